"""Checklists as XLSX: a sheet that a team assigns, ticks and filters, and a sheet that says how."""

from __future__ import annotations

import io
import re
from typing import Any

import xlsxwriter

from macros.playbook.checklist import Checklist

from .archive import repack
from .edition import OFFICE_FONTS, Edition
from .xlsx_sheet import ACCENT, HEAD_ROWS, INK, Sheet, lines_of

_TEXT_WIDTH = 96
#: The columns that the instructions explain; the words stand in labels.yml as `export.help-<column>`.
_EXPLAINED = ("status", "owner", "due", "evidence", "notes", "id")


def checklist(record: Checklist, edition: Edition) -> bytes:
    """Return a checklist as a workbook."""
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": OFFICE_FONTS[edition.language], "font_size": 10},
    }
    workbook = xlsxwriter.Workbook(buffer, options)
    workbook.set_properties(
        {
            "title": edition.text(record.title, " · "),
            "subject": edition.text(record.purpose, " "),
            "author": edition.word("site.name"),
            "comments": edition.stamp_line(),
            "created": edition.stamp.moment.replace(tzinfo=None),
        }
    )
    Sheet(workbook, record, edition).write()
    _write_instructions(workbook, record, edition)
    _set_header(workbook, edition)
    workbook.close()
    return repack(buffer.getvalue(), edition.stamp.moment, {"xl/worksheets/sheet1.xml": _free_heights})


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


def _write_instructions(workbook: Any, record: Checklist, edition: Edition) -> None:
    sheet = workbook.add_worksheet(edition.word("export.instructions"))
    title = workbook.add_format({"bold": True, "font_size": 16, "font_color": ACCENT})
    name = workbook.add_format({"bold": True, "font_color": ACCENT, "valign": "top", "text_wrap": True})
    words = workbook.add_format({"font_color": INK, "valign": "top", "text_wrap": True})
    sheet.set_column(0, 0, 24 if edition.bilingual else 16)
    sheet.set_column(1, 1, _TEXT_WIDTH)
    sheet.write_string(0, 0, edition.text(record.title, " · "), title)
    rows = [(edition.word(f"export.{key}"), edition.text(getattr(record, key))) for key in ("purpose", "when")]
    rows += [(edition.word(f"export.{key}"), edition.text(edition.labels[f"export.help-{key}"])) for key in _EXPLAINED]
    rows += edition.stamp_pairs()
    for row, (key, value) in enumerate(rows, start=2):
        sheet.set_row(row, 14.5 * lines_of(value, _TEXT_WIDTH) + 5)
        sheet.write_string(row, 0, key, name)
        sheet.write_string(row, 1, value, words)
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
