"""What is wrong with the content, said so that an editor can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in one place."""

    file: str
    """The path below the project's root, with forward slashes."""
    line: int
    """The line, from 1; 0 where the mistake is the file's as a whole."""
    key: str
    """The key path in a record (`items.3.text.ko`), or what is named in a page; empty for a whole file."""
    what: str
    """What is wrong, in one sentence."""
    mend: str
    """How to mend it, in one sentence."""
    rule: str = ""
    """The rule that found it; `docs/data/rules.yml` explains each in both languages."""

    def __str__(self) -> str:
        """One line that an editor can click: `file:line: key: what: mend [rule]`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        key = f" {self.key}:" if self.key else ""
        rule = f" [{self.rule}]" if self.rule else ""
        line = f"{place}:{key} {self.what}: {self.mend}{rule}"
        return line.replace("\r", r"\r").replace("\n", r"\n")  # a key of a record may hold a line's end


class ContentError(Exception):
    """The content has mistakes; `problems` lists all of them, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))
