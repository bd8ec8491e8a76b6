"""The ways in which a finished letter leaves the page: copied, saved, printed."""

import email
import email.policy
import io
import re
import subprocess
import zipfile

import docx
from playwright.sync_api import expect

from macros.playbook.fill import fill
from tests.conftest import PLAIN_HTTP, needs

from .conftest import LANGUAGES, as_fields
from .notices import NOTICES, put_in, used
from .sheet import LETTER, python_text


def test_every_letter_is_saved_as_the_text_that_python_writes(reader, playbook, examples):
    for index, id_ in enumerate(playbook.letters):
        values = examples(id_)
        reader.store({"fields": as_fields(values)})
        reader.open(f"{LANGUAGES[index % 2]}/templates/{id_}/")
        content, name = reader.download("download-txt")
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


def test_every_letter_is_saved_as_a_filled_docx(reader, playbook, examples, tmp_path):
    for index, id_ in enumerate(playbook.letters):
        values = {name: value for name, value in examples(id_).items() if len(name) % 3 or not name.startswith("has_")}
        reader.store({"fields": as_fields(values)})
        reader.open(f"{LANGUAGES[index % 2]}/templates/{id_}/")
        content, name = reader.download("download-docx")
        language = playbook.letters[id_].for_reader(LANGUAGES[index % 2]).language
        assert name == file_name(playbook, id_, values, language, "docx")
        document = docx.Document(io.BytesIO(content))
        wanted = letter_lines(playbook, id_, values, language)
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


def test_an_inner_paper_comes_out_in_its_reader_s_language(reader, playbook, examples, language):
    reader.store({"fields": as_fields(examples("incident-report"))})
    page = reader.open(f"{language}/templates/incident-report/")
    columns = page.locator("[data-preview]").evaluate_all("(all) => all.map(({ dataset }) => dataset.preview)")
    assert columns == [language, *(one for one in LANGUAGES if one != language)]
    content, name = reader.download("download-docx")
    assert name == file_name(playbook, "incident-report", examples("incident-report"), language, "docx")
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(content)).paragraphs)
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
    expect(page.locator("[data-action=download-txt]")).to_be_visible()
    expect(page.locator("[data-action=download-eml]")).to_be_hidden()


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
