"""A blank letter as rows: the same rows, in the same order, in every format and on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from macros.playbook.condition import Term, alternatives
from macros.playbook.fill import FilledLetter, Line, numbered
from macros.playbook.grammar import PARTICLES, PLACEHOLDER
from macros.playbook.letter import Letter
from macros.playbook.text import Language

from .edition import Edition

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

    def row(tag: str, kind: RowKind, text: str, prefix: str = "", when: str | None = None) -> Row:
        return Row(tag, kind, prefix, _condition(when, edition, language), _pieces(text, edition, language))

    yield row("recipient", "recipient", letter.recipient[language], label("recipient"))
    yield row("subject", "subject", letter.subject[language], label("subject"))
    for line in numbered(letter, language, range(len(letter.parts))):
        yield row(f"part-{line.index}", line.kind, line.text, line.number, letter.parts[line.index].when)
    if letter.attachments:
        yield Row("enclosed", "enclosed", "", "", (Piece(label("attachments")),))
    for index, entry in enumerate(letter.attachments):
        text = entry.ko if language == "ko" else entry.zh
        yield row(f"attachment-{index}", "attachment", text, f"{index + 1}.", entry.when)
    for index, signs in enumerate(letter.signature):
        text = signs[language]
        alone = PLACEHOLDER.fullmatch(text)
        is_date = alone is not None and edition.fields[alone[1]].type == "date"
        yield row(f"signature-{index}", "date" if is_date else "signature", text)


def _pieces(text: str, edition: Edition, language: Language) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    position = 0
    for match in PLACEHOLDER.finditer(text):
        # The value will decide the particle; the blank shows both forms.
        after = PARTICLES[match[2]][2] if match[2] else ""
        before = text[position : match.start()]
        pieces += [Piece(before), Piece(edition.fields[match[1]].label[language], match[1]), Piece(after)]
        position = match.end()
    pieces.append(Piece(text[position:]))
    return tuple(piece for piece in pieces if piece.text)


def _condition(when: str | None, edition: Edition, language: Language) -> str:
    """Say when a row is printed: where a fact is so, where a value is known, or which answer was given."""
    if when is None:
        return ""
    either = edition.labels["export.either"][language]
    groups = [[_asked(term, edition, language) for term in group] for group in alternatives(when)]
    said = either.join(dict.fromkeys(" · ".join(dict.fromkeys(filter(None, group))) for group in groups))
    return f"[{said}]"


def _asked(term: Term, edition: Edition, language: Language) -> str:
    """Say what a condition asks of one field; nothing where a value must be missing, for then there is none to see."""
    field = edition.fields[term.field]
    answer = next((one.label[language] for one in field.options if one.id == term.option), term.option)
    kind = "answer" if term.option else "fact" if field.type == "fact" else "value"
    return edition.labels[f"export.when-{'not-' if term.negated else ''}{kind}"][language].format(answer=answer)


def blank_letter(letter: Letter, edition: Edition, language: Language) -> FilledLetter:
    """Return the blank letter in the form of a filled one: the blanks and the conditions stand in the words."""
    rows = {row.tag: row for row in rows_of(letter, edition, language)}
    lines = numbered(letter, language, range(len(letter.parts)))
    return FilledLetter(
        recipient=rows["recipient"].plain,
        subject=rows["subject"].plain,
        lines=tuple(Line(line.kind, line.number, rows[f"part-{line.index}"].plain, line.index) for line in lines),
        attachments=tuple(row.plain for row in rows.values() if row.kind == "attachment"),
        signature=tuple(row.plain for row in rows.values() if row.kind in ("date", "signature")),
        missing=(),
        broken=(),
    )
