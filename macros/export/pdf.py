"""Checklists and letters as PDF: typst sets them, from data, in the regional glyphs of each language."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from macros.playbook.checklist import Checklist, sections
from macros.playbook.letter import Letter
from macros.playbook.text import LANGUAGES, Label

from .edition import Edition
from .fonts import compiler
from .items import assigned
from .sheet import Row, rows_of

#: The list that hangs beside the desk: all of it on one page.
CARD = "first-24-hours"
_HERE = Path(__file__).parent


@cache
def _compiler() -> Any:
    return compiler(root=str(_HERE))


def _compiled(template: str, data: dict[str, Any], edition: Edition) -> bytes:
    moment = edition.stamp.moment
    common = {
        "author": edition.word("site.name"),
        "language": edition.language,
        "languages": list(edition.languages),
        "keywords": [edition.stamp.version, edition.stamp.date, edition.stamp.hash],
        "description": edition.stamp_line(),
        "day": [moment.year, moment.month, moment.day],
        "book": _both(edition.labels["site.name"]),
        "page": edition.page_words,
        "brand": None,
    }
    return bytes(
        _compiler().compile(
            input=str(_HERE / template),
            format="pdf",
            sys_inputs={"data": json.dumps({**common, **data}, ensure_ascii=False)},
            timestamp=moment,
            pdf_standards="ua-1",  # tagged, with title and language: readable aloud
        )
    )


def _brand(edition: Edition) -> dict[str, Any] | None:
    if edition.brand is None:
        return None
    logo = edition.brand.logo
    # Inputs of typst are text: a picture comes as a list of its bytes.
    picture = {"kind": logo.kind, "bytes": list(logo.data)} if logo else None
    return {"name": edition.text(edition.brand.name, " · "), "logo": picture}


def _both(words: Label) -> dict[str, str]:
    return {language: words[language] for language in LANGUAGES}


def checklist(record: Checklist, edition: Edition) -> bytes:
    """Return a checklist to print."""
    phases = [
        {
            "name": _both(edition.labels[section.label]),
            "items": [
                {
                    "number": number,
                    "id": item.id,
                    "head": _both(item.headline),
                    "text": _both(item.detail) if item.detail else None,
                    "why": _both(item.why),
                    "role": _both(assigned(item, edition)),
                }
                for number, item in section.items
            ],
        }
        for section in sections(record)
    ]
    data = {
        "title": edition.text(record.title, " · "),
        "names": _both(record.title),
        "purpose": _both(record.purpose),
        "when": _both(record.when),
        "card": record.id == CARD or not edition.bilingual,
        "phases": phases,
        "blanks": [edition.word(f"export.{name}") for name in ("case", "owner", "started")],
        "signs": [edition.word(f"print.{name}") for name in ("name", "signature", "date")],
        "foot": edition.stamp_line(),
        "brand": _brand(edition),
    }
    return _compiled("checklist.typ", data, edition)


def letter(record: Letter, edition: Edition) -> bytes:
    """Return a blank letter to print and sign."""
    languages = edition.sent_first(record.language)
    roles = ["sent" if language == record.language else "understood" for language in languages]
    own_page = record.layout == "certified-mail" and not edition.bilingual
    notes = [
        (language, edition.labels[_note(role, own_page)][language], edition.stamp_line(language))
        for language, role in zip(languages, roles, strict=True)
    ]
    data = {
        "title": edition.text(record.title, " · "),
        "names": _both(record.title),
        "layout": record.layout,
        "languages": languages,
        "heads": [edition.labels[f"sheet.{role}"][one] for one, role in zip(languages, roles, strict=True)],
        "sheets": [[_row(row) for row in rows_of(record, edition, language)] for language in languages],
        "notes": notes,
        # What is sent carries no advertisement: no more than the number of a form.
        "foot": f"{record.id} {edition.stamp.version} · {edition.stamp.date} · {edition.stamp.hash}",
    }
    return _compiled("letter.typ", data, edition)


def _note(role: str, own_page: bool) -> str:
    """Return the label of what is said to who fills in the paper: it is cut off, or is a page of its own."""
    return "export.paper-apart" if role == "sent" and own_page else f"export.paper-{role}"


def _row(row: Row) -> dict[str, Any]:
    pieces = [{"text": piece.text, "field": piece.field is not None} for piece in row.pieces]
    return {"kind": row.kind, "prefix": row.prefix, "condition": row.condition, "pieces": pieces}
