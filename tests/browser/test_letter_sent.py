"""The ways in which a finished letter leaves the page: copied, saved, printed."""

import io
from datetime import UTC

import docx
from playwright.sync_api import expect

from macros.playbook.fill import fill
from tests.conftest import PLAIN_HTTP

from .conftest import LANGUAGES, NOW, as_fields
from .sheet import LETTER, python_text, row


def test_every_letter_is_saved_as_the_text_that_python_writes(reader, playbook, examples):
    for index, id_ in enumerate(playbook.letters):
        values = examples(id_)
        reader.store({"fields": as_fields(values)})
        reader.open(f"{LANGUAGES[index % 2]}/templates/{id_}/")
        content, name = reader.download("download-txt")
        assert name == f"{id_}.ko.txt"
        assert content == ("\ufeff" + python_text(playbook, id_, values).replace("\n", "\r\n")).encode(), id_


def test_a_letter_is_saved_as_docx_in_korean_and_for_approval_in_both_languages(reader, playbook, examples):
    values = examples("appeal-general")
    reader.store({"fields": as_fields(values)})
    reader.open(f"zh/{LETTER}/")
    columns = {
        language: [line.text for line in fill(playbook.letters["appeal-general"], playbook.fields, values, language)]
        for language in LANGUAGES
    }
    content, name = reader.download("download-docx")
    assert name == "appeal-general.ko.docx"
    document = docx.Document(io.BytesIO(content))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert not [text for text in columns["ko"] if text not in said]
    assert document.core_properties.author == values["company_name"]
    assert document.core_properties.created.replace(tzinfo=UTC) == NOW
    content, name = reader.download("download-bilingual")
    assert name == "appeal-general.zh-ko.docx"
    (table,) = docx.Document(io.BytesIO(content)).tables
    for index, language in enumerate(("ko", "zh")):
        said = "\n".join(row.cells[index].text for row in table.rows)
        assert not [text for text in columns[language] if text not in said], language


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
