"""The first sheet of the workbook: how far each list and each role is, counted from the sheets behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from macros.playbook.labelled import Role, ids_of

from .edition import Edition
from .items import STATES
from .table import Table
from .xlsx_look import AMBER, INK, LINE, SOFT, accent_of, add_bar, internal, lines_of, set_paper
from .xlsx_tally import Tally, share

_COUNTED = ("total", *STATES, "late")
_WIDTHS = (32.5, 8.5, 8.5, 8.5, 8.5, 8.5, 8.5, 11)
#: Of a row whose height is not given, in points.
_HEIGHT = 15
#: What is no taller stands on one page in type of 8 points or more: 766 points are free on A4, and the type has 10.
_TALLEST = 766 / 0.8


class _Line(NamedTuple):
    """A line of a table: what is counted, where it leads, and how each count is made."""

    words: str
    sheet: str
    formulas: Sequence[str]
    values: Sequence[int]


class Overview:
    """The overview as a worksheet."""

    def __init__(
        self, workbook: Any, name: str, edition: Edition, *, lists: list[Table], others: list[Table], roles: list[Role]
    ) -> None:
        self._book, self._edition, self._accent = workbook, edition, accent_of(edition)
        self._sheet = workbook.add_worksheet(name)
        self._lists = [(table, Tally(table, edition)) for table in lists]
        self._others = [(table, Tally(table, edition)) for table in others]
        self._roles = roles
        self._heights: dict[int, float] = {}

    def write(self) -> None:
        """Write the head, a place for the case, and the tables."""
        sheet, edition = self._sheet, self._edition
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        last = len(_WIDTHS) - 1
        self._set_height(0, 32)
        title = self._format(bold=True, font_size=18, font_color=self._accent)
        sheet.write_string(0, 0, edition.text(edition.labels["site.name"], " · "), title)
        words = edition.text(edition.labels["export.help-overview"])
        self._set_height(1, 20 * (words.count("\n") + 1))
        sheet.merge_range(1, 0, 1, last, "", self._format(text_wrap=True))
        sheet.write_string(1, 0, words, self._format(text_wrap=True))
        sheet.write_string(2, 0, edition.stamp_line(), self._format(font_color=SOFT))
        for row, key in enumerate(("case", "started"), start=4):
            self._set_height(row, 22)
            sheet.write_string(row, 0, edition.word(f"export.{key}"), self._format(font_color=SOFT, align="right"))
            sheet.merge_range(row, 1, row, last, "", self._format(bottom=1, bottom_color=LINE))
        row = self._table(7, "by_list", "list", [self._of_list(*one) for one in self._lists], self._whole)
        row = self._table(row + 2, "by_role", "role", self._by_role())
        row = self._table(row + 2, "by_sheet", "sheets", [self._of_other(*one) for one in self._others])
        sheet.set_portrait()
        sheet.set_paper(9)
        sheet.freeze_panes(3, 0)
        sheet.set_tab_color(self._accent)
        set_paper(sheet, edition)
        if _HEIGHT * (row + 1) + sum(height - _HEIGHT for height in self._heights.values()) <= _TALLEST:
            # No table loses its rows to another page.
            sheet.fit_to_pages(1, 1)

    def _set_height(self, row: int, height: float) -> None:
        self._heights[row] = height
        self._sheet.set_row(row, height)

    def _format(self, **properties: Any) -> Any:
        return self._book.add_format({"font_color": INK, "valign": "vcenter", **properties})

    def _of_list(self, table: Table, tally: Tally) -> _Line:
        formulas = [tally.total(), *(tally.state(state) for state in STATES), tally.late()]
        words, given = self._edition.text(table.title, " · "), len(table.rows)
        return _Line(words, table.sheet, formulas, [given, given, 0, 0, 0, 0])

    def _of_other(self, table: Table, tally: Tally) -> _Line:
        words = self._edition.text(table.title, " · ")
        if not table.has("status"):
            return _Line(words, table.sheet, [tally.total()], [0])
        return _Line(words, table.sheet, self._of_list(table, tally).formulas, [0] * len(_COUNTED))

    def _by_role(self) -> list[_Line]:
        """Return a line a role, and one for what nobody was given: a team's own rows often name none."""
        edition, lines = self._edition, []
        for role in ids_of("role", edition.labels):
            word = edition.word(f"role.{role}")
            holder = edition.people.get(role)
            count = self._roles.count(role)
            lines.append(self._line(f"{word} · {holder}" if holder else word, word, count))
        return [*lines, self._line(edition.word("export.no-role"), "", 0)]

    def _line(self, words: str, role: str, count: int) -> _Line:
        def every(count: Callable[[Tally], str]) -> str:
            return "+".join(count(tally) for _, tally in self._lists) or "0"

        states = [every(lambda tally, state=state: tally.state(state, role)) for state in STATES]  # type: ignore[misc]
        total, late = every(lambda tally: tally.total(role)), every(lambda tally: tally.late(role))
        return _Line(words, "", [total, *states, late], [count, count, 0, 0, 0, 0])

    @property
    def _whole(self) -> str:
        return self._edition.word("export.all-lists")

    def _table(self, row: int, name: str, key: str, lines: list[_Line], whole: str = "") -> int:
        """Write a table with its head at `row`; return its last row."""
        sheet, edition = self._sheet, self._edition
        heads = [edition.word(f"export.{key}"), edition.word("export.total")]
        heads += [edition.word(f"js.state.{state}") for state in STATES]
        heads += [edition.word("export.late"), edition.word("checklist.progress")]
        head = self._format(bold=True, font_color="#FFFFFF", bg_color=self._accent, text_wrap=True, align="center")
        first = self._format(bold=True, font_color="#FFFFFF", bg_color=self._accent, text_wrap=True)
        self._set_height(row, 34 if edition.bilingual else 24)
        columns = [{"header": words, "header_format": head if index else first} for index, words in enumerate(heads)]
        last = row + len(lines)
        options = {"name": name, "style": None, "autofilter": False, "columns": columns}
        sheet.add_table(row, 0, last, len(heads) - 1, options)
        rule = {"border": 1, "border_color": LINE}
        number, percent = self._format(align="center", **rule), self._format(align="center", num_format="0%", **rule)
        look = self._format(text_wrap=True, **rule)
        for at, line in enumerate(lines, start=row + 1):
            self._set_height(at, 27 if lines_of(line.words, _WIDTHS[0]) > 1 else 19)
            if line.sheet:
                link = self._format(font_color=self._accent, text_wrap=True, **rule)
                sheet.write_url(at, 0, internal(line.sheet), link, line.words)
            else:
                sheet.write_string(at, 0, line.words, look)
            for index in range(len(_COUNTED)):
                if index < len(line.formulas):
                    sheet.write_formula(at, index + 1, f"={line.formulas[index]}", number, line.values[index])
                else:
                    sheet.write_blank(at, index + 1, None, number)
            if len(line.formulas) == len(_COUNTED):
                total, done, dropped = f"B{at + 1}", f"E{at + 1}", f"F{at + 1}"
                formula = f'=IF({total}=0,"",{share(total, done, dropped)})'
                sheet.write_formula(at, len(heads) - 1, formula, percent, 0 if line.values[0] else "")
            else:
                sheet.write_blank(at, len(heads) - 1, None, percent)
        late = {"type": "cell", "criteria": ">", "value": 0, "format": self._book.add_format({"bg_color": AMBER})}
        sheet.conditional_format(row + 1, 6, last, 6, late)
        add_bar(sheet, row + 1, len(heads) - 1, last, len(heads) - 1)
        return self._sum(row + 1, last, whole) if whole else last

    def _sum(self, first: int, last: int, whole: str) -> int:
        """Write the sum of a table below it."""
        sheet, row = self._sheet, last + 1
        rule = {"bold": True, "top": 2, "top_color": self._accent}
        number, percent = self._format(align="center", **rule), self._format(align="center", num_format="0%", **rule)
        self._set_height(row, 22)
        sheet.write_string(row, 0, whole, self._format(**rule))
        totals = [sum(line[0].rows is not None and len(line[0].rows) for line in self._lists)] * 2 + [0] * 4
        for index, value in enumerate(totals):
            column = "BCDEFG"[index]
            formula = f"=SUM({column}{first + 1}:{column}{last + 1})"
            sheet.write_formula(row, index + 1, formula, number, value)
        formula = f"={share(f'B{row + 1}', f'E{row + 1}', f'F{row + 1}')}"
        sheet.write_formula(row, len(_COUNTED) + 1, formula, percent, 0)
        add_bar(sheet, row, len(_COUNTED) + 1, row, len(_COUNTED) + 1)
        return row
