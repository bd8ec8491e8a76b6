"""How documents are made: fonts, languages, styles, tags for reading aloud. Workbooks: test_workbook.py."""

import io
import re

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from .reading import VARIANTS, part

FONTS = {"zh": "Microsoft YaHei", "ko": "Malgun Gothic"}
TAGS = {"zh": "zh-CN", "ko": "ko-KR"}
FACES = {"zh": {"NotoSansCJKsc-Regular"}, "ko": {"NotoSansCJKkr-Regular"}}
FACES["zh-ko"] = FACES["zh"] | FACES["ko"]
LETTER = "appeal-ip"


def own_language(variant):
    return VARIANTS[variant][0]


@pytest.fixture(params=VARIANTS)
def variant(request):
    return request.param


@pytest.fixture(params=["checklists/preserve-evidence", f"templates/{LETTER}", "templates/cease-and-desist"])
def document_file(site, variant, request):
    return (site / f"downloads/{request.param}.{variant}.docx").read_bytes()


@pytest.fixture
def document(document_file):
    return docx.Document(io.BytesIO(document_file))


def test_a_document_says_its_language_and_fonts_in_defaults_and_styles(document, variant):
    language = own_language(variant)
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}")
    for place in (defaults, document.styles["Normal"].element):
        assert place.find(f".//{qn('w:rFonts')}").get(qn("w:eastAsia")) == FONTS[language]
        assert place.find(f".//{qn('w:lang')}").get(qn("w:eastAsia")) == TAGS[language]
    assert document.core_properties.language == TAGS[language]
    assert document.core_properties.title
    themed = [fonts for fonts in document.styles.element.iter(qn("w:rFonts")) if fonts.get(qn("w:eastAsiaTheme"))]
    assert not themed


def test_a_bilingual_document_marks_the_other_language(site):
    for path in ("checklists/preserve-evidence", f"templates/{LETTER}"):
        xml = part((site / f"downloads/{path}.zh-ko.docx").read_bytes(), "word/document.xml")
        assert 'w:eastAsia="ko-KR"' in xml
        assert f'w:eastAsia="{FONTS["ko"]}"' in xml


def test_a_document_has_headings_and_no_empty_paragraph(document):
    paragraphs = list(document.element.body.iter(qn("w:p")))
    styles = {style.get(qn("w:val")) for style in document.element.body.iter(qn("w:pStyle"))}
    assert {"Heading1", "LetterCellHeading"} & styles
    known = {style.style_id for style in document.styles}
    assert styles <= known
    in_tables = {
        id(paragraph) for table in document.element.body.iter(qn("w:tbl")) for paragraph in table.iter(qn("w:p"))
    }
    for paragraph in paragraphs:
        # A cell to write into is empty, and so is what closes the table of who signs.
        closes = paragraph is paragraphs[-1] and paragraph.getprevious().tag == qn("w:tbl")
        if id(paragraph) not in in_tables and not closes:
            assert "".join(text.text or "" for text in paragraph.iter(qn("w:t"))).strip()


def test_the_items_of_a_checklist_are_one_numbered_list(site, playbook, variant):
    document = docx.Document(site / f"downloads/checklists/preserve-evidence.{variant}.docx")
    numbered = document.styles["List Number"].element
    assert numbered.find(f".//{qn('w:numId')}").get(qn("w:val")) == "1"
    items = playbook.checklists["preserve-evidence"].items
    styles = [style.get(qn("w:val")) for style in document.element.body.iter(qn("w:pStyle"))]
    assert styles.count("ListNumber") == len(items)
    assert [number.get(qn("w:numId")) for number in document.part.numbering_part.element.iter(qn("w:num"))] == ["1"]


def test_every_table_repeats_its_head_and_keeps_its_rows_whole(document):
    for table in document.tables:
        first, *rest = table._tbl.tr_lst
        whole = rest or [first]  # one row alone is who signs a letter: no list, and without a head
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in whole)
        assert (first.find(f".//{qn('w:tblHeader')}") is not None) is bool(rest)
        assert (table.style.name == "Ruled Table") is bool(rest)


@pytest.mark.parametrize("path", ["checklists/preserve-evidence", f"templates/{LETTER}"])
def test_every_page_has_its_number(site, variant, path):
    footer = part((site / f"downloads/{path}.{variant}.docx").read_bytes(), "word/footer1.xml")
    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer


def test_a_checklist_has_a_box_to_tick_for_every_item(site, playbook, variant):
    xml = part((site / f"downloads/checklists/preserve-evidence.{variant}.docx").read_bytes(), "word/document.xml")
    items = playbook.checklists["preserve-evidence"].items
    assert re.findall(r'w:val="item:([^"]+)"', xml) == [item.id for item in items]
    assert xml.count("<w14:checkbox>") == xml.count("☐") == len(items)


def tag_of(control):
    return control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))


def test_the_blanks_of_a_letter_are_highlighted_controls_that_typing_replaces(site, playbook, variant):
    letter = playbook.letters[LETTER]
    body = docx.Document(io.BytesIO((site / f"downloads/templates/{LETTER}.{variant}.docx").read_bytes())).element.body
    controls = [one for one in body.iter(qn("w:sdt")) if tag_of(one).startswith("field:")]
    printed = {name for name in letter.fields if playbook.fields[name].type != "fact"}
    names = {tag_of(one).removeprefix("field:") for one in controls}
    assert names <= printed
    assert {"company_name", "product_name", "vendor_id", "letter_date"} <= names
    for one in controls:
        settings = one.find(qn("w:sdtPr"))
        assert settings.find(qn("w:showingPlcHdr")) is not None
        assert settings.find(qn("w:alias")).get(qn("w:val"))
        assert settings.find(qn("w:text")) is None, "LibreOffice 7.4 repeats the words before a plain text control"
        assert one.find(f".//{qn('w:highlight')}").get(qn("w:val")) == "yellow"
    choices = [one for one in controls if one.find(f".//{qn('w:dropDownList')}") is not None]
    assert choices, "a choice is made from a list"
    ids = [control.find(f"{qn('w:sdtPr')}/{qn('w:id')}").get(qn("w:val")) for control in body.iter(qn("w:sdt"))]
    assert len(ids) == len(set(ids))


@pytest.fixture(
    params=[
        "checklists/first-24-hours",
        "checklists/preserve-evidence",
        f"templates/{LETTER}",
        "templates/cease-and-desist",
    ]
)
def pdf(site, variant, request):
    return pypdf.PdfReader(io.BytesIO((site / f"downloads/{request.param}.{variant}.pdf").read_bytes()))


def test_a_pdf_says_what_it_is_and_in_which_language_and_can_be_read_aloud(pdf, variant):
    root = pdf.trailer["/Root"]
    assert pdf.metadata.title
    assert root["/Lang"] == TAGS[own_language(variant)]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()


def test_a_pdf_embeds_the_glyphs_of_its_region_and_no_more(pdf, variant):
    faces = set()
    for page in pdf.pages:
        width, height = (round(float(length) / 72 * 25.4) for length in page.mediabox[2:])
        assert (width, height) == (210, 297)
        for reference in page["/Resources"]["/Font"].values():
            font = reference.get_object()
            subset, _, face = font["/BaseFont"].removeprefix("/").partition("+")
            faces.add(face.removesuffix("-Identity-H"))
            assert re.fullmatch("[A-Z]{6}", subset)
            assert "/ToUnicode" in font
            described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert "/FontFile3" in described or "/FontFile2" in described
    assert faces == FACES[variant]


def test_a_pdf_is_small(site):
    for path in (site / "downloads").glob("*/*.pdf"):
        assert path.stat().st_size < 400_000, path.name


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_the_pdf_of_certified_mail_leaves_the_room_that_the_post_office_asks_for(site, playbook, language):
    """F618: 20 mm above, 40 below, 15 at the sides, and no page number; what is not the letter is a page of its own."""
    for letter in playbook.letters.values():
        if letter.layout != "certified-mail":
            continue
        *pages, note = pypdf.PdfReader(site / f"downloads/templates/{letter.id}.{language}.pdf").pages
        assert pages
        for page in pages:
            places = places_of_words(page)
            left, bottom, top = (min(x for x, _ in places), min(y for _, y in places), max(y for _, y in places))
            assert left >= 15 / 25.4 * 72 - 1
            assert bottom >= 40 / 25.4 * 72 - 1
            assert top <= (297 - 20) / 25.4 * 72
        assert letter.id not in "".join(page.extract_text() for page in pages)
        assert letter.id in note.extract_text()


def places_of_words(page):
    """Where words begin on a page of a PDF, from its lower left corner, in points."""
    places = []

    def note(text, turned, matrix, *more):
        (a, b, c, d, e, f), (x, y) = turned, matrix[4:]
        if text.strip():
            places.append((a * x + c * y + e, b * x + d * y + f))

    page.extract_text(visitor_text=note)
    return places


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_an_inner_paper_is_a_blank_in_either_language(site, playbook, language):
    """A Chinese incident report said of itself that it was a translation, and not to be used."""
    inner = [letter.id for letter in playbook.letters.values() if letter.inner]
    assert inner
    for id in inner:
        blank = (site / f"downloads/templates/{id}.{language}.txt").read_text(encoding="utf-8-sig")
        assert playbook.labels["export.note-typed"][language] in blank
