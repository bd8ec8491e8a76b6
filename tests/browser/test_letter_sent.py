"""The ways in which a finished letter leaves the page: copied, saved, printed."""

import email
import email.policy
import io
import json
import zipfile
from datetime import UTC
from xml.etree import ElementTree

import docx
from playwright.sync_api import expect

from macros.playbook.fill import fill
from tests.conftest import PLAIN_HTTP
from tests.site.reading import docx_rows

from .conftest import BOTH, LANGUAGES, NOW, as_document, as_fields
from .notices import NOTICES, put_in, used
from .sheet import LETTER, last_step, press, python_text
from .test_storage import NO_DATABASE


def test_every_letter_is_saved_as_the_text_that_python_writes(reader, playbook, examples):
    filled = {id_: as_document({"fields": as_fields(examples(id_))}) for id_ in playbook.letters}
    # Each page finds its own case, and no journal that would bring back that of the page before.
    own = f"({json.dumps(filled)})[location.pathname.split('/').at(-2)]"
    reader.context.add_init_script(f"{NO_DATABASE}; localStorage.setItem('playbook.v1', {own});")
    for index, id_ in enumerate(playbook.letters):
        values = examples(id_)
        page = reader.open(f"{LANGUAGES[index % 2]}/templates/{id_}/")
        save = page.locator("[data-action=download-txt]")
        content, name = reader.download(lambda save=save: save.dispatch_event("click"))
        language = playbook.letters[id_].for_reader(LANGUAGES[index % 2]).language
        assert name == file_name(playbook, id_, values, language, "txt")
        text = python_text(playbook, id_, values, language)
        assert content == ("\ufeff" + text.replace("\n", "\r\n")).encode(), id_


def file_name(playbook, id_, values, language, ending):
    """What a letter's file is called: the paper, whose it is, and the day."""
    letter = playbook.letters[id_]
    store = next((values[name] for name in ("store_name", "company_name") if name in letter.fields), "")
    day = values["letter_date"] if "letter_date" in letter.fields else "2026-11-22"
    return f"{'_'.join(filter(None, [letter.paper[language], store, day]))}.{ending}"


def letter_lines(playbook, id_, values, language="ko"):
    """The words of every row of a filled letter."""
    lines = fill(playbook.letters[id_], playbook.fields, values, language)
    return [(line.number, line.text) for line in lines]


def test_a_letter_is_saved_as_docx_in_korean_and_for_approval_in_both_languages(reader, playbook, examples, say):
    values = examples("appeal-general")
    reader.store({"fields": as_fields(values)})
    reader.open(f"zh/{LETTER}/")
    columns = {
        language: [line.text for line in fill(playbook.letters["appeal-general"], playbook.fields, values, language)]
        for language in LANGUAGES
    }
    content, name = reader.download("download-docx")
    assert name == file_name(playbook, "appeal-general", values, "ko", "docx")
    document = docx.Document(io.BytesIO(content))
    said = "\n".join(words for _, words in docx_rows(content))
    assert not [text for text in columns["ko"] if text not in said]
    assert document.core_properties.author == values["company_name"]
    assert document.core_properties.created.replace(tzinfo=UTC) == NOW
    content, name = reader.download("download-bilingual")
    paper = playbook.letters["appeal-general"].paper.zh
    assert name.startswith(f"{paper}_{say('js.letter.both', 'zh')}_")
    (table,) = docx.Document(io.BytesIO(content)).tables
    for index, language in enumerate(("ko", "zh")):
        said = "\n".join(row.cells[index].text for row in table.rows)
        assert not [text for text in columns[language] if text not in said], language


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
    expect(page.locator("[data-bar] [data-said]")).to_have_text(say("js.letter.hwpx-saved", language, file=name))


def test_without_the_blank_the_page_says_so_and_offers_text(readers, examples, say, language):
    reader = readers()
    reader.store({"fields": as_fields(examples("appeal-general"))})
    page = reader.open(f"{language}/{LETTER}/")
    page.route("**/*.docx", lambda route: route.abort())
    press(page, "download-docx")
    expect(page.locator("[data-bar] [data-said]")).to_have_text(say("js.letter.docx-failed", language))
    reader.trouble = [line for line in reader.trouble if "ERR_FAILED" not in line]


@BOTH
def test_an_inner_paper_comes_out_in_its_reader_s_language(reader, playbook, examples, language):
    reader.store({"fields": as_fields(examples("incident-report"))})
    page = reader.open(f"{language}/templates/incident-report/")
    columns = page.locator("[data-preview]").evaluate_all("(all) => all.map(({ dataset }) => dataset.preview)")
    assert columns == [language, *(one for one in LANGUAGES if one != language)]
    content, name = reader.download("download-docx")
    assert name == file_name(playbook, "incident-report", examples("incident-report"), language, "docx")
    text = "\n".join(words for _, words in docx_rows(content))
    for _, line in letter_lines(playbook, "incident-report", examples("incident-report"), language):
        assert line in text


def test_the_mail_of_a_notice_is_answered_by_a_draft(reader, playbook, examples):
    page = reader.open("zh/notice/")
    put_in(page, "counterfeit.eml")
    used(page)
    evidence = reader.kept("evidence")
    reader.store({"fields": as_fields(examples("appeal-counterfeit")), "evidence": evidence})
    page = reader.open("zh/templates/appeal-counterfeit/")
    content, name = reader.download("download-eml")
    assert name.endswith(".eml")
    draft = email.message_from_bytes(content, policy=email.policy.default)
    notice = email.message_from_bytes((NOTICES / "counterfeit.eml").read_bytes(), policy=email.policy.default)
    assert (draft["X-Unsent"], draft["From"], draft["Date"]) == ("1", None, None)
    assert draft["To"].addresses[0].addr_spec == notice["From"].addresses[0].addr_spec
    assert draft["Cc"] is None
    assert draft["Subject"] == f"Re: {notice['Subject']}"
    assert draft["In-Reply-To"] == notice["Message-ID"]
    text, letter = draft.iter_parts()
    assert text.get_content().replace("\r\n", "\n") == python_text(
        playbook, "appeal-counterfeit", examples("appeal-counterfeit")
    )
    assert letter.get_filename() == f"{name.removesuffix('.eml')}.docx"
    assert docx.Document(io.BytesIO(letter.get_content())).paragraphs
    assert name in reader.said("[data-bar]")


def test_without_a_mail_in_the_case_there_is_no_draft(reader, examples):
    old = {"one": {"t": 5, "name": "notice.eml", "size": 9, "sha256": "aa", "source": "tns@coupang.com"}}
    reader.store({"fields": as_fields(examples("appeal-general")), "evidence": old})
    page = reader.open(f"zh/{LETTER}/")
    last_step(page)
    expect(page.locator("[data-action=download-txt]")).to_be_visible()
    expect(page.locator("[data-action=download-eml]")).to_be_hidden()


def test_on_plain_http_the_older_way_copies(readers, browser, server, examples, playbook):
    reader = readers(server=server.replace("127.0.0.1", PLAIN_HTTP))
    reader.store({"fields": as_fields(examples("appeal-general"))})
    page = reader.open(f"zh/{LETTER}/")
    assert page.evaluate("navigator.clipboard === undefined && !isSecureContext")
    remember = "window.copied = getSelection().toString() || document.activeElement.value;"
    page.evaluate(f"() => document.addEventListener('copy', () => {{ {remember} }})")
    press(page, "copy")
    reader.said("[data-bar]")
    assert page.evaluate("window.copied") == python_text(playbook, "appeal-general", examples("appeal-general"))
    expect(page.locator("[data-bar] [data-by-hand]")).to_be_hidden()


def test_where_copying_is_refused_the_text_is_shown_selected(reader, examples, playbook, say, language):
    reader.store({"fields": as_fields(examples("appeal-general"))})
    page = reader.open(f"{language}/{LETTER}/")
    refuse = "navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))"
    page.evaluate(f"() => {{ document.execCommand = () => false; {refuse}; }}")
    press(page, "copy")
    area = page.locator("[data-bar] [data-by-hand]")
    area.wait_for()
    assert reader.said("[data-bar]") == say("js.common.copy-refused", language)
    assert area.input_value() == python_text(playbook, "appeal-general", examples("appeal-general"))
    assert area.evaluate("(area) => area === document.activeElement && area.selectionEnd === area.value.length")
