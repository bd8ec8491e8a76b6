"""Workbooks that a team works in: one list, or the whole playbook with an overview that counts it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import xlsxwriter

from macros.playbook.book import Playbook
from macros.playbook.checklist import Checklist
from macros.playbook.text import Label

from . import tables
from .archive import repack
from .edition import OFFICE_FONTS, Edition
from .table import Table
from .xlsx_look import INK, accent_of, lines_of
from .xlsx_overview import Overview
from .xlsx_sheet import HEAD_ROWS, Sheet
from .xlsx_tally import Tally

_TEXT_WIDTH = 96
#: The columns that the instructions explain; the words stand in labels.yml as `export.help-<column>`.
_EXPLAINED = ("own", "status", "owner", "due", "evidence", "notes")
#: What a program that reads a workbook back looks for first, on a hidden sheet.
FORMAT, FORMAT_VERSION, META = "coupang-playbook-workbook", "1", "_meta"
#: Office allows no more, and not these signs.
_SHEET_NAME, _FORBIDDEN = 31, re.compile(r"[\[\]:*?/\\]")


def checklist(record: Checklist, edition: Edition) -> bytes:
    """Return a checklist as a workbook."""
    table = tables.checklist(record, edition, edition.word("export.sheet"))
    about = [(edition.word("export.when"), edition.text(record.when))]
    return _saved(record.title, record.purpose, [table], about, edition)


def workbook(playbook: Playbook, edition: Edition) -> bytes:
    """Return the whole playbook as a workbook: an overview, a sheet a list, the evidence, time limits and letters."""
    overview = edition.word("export.overview")
    # A fork's list may be called like one of the others.
    taken = {edition.word(f"export.{key}") for key in ("overview", "register", "deadlines", "letters", "instructions")}
    lists = []
    for record in playbook.checklists.values():
        name = _sheet_name(edition.text(record.title, " "), taken)
        taken.add(name)
        lists.append(tables.checklist(record, edition, name, overview))
    others = [
        tables.register(edition, overview),
        tables.deadlines(playbook, edition, overview),
        tables.letters(playbook, edition, overview),
    ]
    roles = [item.role for record in playbook.checklists.values() for item in record.items]
    title, purpose = playbook.labels["site.name"], playbook.labels["export.help-overview"]
    front = partial(Overview, lists=lists, others=others, roles=roles)
    return _saved(title, purpose, [*lists, *others], [], edition, (overview, front))


def _saved(
    title: Label,
    purpose: Label,
    sheets: list[Table],
    about: list[tuple[str, str]],
    edition: Edition,
    front: tuple[str, Callable[..., Overview]] | None = None,
) -> bytes:
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": OFFICE_FONTS[edition.language], "font_size": 10},
    }
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties(
        {
            "title": edition.text(title, " · "),
            "subject": edition.text(purpose, " "),
            "author": edition.word("site.name"),
            "comments": edition.stamp_line(),
            "created": edition.stamp.moment.replace(tzinfo=None),
        }
    )
    if front:
        name, made = front
        made(book, name, edition).write()
    for table in sheets:
        counted = table.has("status") and table.there != ("status",)
        Sheet(book, table, edition).write(Tally(table, edition).progress if counted else "")
    explained = [(edition.word("export.purpose"), edition.text(purpose)), *about]
    for key in _EXPLAINED:
        explained.append((edition.word(f"export.{key}"), edition.text(edition.labels[f"export.help-{key}"])))
    _write_instructions(book, edition.text(title, " · "), [*explained, *edition.stamp_pairs()], edition)
    _set_header(book, edition)
    _write_meta(book, {f"sheet:{table.name}": table.sheet for table in sheets}, edition)
    parts = [f"xl/worksheets/sheet{number}.xml" for number, _ in enumerate(book.worksheets(), start=1)]
    book.close()
    return repack(buffer.getvalue(), edition.stamp.moment, dict.fromkeys(parts, _free_heights))


def _sheet_name(words: str, taken: set[str]) -> str:
    """Return words as the name of a sheet, which Office keeps short and unlike all others."""
    name = _FORBIDDEN.sub(" ", words).strip("' ")
    number, short = 1, name[:_SHEET_NAME].strip("' ")
    while short.casefold() in {one.casefold() for one in taken}:
        number += 1
        short = f"{name[: _SHEET_NAME - 3].strip()} {number}"
    return short


def _set_header(workbook: Any, edition: Edition) -> None:
    """Print a fork's logo and name at the head of each page; without a fork nothing."""
    if edition.brand is None:
        return
    name = edition.text(edition.brand.name, " · ").replace("&", "&&")
    picture = edition.brand.picture
    for sheet in workbook.worksheets():
        if picture:
            sheet.set_header(f"&L{name}&R&G", {"image_right": "logo.png", "image_data_right": io.BytesIO(picture)})
        else:
            sheet.set_header(f"&L{name}")


def _free_heights(sheet: bytes) -> bytes:
    """Let rows grow with what is typed into them: XlsxWriter marks every height that is given as fixed."""

    def freed(row: re.Match[bytes]) -> bytes:
        return row[0] if int(row[1]) <= HEAD_ROWS else row[0].replace(b' customHeight="1"', b"")

    return re.sub(rb'<row r="(\d+)"[^>]*>', freed, sheet)


def _write_instructions(workbook: Any, title: str, rows: list[tuple[str, str]], edition: Edition) -> None:
    sheet = workbook.add_worksheet(edition.word("export.instructions"))
    head = workbook.add_format({"bold": True, "font_size": 16, "font_color": accent_of(edition)})
    name = workbook.add_format({"bold": True, "font_color": accent_of(edition), "valign": "top", "text_wrap": True})
    words = workbook.add_format({"font_color": INK, "valign": "top", "text_wrap": True})
    sheet.set_column(0, 0, 26 if edition.bilingual else 16)
    sheet.set_column(1, 1, _TEXT_WIDTH)
    sheet.write_string(0, 0, title, head)
    for row, (key, value) in enumerate(rows, start=2):
        sheet.set_row(row, 14.5 * lines_of(value, _TEXT_WIDTH) + 5)
        sheet.write_string(row, 0, key, name)
        sheet.write_string(row, 1, value, words)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)


def _write_meta(workbook: Any, sheets: Mapping[str, str], edition: Edition) -> None:
    """Write what a program must know to read the file back: it survives what any program saves."""
    stamp = edition.stamp
    said = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "variant": edition.variant,
        "playbook": stamp.version,
        "date": stamp.date,
        "hash": stamp.hash,
        "address": edition.place.address,
        **sheets,
    }
    sheet = workbook.add_worksheet(META)
    for row, (key, value) in enumerate(said.items()):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, value)
    sheet.hide()
