"""A table as every format sees it: columns with their heads, and rows of cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from macros.playbook.text import Label, Language

Kind = Literal["text", "number", "date", "moment", "status", "role", "link", "id"]


@dataclass(frozen=True)
class Column:
    """A column of a table."""

    key: str
    head: str
    """Its words, which no other column of the table has."""
    width: float
    """In digits."""
    kind: Kind = "text"
    language: Language | None = None
    """Whose font it takes; None for the file's own."""
    soft: bool = False
    """Whether it is set smaller and paler."""
    printed: bool = True
    """Whether it is printed. Those that are not stand behind those that are."""


@dataclass(frozen=True)
class Said:
    """A headline, and on the next line how it is done."""

    headline: str
    detail: str = ""

    @property
    def text(self) -> str:
        """Both, as a cell without looks has them."""
        return f"{self.headline}\n{self.detail}" if self.detail else self.headline


@dataclass(frozen=True)
class Link:
    """A page, behind a word."""

    address: str
    text: str


Cell = str | int | Said | Link | None


@dataclass(frozen=True)
class Table:
    """What stands on a sheet: the columns, the rows that are given, and what is said above them."""

    name: str
    """Its name in formulas, ASCII."""
    sheet: str
    """What the sheet is called."""
    title: Label
    purpose: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    there: tuple[str, ...]
    """The keys of the columns of which one must have words for a row to count."""
    stamp: str = ""
    back: str = ""
    """The sheet to which a link leads back; none where it is empty."""
    wide: bool = False
    """Whether it is printed on A3."""

    def heads(self, key: str) -> list[str]:
        """Return the heads of the columns of a key, one a language where it stands in each."""
        return [column.head for column in self.columns if column.key == key]

    def has(self, key: str) -> bool:
        """Tell whether there is such a column."""
        return bool(self.heads(key))
