"""Checklists and letters as PDF, a list as a picture too: typst sets them, from data, in each language's glyphs."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from macros.playbook.checklist import Checklist, ChecklistItem, sections
from macros.playbook.labelled import Role, ids_of
from macros.playbook.letter import Letter
from macros.playbook.text import LANGUAGES, Label

from .edition import Edition
from .fonts import compiler
from .items import assigned, held
from .note import Filled, note
from .sheet import Row, rows_of

_HERE = Path(__file__).parent
#: Tagged, with title and language: readable aloud, and in many years.
_PDF = {"pdf_standards": ["ua-1", "a-2a"]}
#: How many dots an inch of a picture has: 1080 are as wide as a phone's screen.
_PIXELS = 144


@cache
def _compiler() -> Any:
    return compiler(root=str(_HERE))


def _compiled(template: str, data: dict[str, Any], edition: Edition, *, picture: bool = False) -> bytes:
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
        "accent": None,
    }
    how: dict[str, Any] = {"format": "png", "ppi": _PIXELS} if picture else {"format": "pdf", **_PDF}
    inputs = {"data": json.dumps({**common, **data}, ensure_ascii=False)}
    return bytes(_compiler().compile(input=str(_HERE / template), sys_inputs=inputs, timestamp=moment, **how))


def _brand(edition: Edition) -> dict[str, Any] | None:
    if edition.brand is None:
        return None
    logo = edition.brand.logo
    # Inputs of typst are text: a picture comes as a list of its bytes.
    picture = {"kind": logo.kind, "bytes": list(logo.data)} if logo else None
    return {"name": edition.text(edition.brand.name, " · "), "logo": picture}


def _both(words: Label) -> dict[str, str]:
    return {language: words[language] for language in LANGUAGES}


def _assigned(item: ChecklistItem, edition: Edition) -> dict[str, str]:
    """Return who does an item, with the holder and the deputy on a line of their own: the column is narrow."""
    holder = edition.people.get(item.role)
    words = _both(assigned(item, edition))
    return {language: text.replace(f" · {holder}", f"\n{holder}") for language, text in words.items()}


def checklist(record: Checklist, edition: Edition) -> bytes:
    """Return a checklist to print: in one language on one page, in two on as many as it takes."""
    return _checklist(record, edition, pages="many" if edition.bilingual else "one")


def poster(record: Checklist, edition: Edition) -> bytes:
    """Return a checklist on one A3 page, for the wall."""
    return _checklist(record, edition, pages="one", paper="a3")


def role_cards(record: Checklist, edition: Edition) -> bytes:
    """Return a page for each role, with what that role does of a checklist."""
    present = [role for role in ids_of("role", edition.labels) if any(item.role == role for item in record.items)]
    cards = [{"name": _both(held(role, edition)), "phases": _phases(record, edition, role)} for role in present]
    return _checklist(record, edition, pages="roles", cards=cards)


def picture(record: Checklist, edition: Edition) -> bytes:
    """Return a checklist as one long PNG, to be sent in a chat."""
    data = {
        "names": _both(record.title),
        "purpose": _both(record.purpose),
        "phases": _phases(record, edition),
        "foot": edition.stamp_line(),
        "accent": edition.accent,
    }
    return _compiled("picture.typ", data, edition, picture=True)


def _checklist(record: Checklist, edition: Edition, *, pages: str, paper: str = "a4", **more: Any) -> bytes:
    data = {
        "title": edition.text(record.title, " · "),
        "names": _both(record.title),
        "purpose": _both(record.purpose),
        "when": _both(record.when),
        "paper": paper,
        "pages": pages,
        "phases": _phases(record, edition),
        "write-in": _both(edition.labels["export.owner-and-day"]),
        "blanks": [edition.word(f"export.{name}") for name in ("case", "owner", "started")],
        "signs": [edition.word(f"print.{name}") for name in ("name", "signature", "date")],
        "foot": edition.stamp_line(),
        "brand": _brand(edition),
        "accent": edition.accent,
        **more,
    }
    return _compiled("checklist.typ", data, edition)


def _phases(record: Checklist, edition: Edition, role: Role | None = None) -> list[dict[str, Any]]:
    """Return what is under each heading: all of it, or what one role does; a number stays what it is in the list."""
    page = edition.stamp.addresses[edition.language]
    phases = [
        {
            "name": _both(edition.labels[section.label]),
            "items": [
                {
                    "number": number,
                    # Where the item stands on the web: the only place where its id is seen.
                    "page": f"{page}#{item.id.replace('/', '--')}" if page.startswith("http") else None,
                    "head": _both(item.headline),
                    "text": _both(item.detail) if item.detail else None,
                    "why": _both(item.why),
                    # A role's own card tells its name once, at the head.
                    "role": _assigned(item, edition) if role is None else None,
                }
                for number, item in section.items
                if role in (None, item.role)
            ],
        }
        for section in sections(record)
    ]
    return [phase for phase in phases if phase["items"]]


def letter(record: Letter, edition: Edition) -> bytes:
    """Return a blank letter to print and sign."""
    languages = edition.sent_first(record.language)
    roles = ["sent" if language == record.language else "understood" for language in languages]
    # On certified mail nothing stands outside the letter: what is said to who fills it in has a page of its own.
    filled: Filled = "apart" if record.layout == "certified-mail" else "paper"
    notes = [(one, note(record, edition, one, filled), edition.stamp_line(one)) for one in languages]
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


def _row(row: Row) -> dict[str, Any]:
    pieces = [{"text": piece.text, "field": piece.field is not None} for piece in row.pieces]
    return {"kind": row.kind, "prefix": row.prefix, "condition": row.condition, "pieces": pieces}
