"""Which characters the PDF's font has: one that it lacks is a message to the editor, never an empty box in print."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from macros.playbook.book import Playbook
from macros.playbook.problem import Problem
from macros.playbook.text import Language

from .fonts import characters

_LAYOUT = frozenset("\n\t")  # no glyphs, but the templates know what to do with them

Path = tuple[str | int, ...]


def missing(text: str, language: Language) -> list[str]:
    """Return the characters of `text` that the font of `language` lacks, in order, each once."""
    known = characters(language)
    return list(dict.fromkeys(sign for sign in text if ord(sign) not in known and sign not in _LAYOUT))


def problems(playbook: Playbook, name: str, data: Any, path: Path = ()) -> Iterator[Problem]:
    """Yield a problem for every character in the texts of `data`, at `path` of file `name`, that the PDF lacks."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from problems(playbook, name, value, (*path, key))
    elif isinstance(data, list | tuple):
        for index, value in enumerate(data):
            yield from problems(playbook, name, value, (*path, index))
    elif isinstance(data, str):
        # What is in neither language is an id or a date, and ASCII.
        for sign in missing(data, "ko" if path and path[-1] == "ko" else "zh"):
            yield _problem(playbook, name, path, sign)


def _problem(playbook: Playbook, name: str, path: Path, sign: str) -> Problem:
    called = unicodedata.name(sign, "a control character")
    what = f"has the character {sign!r} (U+{ord(sign):04X}, {called}), which the PDF's font lacks"
    mend = "write it in words, or with another sign"
    file = playbook.files.get(name)
    if file is None:
        return Problem(name, 0, ".".join(map(str, path)), what, mend, "missing-glyph")
    return file.problem(path, what, mend, "missing-glyph")
