"""The table of the macros. To find one: its file is the one that has `def` and its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from . import checklists, claims, desk, downloads, letters, notice_page, pictures, reference, scenarios, team, triage  # noqa: F401
from .macro import REGISTERED
from .page import Fragment

MACROS: Mapping[str, Callable[..., Fragment | str]] = dict(sorted(REGISTERED.items()))
"""Every macro by its name: a function of the page and of what the call says."""
