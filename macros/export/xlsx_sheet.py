"""The sheet that a team works in: one row an item, drop-downs, colours, and a page set-up for A4."""

from __future__ import annotations

import math
import unicodedata
from typing import Any

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from macros.playbook.checklist import Checklist, ChecklistItem, sections
from macros.playbook.text import Language

from .csv import FORMULA_SIGNS
from .edition import OFFICE_FONTS, Edition
from .items import STATUSES, moment

INK, SOFT, ACCENT, PALE, LINE = "#17212B", "#55626E", "#0D4F5E", "#E7F0F2", "#C9D2D8"
AMBER, GREY, BAR = "#FBEFD5", "#F1F3F4", "#9CC4CC"
#: Title, purpose, stamp and the heads of the columns: they stay in view.
HEAD_ROWS = 4
#: The width of each column in digits, for one language and for two. The order is the order of the columns.
_WIDTHS = {
    "number": (5, 5), "phase": (12, 14), "item": (44, 36), "why": (34, 28), "role": (13, 15), "owner": (11, 11),
    "due": (11, 11), "status": (10, 14), "done-on": (11, 11), "evidence": (18, 18), "notes": (20, 20), "id": (32, 32),
}  # fmt: skip
#: The columns that stand once in each language.
_IN_EACH_LANGUAGE = ("item", "why")


class Sheet:
    """One checklist as a worksheet."""

    def __init__(self, workbook: Any, record: Checklist, edition: Edition) -> None:
        self._record, self._edition, self._book = record, edition, workbook
        self._sheet = workbook.add_worksheet(edition.word("export.sheet"))
        self._columns = [
            (key, language)
            for key in _WIDTHS
            for language in (edition.languages if key in _IN_EACH_LANGUAGE else [edition.language])
        ]
        self._rows = range(HEAD_ROWS, HEAD_ROWS + len(record.items))
        self._statuses = [edition.word(f"export.status-{status}") for status in STATUSES]

    def write(self) -> None:
        """Write head, rows, drop-downs, colours and the page set-up."""
        self._write_head()
        for row, (number, item) in zip(self._rows, self._numbered(), strict=True):
            self._write_item(row, number, item)
        self._add_statuses()
        self._add_colours()
        self._set_page()

    def _numbered(self) -> list[tuple[int, ChecklistItem]]:
        return [numbered for section in sections(self._record) for numbered in section.items]

    def _format(self, **properties: Any) -> Any:
        return self._book.add_format({"font_color": INK, "valign": "top", "text_wrap": True, **properties})

    def _column(self, key: str) -> int:
        return [name for name, _ in self._columns].index(key)

    def _width(self, key: str) -> int:
        return _WIDTHS[key][self._edition.bilingual]

    def _cells(self, key: str) -> str:
        column = self._column(key)
        return str(xl_range_abs(self._rows[0], column, self._rows[-1], column))

    def _first_cell(self, key: str) -> str:
        """Return the first cell of a column, for a rule that moves down with the rows."""
        return str(xl_rowcol_to_cell(self._rows[0], self._column(key), col_abs=True))

    def _write_head(self) -> None:
        sheet, edition, right = self._sheet, self._edition, self._column("owner")
        line = {"valign": "vcenter", "text_wrap": False}
        sheet.set_row(0, 30)
        title = self._format(**line, bold=True, font_size=16, font_color=ACCENT)
        sheet.write_string(0, 0, edition.text(self._record.title, " · "), title)
        name = self._format(**line, align="right", font_color=SOFT)
        sheet.write_string(0, right, edition.word("checklist.progress"), name)
        percent = self._format(**line, bold=True, num_format="0%", align="center", font_color=ACCENT)
        sheet.write_formula(0, right + 1, self._progress(), percent, 0)
        purpose = self._format(valign="vcenter")
        sheet.set_row(1, 50 if edition.bilingual else 34)
        sheet.merge_range(1, 0, 1, self._column("notes"), "", purpose)
        sheet.write_string(1, 0, edition.text(self._record.purpose), purpose)
        sheet.set_row(2, 16)
        sheet.write_string(2, 0, edition.stamp_line(), self._format(**line, font_size=8, font_color=SOFT))
        head = self._format(bold=True, font_color="#FFFFFF", bg_color=ACCENT, valign="vcenter")
        sheet.set_row(HEAD_ROWS - 1, 36 if edition.bilingual else 24)
        for column, (key, language) in enumerate(self._columns):
            label = edition.labels[f"export.{key}"]
            words = label[language] if key in _IN_EACH_LANGUAGE else edition.text(label)
            sheet.write_string(HEAD_ROWS - 1, column, words, head)

    def _progress(self) -> str:
        done, dropped = (_quoted(status) for status in self._statuses[2:])
        statuses = self._cells("status")
        counted = f"(COUNTA({self._cells('id')})-COUNTIF({statuses},{dropped}))"
        return f"=IF({counted}=0,1,COUNTIF({statuses},{done})/{counted})"

    def _write_item(self, row: int, number: int, item: ChecklistItem) -> None:
        edition = self._edition
        values = {
            "phase": edition.text(moment(item, edition)),
            "role": edition.text(edition.labels[f"role.{item.role}"]),
            "status": self._statuses[0],
            "id": item.id,
        }
        self._sheet.set_row(row, self._height(item))
        for column, (key, language) in enumerate(self._columns):
            said = {"item": item.headline, "why": item.why}.get(key)
            text = said[language] if said else values.get(key)
            look = self._cell_format(key, language, guarded=bool(text and text.startswith(FORMULA_SIGNS)))
            if key == "number":
                self._sheet.write_number(row, column, number, look)
            elif key == "item" and item.detail:
                self._write_two_lines(row, column, text or "", item.detail[language], language, look)
            elif text is None:
                self._sheet.write_blank(row, column, None, look)
            else:
                self._sheet.write_string(row, column, text, look)

    def _write_two_lines(
        self, row: int, column: int, headline: str, detail: str, language: Language, look: Any
    ) -> None:
        font = {"font_name": OFFICE_FONTS[language]}
        bold, plain = self._format(**font, bold=True), self._format(**font)
        self._sheet.write_rich_string(row, column, bold, headline, plain, f"\n{detail}", look)

    def _cell_format(self, key: str, language: Any, *, guarded: bool) -> Any:
        look: dict[str, Any] = {"border": 1, "border_color": LINE, "font_name": OFFICE_FONTS[language]}
        if key in ("why", "id"):
            look |= {"font_color": SOFT, "font_size": 9}
        if key in ("number", "due", "status", "done-on"):
            look |= {"align": "center"}
        if key in ("due", "done-on"):
            look |= {"num_format": "yyyy-mm-dd"}
        if guarded:
            look |= {"quote_prefix": True}  # it stays text even when somebody edits the cell
        return self._format(**look)

    def _height(self, item: ChecklistItem) -> float:
        """Return the height at which a row shows all of its text: not every program finds it by itself."""
        lines = 1.0
        for language in self._edition.languages:
            said = [words[language] for words in (item.headline, item.detail) if words]
            lines = max(lines, lines_of("\n".join(said), self._width("item")))
            lines = max(lines, lines_of(item.why[language], self._width("why") / 0.9) * 0.9)  # it is set smaller
        return min(14.5 * lines + 5, 409)  # no row can be higher

    def _add_statuses(self) -> None:
        self._sheet.data_validation(self._cells("status"), {"validate": "list", "source": self._statuses})

    def _add_colours(self) -> None:
        status, due = self._first_cell("status"), self._first_cell("due")
        open_, doing, done, dropped = (_quoted(status) for status in self._statuses)
        every = str(xl_range_abs(self._rows[0], 0, self._rows[-1], len(self._columns) - 1))
        late = f'AND({due}<>"",{due}<TODAY(),OR({status}={open_},{status}={doing}))'
        rules = [
            (every, f"{status}={done}", {"font_color": "#7A858E", "bg_color": GREY}),
            (every, f"{status}={dropped}", {"font_color": "#98A2AA", "font_strikeout": True}),
            (every, f"{status}={doing}", {"bg_color": PALE}),
            # Amber: a day that has passed for something that is still to be done.
            (self._cells("due"), late, {"bg_color": AMBER, "bold": True}),
        ]
        for cells, criteria, look in rules:
            rule = {"type": "formula", "criteria": f"={criteria}", "format": self._book.add_format(look)}
            self._sheet.conditional_format(cells, rule)
        bar = {"type": "data_bar", "bar_color": BAR, "bar_solid": True, "min_type": "num", "max_type": "num"}
        progress = self._column("owner") + 1
        self._sheet.conditional_format(0, progress, 0, progress, {**bar, "min_value": 0, "max_value": 1})

    def _set_page(self) -> None:
        sheet, edition, last = self._sheet, self._edition, self._rows[-1]
        for column, (key, _) in enumerate(self._columns):
            sheet.set_column(column, column, self._width(key))
        sheet.freeze_panes(HEAD_ROWS, 1)
        sheet.autofilter(HEAD_ROWS - 1, 0, last, len(self._columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.4, right=0.4, top=0.45, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEAD_ROWS - 1)
        sheet.print_area(0, 0, last, self._column("notes"))  # the ids are for machines
        stamp = f"{edition.stamp.version} · {edition.stamp.date} · {edition.stamp.hash}"
        # The blanks after the size: else the digits that follow would belong to it.
        sheet.set_footer(f"&L&8 {stamp}&R&8 {edition.page_words.format(page='&P', pages='&N')}")
        sheet.hide_gridlines(2)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def lines_of(text: str, width: float) -> int:
    """Return on how many lines a text stands in a cell of `width` digits; a CJK character is two digits wide."""
    rows = 0
    for line in text.split("\n"):
        digits = sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in line)
        rows += max(1, math.ceil(digits / (width * 0.95)))  # words that do not fit leave a little room
    return rows
