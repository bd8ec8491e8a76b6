"""Where what a fork keeps for itself is needed: `docs/data/needed.yml`. The public pages show nothing of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from .checklist import Checklist
from .text import ItemId, Record

#: The keys of a fork's form (organisation.yml) that items of lists show.
Own = Literal["evidence_storage", "tickets", "escalation"]


class Needed(Record):
    """Something of a fork's own, and the items in which it is needed."""

    id: Own
    """The key in organisation.yml."""
    items: tuple[ItemId, ...]
    """The items that say: save the evidence, open a ticket, wake somebody."""


def needs_by_item(needed: Iterable[Needed], checklists: Iterable[Checklist]) -> dict[str, list[Own]]:
    """Return what each item needs of a fork's own; what took the place of a retired item needs it too."""
    heirs = {entry.id: entry.replaced_by for one in checklists for entry in one.retired}
    found: dict[str, list[Own]] = {}
    for one in needed:
        for item in one.items:
            heir: str | None = item
            for _ in heirs:
                if heir not in heirs:
                    break
                heir = heirs[heir]
            if heir:
                found.setdefault(heir, []).append(one.id)
    return found
