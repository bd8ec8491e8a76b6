"""Texts that a spreadsheet would compute, a browser run or a printer not show: every file still says them."""

import dataclasses
import io

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from macros.export import downloads
from macros.export.csv import FORMULA_SIGNS
from macros.playbook.checklist import Checklist, ChecklistItem
from macros.playbook.letter import Letter
from macros.playbook.problem import ContentError
from macros.playbook.text import Bilingual
from tests.site.reading import (
    TEXT_OF,
    VARIANTS,
    csv_rows,
    docx_text,
    md_text,
    part,
    pdf_text,
    squeezed,
    txt_text,
    xlsx_rows,
)

#: openpyxl knows neither the bar that shows the progress nor a print area of whole columns.
pytestmark = pytest.mark.filterwarnings("ignore:.*(extension is not supported|Print area cannot be set):UserWarning")

BAD = [
    '=HYPERLINK("https://evil.example","x")',
    "+82-10-0000-0000",
    "-1+1",
    "@SUM(A1:A9)",
    "＝1+1",
    "\tbegins with a tab",
    "say \"hi\" and 'hi'",
    "first line\nsecond line\n- third line\n1. fourth line\n# fifth line",
    "<script>alert(1)</script>",
    "</w:t></w:r><!-- &amp; & &lt; ]]>",
    "*stars* _lines_ `ticks` [link](https://evil.example) ~~gone~~ | cell |",
    "{{ jinja }} {% raw %} ${X} #typst *b* \\u{41} $1$",
    "1. one, 2) two",
    "。" * 3 + "长文本" * 666,
    "긴글 " * 500 + "끝",
]


def bilingual(text):
    # Not validated: a loaded record cannot begin with a tab, but a writer must not rely on that.
    return Bilingual.model_construct(zh=text, ko=text)


def checklist_of(texts):
    items = tuple(
        ChecklistItem.model_construct(
            id=f"bad/item-{number}", text=bilingual(text), why=bilingual(text), phase="now", role="owner", sources=()
        )
        for number, text in enumerate(texts)
    )
    words = bilingual(texts[0])
    return Checklist.model_construct(id="bad", title=words, purpose=words, when=words, items=items, retired=())


def letter_of(playbook, texts):
    model = next(iter(playbook.letters.values()))
    part_type, item_type = type(model.parts[0]), type(model.attachments[0])
    parts = [part_type.model_construct(kind="item", ko=text, zh=text, when=None, sources=()) for text in texts]
    return Letter.model_construct(
        **{
            **{name: getattr(model, name) for name in Letter.model_fields},
            "id": "bad",
            "title": bilingual(texts[0]),
            "subject": bilingual(texts[0]),
            "parts": (*model.parts[:1], *parts),
            "attachments": tuple(item_type.model_construct(ko=text, zh=text, when=None) for text in texts),
            "when_to_use": tuple(map(bilingual, texts)),
        }
    )


@pytest.fixture(scope="module")
def files(playbook, tmp_path_factory):
    """All downloads of one checklist and one letter that say nothing but bad texts."""
    bad = dataclasses.replace(
        playbook, checklists={"bad": checklist_of(BAD)}, letters={"bad": letter_of(playbook, BAD)}
    )
    root = tmp_path_factory.mktemp("bad")
    return downloads(bad, version="1.0.0", date="2026-11-22", address="", root=root)


def of(files, folder, variant, form):
    return files[f"downloads/{folder}/bad.{variant}.{form}"]


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_workbook_shows_every_text_verbatim_and_computes_none(files, playbook, variant):
    content = of(files, "checklists", variant, "xlsx")
    rows = xlsx_rows(content)
    for language in VARIANTS[variant]:
        assert [row[playbook.labels["export.item"][language]] for row in rows] == BAD
    book = openpyxl.load_workbook(io.BytesIO(content))
    formulas = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(formulas) == 1, "the progress is the only formula"
    assert not any(cell.hyperlink for sheet in book for row in sheet.iter_rows() for cell in row)
    assert "HYPERLINK" not in formulas[0].value
    for row in book.worksheets[0].iter_rows(min_row=5):
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith(FORMULA_SIGNS):
                assert cell.quotePrefix, "editing the cell would compute it"


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_csv_file_guards_what_a_spreadsheet_would_compute(files, playbook, variant):
    rows = csv_rows(of(files, "checklists", variant, "csv"))
    assert len(rows) == len(BAD)
    for language in VARIANTS[variant]:
        for row, text in zip(rows, BAD, strict=True):
            cell = row[playbook.labels["export.item"][language]]
            assert not cell.startswith(FORMULA_SIGNS)
            assert cell == (f"'{text}" if text.startswith(FORMULA_SIGNS) else text)


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_document_shows_every_text_verbatim(files, variant):
    document = docx.Document(io.BytesIO(of(files, "checklists", variant, "docx")))
    cells = [
        "\n".join(paragraph.text for paragraph in cell.paragraphs)
        for table in document.tables
        for row in table.rows
        for cell in row.cells
    ]
    assert all(any(cell.startswith(text) for cell in cells) for text in BAD)
    text = squeezed(docx_text(of(files, "templates", variant, "docx")))
    assert all(squeezed(bad) in text for bad in BAD)
    body = docx.Document(io.BytesIO(of(files, "templates", variant, "docx"))).element.body
    assert not list(body.iter(qn("w:hyperlink")))


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("folder", ["checklists", "templates"])
def test_print_shows_every_text_to_its_last_character(files, folder, variant):
    text = squeezed(pdf_text(of(files, folder, variant, "pdf")))
    for bad in BAD:
        if len(bad) > 600:  # it goes on over pages, beside other columns: all of it is there, but not in one piece
            sign = bad[3]
            assert text.count(sign) >= bad.count(sign) * len(VARIANTS[variant])
        else:
            assert squeezed(bad) in text


@pytest.mark.parametrize("variant", VARIANTS)
def test_markdown_shows_every_text_verbatim_and_runs_nothing(files, variant):
    for folder in ("checklists", "templates"):
        content = of(files, folder, variant, "md")
        assert b"<script" not in content
        text = squeezed(md_text(content))
        for bad in BAD:
            assert squeezed(bad) in text, bad


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_text_file_shows_every_text_verbatim(files, variant):
    text = txt_text(of(files, "templates", variant, "txt")).replace("\r\n", "\n")
    assert all(bad in text for bad in BAD)


def test_the_data_and_the_contents_are_not_broken_by_a_text(files):
    import json
    import zipfile

    data = json.loads(files["data/playbook.json"])
    assert [item["text"]["zh"] for item in data["checklists"]["bad"]["items"]] == BAD
    with zipfile.ZipFile(io.BytesIO(files["downloads/playbook-zh.zip"])) as archive:
        assert "=HYPERLINK(&#34;https://evil.example&#34;" in archive.read("contents.html").decode()


@pytest.mark.parametrize("layout", ["mail", "document", "certified-mail", "complaint"])
def test_a_letter_may_lack_whatever_the_record_does_not_demand(playbook, tmp_path, layout):
    """A fork's letter may have no heading, no enclosure, one line and nobody who signs."""
    model = playbook.letters["support-inquiry"]
    text = next(part for part in model.parts if part.kind == "text")
    bare = model.model_copy(update={"layout": layout, "parts": (text,), "attachments": (), "signature": ()})
    files = downloads(
        dataclasses.replace(playbook, checklists={}, letters={"support-inquiry": bare}),
        version="1.0.0",
        date="2026-11-22",
        address="",
        root=tmp_path,
    )
    for variant in VARIANTS:
        for form, read in TEXT_OF.items():
            said = squeezed(read(files[f"downloads/templates/support-inquiry.{variant}.{form}"]))
            assert all(squeezed(getattr(text, language))[:5] in said for language in VARIANTS[variant])


@pytest.mark.parametrize("sign", ["😀", "\U0001f6d1", "\x07", "\u0e01"], ids=["emoji", "stop sign", "control", "Thai"])
def test_a_character_that_print_lacks_is_an_error_that_names_record_and_character(playbook, tmp_path, sign):
    first = next(iter(playbook.checklists.values()))
    item = first.items[2].model_copy(update={"why": Bilingual.model_construct(zh="好", ko=f"안녕 {sign}")})
    broken = first.model_copy(update={"items": (*first.items[:2], item, *first.items[3:])})
    book = dataclasses.replace(playbook, checklists={first.id: broken}, letters={})
    with pytest.raises(ContentError) as caught:
        downloads(book, version="1.0.0", date="2026-11-22", address="", root=tmp_path)
    (problem,) = caught.value.problems
    assert problem.file == f"docs/data/checklists/{first.id}.yml"
    assert problem.key == "items.2.why.ko"
    assert problem.line > 1
    assert f"U+{ord(sign):04X}" in problem.what
    assert problem.rule == "missing-glyph"


def test_the_same_character_in_a_field_or_a_label_names_their_file(playbook, tmp_path):
    letter = playbook.letters["appeal-general"]
    field = playbook.fields["company_name"].model_copy(update={"label": bilingual("店😀")})
    fields = {**playbook.fields, "company_name": field}
    book = dataclasses.replace(playbook, checklists={}, letters={letter.id: letter}, fields=fields)
    with pytest.raises(ContentError) as caught:
        downloads(book, version="1.0.0", date="2026-11-22", address="", root=tmp_path)
    assert {problem.file for problem in caught.value.problems} == {"docs/data/fields.yml"}
    assert all(problem.key.endswith(("label.zh", "label.ko")) for problem in caught.value.problems)

    label = playbook.labels["export.item"].model_copy(update={"zh": "事😀"})
    checklists = dict([next(iter(playbook.checklists.items()))])
    book = dataclasses.replace(
        playbook, checklists=checklists, letters={}, labels={**playbook.labels, "export.item": label}
    )
    with pytest.raises(ContentError) as caught:
        downloads(book, version="1.0.0", date="2026-11-22", address="", root=tmp_path)
    assert [problem.file for problem in caught.value.problems] == ["docs/data/labels.yml"]


@pytest.mark.parametrize("form", ["xlsx", "docx", "csv", "md"])
def test_every_other_format_could_show_an_emoji(playbook, form):
    """Only print lacks it: what people type into a file is theirs, and the writers must not choke on it."""
    from macros.export import CHECKLIST_FORMATS
    from macros.export.edition import Edition
    from macros.export.stamp import Stamp, moment_of

    stamp = Stamp("1", "2026-11-22", "0", {"zh": "", "ko": ""}, moment_of("2026-11-22"))
    content = CHECKLIST_FORMATS[form](
        checklist_of(["好😀", "끝😀"]), Edition("zh", playbook.labels, playbook.fields, stamp)
    )
    text = (
        part(content, "xl/sharedStrings.xml")
        if form == "xlsx"
        else docx_text(content)
        if form == "docx"
        else content.decode()
    )
    assert text.count("😀") >= 2
