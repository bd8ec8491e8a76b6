"""A blank letter as rows: the same rows, in the same order, in every format and on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from macros.playbook.fill import Line, printed
from macros.playbook.grammar import pieces
from macros.playbook.letter import Letter
from macros.playbook.text import Language

from .edition import Edition
from .mark import mark

RowKind = Literal["recipient", "subject", "heading", "text", "item", "enclosed", "attachment", "date", "signature"]


@dataclass(frozen=True)
class Piece:
    """A run of words, or the blank for a field, which shows what belongs there."""

    text: str
    field: str | None = None


@dataclass(frozen=True)
class Row:
    """One line of a letter in one language."""

    tag: str
    """What it is called on the page too: `recipient`, `part-3`, `signature-0`."""
    kind: RowKind
    prefix: str
    """Its number (`1.`, `1)`) or its label (`수신`); empty where it has none."""
    condition: str
    """The visible mark of a row that is printed only in some cases; empty where it always is."""
    pieces: tuple[Piece, ...]

    @property
    def unlabelled(self) -> Row:
        """The same row where its layout prints no label: a title, an addressee below who signs."""
        return replace(self, prefix="")

    @property
    def plain(self) -> str:
        """The words as plain text, blanks in brackets."""
        words = "".join(f"〔{piece.text}〕" if piece.field else piece.text for piece in self.pieces)
        return f"{self.condition} {words}" if self.condition else words


def rows_of(letter: Letter, edition: Edition, language: Language) -> list[Row]:
    """Return every row of a blank letter in one language."""
    return list(_rows(letter, edition, language))


def _rows(letter: Letter, edition: Edition, language: Language) -> Iterator[Row]:
    def label(key: str) -> str:
        return edition.labels[f"sheet.{key}"][language]

    for row, number, words in printed(letter.rows, language):
        if row.tag == "attachment-0":
            yield Row("enclosed", "enclosed", "", "", (Piece(label("attachments")),))
        prefix = label(row.kind) if row.kind in ("recipient", "subject") else number
        blank = _pieces(words, edition, language)
        kind: RowKind = "date" if row.kind == "signature" and _is_date(blank, edition) else row.kind
        yield Row(row.tag, kind, prefix, mark(row.when, edition, language), blank)


def _pieces(text: str, edition: Edition, language: Language) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for words, field in pieces(text):
        found += [Piece(edition.fields[field].label[language], field)] if field else []
        found.append(Piece(words))
    return tuple(piece for piece in found if piece.text)


def _is_date(line: tuple[Piece, ...], edition: Edition) -> bool:
    """Tell whether a line is the blank for a day, and nothing else."""
    return len(line) == 1 and line[0].field is not None and edition.fields[line[0].field].type == "date"


def blank_lines(letter: Letter, edition: Edition, language: Language) -> list[Line]:
    """Return the blank letter in the form of a filled one: the blanks and the conditions stand in the words."""
    words = {row.tag: row.plain for row in rows_of(letter, edition, language)}
    return [Line(row.tag, row.kind, number, words[row.tag]) for row, number, _ in printed(letter.rows, language)]
