"""A letter is filled in once and understood in both languages."""

import re

import pytest
from playwright.sync_api import expect

from macros.playbook.fill import fill

from .conftest import BOTH, LANGUAGES, as_fields, in_turn
from .sheet import LETTER, part_with, press, python_text, reach, row


def test_what_is_typed_stands_in_both_languages_at_once(reader, playbook, language):
    page = reader.open(f"{language}/templates/settlement-inquiry/")
    answer = part_with(playbook, "settlement-inquiry", "{contact_email:으로}")
    reach(page, "contact_email").fill("store@lanhe.com")
    expect(row(page, "ko", answer)).to_contain_text("store@lanhe.com으로")
    expect(row(page, "zh", answer)).to_contain_text("store@lanhe.com")
    reach(page, "contact_email").fill("store@lanhe.co.kr")
    expect(row(page, "ko", answer)).to_contain_text("store@lanhe.co.kr로")


def test_dates_and_choices_are_written_as_each_language_writes_them(reader, playbook, language):
    page = reader.open(f"{language}/{LETTER}/")
    reach(page, "notice_received_at").fill("2026-11-21T01:40")
    reach(page, "measure_taken").select_option("listing-stop")
    received = part_with(playbook, "appeal-general", "{notice_received_at}")
    expect(row(page, "ko", received)).to_contain_text("2026년 11월 21일 01:40")
    expect(row(page, "zh", received)).to_contain_text("2026年11月21日 01:40")
    option = playbook.fields["measure_taken"].options[0].label
    measure = part_with(playbook, "appeal-general", "{measure_taken}")
    expect(row(page, "ko", measure)).to_contain_text(option.ko)
    expect(row(page, "zh", measure)).to_contain_text(option.zh)


@BOTH
def test_the_beijing_time_of_a_korean_time_is_told(reader, language):
    page = reader.open(f"{language}/{LETTER}/")
    reach(page, "notice_received_at").fill("2026-11-22T00:30")
    written = {"zh": "2026年11月21日 23:30", "ko": "2026년 11월 21일 23:30"}[language]
    assert written in page.locator("#echo-notice_received_at").inner_text()


def test_a_part_joins_when_its_fact_is_confirmed_and_numbers_close_up(reader, playbook, language):
    page = reader.open(f"{language}/{LETTER}/")
    part = part_with(playbook, "appeal-general", "first_notice")
    for column in ("ko", "zh"):
        expect(row(page, column, part)).to_be_hidden()
    reach(page, "first_notice").check()
    for column in ("ko", "zh"):
        row(page, column, part).wait_for()
    numbers = page.locator("[data-preview=ko] .part--item:visible .part__number").all_inner_texts()
    assert row(page, "ko", part).locator(".part__number").inner_text() in numbers
    expected = []
    for line in fill(playbook.letters["appeal-general"], playbook.fields, {"first_notice": "yes"}, "ko"):
        expected += [line.number] if line.kind == "item" else []
    assert numbers == expected
    reach(page, "first_notice").uncheck()
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
    greeting = part_with(playbook, "appeal-general", "{company_name}")
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
    assert page.evaluate("document.activeElement.name") == "company_name"
    expect(page.locator("[data-preview] [tabindex='0']")).to_have_count(2)


@BOTH
def test_what_an_answer_adds_stands_below_it_in_both_languages(reader, playbook, language):
    page = reader.open(f"{language}/{LETTER}/")
    reach(page, "first_notice")
    below = page.locator("[data-field-row=first_notice] .adds")
    letter = playbook.letters["appeal-general"]
    part = next(one for one in letter.parts if one.when == "first_notice")
    lines = [part.ko] if language == "ko" else [part.zh, part.ko]
    expect(below.locator("p")).to_have_text(lines)
    expect(below).to_have_class(re.compile("is-off"))
    page.check("[name=first_notice]")
    expect(below).not_to_have_class(re.compile("is-off"))
    # What is typed shows its sentence while it is typed.
    typed = reach(page, "notice_reference")
    typed.fill("[쿠팡] 판매중지 안내")
    expect(page.locator("[data-field-row=notice_reference] .adds")).to_contain_text("‘[쿠팡] 판매중지 안내’")
    typed.blur()
    expect(page.locator("[data-field-row=notice_reference] .adds p")).to_have_count(0)


def test_the_language_of_the_page_is_not_that_of_the_letter(reader, examples, playbook):
    reader.allow_copying()
    texts = []
    for language in LANGUAGES:
        reader.store({"fields": as_fields(examples("appeal-general"))})
        page = reader.open(f"{language}/{LETTER}/")
        press(page, "copy")
        reader.said("[data-bar]")
        texts.append(reader.clipboard())
    assert texts[0] == texts[1] == python_text(playbook, "appeal-general", examples("appeal-general"))


def test_typing_with_an_input_method_is_never_disturbed(reader, playbook, language):
    page = reader.open(f"{language}/{LETTER}/")
    keyboard = reader.context.new_cdp_session(page)
    reach(page, "company_name").focus()
    page.evaluate("""() => { window.rewritten = 0; const input = document.querySelector("[name=company_name]");
        const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
        const get = () => own.get.call(input), set = (text) => { window.rewritten++; own.set.call(input, text); };
        Object.defineProperty(input, "value", { get, set }); }""")
    for step in ("ㅎ", "하", "한", "한ㅂ", "한비", "한빛"):
        keyboard.send("Input.imeSetComposition", {"text": step, "selectionStart": len(step), "selectionEnd": len(step)})
        page.wait_for_timeout(30)
        expect(page.locator("[data-preview=ko] .filled[data-field=company_name]")).to_have_count(0)
    keyboard.send("Input.insertText", {"text": "한빛"})
    expect(page.locator("[data-preview=ko] .filled").first).to_have_text("한빛")
    assert page.input_value("[name=company_name]") == "한빛"
    assert page.evaluate("window.rewritten") == 0
    assert reader.kept("fields")["company_name"]["v"] == "한빛"


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
    reach(page, "company_name").fill(value)
    page.locator("[data-preview=ko] .filled").first.wait_for()
    assert (
        page.locator("[data-preview=ko] [data-row=subject] .filled").first.evaluate("(span) => span.textContent")
        == value
    )
    expect(page.locator(".sheet img, .sheet script")).to_have_count(0)
    reader.stored()
    page.reload()
    assert page.input_value("[name=company_name]") == value
    assert page.title() == title


def test_ten_thousand_characters_are_kept_told_and_blocked(reader, say, language):
    page = reader.open(f"{language}/{LETTER}/")
    text = "가나다라마바사아자차" * 1000
    reach(page, "further_explanation").fill(text)
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
            ("lawyer-brief", "contact_email", "store@example", "js.form.email"),
            ("police-complaint-draft", "contact_phone", "내 번호", "js.form.phone"),
            ("incident-report", "loss_amount", "많음", "js.form.money"),
        ]
    ),
)
def test_a_wrong_value_is_told_on_leaving_the_field(reader, playbook, say, language, letter, field, typed, key):
    page = reader.open(f"{language}/templates/{letter}/")
    reach(page, field).focus()
    page.keyboard.type(typed)
    expect(page.locator(f"#error-{field}")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.locator(f"#error-{field}")).to_have_text(say(key, language))
    assert page.get_attribute(f"[name={field}]", "aria-invalid") == "true"


def test_money_is_understood_with_separators_and_written_with_them(reader, playbook, language):
    page = reader.open(f"{language}/templates/incident-report/")
    reach(page, "loss_amount").fill("１,500,000원")
    page.locator("[name=loss_amount]").blur()
    assert page.input_value("[name=loss_amount]") == "1500000"
    expect(page.locator("[data-preview=ko]")).to_contain_text("1,500,000원")
    expect(page.locator("[data-preview=zh]")).to_contain_text("1,500,000韩元")


def test_what_was_typed_in_one_letter_is_there_in_the_next(reader, language):
    page = reader.open(f"{language}/{LETTER}/")
    reach(page, "company_name").fill("란허리빙")
    reach(page, "notice_reference").fill("[쿠팡] 판매중지 안내")
    for next_letter in ("appeal-reappeal", "lawyer-brief"):
        reader.open(f"{language}/templates/{next_letter}/")
        assert page.input_value("[name=company_name]") == "란허리빙"
        assert page.input_value("[name=notice_reference]") == "[쿠팡] 판매중지 안내"
    other = "ko" if language == "zh" else "zh"
    reader.open(f"{other}/{LETTER}/")
    assert page.input_value("[name=company_name]") == "란허리빙"


def test_a_letter_is_emptied_and_brought_back(reader, examples, language):
    reader.store({"fields": as_fields(examples("appeal-general"))})
    page = reader.open(f"{language}/{LETTER}/")
    press(page, "reset")
    assert page.input_value("[name=company_name]") == ""
    assert not page.is_checked("[name=first_notice]")
    page.click("[data-action=undo]")
    assert page.input_value("[name=company_name]") == examples("appeal-general")["company_name"]
    assert page.is_checked("[name=first_notice]")
    expect(page.locator("[data-missing]")).to_be_hidden()
