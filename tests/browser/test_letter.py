"""A letter: filled in once, understood in both languages, sent in Korean, and never unfinished."""

import io
import re
import subprocess
import zipfile

import docx
import pytest
from playwright.sync_api import expect

from macros.playbook.fill import as_text, fill, missing_fields
from tests.conftest import PLAIN_HTTP, needs

from .conftest import LANGUAGES, NOW, as_fields, in_turn

LETTER = "templates/appeal-general"


def row(page, column, name):
    return page.locator(f"[data-preview={column}] [data-row={name}]")


def words(page, column, name):
    return row(page, column, name).locator("[data-words]").inner_text()


def python_text(playbook, id_, values, language="ko"):
    return as_text(fill(playbook.letters[id_], playbook.fields, values, language), language, playbook.labels)


def part_with(playbook, id_, text):
    """Return the row of the part whose Korean holds a placeholder or words."""
    parts = playbook.letters[id_].parts
    return next(f"part-{index}" for index, part in enumerate(parts) if text in part.ko or text == part.when)


# What is typed -----------------------------------------------------------------------------------------------------


def test_what_is_typed_stands_in_both_languages_at_once(reader, playbook, language):
    page = reader.open(f"{language}/{LETTER}/")
    greeting = part_with(playbook, "appeal-general", "{store_name:을}")
    page.fill("[name=store_name]", "란허리빙")
    expect(row(page, "ko", greeting)).to_contain_text("란허리빙을 운영하는")
    expect(row(page, "zh", greeting)).to_contain_text("란허리빙")
    page.fill("[name=store_name]", "나라")
    expect(row(page, "ko", greeting)).to_contain_text("나라를 운영하는")


def test_dates_and_choices_are_written_as_each_language_writes_them(reader, playbook, language):
    page = reader.open(f"{language}/{LETTER}/")
    page.fill("[name=notice_received_at]", "2026-11-21T01:40")
    page.select_option("[name=measure_taken]", "listing-stop")
    received = part_with(playbook, "appeal-general", "{notice_received_at}")
    expect(row(page, "ko", received)).to_contain_text("2026년 11월 21일 01:40")
    expect(row(page, "zh", received)).to_contain_text("2026年11月21日 01:40")
    option = playbook.fields["measure_taken"].options[0].label
    expect(row(page, "ko", "subject")).to_contain_text(option.ko)
    expect(row(page, "zh", "subject")).to_contain_text(option.zh)


def test_the_beijing_time_of_a_korean_time_is_told(reader, language):
    page = reader.open(f"{language}/{LETTER}/")
    page.fill("[name=notice_received_at]", "2026-11-22T00:30")
    written = {"zh": "2026年11月21日 23:30", "ko": "2026년 11월 21일 23:30"}[language]
    assert written in page.locator("#echo-notice_received_at").inner_text()


def test_a_part_joins_when_its_fact_is_confirmed_and_numbers_close_up(reader, playbook, language):
    page = reader.open(f"{language}/{LETTER}/")
    part = part_with(playbook, "appeal-general", "first_notice")
    for column in ("ko", "zh"):
        expect(row(page, column, part)).to_be_hidden()
    page.check("[name=first_notice]")
    for column in ("ko", "zh"):
        row(page, column, part).wait_for()
    numbers = page.locator("[data-preview=ko] .part--item:visible .part__number").all_inner_texts()
    assert row(page, "ko", part).locator(".part__number").inner_text() in numbers
    expected = []
    for line in fill(playbook.letters["appeal-general"], playbook.fields, {"first_notice": "yes"}, "ko").lines:
        expected += [line.number] if line.kind == "item" else []
    assert numbers == expected
    page.uncheck("[name=first_notice]")
    row(page, "ko", part).wait_for(state="hidden")


def test_rows_of_both_languages_stand_side_by_side(reader, examples, language):
    reader.store({"fields": as_fields(examples("appeal-general"))})
    page = reader.open(f"{language}/{LETTER}/")
    tops = page.evaluate(
        """() => [...document.querySelectorAll("[data-preview=ko] [data-row]:not([hidden])")].map((row) => [
            row.dataset.row, row.getBoundingClientRect().top,
            document.querySelector(`[data-preview=zh] [data-row="${row.dataset.row}"]`).getBoundingClientRect().top])"""
    )
    assert len(tops) > 25
    assert all(abs(one - other) < 1 for _, one, other in tops), tops


def test_pointing_at_a_sentence_marks_its_partner(reader, playbook, language):
    page = reader.open(f"{language}/{LETTER}/")
    greeting = part_with(playbook, "appeal-general", "{store_name:을}")
    row(page, "ko", greeting).hover()
    assert row(page, "zh", greeting).evaluate("(row) => row.classList.contains('is-partner')")
    page.mouse.move(0, 0)
    expect(page.locator(".sheet .is-partner")).to_have_count(0)


def test_the_sheet_is_read_by_keyboard_sentence_by_sentence(reader, language):
    page = reader.open(f"{language}/{LETTER}/")
    row(page, "ko", "recipient").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.row") == "subject"
    assert row(page, "zh", "subject").evaluate("(row) => row.classList.contains('is-partner')")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.closest('[data-preview]').dataset.preview") == "zh"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "store_name"
    expect(page.locator("[data-preview] [tabindex='0']")).to_have_count(2)


def test_the_sentence_of_the_field_at_hand_stands_in_the_bar(reader, language):
    page = reader.open(f"{language}/{LETTER}/")
    page.fill("[name=contact_name]", "Li Wen")
    strip = page.locator("[data-strip]")
    expect(strip).to_contain_text("Li Wen이")
    assert strip.locator("p").nth(1).get_attribute("lang") == "zh-Hans"
    page.focus("[name=first_notice]")
    expect(strip.locator(".strip__off")).to_be_visible()
    page.check("[name=first_notice]")
    strip.locator(".strip__off").wait_for(state="hidden")


def test_the_language_of_the_page_is_not_that_of_the_letter(reader, examples, playbook):
    reader.allow_copying()
    texts = []
    for language in LANGUAGES:
        reader.store({"fields": as_fields(examples("appeal-general"))})
        page = reader.open(f"{language}/{LETTER}/")
        page.click("[data-action=copy]")
        reader.said("[data-bar]")
        texts.append(reader.clipboard())
    assert texts[0] == texts[1] == python_text(playbook, "appeal-general", examples("appeal-general"))


def test_typing_with_an_input_method_is_never_disturbed(reader, playbook, language):
    page = reader.open(f"{language}/{LETTER}/")
    keyboard = reader.context.new_cdp_session(page)
    page.focus("[name=store_name]")
    page.evaluate("""() => { window.rewritten = 0; const input = document.querySelector("[name=store_name]");
        const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
        const get = () => own.get.call(input), set = (text) => { window.rewritten++; own.set.call(input, text); };
        Object.defineProperty(input, "value", { get, set }); }""")
    for step in ("ㅎ", "하", "한", "한ㅂ", "한비", "한빛"):
        keyboard.send("Input.imeSetComposition", {"text": step, "selectionStart": len(step), "selectionEnd": len(step)})
        page.wait_for_timeout(30)
        expect(page.locator("[data-preview=ko] .filled")).to_have_count(0)
    keyboard.send("Input.insertText", {"text": "한빛"})
    expect(page.locator("[data-preview=ko] .filled").first).to_have_text("한빛")
    assert page.input_value("[name=store_name]") == "한빛"
    assert page.evaluate("window.rewritten") == 0
    assert reader.kept("fields")["store_name"]["v"] == "한빛"


@pytest.mark.parametrize(
    ("value", "language"),
    in_turn(
        [
            "$& $1 $$ $`",
            "{vendor_id} {other:은}",
            "<img src=x onerror=\"document.title='hit'\">",
            "</script><script>document.title='hit'</script>",
            "한빛 \u202e거꾸로\u202c 🙂👩‍👩‍👧",
        ]
    ),
)
def test_a_value_is_printed_as_it_is_and_runs_nothing(reader, value, language):
    page = reader.open(f"{language}/{LETTER}/")
    title = page.title()
    page.fill("[name=store_name]", value)
    page.locator("[data-preview=ko] .filled").first.wait_for()
    assert (
        page.locator("[data-preview=ko] [data-row=subject] .filled").first.evaluate("(span) => span.textContent")
        == value
    )
    expect(page.locator(".sheet img, .sheet script")).to_have_count(0)
    reader.stored()
    page.reload()
    assert page.input_value("[name=store_name]") == value
    assert page.title() == title


def test_ten_thousand_characters_are_kept_told_and_blocked(reader, say, language):
    page = reader.open(f"{language}/{LETTER}/")
    text = "가나다라마바사아자차" * 1000
    page.fill("[name=further_explanation]", text)
    page.locator("[name=further_explanation]").blur()
    assert page.input_value("[name=further_explanation]") == text
    assert page.locator("#error-further_explanation").inner_text() == say("js.form.long", language, max=800, n=10000)
    expect(page.locator("[data-missing] a[href='#field-further_explanation']")).to_have_count(1)
    reader.stored()
    page.reload()
    assert page.input_value("[name=further_explanation]") == text
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    ("letter", "field", "typed", "key", "language"),
    in_turn(
        [
            ("appeal-general", "contact_email", "store@example", "js.form.email"),
            ("appeal-general", "contact_phone", "내 번호", "js.form.phone"),
            ("incident-report", "loss_amount", "많음", "js.form.money"),
        ]
    ),
)
def test_a_wrong_value_is_told_on_leaving_the_field(reader, playbook, say, language, letter, field, typed, key):
    page = reader.open(f"{language}/templates/{letter}/")
    page.focus(f"[name={field}]")
    page.keyboard.type(typed)
    expect(page.locator(f"#error-{field}")).to_be_hidden()
    page.keyboard.press("Tab")
    assert page.locator(f"#error-{field}").inner_text() == say(key, language)
    assert page.get_attribute(f"[name={field}]", "aria-invalid") == "true"


def test_money_is_understood_with_separators_and_written_with_them(reader, playbook, language):
    page = reader.open(f"{language}/templates/incident-report/")
    page.fill("[name=loss_amount]", "１,500,000원")
    page.locator("[name=loss_amount]").blur()
    assert page.input_value("[name=loss_amount]") == "1500000"
    expect(page.locator("[data-preview=ko]")).to_contain_text("1,500,000원")
    expect(page.locator("[data-preview=zh]")).to_contain_text("1,500,000韩元")


# What may not be sent ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("action", "language"), in_turn(["copy", "download-docx", "download-txt", "print"]))
def test_nothing_unfinished_leaves_the_page(reader, playbook, examples, say, language, action):
    values = examples("appeal-general")
    del values["vendor_id"], values["letter_date"]
    reader.store({"fields": as_fields(values)})
    page = reader.open(f"{language}/{LETTER}/")
    page.evaluate("() => { window.print = () => { document.title = 'printed'; }; }")
    files = []
    page.on("download", lambda file: files.append(file.suggested_filename))
    page.click(f"[data-action={action}]")
    told = reader.said("[data-bar]")
    assert page.evaluate("document.activeElement.name") == "vendor_id"
    listed = page.locator("[data-missing] a").all_inner_texts()
    assert listed == [playbook.fields[name].label[language] for name in ("vendor_id", "letter_date")]
    for name in ("vendor_id", "letter_date"):
        assert page.get_attribute(f"[name={name}]", "aria-invalid") == "true"
        assert page.locator(f"#error-{name}").inner_text() == say("js.form.missing", language)
    assert page.locator("[data-bar] [data-said]").get_attribute("role") == "status"
    assert all(name in told for name in listed)
    page.wait_for_timeout(150)
    assert not files
    assert page.title() != "printed"


def test_a_missing_field_is_reached_from_the_list_and_leaves_it_when_filled(reader, examples, language):
    values = examples("appeal-general")
    del values["vendor_id"]
    reader.store({"fields": as_fields(values)})
    page = reader.open(f"{language}/{LETTER}/")
    page.locator("[data-missing] summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "vendor_id"
    page.keyboard.type("A00000000")
    page.locator("[data-missing]").wait_for(state="hidden")


def test_a_required_field_that_only_stands_in_an_unused_part_is_not_asked_for(reader, playbook, language):
    values = {"notice_ground": "delivery"}
    reader.store({"fields": as_fields(values)})
    page = reader.open(f"{language}/{LETTER}/")
    names = [
        link.removeprefix("#field-")
        for link in page.locator("[data-missing] a").evaluate_all("(all) => all.map((a) => a.getAttribute('href'))")
    ]
    assert names == list(missing_fields(playbook.letters["appeal-general"], playbook.fields, values))


@pytest.mark.parametrize(
    ("text", "rule", "language"),
    in_turn(
        [
            ("계속하면 고소하겠습니다.", "threat"),
            ("再这样就起诉你", "threat"),
            ("신고한 사람은 사기꾼입니다.", "insult"),
            ("제가 잘못했습니다.", "admission"),
            ("我们承认这个错误", "admission"),
            ("구매자 번호는 010-2345-6789입니다.", "person"),
            ("900101-1234567", "person"),
            ("微信同号13812345678", "person"),
            ("货是从工厂进的", "chinese"),
            ("한빛\u202e은", "invisible"),
        ]
    ),
)
def test_the_tone_is_warned_about_with_a_reason_and_never_blocked(
    reader, playbook, examples, say, language, text, rule
):
    reader.allow_copying()
    reader.store({"fields": as_fields(examples("appeal-general") | {"further_explanation": text})})
    page = reader.open(f"{language}/{LETTER}/")
    warning = page.locator("#warning-further_explanation")
    reason = say(f"js.tone.{rule}", language).split("{found}")[-1]
    assert reason.strip() in warning.inner_text()
    page.click("[data-action=copy]")
    reader.said("[data-bar]")
    assert text in reader.clipboard()


@pytest.mark.parametrize(
    ("field", "text", "language"),
    in_turn(
        [
            (
                "further_explanation",
                "대상 상품은 2026년 3월부터 판매하였습니다. 주문번호 20000000000001, 상품 7000000001.",
            ),
            ("further_explanation", "회신은 store@example.com으로 부탁드립니다."),
            ("product_name", "접이식 캠핑 의자 블랙"),
        ]
    ),
)
def test_plain_facts_and_ones_own_contacts_are_not_warned_about(reader, examples, language, field, text):
    reader.store({"fields": as_fields(examples("appeal-general") | {field: text})})
    page = reader.open(f"{language}/{LETTER}/")
    expect(page.locator(f"#warning-{field}")).to_be_hidden()


def test_no_example_is_warned_about(reader, playbook, examples):
    for id_ in ("police-complaint-draft", "lawyer-brief", "appeal-ip"):
        reader.store({"fields": as_fields(examples(id_) | {"letter_date": "2026-11-22"})})
        page = reader.open(f"ko/templates/{id_}/")
        shown = page.locator(".field__warning:visible, .field__error:visible").all_inner_texts()
        assert not shown, id_


def test_yesterdays_date_is_noticed_and_todays_is_one_press_away(reader, say, language):
    reader.store({"fields": as_fields({"letter_date": "2026-11-20"})})
    page = reader.open(f"{language}/{LETTER}/")
    expect(page.locator("#warning-letter_date")).to_be_visible()
    page.click("[data-action=today]")
    assert page.input_value("[name=letter_date]") == f"{NOW:%Y-%m-%d}"
    page.locator("#warning-letter_date").wait_for(state="hidden")


# The ways out ------------------------------------------------------------------------------------------------------


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
    filled = fill(playbook.letters[id_], playbook.fields, values, "ko")
    numbered = [(line.number, line.text) for line in filled.lines]
    numbered += [(f"{index}.", text) for index, text in enumerate(filled.attachments, start=1)]
    return [("", filled.recipient), ("", filled.subject), *numbered, *(("", line) for line in filled.signature)]


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


# Fill once ---------------------------------------------------------------------------------------------------------


def test_what_was_typed_in_one_letter_is_there_in_the_next(reader, language):
    page = reader.open(f"{language}/{LETTER}/")
    page.fill("[name=store_name]", "란허리빙")
    page.fill("[name=notice_reference]", "[쿠팡] 판매중지 안내")
    for next_letter in ("appeal-reappeal", "lawyer-brief"):
        reader.open(f"{language}/templates/{next_letter}/")
        assert page.input_value("[name=store_name]") == "란허리빙"
        assert page.input_value("[name=notice_reference]") == "[쿠팡] 판매중지 안내"
    other = "ko" if language == "zh" else "zh"
    reader.open(f"{other}/{LETTER}/")
    assert page.input_value("[name=store_name]") == "란허리빙"


def test_a_letter_is_emptied_and_brought_back(reader, examples, language):
    reader.store({"fields": as_fields(examples("appeal-general"))})
    page = reader.open(f"{language}/{LETTER}/")
    page.click("[data-action=reset]")
    assert page.input_value("[name=store_name]") == ""
    assert not page.is_checked("[name=first_notice]")
    page.click("[data-action=undo]")
    assert page.input_value("[name=store_name]") == examples("appeal-general")["store_name"]
    assert page.is_checked("[name=first_notice]")
    expect(page.locator("[data-missing]")).to_be_hidden()


def test_what_is_stored_is_told_and_erased_at_once(reader, examples, say, language):
    reader.store(
        {"fields": as_fields({"store_name": "란허리빙"}), "ticks": {"first-24-hours/notice-eml": {"s": "done", "t": 5}}}
    )
    page = reader.open(f"{language}/{LETTER}/")
    page.locator(".stored summary").click()
    assert page.locator("[data-count=fields]").inner_text() == "1"
    assert page.locator("[data-count=ticks]").inner_text() == "1"
    page.click("[data-action=erase-all]")
    assert page.input_value("[name=store_name]") == ""
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('playbook.'))") == []
    page.click(".stored [data-action=undo]")
    assert page.input_value("[name=store_name]") == "란허리빙"


def test_without_scripts_the_letter_can_be_read(readers, language):
    reader = readers(java_script_enabled=False)
    page = reader.open(f"{language}/{LETTER}/")
    expect(page.locator(".needs-script")).to_be_visible()
    expect(page.locator("[data-form]")).to_be_hidden()
    expect(row(page, "ko", "subject")).to_be_visible()
    assert page.locator("[data-preview=zh] [data-row]").count() == page.locator("[data-preview=ko] [data-row]").count()
