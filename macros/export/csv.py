"""Checklists as CSV: UTF-8 with BOM and CRLF, as Excel and WPS expect it, and no cell that a program would compute."""

from __future__ import annotations

import csv
import io

from macros.playbook.checklist import Checklist, ChecklistItem, sections
from macros.playbook.text import Language

from .edition import Edition
from .items import moment

#: A cell that begins with one of these is taken for a formula (the full-width forms: in East Asian Excel).
FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")


def guarded(text: str) -> str:
    """Return the text with an apostrophe before it where a spreadsheet would compute it."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def checklist(record: Checklist, edition: Edition) -> bytes:
    """Return a checklist as a table: one row an item, then what the team writes down, then the stamp."""
    stamp = edition.stamp_pairs()
    to_fill = ("owner", "due", "status", "done-on", "evidence", "notes")
    head = [edition.word(f"export.{key}") for key in ("id", "number", "phase")]
    for column in ("item", "why"):
        head += [edition.labels[f"export.{column}"][language] for language in edition.languages]
    head += [edition.word(f"export.{key}") for key in ("role", *to_fill)] + [name for name, _ in stamp]
    rows = [head]
    for number, item in (numbered for section in sections(record) for numbered in section.items):
        texts = [_said(item, language) for language in edition.languages]
        texts += [item.why[language] for language in edition.languages]
        filled = {"status": edition.word("export.status-open")}
        rows.append(
            [item.id, str(number), edition.text(moment(item, edition), " "), *texts, edition.word(f"role.{item.role}")]
            + [filled.get(key, "") for key in to_fill]
            + [value for _, value in stamp]
        )
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows([guarded(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def _said(item: ChecklistItem, language: Language) -> str:
    """Return an item's headline, with the detail on a line of its own."""
    return "\n".join(words[language] for words in (item.headline, item.detail) if words)
