"""A checklist: concrete things to do, each with its reason, its moment and who does it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .labelled import FAMILIES, Group, Role
from .text import LAST, Bilingual, Day, ItemId, Record, Slug, SourceId

#: When an item is due. The words for each phase stand in labels.yml as `phase.<id>`.
Phase = Literal["now", "day-1", "before-deadline", "after-answer", "close", "set-up", "routine"]


class ChecklistItem(Record):
    """One thing to tick."""

    id: ItemId
    """`<checklist id>/<item id>`. Never changes: the progress that readers saved hangs on it."""
    head: Bilingual | None = None
    """The act in a few words, verb first and without a full stop: what is read while ticking. A fork's item may go
    without; then its text is the headline."""
    text: Bilingual
    """How it is done, in one line and concrete enough to tick. Plain text."""
    why: Bilingual
    """Why it matters, in one sentence. Plain text."""
    phase: Phase
    """When it is due."""
    group: Group | None = None
    """What it belongs to, in a list that is divided by something else than its moments."""
    role: Role
    """Who usually does it."""
    sources: tuple[SourceId, ...] = ()
    """What the item rests on; empty only where it is plain good practice."""

    @property
    def headline(self) -> Bilingual:
        """What is ticked."""
        return self.head or self.text

    @property
    def detail(self) -> Bilingual | None:
        """What stands below the headline; None where the text is the headline."""
        return self.text if self.head else None


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


def kinds_of(item: ChecklistItem) -> list[tuple[str, str]]:
    """Return the keys of an item whose values have their words in labels.yml, with their values."""
    return [(key, id) for key in FAMILIES if (id := getattr(item, key)) is not None]


@dataclass(frozen=True)
class Section:
    """The items of a list that stand under one heading."""

    label: str
    """The key of the heading's words in labels.yml."""
    items: tuple[tuple[int, ChecklistItem], ...]
    """The items with their numbers, which go on from section to section."""


def sections(checklist: Checklist) -> list[Section]:
    """Return a list's items by group, or by moment where an item has no group; no heading stands twice.

    A heading stands where its first item does: an item that a fork puts among others goes to its own heading.
    """
    found: dict[str, list[ChecklistItem]] = {}
    for item in checklist.items:
        found.setdefault(f"item-group.{item.group}" if item.group else f"phase.{item.phase}", []).append(item)
    number = 0
    made: list[Section] = []
    for label, items in found.items():
        made.append(Section(label, tuple(enumerate(items, start=number + 1))))
        number += len(items)
    return made
