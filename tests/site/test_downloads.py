"""Every checklist and letter can be downloaded in every format, and no file says anything but the record."""

import io
import re
import tomllib
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pypdf
import pytest

from macros.export.exports import CARD, CARD_FORMATS, PICTURE_FORMATS

from .reading import (
    CHECKLIST_FORMATS,
    LETTER_FORMATS,
    TEXT_OF,
    VARIANTS,
    assert_in_order,
    csv_rows,
    docx_text,
    letter_texts,
    part,
    squeezed,
    xlsx_rows,
)

#: openpyxl knows neither the bar that shows the progress nor a print area of whole columns.
pytestmark = pytest.mark.filterwarnings("ignore:.*(extension is not supported|Print area cannot be set):UserWarning")

ROOT = Path(__file__).parents[2]
CHECKLISTS = sorted(path.stem for path in (ROOT / "docs/data/checklists").glob("*.yml"))
LETTERS = sorted(path.stem for path in (ROOT / "docs/data/templates").glob("*.yml"))


def said(item, language):
    """An item as one cell has it: its headline, and on the next line how it is done."""
    return "\n".join(words[language] for words in (item.headline, item.detail) if words)


def file(site, folder, id, variant, extension):
    return (site / "downloads" / folder / f"{id}.{variant}.{extension}").read_bytes()


def office(letter, playbook):
    """Tell whether a letter goes to a Korean office, which writes in Hangul."""
    return playbook.channels[letter.send_by].office


def test_every_record_has_every_format_in_every_variant_and_there_is_nothing_else(site, playbook):
    expected = {f"playbook-{variant}.{form}" for variant in VARIANTS for form in ("zip", "xlsx")}
    shelves = (("checklists", playbook.checklists, CHECKLIST_FORMATS), ("templates", playbook.letters, LETTER_FORMATS))
    for folder, ids, formats in shelves:
        expected |= {f"{folder}/{id}.{variant}.{form}" for id in ids for variant in VARIANTS for form in formats}
    expected |= {
        f"templates/{id}.{letter.language}.hwpx" for id, letter in playbook.letters.items() if office(letter, playbook)
    }
    expected |= {f"checklists/{CARD}.{variant}.{form}" for variant in VARIANTS for form in CARD_FORMATS}
    expected |= {f"checklists/{CARD}.{language}.{form}" for language in ("zh", "ko") for form in PICTURE_FORMATS}
    downloads = site / "downloads"
    assert {path.relative_to(downloads).as_posix() for path in downloads.rglob("*") if path.is_file()} == expected


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("id", CHECKLISTS)
def test_a_workbook_has_the_items_of_the_record(site, playbook, id, variant):
    checklist, labels = playbook.checklists[id], playbook.labels
    rows = xlsx_rows(file(site, "checklists", id, variant, "xlsx"))
    assert [row["id"] for row in rows] == [item.id for item in checklist.items]
    for language in VARIANTS[variant]:
        for key in ("item", "why"):
            texts = [said(item, language) if key == "item" else item.why[language] for item in checklist.items]
            assert [row[labels[f"export.{key}"][language]] for row in rows] == texts


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("id", CHECKLISTS)
def test_a_csv_file_has_the_items_of_the_record(site, playbook, id, variant):
    checklist, labels = playbook.checklists[id], playbook.labels
    content = file(site, "checklists", id, variant, "csv")
    assert content.count(b"\r\n") == len(checklist.items) + 1
    rows = csv_rows(content)
    assert [row["id"] for row in rows] == [item.id for item in checklist.items]
    for language in VARIANTS[variant]:
        texts = [said(item, language) for item in checklist.items]
        assert [row[labels["export.item"][language]] for row in rows] == texts
        assert [row[labels["export.why"][language]] for row in rows] == [item.why[language] for item in checklist.items]


@pytest.mark.parametrize("form", ["docx", "md", "pdf"])
@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("id", CHECKLISTS)
def test_a_document_has_the_items_of_the_record_in_their_order_and_tells_why_and_who(site, playbook, id, variant, form):
    checklist = playbook.checklists[id]
    content = file(site, "checklists", id, variant, form)
    text = TEXT_OF[form](content)
    for language in VARIANTS[variant]:
        heads = [item.headline[language] for item in checklist.items]
        assert_in_order(heads, text, f"{id}.{variant}.{form}")
        assert_in_order([item.text[language] for item in checklist.items], text, f"{id}.{variant}.{form}")
    if form == "docx":  # out of sight, in the boxes
        text = part(content, "word/document.xml")
    if form != "pdf":  # there the links lead to them
        assert_in_order([item.id for item in checklist.items], text, f"{id}.{variant}.{form}")
    said = squeezed(TEXT_OF[form](content))
    # What is on one page may leave no room for reasons.
    is_one_page = form == "pdf" and variant != "zh-ko"
    for language in VARIANTS[variant]:
        assert squeezed(checklist.title[language]) in said
        assert squeezed(checklist.purpose[language]) in said
        for item in checklist.items:
            assert squeezed(item.why[language]) in said or is_one_page, item.id
            assert squeezed(playbook.labels[f"role.{item.role}"][language]) in said


@pytest.mark.parametrize("language", ["zh", "ko"])
@pytest.mark.parametrize("id", CHECKLISTS)
def test_a_list_in_one_language_is_one_page(site, id, language):
    assert len(pypdf.PdfReader(io.BytesIO(file(site, "checklists", id, language, "pdf"))).pages) == 1


@pytest.mark.parametrize("id", CHECKLISTS)
def test_markdown_has_a_task_box_for_every_item(site, playbook, id):
    text = file(site, "checklists", id, "zh", "md").decode()
    assert len(re.findall(r"^- \[ \] ", text, re.MULTILINE)) == len(playbook.checklists[id].items)


FOOT_OF_A_PAGE = re.compile(r"^[a-z-]+ \d+\.\d+\.\d+ · .* \d+ / \d+[^\d\n]*$", re.M)


@pytest.mark.parametrize("form", LETTER_FORMATS)
@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("id", LETTERS)
def test_a_letter_has_every_text_of_the_record(site, playbook, id, variant, form):
    letter = playbook.letters[id]
    text = TEXT_OF[form](file(site, "templates", id, variant, form))
    if form == "pdf":  # a paragraph may go on below the foot of a page
        text = FOOT_OF_A_PAGE.sub("", text)
    brackets = "{}" if form in ("docx", "pdf") else "〔{}〕"
    for language in VARIANTS[variant]:
        recipient, subject, *texts = letter_texts(letter, playbook, language, brackets)
        assert_in_order(texts, text, f"{id}.{variant}.{form}")
        assert squeezed(recipient) in squeezed(text)
        assert squeezed(subject) in squeezed(text)
    assert "{" not in text
    assert "}" not in text


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_file_carries_version_date_hash_and_where_the_current_one_is(site, playbook, variant):
    """All but CSV: there it would be four columns that say the same in each row."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    date = max(source.checked_on for source in playbook.sources.values())
    for folder, ids, formats in (("checklists", CHECKLISTS, CHECKLIST_FORMATS), ("templates", LETTERS, LETTER_FORMATS)):
        for id in ids:
            hashes = set()
            for form in formats:
                if form == "csv":
                    continue
                content = file(site, folder, id, variant, form)
                text = properties(content) if form in ("docx", "xlsx") else content.decode("utf-8-sig", "ignore")
                if form == "pdf":
                    text = TEXT_OF["pdf"](content)
                address = f"https://playbook.example/sub/{VARIANTS[variant][0]}/{folder}/{id}/"
                assert version in text, f"{id}.{form}"
                assert date in text, f"{id}.{form}"
                assert squeezed(address) in squeezed(text), f"{id}.{form}"
                hashes |= {found for found in re.findall(r"\b[0-9a-f]{8}\b", text) if not found.isdigit()} or {"none"}
            assert len(hashes) == 1, f"{id}: {hashes}"


def properties(content):
    return part(content, "docProps/core.xml")


@pytest.mark.parametrize("variant", VARIANTS)
def test_an_archive_has_all_files_of_its_language_and_a_page_that_leads_to_each(site, variant):
    class Links(HTMLParser):
        found = ()

        def handle_starttag(self, tag, attributes):
            if tag == "a":
                self.found = (*self.found, dict(attributes)["href"])

    with zipfile.ZipFile(site / f"downloads/playbook-{variant}.zip") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        links = Links()
        links.feed(archive.read("contents.html").decode())
        assert sorted(links.found) == sorted(set(names) - {"contents.html"})
        for name in links.found:
            assert archive.read(name) == (site / "downloads" / name).read_bytes()
    own = {f"{path.parent.name}/{path.name}" for path in (site / "downloads").glob(f"*/*.{variant}.*")}
    assert set(links.found) == own | {f"playbook-{variant}.xlsx"}


@pytest.mark.parametrize("language", ["zh", "ko"])
@pytest.mark.parametrize(("folder", "id"), [("checklists", "first-24-hours"), ("templates", "appeal-general")])
def test_a_page_offers_every_file_with_its_format_and_size(site, language, folder, id):
    page = (site / language / folder / id / "index.html").read_text(encoding="utf-8")
    for variant in VARIANTS:
        for form in CHECKLIST_FORMATS if folder == "checklists" else LETTER_FORMATS:
            size = (site / f"downloads/{folder}/{id}.{variant}.{form}").stat().st_size
            kilobytes = (size + 1023) // 1024
            link = rf'href="[^"]*downloads/{folder}/{id}\.{variant}\.{form}"[^>]*>{form.upper()} <small>{kilobytes} KB'
            assert re.search(link, page), f"{variant}.{form}"


def test_the_page_of_a_letter_to_an_office_offers_hwpx_blank_and_filled_and_no_other_does(site, playbook):
    offering = set()
    for id, letter in playbook.letters.items():
        page = (site / f"ko/templates/{id}/index.html").read_text(encoding="utf-8")
        address = rf'="[^"]*downloads/templates/{id}\.{letter.language}\.hwpx"'
        signs = [f"data-hwpx{address}", f"<a href{address} download", 'data-action="download-hwpx"']
        found = {bool(re.search(sign, page)) for sign in signs}
        assert len(found) == 1, id
        offering |= {id} if found == {True} else set()
    assert offering == {id for id, letter in playbook.letters.items() if office(letter, playbook)} != set()


def test_the_rows_of_a_blank_letter_are_those_of_the_page(site, playbook):
    """The browser finds each row of the blank by the name that it has on the page."""
    for id in LETTERS:
        letter = playbook.letters[id]
        page = (site / f"{letter.language}/templates/{id}/index.html").read_text(encoding="utf-8")
        column = page.split(f'data-preview="{letter.language}"')[1].split("data-preview=")[0]
        rows = re.findall(r'data-row="([^"]+)"', column)
        own = letter.language
        for variant in (own, "zh-ko"):
            body = part(file(site, "templates", id, variant, "docx"), "word/document.xml")
            names = re.findall(rf'<w:bookmarkStart [^>]*w:name="row_(\w+)_{own}"', body)
            assert sorted(row.replace("-", "_") for row in rows) == sorted(set(names) - {"note"}), id
            assert len(names) == len(rows) + 1


def test_a_blank_letter_to_be_sent_names_the_playbook_nowhere_but_in_the_note_above_it(site, playbook):
    """What reaches Coupang carries no advertisement for a handbook on malicious reports."""
    name = playbook.labels["site.name"].ko
    for id in LETTERS:
        content = file(site, "templates", id, "ko", "docx")
        assert name not in docx_text(content)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            feet = [archive.read(one).decode() for one in archive.namelist() if one.startswith("word/footer")]
        assert not [foot for foot in feet if name in foot], id
