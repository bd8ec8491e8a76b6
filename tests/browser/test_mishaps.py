"""Mishaps that happened once: each test is named after what went wrong for whoever typed, clicked or handed over."""

import json

import pytest
from playwright.sync_api import expect

from .conftest import as_fields, case_of, until
from .sheet import LETTER, press, reach

FORMAT = {"format": "coupang-playbook-case", "version": 1}


def case_file(**cases):
    content = json.dumps({**FORMAT, "cases": cases}, ensure_ascii=False).encode()
    return {"name": "case.json", "mimeType": "application/json", "buffer": content}


def bring_in(page, **cases):
    page.set_input_files("[data-handover] [data-import]", case_file(**cases))


# Taking back -------------------------------------------------------------------------------------------------------


def test_taking_back_one_removal_leaves_what_was_typed_since(reader):
    reader.store({"timeline": {"t1": {"at": "2026-11-21T11:30", "text": "회신", "t": 5}}})
    page = reader.desk("zh")
    page.click("[data-action=remove-event]")
    reach(page, "company_name").fill("한빛")
    letter = reader.open(f"zh/{LETTER}/", reader.new_tab())
    letter.fill("[name=vendor_id]", "A00000000")
    reader.stored(letter)
    page.click("[data-timeline] [data-action=undo]")
    expect(page.locator("[data-events]")).to_contain_text("회신")
    kept = reader.kept("fields", letter)
    assert (kept["company_name"]["v"], kept["vendor_id"]["v"]) == ("한빛", "A00000000")


def test_taking_back_an_emptied_letter_leaves_what_was_typed_since(reader):
    reader.store(case_of(company_name="한빛", vendor_id="A1"))
    page = reader.open(f"zh/{LETTER}/")
    press(page, "reset")
    reach(page, "company_name").fill("나라")
    page.click("[data-bar] [data-action=undo]")
    expect(page.locator("[name=vendor_id]")).to_have_value("A1")
    assert page.input_value("[name=company_name]") == "나라"


def test_the_button_that_takes_back_has_the_focus_when_its_row_is_gone(reader):
    reader.store({"timeline": {"t1": {"at": "2026-11-21T11:30", "text": "회신", "t": 5}}})
    page = reader.desk("ko")
    page.locator("[data-action=remove-event]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-events] li")).to_have_count(0)
    expect(page.locator("[data-timeline] [data-action=undo]")).to_be_focused()


# Several cases, several tabs -----------------------------------------------------------------------------------------


def test_a_removed_case_is_imported_again_and_stays(reader):
    theirs = case_of(company_name="한빛")
    reader.store(theirs)
    page = reader.desk("zh")
    page.click("[data-action=remove-case]")
    reader.stored()
    bring_in(page, first=theirs)
    expect(page.locator("[name=company_name]")).to_have_value("한빛")
    reader.stored()
    page.reload()
    expect(page.locator("[name=company_name]")).to_have_value("한빛")


def test_a_file_cannot_remove_a_case(reader):
    reader.store(case_of(company_name="한빛"))
    page = reader.desk("zh")
    bring_in(page, first={"about": {"gone": {"v": "yes", "t": 10**12}}, "fields": as_fields({"vendor_id": "A1"})})
    expect(page.locator("[name=vendor_id]")).to_have_value("A1")
    assert page.input_value("[name=company_name]") == "한빛"


def test_what_was_typed_on_while_a_choice_stood_open_is_kept(reader):
    reader.store(case_of(company_name="하나"))
    page = reader.desk("zh")
    bring_in(page, first={"fields": as_fields({"company_name": "저쪽"}, t=99)})
    page.locator(".conflicts").wait_for()
    reach(page, "company_name").fill("하나 둘")
    page.locator(".conflicts [value=mine]").check()
    page.click("[data-action=merge]")
    expect(page.locator(".conflicts")).to_have_count(0)
    assert reader.kept("fields")["company_name"]["v"] == "하나 둘"


def test_a_text_of_one_case_never_slips_into_another_when_its_own_is_removed_elsewhere(reader):
    reader.store(case_of(further_explanation="가의 설명"))
    desk = reader.desk("zh")
    letter = reader.open(f"zh/{LETTER}/", reader.new_tab())
    reach(letter, "further_explanation").focus()
    desk.click("[data-action=remove-case]")
    reader.stored(desk)
    expect(letter.locator("[name=further_explanation]")).to_have_value("")
    letter.keyboard.type("둘째")
    assert reader.kept("fields", letter)["further_explanation"]["v"] == "둘째"


def test_a_file_belongs_to_the_case_in_which_it_was_chosen(reader, tmp_path):
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(30_000_000)
    page = reader.desk("zh")
    first = page.input_value("[data-cases] select")
    page.set_input_files("[data-action=hash-files]", large)
    page.click("[data-action=new-case]")
    until(page, "localStorage.getItem('playbook.v1')?.includes('large.bin')")
    page.select_option("[data-cases] select", first)
    expect(page.locator("[data-register] [data-said]")).not_to_be_empty(timeout=60_000)
    cases = reader.stored()["cases"]
    holding = [name for name, one in cases.items() if one["evidence"]]
    assert holding == [first]


# Dates and deadlines -----------------------------------------------------------------------------------------------


def test_a_deadline_that_the_notice_names_prevails_over_a_count(reader, say, language):
    reader.store(case_of(notice_received_at="2026-11-20T09:00", _term_kind="business", _term_amount="10"))
    page = reader.open(f"{language}/{LETTER}/")
    reach(page, "deadline_at").fill("2026-11-25T18:00")
    reader.desk(language)
    expect(page.locator("[data-korea]")).to_contain_text("18:00")
    expect(page.locator("[data-skipped]")).to_contain_text(say("js.deadline.written", language))
    reach(page, "deadline_at").fill("")
    expect(page.locator("[data-korea]")).to_contain_text("23:59")


@pytest.mark.parametrize("kind", ["none", "", "weird"])
def test_no_deadline_is_made_up_where_the_notice_names_none(reader, kind):
    reader.store(case_of(notice_received_at="2026-11-20T09:00", _term_kind=kind, _term_amount="3"))
    page = reader.desk("ko")
    expect(page.locator("[data-left]")).not_to_be_empty()
    expect(page.locator("[data-known]")).to_be_hidden()


def test_a_term_that_cannot_be_counted_is_told(reader, say, language):
    reader.store(case_of(notice_received_at="2026-11-20T09:00", _term_kind="business", _term_amount="999"))
    page = reader.desk(language)
    expect(page.locator("[data-left]")).to_have_text(say("js.deadline.amount", language))


def test_when_a_file_was_written_is_not_when_it_was_obtained(reader, tmp_path, language):
    path = tmp_path / "a.txt"
    path.write_text("a", encoding="utf-8")
    page = reader.desk(language)
    page.set_input_files("[data-action=hash-files]", path)
    row = page.locator("[data-files] > li")
    expect(row.locator("[data-dated]")).to_be_visible()
    assert row.locator("[data-part=captured]").input_value() == ""
    expect(page.locator("[data-events] li")).to_have_count(0)
    row.locator("[data-action=take-date]").click()
    expect(row.locator("[data-part=captured]")).not_to_have_value("")
    expect(row.locator("[data-dated]")).to_be_hidden()


def test_moments_in_the_wrong_order_are_warned_about(reader, say, language):
    page = reader.open(f"{language}/{LETTER}/")
    reach(page, "notice_received_at").fill("2027-11-20T09:00")
    expect(page.locator("#warning-notice_received_at")).to_have_text(say("js.form.future", language))
    reach(page, "notice_received_at").fill("2026-11-20T09:00")
    reach(page, "deadline_at").fill("2026-11-01T09:00")
    expect(page.locator("#warning-deadline_at")).to_have_text(say("js.form.before-notice", language))


# What an input method adds -----------------------------------------------------------------------------------------


def test_full_width_letters_and_hidden_signs_do_not_get_into_a_letter(reader):
    page = reader.open(f"zh/{LETTER}/")
    reach(page, "vendor_id").fill("Ａ００１２\u200b３４５６\ufeff")
    page.locator("[name=vendor_id]").blur()
    assert page.input_value("[name=vendor_id]") == "A00123456"


def test_a_comma_that_separates_no_thousands_does_not_make_another_number(reader, say, language):
    page = reader.open(f"{language}/templates/incident-report/")
    reach(page, "loss_amount").fill("1,5")
    page.locator("[name=loss_amount]").blur()
    expect(page.locator("#error-loss_amount")).to_have_text(say("js.form.money", language))


# Pressing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_the_first_press_on_next_counts_while_the_cursor_is_in_a_field(readers, examples, size):
    reader = readers(viewport=dict(zip(("width", "height"), size, strict=True)))
    reader.store({"fields": as_fields(examples("appeal-general"))})
    page = reader.open(f"zh/{LETTER}/")
    reach(page, "notice_reference").focus()
    expect(page.locator("[data-field-row=notice_reference] .adds p").first).to_be_visible()
    box = page.locator("[data-action=next]").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.up()
    expect(page.locator("[data-step='2']")).to_be_visible()


def test_a_press_below_a_field_with_a_mistake_finds_its_box(reader):
    page = reader.open("zh/templates/settlement-inquiry/")
    amount = reach(page, "held_amount")
    page.locator(".adds").first.wait_for(state="attached")  # nothing that comes later moves the page
    box = page.locator("[data-step]:visible [type=checkbox]:visible").first
    box.evaluate("(box) => box.scrollIntoView({ block: 'center' })")  # not behind the bar
    page.wait_for_load_state("networkidle")  # what warns of the tone comes after the form, and is told as it comes
    amount.fill("abc")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))")
    box.hover(position={"x": 11, "y": 3})
    page.mouse.down()
    reader.stored(page)  # a slow press: what was typed is kept meanwhile, and the letter drawn anew
    page.wait_for_timeout(60)
    page.mouse.up()
    expect(box).to_be_checked()
    expect(page.locator("#error-held_amount")).to_be_visible()


# What comes in -----------------------------------------------------------------------------------------------------


def test_a_case_in_which_nothing_stands_is_no_case(reader, say):
    page = reader.desk("zh")
    bring_in(page, abc={})
    assert reader.said("[data-handover]") == say("js.transfer.damaged", "zh", file="case.json")
    expect(page.locator("[data-cases] option")).to_have_count(1)


def test_long_names_do_not_push_the_desk_sideways(readers, language):
    reader = readers(viewport={"width": 390, "height": 844})
    long = "https://wing.coupang.com/" + "a" * 150
    reader.store(
        {
            "about": {"name": {"v": "이름" * 2000, "t": 5}},
            "timeline": {"t": {"at": "2026-11-21T11:30", "text": long, "t": 5}},
            "evidence": {"e": {"name": "가" * 120, "size": 8, "sha256": "0" * 64, "added": 1, "t": 5}},
        }
    )
    page = reader.desk(language)
    expect(page.locator("[data-events] li")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_words_beside_a_box_are_one_line_of_text(readers):
    page = readers(viewport={"width": 390, "height": 844}).open("zh/templates/account-reinstatement/")
    label = page.locator(".field--fact label", has=page.locator("[lang=ko]")).first
    assert label.evaluate("(label) => label.children.length") == 2


def test_at_four_hundred_percent_the_bar_does_not_cover_the_form(readers):
    page = readers(viewport={"width": 320, "height": 256}).open(f"zh/{LETTER}/")
    assert page.locator("[data-bar]").evaluate("(bar) => getComputedStyle(bar).position") == "static"
