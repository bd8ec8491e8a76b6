"""Filling a letter: which parts apply, how values are written in each language, and what is still missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from .answers import AnswerRule, applicability, applicable, broken_rules, rules
from .condition import holds, terms
from .grammar import particle, placeholders, substitute
from .letter import Letter, LetterField
from .text import Label, Language

Values = Mapping[str, str]
"""What the merchant typed, by field: text as typed; dates `2026-11-22`, datetimes `2026-11-22T02:13`; facts `yes`;
choices the option's id; an empty text is the same as no entry."""


@dataclass(frozen=True)
class Line:
    """One printed line: its number (`1.`, `1)` or empty), its words, and the index of the part that it comes from."""

    kind: Literal["heading", "text", "item"]
    number: str
    text: str
    index: int


def numbered(letter: Letter, language: Language, chosen: Sequence[int]) -> Iterator[Line]:
    """Yield the chosen parts of a letter with their numbers: headings `1.`, items `1)` anew below each heading."""
    heading = item = 0
    for index in chosen:
        part = letter.parts[index]
        text = part.ko if language == "ko" else part.zh
        if part.kind == "heading":
            heading, item = heading + 1, 0
            yield Line("heading", f"{heading}.", text, index)
        elif part.kind == "item":
            item += 1
            yield Line("item", f"{item})", text, index)
        else:
            yield Line("text", "", text, index)


def chosen_parts(letter: Letter, values: Values) -> list[int]:
    """Return the indices of the parts whose condition holds; a heading with nothing below it is left out."""
    printed = [holds(part.when, values) for part in letter.parts]
    chosen: list[int] = []
    for index, part in enumerate(letter.parts):
        if not printed[index]:
            continue
        if part.kind == "heading":
            below = []
            for later in range(index + 1, len(letter.parts)):
                if letter.parts[later].kind == "heading":
                    break
                below.append(printed[later])
            if not any(below):
                continue
        chosen.append(index)
    return chosen


def format_value(field: LetterField, value: str, language: Language) -> str:
    """Write a value as each language writes it: dates with 년월일, choices by their label, won with separators."""
    value = value.strip()
    if not value:
        return ""
    if field.type == "choice":
        return next((option.label[language] for option in field.options if option.id == value), "")
    if field.type in ("date", "datetime"):
        return _format_date(value, language)
    if field.type == "money" and re.fullmatch(r"\d+", value):
        return f"{int(value):,}{'원' if language == 'ko' else '韩元'}"
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


@dataclass(frozen=True)
class FilledLetter:
    """A letter with its values in place, in one language."""

    recipient: str
    subject: str
    lines: tuple[Line, ...]
    attachments: tuple[str, ...]
    signature: tuple[str, ...]
    missing: tuple[str, ...]
    """Required fields without a value, in the order of the form: while there are any, nothing may be sent."""
    broken: tuple[AnswerRule, ...]
    """Rules between answers that the values break: while there are any, nothing may be sent either."""


def missing_fields(letter: Letter, fields: Mapping[str, LetterField], values: Values) -> tuple[str, ...]:
    """Return the required fields that the letter, as it stands, prints or decides by and that are still empty.

    Facts are never missing: not confirmed means that their parts are left out. Nor is what is not asked.
    """
    values = applicable(letter, fields, values)
    asked = applicability(letter, fields)
    needed = {name for text in _texts(letter, values) for name in placeholders(text)}
    conditions = [*(part.when for part in letter.parts), *(item.when for item in letter.attachments)]
    conditions += [*asked.values(), *(one for rule in rules(letter, fields) for one in rule.conditions)]
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


def _texts(letter: Letter, values: Values) -> Iterator[str]:
    yield letter.recipient.ko
    yield letter.subject.ko
    for index in chosen_parts(letter, values):
        yield letter.parts[index].ko
    for attachment in letter.attachments:
        if holds(attachment.when, values):
            yield attachment.ko
    for line in letter.signature:
        yield line.ko


def fill(letter: Letter, fields: Mapping[str, LetterField], values: Values, language: Language) -> FilledLetter:
    """Return the letter with `values` in place. Values are put in verbatim, in one pass."""
    values = applicable(letter, fields, values)

    def value_of(name: str, form: str | None) -> str:
        value = format_value(fields[name], values.get(name, ""), language)
        return value + particle(value, form) if form and value else value

    def put(text: str) -> str:
        return substitute(text, value_of)

    lines = tuple(
        Line(line.kind, line.number, put(line.text), line.index)
        for line in numbered(letter, language, chosen_parts(letter, values))
    )
    attachments = tuple(
        put(item.ko if language == "ko" else item.zh) for item in letter.attachments if holds(item.when, values)
    )
    return FilledLetter(
        recipient=put(letter.recipient[language]),
        subject=put(letter.subject[language]),
        lines=lines,
        attachments=attachments,
        signature=tuple(put(line[language]) for line in letter.signature),
        missing=missing_fields(letter, fields, values),
        broken=broken_rules(letter, fields, values),
    )


def as_text(filled: FilledLetter, language: Language, labels: Mapping[str, Label]) -> str:
    """Return a filled letter as plain text, as it is pasted into a mail; the browser writes the same.

    An empty line precedes each heading, the enclosures, the signature, and each paragraph that does not follow
    directly on a heading.
    """

    def label(key: str) -> str:
        return labels[f"sheet.{key}"][language]

    colon = ": " if language == "ko" else "："
    text = [label("recipient") + colon + filled.recipient, label("subject") + colon + filled.subject]
    before = ""
    for line in filled.lines:
        if line.kind == "heading" or (line.kind == "text" and before != "heading"):
            text.append("")
        text.append(f"{line.number} {line.text}" if line.number else line.text)
        before = line.kind
    if filled.attachments:
        text += ["", label("attachments")]
        text += [f"{number}. {name}" for number, name in enumerate(filled.attachments, start=1)]
    return "\n".join([*text, "", *filled.signature]) + "\n"
