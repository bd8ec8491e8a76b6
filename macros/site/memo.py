"""What was made before from the same content, so that `serve` makes anew only what a saved file changes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any, TypeVar, cast

Made = TypeVar("Made")


class Memo:
    """Results by everything that they were made from. What a whole build did not ask for is forgotten."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Any, ...], Any] = {}
        self._used: dict[tuple[Any, ...], Any] = {}
        self._versions: dict[str, tuple[int, Any]] = {}

    def get(self, key: tuple[Any, ...], make: Callable[[], Made]) -> Made:
        """Return what was made under `key`, or make it. The key names everything that the result depends on."""
        short = tuple(_short(part) for part in key)
        if short in self._used:
            found = self._used[short]
        else:
            found = self._kept[short] if short in self._kept else make()
            self._used[short] = found
        return cast("Made", found)

    def version(self, name: str, value: object) -> int:
        """Return a number that stands for `value` in a key: it changes whenever the value is another one."""
        number, before = self._versions.get(name, (0, None))
        if not number or before != value:
            number += 1
        self._versions[name] = (number, value)
        return number

    def end(self) -> None:
        """End a build: forget what it had no use for."""
        self._kept, self._used = self._used, {}


class Nothing(Memo):
    """The memo of a build that is the only one of its process: nothing is asked for twice."""

    def get(self, key: tuple[Any, ...], make: Callable[[], Made]) -> Made:
        """Make it."""
        return make()


def _short(part: object) -> object:
    """Return a long text's digest instead of the text."""
    return hashlib.sha256(part.encode("utf-8", "surrogatepass")).digest() if isinstance(part, str) else part
