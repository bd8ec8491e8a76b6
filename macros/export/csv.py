"""Checklists as CSV: UTF-8 with BOM and CRLF, as Excel and WPS expect it, and no cell that a program would compute.

The columns are those of the workbook and nothing more, so that Feishu, Notion and Google Sheets make a table of them.
"""

from __future__ import annotations

import csv
import io

from macros.playbook.checklist import Checklist

from . import tables
from .edition import Edition
from .table import Cell, Link, Said

#: A cell that begins with one of these is taken for a formula (the full-width forms: in East Asian Excel).
FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")


def guarded(text: str) -> str:
    """Return the text with an apostrophe before it where a spreadsheet would compute it."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def checklist(record: Checklist, edition: Edition) -> bytes:
    """Return a checklist as a table: one row an item."""
    table = tables.checklist(record, edition)
    rows = [[column.head for column in table.columns], *([_text(cell) for cell in row] for row in table.rows)]
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows([guarded(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def _text(cell: Cell) -> str:
    if isinstance(cell, Said):
        return cell.text
    return cell.address if isinstance(cell, Link) else str(cell or "").replace("\n", " ")
