"""The tables of Word's documents: a head that each page repeats, and rows that no page break divides."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from docx.table import _Cell

from .word import set_style


def add_table(document: Any, heads: list[str], widths_mm: list[float]) -> Any:
    """Add a table whose head is repeated on each page and whose rows stay whole."""
    table = document.add_table(rows=1, cols=len(heads), style="Ruled Table")
    table.autofit = False
    for cell, words in zip(table.rows[0].cells, heads, strict=True):
        set_style(cell.paragraphs[0], "Table Head").add_run(words)
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    for cell, width in zip(table.rows[0].cells, widths_mm, strict=True):
        cell.width = Mm(width)  # Word goes by these, LibreOffice by the columns
    return table


def add_whole(document: Any) -> Any:
    """Add an empty place at the end whose content no page break divides; return it.

    LibreOffice 7.4 breaks a page within a chain of paragraphs that are to stay with the next, but divides no such row.
    """
    table = document.add_table(rows=1, cols=1)
    table.autofit = False
    (row,) = table.rows
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    (cell,) = row.cells
    cell._tc.remove(cell.paragraphs[0]._p)
    # Behind a table that ends a document every program adds a paragraph: a tall one may take a page of its own.
    lowest = document.add_paragraph().paragraph_format
    lowest.space_before = lowest.space_after = Pt(0)
    lowest.line_spacing = Pt(1)
    return cell


def add_row(table: Any, widths_mm: list[float]) -> list[Any]:
    """Add a row that no page break divides; return its cells."""
    cells = "".join(f"<w:tc><w:tcPr>{_width(width)}</w:tcPr><w:p/></w:tc>" for width in map(_twips, widths_mm))
    return _add_row(table, cells)


def add_heading_row(table: Any, widths_mm: list[float]) -> Any:
    """Add a row of one cell over all columns, with the pale ground of a heading among rows; return the cell."""
    return add_wide_row(table, widths_mm, '<w:shd w:val="clear" w:color="auto" w:fill="E7F0F2"/>')


def add_wide_row(table: Any, widths_mm: list[float], look: str = "") -> Any:
    """Add a row of one cell over all columns; return the cell."""
    properties = f'{_width(sum(map(_twips, widths_mm)))}<w:gridSpan w:val="{len(widths_mm)}"/>{look}'
    (cell,) = _add_row(table, f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p/></w:tc>")
    return cell


def _add_row(table: Any, cells: str) -> list[Any]:
    row = parse_xml(f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
    table._tbl.append(row)
    return [_Cell(cell, table) for cell in row.tc_lst]


def _twips(millimetres: float) -> int:
    return int(Mm(millimetres).twips)


def _width(twips: int) -> str:
    return f'<w:tcW w:type="dxa" w:w="{twips}"/>'
