"""What the sheets of a workbook share: colours, paper, and how long a text is and how a formula has it."""

from __future__ import annotations

import math
import unicodedata
from typing import Any

from .edition import Edition

INK, SOFT, ACCENT, PALE, LINE = "#17212B", "#55626E", "#0D4F5E", "#E7F0F2", "#C9D2D8"
AMBER, GREY, BAR = "#FBEFD5", "#F1F3F4", "#9CC4CC"


def accent_of(edition: Edition) -> str:
    """Return the colour of a workbook's heads: a fork's own, or the playbook's."""
    return edition.accent or ACCENT


def set_paper(sheet: Any, edition: Edition) -> None:
    """Give a sheet margins, one page's width, and a foot with the stamp and the page's number."""
    sheet.set_margins(left=0.4, right=0.4, top=0.45, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    stamp = f"{edition.stamp.version} · {edition.stamp.date} · {edition.stamp.hash}"
    # The blanks after the size: else the digits that follow would belong to it.
    sheet.set_footer(f"&L&10 {stamp}&R&10 {edition.page_words.format(page='&P', pages='&N')}")
    sheet.hide_gridlines(2)


def add_bar(sheet: Any, *cells: int) -> None:
    """Show shares as bars too."""
    bar = {"type": "data_bar", "bar_color": BAR, "bar_solid": True, "min_type": "num", "max_type": "num"}
    sheet.conditional_format(*cells, {**bar, "min_value": 0, "max_value": 1})


def internal(sheet: str) -> str:
    """Return the address of a sheet in its own workbook."""
    name = sheet.replace("'", "''")
    return f"internal:'{name}'!A1"


def quoted(text: str) -> str:
    """Return a text as a formula has it."""
    return '"' + text.replace('"', '""') + '"'


def lines_of(text: str, width: float) -> int:
    """Return on how many lines a text stands in a cell of `width` digits; a CJK character is two digits wide."""
    rows = 0
    for line in text.split("\n"):
        digits = sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in line)
        rows += max(1, math.ceil(digits / (width * 0.95)))  # words that do not fit leave a little room
    return rows
