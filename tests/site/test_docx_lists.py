"""A checklist as a document is a form: it is printed, written in, and signed."""

from unicodedata import east_asian_width

import docx
import pytest
from docx.oxml.ns import qn

from .reading import VARIANTS


@pytest.fixture(params=VARIANTS)
def checklist_document(site, request):
    return docx.Document(str(site / f"downloads/checklists/evidence-by-report-type.{request.param}.docx"))


def test_a_checklist_has_one_head_of_one_line_and_room_to_write(checklist_document):
    """files.md 8: heads of four lines, anew at each phase, above columns of 18 mm."""
    (items,) = checklist_document.tables
    for cell in items.rows[0].cells:
        half_widths = sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in cell.text)
        room = cell.width.pt - 2 * 100 / 20  # the table's margins, in twentieths of a point
        assert half_widths * 8.5 / 2 <= room, cell.text
    assert items.rows[0].cells[-1].width.mm >= 40
    assert items.style.element.find(f".//{qn('w:insideV')}") is not None
