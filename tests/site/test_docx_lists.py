"""A checklist as a document is a form: it is printed, written in, and signed."""

from unicodedata import east_asian_width

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from .reading import VARIANTS


@pytest.fixture(params=VARIANTS)
def checklist_document(site, request):
    return docx.Document(str(site / f"downloads/checklists/evidence-by-report-type.{request.param}.docx"))


def test_a_checklist_has_one_head_of_one_line_and_room_to_write(checklist_document):
    """files.md 8: heads of four lines, anew at each phase, above columns of 18 mm."""
    items, _ = checklist_document.tables
    for cell in items.rows[0].cells:
        half_widths = sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in cell.text)
        room = cell.width.pt - 2 * 100 / 20  # the table's margins, in twentieths of a point
        assert half_widths * 8.5 / 2 <= room, cell.text
    assert items.rows[0].cells[-1].width.mm >= 40
    assert items.style.element.find(f".//{qn('w:insideV')}") is not None


def test_who_signs_a_checklist_has_its_last_item_on_the_same_page(checklist_document):
    items, signs = checklist_document.tables
    assert all(
        paragraph.paragraph_format.keep_with_next for cell in items.rows[-1].cells for paragraph in cell.paragraphs
    )
    between = signs._tbl.getprevious()
    assert between.getprevious() is items._tbl
    assert Paragraph(between, checklist_document).style.paragraph_format.keep_with_next
