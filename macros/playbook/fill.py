"""Filling a letter: which parts apply, how values are written in each language, and what is still missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from .answers import applicability, applicable, rules
from .condition import holds, terms
from .grammar import particle, placeholders, substitute, syllable
from .letter import Letter, LetterField, LetterRow, RowKind
from .text import Label, Language

Values = Mapping[str, str]
"""What the merchant typed, by field: text as typed; dates `2026-11-22`, datetimes `2026-11-22T02:13`; facts `yes`;
choices the option's id; an empty text is the same as no entry."""
#: A limit that names a day alone is kept as its last minute, which no notice wrote: the letter says the day.
LAST_MINUTE = "T23:59"


@dataclass(frozen=True)
class Line:
    """One printed line of a filled letter."""

    tag: str
    """The row that it comes from: `part-3`."""
    kind: RowKind
    number: str
    """`1.`, `가.`, `1)` or empty."""
    text: str


def chosen_rows(letter: Letter, values: Values) -> list[LetterRow]:
    """Return the rows whose condition holds; a heading with nothing below it is left out."""
    rows = [row for row in letter.rows if holds(row.when, values)]
    return [
        row
        for row, below in zip_longest(rows, rows[1:])
        if row.kind != "heading" or (below is not None and below.kind in ("item", "text"))
    ]


def printed(rows: Sequence[LetterRow], language: Language) -> Iterator[tuple[LetterRow, str, str]]:
    """Yield rows with their numbers and words, as each language writes them.

    Headings and enclosures `1.`, items anew below each heading: `가.` in Korean, `1)` in Chinese. A Korean enclosure
    says how many copies there are, and the last one that it is the last.
    """
    heading = item = enclosure = 0
    enclosures = sum(row.kind == "attachment" for row in rows)
    for row in rows:
        number, words = "", row[language]
        if row.kind == "heading":
            heading, item = heading + 1, 0
            number = f"{heading}."
        elif row.kind == "item":
            item += 1
            number = f"{syllable(item)}." if language == "ko" else f"{item})"
        elif row.kind == "attachment":
            enclosure += 1
            number = f"{enclosure}."
            if language == "ko":
                words += " 1부.  끝." if enclosure == enclosures else " 1부."
        yield row, number, words


def format_value(field: LetterField, value: str, language: Language) -> str:
    """Write a value as each language writes it: dates with 년월일, choices by their label, numbers with separators."""
    value = value.strip()
    if not value:
        return ""
    if field.type == "choice":
        return next((option.label[language] for option in field.options if option.id == value), "")
    if field.type in ("date", "datetime"):
        return _format_date(value.removesuffix(LAST_MINUTE), language)
    if field.type in ("money", "number") and re.fullmatch(r"\d+", value):
        unit = {"ko": "원", "zh": "韩元"}[language] if field.type == "money" else ""
        return f"{int(value):,}{unit}"
    return value


def _format_date(value: str, language: Language) -> str:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    units = ["년", "월", "일"] if language == "ko" else list("年月日")
    space = " " if language == "ko" else ""
    day = f"{moment.year}{units[0]}{space}{moment.month}{units[1]}{space}{moment.day}{units[2]}"
    return f"{day} {moment:%H:%M}" if "T" in value else day


def missing_fields(letter: Letter, fields: Mapping[str, LetterField], values: Values) -> tuple[str, ...]:
    """Return the required fields that the letter, as it stands, prints or decides by and that are still empty.

    Facts are never missing: not confirmed means that their parts are left out. Nor is what is not asked.
    """
    values = applicable(letter, fields, values)
    asked = applicability(letter, fields)
    needed = {name for row in chosen_rows(letter, values) for name in placeholders(row.ko)}
    conditions = [*(row.when for row in letter.rows), *asked.values()]
    conditions += [one for rule in rules(letter, fields) for one in rule.conditions]
    needed |= {term.field for when in conditions for term in terms(when)}
    return tuple(
        name
        for name in letter.fields
        if name in needed
        and name not in letter.optional
        and fields[name].type != "fact"
        and fields[name].required
        and not values.get(name, "").strip()
        and holds(asked.get(name), values)
    )


def fill(letter: Letter, fields: Mapping[str, LetterField], values: Values, language: Language) -> list[Line]:
    """Return the lines of the letter with `values` in place. Values are put in verbatim, in one pass."""
    values = applicable(letter, fields, values)

    def value_of(name: str, form: str | None) -> str:
        value = format_value(fields[name], values.get(name, ""), language)
        return value + particle(value, form) if form and value else value

    return [
        Line(row.tag, row.kind, number, substitute(words, value_of))
        for row, number, words in printed(chosen_rows(letter, values), language)
    ]


def as_text(lines: Iterable[Line], language: Language, labels: Mapping[str, Label]) -> str:
    """Return a filled letter as plain text, as it is pasted into a mail; the browser writes the same.

    An empty line precedes each heading, the enclosures, the signature, and each paragraph that does not follow
    directly on a heading.
    """

    def label(key: str) -> str:
        return labels[f"sheet.{key}"][language]

    colon = ": " if language == "ko" else "："
    text: list[str] = []
    before = ""
    for line in lines:
        begins = line.kind in ("attachment", "signature") and before != line.kind
        if begins or line.kind == "heading" or (line.kind == "text" and before != "heading"):
            text.append("")
        if begins and line.kind == "attachment":
            text.append(label("attachments"))
        head = label(line.kind) + colon if line.kind in ("recipient", "subject") else ""
        text.append(head + (f"{line.number} {line.text}" if line.number else line.text))
        before = line.kind
    return "\n".join(text) + "\n"
