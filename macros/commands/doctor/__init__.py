"""What a fork has still to do, and what upstream has changed under it.

Each finding is one line in both languages. It reads what is on disk and in git; it fetches nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from macros.check import today

from . import further, overlay, review, sample, upstream
from .findings import Finding
from .patient import Patient

CHECKS: tuple[Callable[[Patient], Iterator[Finding]], ...] = (
    overlay.broken,
    overlay.advice,
    overlay.unset,
    sample.unchanged,
    overlay.to_do,
    overlay.own_team_page,
    upstream.overrides,
    review.claims,
    review.pages,
    further.untranslated,
    further.pages,
    upstream.edited,
    upstream.behind,
)


def examine(root: Path, day: date | None = None) -> list[Finding]:
    """Return every finding below the project's `root`, sorted; `day` is taken for today."""
    patient = Patient(root, day or today())
    return sorted({found for check in CHECKS for found in check(patient)})
