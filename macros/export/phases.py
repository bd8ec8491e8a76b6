"""A checklist's items by phase, and how its columns are called in every format."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from macros.playbook.checklist import Checklist, ChecklistItem

#: What can become of an item; the words stand in labels.yml as `export.status-<id>`. The first one is the beginning.
STATUSES = ("open", "doing", "done", "not-applicable")


def by_phase(checklist: Checklist) -> list[tuple[str, list[tuple[int, ChecklistItem]]]]:
    """Return the items with their numbers, in order, in runs of one phase."""
    runs: Iterable[tuple[str, Iterable[tuple[int, ChecklistItem]]]]
    runs = groupby(enumerate(checklist.items, start=1), key=lambda numbered: numbered[1].phase)
    return [(phase, list(items)) for phase, items in runs]
