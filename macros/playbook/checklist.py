"""A checklist: concrete things to do, each with its reason, its moment and who does it."""

from __future__ import annotations

from typing import Literal

from .text import LAST, Bilingual, Day, ItemId, Record, Slug, SourceId

#: When an item is due. The words for each phase stand in labels.yml as `phase.<id>`.
Phase = Literal["now", "day-1", "before-deadline", "after-answer", "close", "set-up", "routine"]
#: Who usually does an item. The words stand in labels.yml as `role.<id>`; a fork puts names to them.
Role = Literal["owner", "operations", "evidence", "customer-service", "legal", "korea-partner"]


class ChecklistItem(Record):
    """One thing to tick."""

    id: ItemId
    """`<checklist id>/<item id>`. Never changes: the progress that readers saved hangs on it."""
    text: Bilingual
    """What to do, as a verb and concrete enough to tick. Plain text."""
    why: Bilingual
    """Why it matters, in one sentence. Plain text."""
    phase: Phase
    """When it is due."""
    role: Role
    """Who usually does it."""
    sources: tuple[SourceId, ...] = ()
    """What the item rests on; empty only where it is plain good practice."""


class RetiredItem(Record):
    """An item that was removed. It stays listed, so that saved progress and links survive."""

    id: ItemId
    """The id that it had."""
    replaced_by: ItemId | None
    """The item that took its place, or null where nothing did."""
    retired_on: Day
    """The day on which it was removed."""
    reason: Bilingual
    """Why, for those who had ticked it."""


class Checklist(Record):
    """A checklist: one file in `docs/data/checklists/`, named after its id."""

    id: Slug
    """The file's name without `.yml`; part of addresses, never changes."""
    order: int = LAST
    """Where it stands among the lists: the smaller, the earlier; equal ones by id."""
    title: Bilingual
    """What the list is called."""
    purpose: Bilingual
    """What is achieved when every item is ticked, in one or two sentences."""
    when: Bilingual
    """When to use it."""
    items: tuple[ChecklistItem, ...]
    """6 to 15 items (18 at most in a fork's list), in the order in which they are done."""
    retired: tuple[RetiredItem, ...] = ()
    """Items that were removed."""
