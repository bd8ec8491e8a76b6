"""A rule of the records answers as before while what it looked at is as before: a playbook notes what that was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from typing import Any, TypeVar, cast

from macros.playbook.book import Playbook
from macros.playbook.yamlfile import YamlFile

Found = TypeVar("Found")
#: Upstream's records and a fork's are asked by turns.
_ANSWERS = 2
_EMPTY = {one.name: one.default for one in fields(Playbook) if one.default is not MISSING}
_OTHERS = {one.name for one in fields(Playbook)} - _EMPTY.keys() - {"files"}


class _Files(Mapping[str, YamlFile]):
    """The parsed files, of which it notes which were looked at."""

    def __init__(self, files: Mapping[str, YamlFile]) -> None:
        self._files = files
        self.seen: dict[str, YamlFile | None] = {}

    def __getitem__(self, name: str) -> YamlFile:
        self.seen[name] = self._files.get(name)
        return self._files[name]

    def __iter__(self) -> Iterator[str]:
        self.seen.update(self._files)
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


class _Watched(Playbook):
    """A playbook that fetches what is looked at from another one, and keeps it."""

    def __init__(self, book: Playbook) -> None:
        few = {name: getattr(book, name) for name in _EMPTY}
        self.__dict__.update(few, files=_Files(book.files), _book=book)

    def __getattr__(self, name: str) -> Any:
        if name not in _OTHERS:
            raise AttributeError(name)
        value = self.__dict__[name] = getattr(self.__dict__["_book"], name)
        return value

    def is_like(self, book: Playbook) -> bool:
        """Tell whether all that was looked at is the same in `book`, and in the same order."""
        seen = cast("_Files", self.files).seen
        return all(book.files.get(name) is file for name, file in seen.items()) and all(
            _same(value, getattr(book, name)) for name, value in self.__dict__.items() if name in _LOOKED_AT
        )


_LOOKED_AT = _OTHERS | _EMPTY.keys()


def _same(one: Any, other: Any) -> bool:
    return one is other or (one == other and (not isinstance(one, dict) or list(one) == list(other)))


Memory = dict[Any, Any]
_MEMORY: Memory = {}


def asked(
    rule: Callable[..., Iterable[Found]], book: Playbook, *compared: Any, memory: Memory = _MEMORY
) -> tuple[Found, ...]:
    """Return all that `rule` finds in the records, unless it said so of the same before."""
    answers = memory.get(rule, ())
    for before, beside, found in answers:
        if beside == compared and before.is_like(book):
            return cast("tuple[Found, ...]", found)
    watched = _Watched(book)
    said = tuple(rule(watched, *compared))
    memory[rule] = ((watched, compared, said), *answers[: _ANSWERS - 1])
    return said
