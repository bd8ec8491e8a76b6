"""The ways in which a finished letter leaves the page: copied, saved, printed."""

import io
import re
import subprocess
import zipfile
from xml.etree import ElementTree

import docx
from playwright.sync_api import expect

from macros.playbook.fill import fill
from tests.conftest import PLAIN_HTTP, needs

from .conftest import LANGUAGES, as_fields
from .sheet import LETTER, python_text, row


def test_every_letter_is_saved_as_the_text_that_python_writes(reader, playbook, examples):
    for index, id_ in enumerate(playbook.letters):
        values = examples(id_)
        reader.store({"fields": as_fields(values)})
        reader.open(f"{LANGUAGES[index % 2]}/templates/{id_}/")
        content, name = reader.download("download-txt")
        assert name == f"{id_}.ko.txt"
        assert content == ("\ufeff" + python_text(playbook, id_, values).replace("\n", "\r\n")).encode(), id_


def letter_lines(playbook, id_, values):
    """The words of every row of a filled letter."""
    lines = fill(playbook.letters[id_], playbook.fields, values, "ko")
    return [(line.number, line.text) for line in lines]


def test_every_letter_is_saved_as_a_filled_docx(reader, playbook, examples, tmp_path):
    for index, id_ in enumerate(playbook.letters):
        values = {name: value for name, value in examples(id_).items() if len(name) % 3 or not name.startswith("has_")}
        reader.store({"fields": as_fields(values)})
        reader.open(f"{LANGUAGES[index % 2]}/templates/{id_}/")
        content, name = reader.download("download-docx")
        assert name == f"{id_}.ko.docx"
        document = docx.Document(io.BytesIO(content))
        wanted = letter_lines(playbook, id_, values)
        found = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
        for number, text in wanted:
            assert any(one.endswith(text) and one.startswith(number) for one in found), (id_, number, text)
        assert len(found) <= len(wanted) + 1, (id_, found)
        xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
        assert "w:sdt" not in xml
        assert "w:highlight" not in xml
        assert "해당 시" not in xml
        assert not re.search(r"\{[a-z]", xml)


def test_a_filled_docx_opens_in_libreoffice(reader, playbook, examples, tmp_path):
    office = needs("soffice")
    for id_ in ("appeal-general", "cease-and-desist"):
        reader.store({"fields": as_fields(examples(id_))})
        reader.open(f"zh/templates/{id_}/")
        (tmp_path / f"{id_}.docx").write_bytes(reader.download("download-docx")[0])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [office, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", tmp_path]
    subprocess.run([*convert, *tmp_path.glob("*.docx")], check=True, capture_output=True, timeout=120)
    for id_ in ("appeal-general", "cease-and-desist"):
        text = (tmp_path / f"{id_}.txt").read_text(encoding="utf-8-sig")
        for _, line in letter_lines(playbook, id_, examples(id_)):
            assert line in text, id_


def test_a_letter_to_an_office_is_saved_for_hangul(reader, playbook, examples, say, language):
    id_ = "police-complaint-draft"
    reader.store({"fields": as_fields(examples(id_))})
    page = reader.open(f"{language}/templates/{id_}/")
    content, name = reader.download("download-hwpx")
    assert name.endswith(".hwpx")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        section = ElementTree.fromstring(parts.read("Contents/section0.xml"))
    words = ["".join(paragraph.itertext()) for paragraph in section]
    for number, text in letter_lines(playbook, id_, examples(id_)):
        assert any(one.startswith(number) and one.endswith(text) for one in words), text
    expect(page.locator("[data-bar] [data-said]")).to_have_text(say("js.letter.hwpx-saved", language))


def test_what_xml_cannot_hold_does_not_break_the_docx(reader, playbook, examples):
    bad = "끝\u0001\u000b<w:p/>&amp;🙂 둘째 줄"
    values = examples("appeal-general") | {"further_explanation": f"{bad}\n셋째 줄"}
    reader.store({"fields": as_fields(values)})
    reader.open(f"zh/{LETTER}/")
    content, _ = reader.download("download-docx")
    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)
    assert "<w:p/>&amp;🙂 둘째 줄\n셋째 줄" in text


def test_without_the_blank_the_page_says_so_and_offers_text(readers, examples, say, language):
    reader = readers()
    reader.store({"fields": as_fields(examples("appeal-general"))})
    page = reader.open(f"{language}/{LETTER}/")
    page.route("**/*.docx", lambda route: route.abort())
    page.click("[data-action=download-docx]")
    expect(page.locator("[data-bar] [data-said]")).to_have_text(say("js.letter.docx-failed", language))
    reader.trouble = [line for line in reader.trouble if "ERR_FAILED" not in line]


def test_only_the_korean_is_printed_and_nothing_around_it(reader, examples, language):
    reader.store({"fields": as_fields(examples("appeal-general"))})
    page = reader.open(f"{language}/{LETTER}/")
    page.evaluate("() => { window.print = () => { window.printed = document.documentElement.className; }; }")
    page.click("[data-action=print]")
    assert "prints-letter" in page.evaluate("window.printed")
    page.emulate_media(media="print")
    around = "[data-preview=zh], .letter__form, .letter__bar, header, footer, nav, h1"
    expect(page.locator(f":is({around}):visible")).to_have_count(0)
    expect(row(page, "ko", "subject")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert "prints-letter" not in page.evaluate("document.documentElement.className")


def test_on_plain_http_the_older_way_copies(readers, browser, server, examples, playbook):
    reader = readers(server=server.replace("127.0.0.1", PLAIN_HTTP))
    reader.store({"fields": as_fields(examples("appeal-general"))})
    page = reader.open(f"zh/{LETTER}/")
    assert page.evaluate("navigator.clipboard === undefined && !isSecureContext")
    remember = "window.copied = getSelection().toString() || document.activeElement.value;"
    page.evaluate(f"() => document.addEventListener('copy', () => {{ {remember} }})")
    page.click("[data-action=copy]")
    reader.said("[data-bar]")
    assert page.evaluate("window.copied") == python_text(playbook, "appeal-general", examples("appeal-general"))
    expect(page.locator("[data-bar] [data-by-hand]")).to_be_hidden()


def test_where_copying_is_refused_the_text_is_shown_selected(reader, examples, playbook, say, language):
    reader.store({"fields": as_fields(examples("appeal-general"))})
    page = reader.open(f"{language}/{LETTER}/")
    refuse = "navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))"
    page.evaluate(f"() => {{ document.execCommand = () => false; {refuse}; }}")
    page.click("[data-action=copy]")
    area = page.locator("[data-bar] [data-by-hand]")
    area.wait_for()
    assert reader.said("[data-bar]") == say("js.common.copy-refused", language)
    assert area.input_value() == python_text(playbook, "appeal-general", examples("appeal-general"))
    assert area.evaluate("(area) => area === document.activeElement && area.selectionEnd === area.value.length")
