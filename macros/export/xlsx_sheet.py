"""A sheet that a team works in: a table with room for rows of its own, drop-downs, colours, and a page set-up.

The table ends 200 empty rows below what is given. What is added inside or below is filtered, counted, checked and
printed like the rest, also by programs in which a table does not grow by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from macros.playbook.labelled import ids_of

from .csv import FORMULA_SIGNS
from .edition import OFFICE_FONTS, Edition
from .items import STATES
from .table import Cell, Column, Kind, Link, Said, Table
from .xlsx_look import AMBER, GREY, INK, LINE, PALE, SOFT, accent_of, add_bar, internal, lines_of, quoted, set_paper

#: Title, purpose, stamp and the heads of the columns: they stay in view.
HEAD_ROWS = 4
#: How many rows a team can add before the table must be made longer.
SPARE = 200
_A4, _A3 = 9, 8
_LAST_ROW = 1_048_575
#: No day of a case is older; what is no date at all is refused with it.
_FIRST_DAY = date(2000, 1, 1)

_FORMATS: Mapping[Kind, str] = {"date": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm"}


class Sheet:
    """One table as a worksheet."""

    def __init__(self, workbook: Any, table: Table, edition: Edition) -> None:
        self._book, self._table, self._edition = workbook, table, edition
        self._accent = accent_of(edition)
        self._sheet = workbook.add_worksheet(table.sheet)
        self._columns = table.columns
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._first, self._last = HEAD_ROWS, HEAD_ROWS + len(table.rows) + SPARE - 1
        self._printed = max(index for index, column in enumerate(self._columns) if column.printed)

    def write(self, progress: str = "", done: float = 0) -> None:
        """Write head, rows, drop-downs, colours and the page set-up; `progress` is the formula of the share done."""
        self._set_columns()
        self._write_head(progress, done)
        for row, cells in enumerate(self._table.rows, start=self._first):
            self._sheet.set_row(row, self._height(cells))
            for index, (column, cell) in enumerate(zip(self._columns, cells, strict=True)):
                self._write(row, index, column, cell)
        self._add_table()
        self._add_validation()
        self._add_colours()
        self._set_page()

    def _format(self, **properties: Any) -> Any:
        """Return a look; the same one for the same properties, for a workbook compares all that it has."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            given = {"font_color": INK, "valign": "top", "text_wrap": True, **properties}
            self._formats[key] = self._book.add_format(given)
        return self._formats[key]

    def _looks(self, column: Column) -> dict[str, Any]:
        looks: dict[str, Any] = {"font_name": OFFICE_FONTS[column.language or self._edition.language]}
        if column.soft:
            looks |= {"font_color": SOFT, "font_size": 9}
        if column.kind in ("number", "date", "status", "link"):
            looks |= {"align": "center"}
        if column.kind == "link":
            looks |= {"font_color": self._accent, "underline": 1}
        if column.kind in _FORMATS:
            looks |= {"num_format": _FORMATS[column.kind]}
        return looks

    def _set_columns(self) -> None:
        for index, column in enumerate(self._columns):
            # What is typed below looks like what is given.
            look = self._format(**self._looks(column))
            self._sheet.set_column(index, index, column.width, look, {"hidden": column.kind == "id"})

    def _write_head(self, progress: str, done: float) -> None:
        sheet, table, edition, last = self._sheet, self._table, self._edition, self._printed
        line = {"valign": "vcenter", "text_wrap": False}
        sheet.set_row(0, 30)
        title = edition.text(table.title, " · ")
        sheet.write_string(0, 0, title, self._format(**line, bold=True, font_size=16, font_color=self._accent))
        if progress:
            name = self._format(**line, align="right", font_color=SOFT)
            sheet.write_string(0, last - 1, edition.word("checklist.progress"), name)
            percent = self._format(**line, bold=True, num_format="0%", align="center", font_color=self._accent)
            sheet.write_formula(0, last, progress, percent, done)
            add_bar(sheet, 0, last, 0, last)
        purpose = self._format(valign="vcenter")
        width = sum(column.width for column in self._columns[: last + 1])
        sheet.set_row(1, max(20, 14.5 * lines_of(table.purpose, width) + 6))
        sheet.merge_range(1, 0, 1, last, "", purpose)
        sheet.write_string(1, 0, table.purpose, purpose)
        sheet.set_row(2, 16)
        sheet.write_string(2, 0, table.stamp, self._format(**line, font_color=SOFT))
        if table.back:
            look = self._format(**line, align="right", font_color=self._accent, underline=1)
            sheet.write_url(2, last, internal(table.back), look, f"← {table.back}")
        lines = max(lines_of(column.head, column.width) for column in self._columns if column.kind != "id")
        sheet.set_row(HEAD_ROWS - 1, 14.5 * lines + 10)

    def _add_table(self) -> None:
        head = self._format(bold=True, font_color="#FFFFFF", bg_color=self._accent, valign="vcenter")
        columns = [{"header": column.head, "header_format": head} for column in self._columns]
        options = {"name": self._table.name, "style": None, "columns": columns}
        self._sheet.add_table(HEAD_ROWS - 1, 0, self._last, len(self._columns) - 1, options)

    def _write(self, row: int, index: int, column: Column, cell: Cell) -> None:
        text = cell.text if isinstance(cell, Said) else cell
        guarded = isinstance(text, str) and text.startswith(FORMULA_SIGNS)
        # What looks like a formula stays text even when somebody edits the cell.
        look = self._format(border=1, border_color=LINE, quote_prefix=guarded, **self._looks(column))
        match cell:
            case None | "":
                self._sheet.write_blank(row, index, None, look)
            case int():
                self._sheet.write_number(row, index, cell, look)
            case Link():
                # A formula goes with its row when the table is sorted; a link that lies on a cell does not everywhere.
                formula = f"=HYPERLINK({quoted(cell.address)},{quoted(cell.text)})"
                self._sheet.write_formula(row, index, formula, look, cell.text)
            case Said(headline, detail) if detail:
                font = {"font_name": OFFICE_FONTS[column.language or self._edition.language]}
                bold, plain = self._format(**font, bold=True), self._format(**font)
                self._sheet.write_rich_string(row, index, bold, headline, plain, f"\n{detail}", look)
            case _:
                self._sheet.write_string(row, index, text, look)

    def _height(self, cells: Sequence[Cell]) -> float:
        """Return the height at which a row shows all of its text: not every program finds it by itself."""
        lines = 1.0
        for column, cell in zip(self._columns, cells, strict=True):
            text = cell.text if isinstance(cell, Said) else cell
            if isinstance(text, str) and column.kind != "id":
                scale = 0.9 if column.soft else 1
                lines = max(lines, lines_of(text, column.width / scale) * scale)
        return min(14.5 * lines + 5, 409)  # no row can be higher

    def _cells(self, index: int, last: int | None = None) -> str:
        return str(xl_range_abs(self._first, index, self._last, index if last is None else last))

    def _cell(self, key: str) -> str:
        """Return the first cell of a column, for a rule that moves down with the rows."""
        index = [column.key for column in self._columns].index(key)
        return str(xl_rowcol_to_cell(self._first, index, col_abs=True))

    def _add_validation(self) -> None:
        word = self._edition.word
        for index, column in enumerate(self._columns):
            rule: dict[str, Any]
            if column.kind == "status":
                words = state_words(self._edition)
                rule = {"validate": "list", "source": words, "error_message": word("export.not-a-status")}
            elif column.kind == "role":
                # Somebody else may do it too: the list only offers.
                rule = {"validate": "list", "source": role_words(self._edition), "show_error": False}
            elif column.kind in _FORMATS:
                message = word("export.not-a-date")
                rule = {"validate": "date", "criteria": ">=", "value": _FIRST_DAY, "error_message": message}
            else:
                continue
            self._sheet.data_validation(self._cells(index), {"error_title": column.head[:32], **rule})

    def _add_colours(self) -> None:
        last = len(self._columns) - 1
        every = self._cells(0, last)
        rules: list[tuple[str, str, dict[str, Any]]] = []
        if self._table.has("status"):
            status = self._cell("status")
            _, doing, done, dropped = (quoted(word) for word in state_words(self._edition))
            rules += [
                (every, f"{status}={done}", {"font_color": "#7A858E", "bg_color": GREY}),
                (every, f"{status}={dropped}", {"font_color": "#98A2AA", "font_strikeout": True}),
                (every, f"{status}={doing}", {"bg_color": PALE}),
            ]
            if self._table.has("due"):
                due = self._cell("due")
                index = [column.key for column in self._columns].index("due")
                late = f"AND(ISNUMBER({due}),{due}<TODAY(),{status}<>{done},{status}<>{dropped})"
                # Amber: a day that has passed for something that is still to be done.
                rules.append((self._cells(index), late, {"bg_color": AMBER, "bold": True}))
        # A row of the team's own is ruled as soon as something stands in it; empty ones are not printed.
        ruled = (
            f"{xl_rowcol_to_cell(self._first, 0, col_abs=True)}:{xl_rowcol_to_cell(self._first, last, col_abs=True)}"
        )
        rules.append((every, f"COUNTA({ruled})>0", {"border": 1, "border_color": LINE}))
        for cells, criteria, look in rules:
            rule = {"type": "formula", "criteria": f"={criteria}", "format": self._book.add_format(look)}
            self._sheet.conditional_format(cells, rule)

    def _set_page(self) -> None:
        sheet = self._sheet
        named = [index for index, column in enumerate(self._columns) if column.key in self._table.there]
        # The first words of a row stay in view too, in one language: two would fill a small screen.
        sheet.freeze_panes(HEAD_ROWS, min(named) + 1 if min(named) < 3 else 1)
        sheet.set_landscape()
        sheet.set_paper(_A3 if self._table.wide else _A4)
        sheet.repeat_rows(HEAD_ROWS - 1)
        # Whole columns: as far down as there are words. What is for machines, and reasons, are not printed.
        sheet.print_area(0, 0, _LAST_ROW, self._printed)
        set_paper(sheet, self._edition)


def state_words(edition: Edition) -> list[str]:
    """Return the words of the states, in the order of their codes."""
    return [edition.word(f"js.state.{state}") for state in STATES]


def role_words(edition: Edition) -> list[str]:
    """Return the words of all roles."""
    return [edition.word(f"role.{role}") for role in ids_of("role", edition.labels)]
