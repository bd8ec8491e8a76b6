"""Who signs never stands alone on a page.

Word keeps whatever is told so on the page of the next; LibreOffice rows of one table, but no table with what follows,
and of paragraphs not always.
"""

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from .conftest import CHECKLIST, SIGNED
from .reading import VARIANTS, pdf_text, squeezed


def by_itself(row):
    """Whether each paragraph of a row says itself that it stays on the page of the next."""
    return all(one.paragraph_format.keep_with_next for cell in row.cells for one in cell.paragraphs)


def by_style(row):
    """Whether the style of each paragraph of a row says so."""
    return all(one.style.paragraph_format.keep_with_next for cell in row.cells for one in cell.paragraphs)


@pytest.mark.parametrize("variant", VARIANTS)
def test_who_signs_a_checklist_closes_its_table_and_stays_with_the_last_item(site, playbook, variant):
    for id in playbook.checklists:
        document = docx.Document(str(site / f"downloads/checklists/{id}.{variant}.docx"))
        (table,) = document.tables
        *others, item, signs = table.rows
        assert len({cell._tc for cell in signs.cells}) == 1
        assert signs.cells[0].paragraphs[0].style.name == "Heading 1"
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in (item, signs))
        assert by_itself(item)
        assert not any(map(by_itself, others)), id
        assert table._tbl.getnext().tag == qn("w:sectPr")


def test_no_last_page_of_a_checklist_holds_only_who_signs(printed, playbook):
    """Nine lists of 48 ended so where LibreOffice opened them."""
    for id, variant in {*((id, "zh-ko") for id in playbook.checklists), *((CHECKLIST, one) for one in VARIANTS)}:
        *_, last, _ = pdf_text(printed(f"{id}.{variant}.docx").read_bytes()).split("\f")
        headline = playbook.checklists[id].items[-1].headline
        assert all(squeezed(headline[language]) in squeezed(last) for language in VARIANTS[variant]), (id, variant)


def letters_in_one_language(site, filled, playbook):
    """The documents of all letters, blank and filled, each with its letter and its path."""
    for letter in playbook.letters.values():
        paths = [site / f"downloads/templates/{letter.id}.{one}.docx" for one in ("zh", "ko")]
        for path in (*paths, filled / f"{letter.id}.{letter.language}.docx"):
            yield docx.Document(str(path)), letter, path


def test_who_signs_a_letter_stands_in_one_row_that_no_page_divides(site, filled, playbook):
    """What was to stay with the next was divided by LibreOffice: the day on one page, who signs alone on the other."""
    for document, letter, path in letters_in_one_language(site, filled, playbook):
        (row,) = (row for table in document.tables for row in table.rows)
        assert row._tr.find(f".//{qn('w:cantSplit')}") is not None, path
        expected = len(letter.signature) + (letter.layout == "complaint")
        assert len(row.cells[0].paragraphs) == expected, path
        *above, behind = document.paragraphs
        assert above[-1].paragraph_format.keep_with_next, path
        assert (behind.text, behind.paragraph_format.line_spacing) == ("", Pt(1)), path


@pytest.mark.parametrize("name", SIGNED)
def test_the_last_page_of_a_letter_has_a_row_above_who_signs(printed, playbook, name):
    """LibreOffice ended a page between the day and who signs."""
    id, language = SIGNED[name]
    letter = playbook.letters[id]
    *_, last, _ = pdf_text(printed(name).read_bytes()).split("\f")
    assert any(squeezed(getattr(one, language)) in squeezed(last) for one in letter.attachments)


@pytest.mark.parametrize("made", ["blank", "filled"])
def test_who_signs_a_letter_side_by_side_keeps_two_rows_above_it_and_no_more(site, filled, playbook, made):
    """Of the rows beside each other none stayed with the next, as those of the same letter in one language do."""
    folder = filled if made == "filled" else site / "downloads/templates"
    for letter in playbook.letters.values():
        (table,) = docx.Document(str(folder / f"{letter.id}.zh-ko.docx")).tables
        signs = len(table.rows) - len(letter.signature)
        assert [at for at, row in enumerate(table.rows) if by_itself(row)] == [signs - 2, signs - 1], letter.id
        assert all(by_style(row) for row in table.rows[signs:]), letter.id


def test_the_head_of_the_enclosures_side_by_side_stays_with_the_first(site, playbook):
    names = set(playbook.labels["sheet.attachments"].model_dump().values())
    for letter in playbook.letters.values():
        (table,) = docx.Document(str(site / f"downloads/templates/{letter.id}.zh-ko.docx")).tables
        heads = [row for row in table.rows if {cell.text for cell in row.cells} == names]
        assert len(heads) == bool(letter.attachments)
        assert all(map(by_style, heads)), letter.id
