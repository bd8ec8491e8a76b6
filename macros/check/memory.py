"""What was read off a page or record file is remembered with it: while `serve` runs, most have not changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeVar, cast

Found = TypeVar("Found")


class Remembering(Protocol):
    """A file that was read; unchanged, it is the same object at the next reading."""

    @property
    def read(self) -> dict[Any, Any]:
        """What was made of it, by what made it."""


def remembered(rule: Callable[..., Iterable[Found]], file: Remembering, *compared: Any) -> tuple[Found, ...]:
    """Return all that `rule` finds in a file compared with something else, unless it said so of both before."""
    before = file.read.get(rule)
    if before is None or before[0] != compared:
        before = file.read[rule] = compared, tuple(rule(file, *compared))
    return cast("tuple[Found, ...]", before[1])
