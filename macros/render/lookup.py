"""Finding records by the names that pages give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Protocol, TypeVar

from .site import UnknownNameError

Thing = TypeVar("Thing")


class _InAGroup(Protocol):
    @property
    def group(self) -> str: ...


Member = TypeVar("Member", bound=_InAGroup)


def find(records: Mapping[str, Thing], id: str, kind: str, home: str) -> Thing:
    """Return the record `id`, or raise UnknownNameError with the nearest name."""
    if id in records:
        return records[id]
    near = get_close_matches(str(id), records, n=1)
    hint = f"did you mean {near[0]!r}? Otherwise " if near else ""
    raise UnknownNameError(f"names the {kind} {id!r}, which does not exist", f"{hint}correct it or add it to {home}")


def find_all(records: Mapping[str, Thing], ids: tuple[str, ...], kind: str, home: str) -> list[Thing]:
    """Return the records named, or all of them where none is named."""
    return [find(records, id, kind, home) for id in ids] if ids else list(records.values())


def grouped(records: Iterable[Member]) -> list[tuple[str, list[Member]]]:
    """Return records by their group, in the order in which the groups first appear."""
    groups: dict[str, list[Member]] = {}
    for record in records:
        groups.setdefault(record.group, []).append(record)
    return list(groups.items())
