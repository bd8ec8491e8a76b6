"""A letter is written step by step, and reviewed before it is sent."""

import pytest
from playwright.sync_api import expect

from .conftest import BOTH, as_fields, until
from .notices import PHONE
from .sheet import LETTER, last_step, press, reach, steps_of

#: What a bar of one line may take of a phone's height.
ONE_LINE = 64


def place(page):
    return page.evaluate("location.hash"), page.locator("[data-step]:visible").get_attribute("data-step")


def test_each_step_has_an_address_that_back_and_a_reload_keep(reader, language):
    page = reader.open(f"{language}/{LETTER}/")
    page.click("[data-action=next]")
    assert place(page) == ("#step-1-2", "1")
    page.click("[data-action=next]")
    assert place(page) == ("#step-2", "2")
    page.reload()
    assert place(page) == ("#step-2", "2")
    page.go_back()
    expect(page.locator("[data-step='1']")).to_be_visible()
    assert place(page)[0] == "#step-1-2"
    page.click("[data-action=back]")
    assert place(page) == ("#step-1", "1")
    # Another place of the page leaves the step as it is.
    page.evaluate("() => { location.hash = '#send'; }")
    expect(page.locator("[data-step='1']")).to_be_visible()


def test_a_link_from_the_desk_to_a_question_stays_at_it(reader, language):
    """Where the question stood in the first part of its step, the step's head took the focus from it."""
    for field, step in [("vendor_id", "1"), ("further_explanation", "2")]:
        page = reader.open(f"{language}/about/")
        page = reader.open(f"{language}/{LETTER}/#field-{field}")
        until(page, "location.hash.startsWith('#step-')")
        expect(page.locator(f"[name={field}]")).to_be_focused()
        assert place(page)[1] == step


def test_one_group_of_questions_is_in_sight_and_its_heading_says_where_one_is(reader, say, language):
    page = reader.open(f"{language}/templates/appeal-certification/")
    told = []
    for heading in steps_of(page):
        told.append(heading)
        assert page.locator("[data-step]:visible").count() == 1
        assert page.locator("[data-form] [name]:visible").count() <= 8
        if len(told) > 1:
            assert page.evaluate("document.activeElement.tagName") == "H3"
            assert page.evaluate("document.activeElement.getBoundingClientRect().top") > 0
    assert say("js.letter.step", language, n=4, of=4) in told[-1]


def test_what_is_known_stands_as_a_line_and_is_asked_again_on_change(reader, language):
    known = {"company_name": "란허리빙", "vendor_id": "A00000000", "measure_taken": "listing-stop"}
    reader.store({"fields": as_fields(known)})
    page = reader.open(f"{language}/{LETTER}/")
    profile = page.locator("[data-profile]")
    expect(profile).to_contain_text("란허리빙")
    expect(page.locator("[name=company_name]")).to_be_hidden()
    line = page.locator("[data-field-row=measure_taken] .known")
    expect(line).to_be_visible()
    expect(page.locator("[name=measure_taken]")).to_be_hidden()
    line.locator("button").click()
    assert page.evaluate("document.activeElement.name") == "measure_taken"
    profile.locator("button").click()
    assert page.evaluate("document.activeElement.name") == "company_name"
    expect(profile).to_be_hidden()
    # What has been emptied elsewhere is a question again.
    page.fill("[name=company_name]", "")
    expect(page.locator("[name=company_name]")).to_be_visible()


@pytest.mark.parametrize(
    ("letter", "answered"),
    [("appeal-ip", "asserted_right"), ("ip-withdrawal-request", "asserted_right"), ("improvement-plan", "cause")],
)
def test_a_step_that_waits_for_an_earlier_answer_is_not_left_nearly_empty(reader, playbook, language, letter, answered):
    """The grounds stood there empty, or were passed over, and nothing said that the first step decides them."""
    page = reader.open(f"{language}/templates/{letter}/")
    waits = page.locator("[data-step]:visible .step__waits")
    led = [waits.locator("a").get_attribute("href") for _ in steps_of(page) if waits.is_visible()]
    assert f"#field-{answered}" in led
    page.evaluate("() => { location.hash = '#step-2'; }")
    expect(waits).to_be_visible()
    waits.locator("a").click()
    expect(page.locator(f"[name={answered}]")).to_be_focused()
    page.select_option(f"[name={answered}]", playbook.fields[answered].options[0].id)
    page.evaluate("() => { location.hash = '#step-2'; }")
    expect(page.locator("[data-step='2']")).to_be_visible()
    expect(waits).to_be_hidden()


def test_the_review_leads_from_a_sentence_to_what_made_it(reader, examples, language):
    reader.store({"fields": as_fields(examples("appeal-ip"))})
    page = reader.open(f"{language}/templates/appeal-ip/")
    last_step(page)
    cards = page.locator("[data-sentences] > li")
    expect(cards.first).to_be_visible()
    shown = page.locator(f"[data-preview={language}] [data-row]:not([hidden]):not([data-row^=attachment])")
    assert cards.count() == shown.count() - 1  # without what stands above the enclosures
    card = cards.filter(has=page.locator("[data-field=right_check]"))
    card.locator("a").click()
    expect(page.locator("[name=right_check]")).to_be_focused()
    last_step(page)
    # What is stated stands before the first way out.
    claims, copy = page.locator("[data-claims]"), page.locator("[data-action=copy]")
    expect(claims.locator("li").first).to_be_visible()
    assert claims.bounding_box()["y"] < copy.bounding_box()["y"]


def test_an_enclosure_is_registered_once_the_reader_says_which_file_it_is(reader, examples, say, language):
    file = {"name": "판매중지 안내.eml", "size": 6, "sha256": "f" * 64, "added": 1, "t": 5}
    reader.store({"fields": as_fields(examples(LETTER.split("/")[1])), "evidence": {"e": file}})
    page = reader.open(f"{language}/{LETTER}/")
    last_step(page)
    paper = page.locator("[data-papers] > li").first
    expect(paper.locator("select")).to_have_value("")
    paper.locator("select").select_option("e")
    expect(paper.locator(".enclosure__state")).to_have_text(say("js.letter.registered", language))
    assert reader.kept("evidence")["e"]["encloses"]
    paper.locator("select").select_option("")
    expect(paper.locator(".enclosure__state")).to_have_text("")


def test_no_status_outlives_its_cause(reader, examples, say, language):
    """Once it said "cannot be sent" above a letter that was complete (finding S2)."""
    reader.allow_copying()
    values = examples("appeal-general")
    del values["vendor_id"]
    reader.store({"fields": as_fields(values)})
    page = reader.open(f"{language}/{LETTER}/")
    said = page.locator("[data-bar] [data-said]")
    press(page, "copy")
    expect(said).to_contain_text("1")
    page.fill("[name=vendor_id]", "A00000000")
    expect(said).to_have_text(say("js.letter.ready", language))
    page.fill("[name=vendor_id]", "")
    expect(said).to_have_text("")
    expect(page.locator("[data-missing]")).to_be_visible()
    page.fill("[name=vendor_id]", "A00000001")
    expect(said).to_have_text(say("js.letter.ready", language))
    press(page, "copy")
    expect(said).to_have_text(say("js.letter.copied-mail", language))
    reach(page, "vendor_id").fill("A00000002")
    expect(said).to_have_text("")
    press(page, "reset")
    expect(said).to_contain_text(say("js.letter.was-reset", language))
    page.click("[data-bar] [data-action=undo]")
    expect(said).not_to_contain_text(say("js.letter.was-reset", language))


@BOTH
def test_on_a_phone_the_bar_is_one_line_while_a_field_has_the_focus(readers, language):
    reader = readers(**PHONE)
    page = reader.open(f"{language}/{LETTER}/")
    for name in ("company_name", "first_notice", "further_explanation"):
        reach(page, name).focus()
        expect(page.locator(f"[data-field-row={name}] .adds p").first).to_be_visible()
        assert page.locator("[data-bar]").bounding_box()["height"] <= ONE_LINE
    # Numbers and headings stand there once, the reader's language above the other one, and so what says which is sent.
    for line in (".sheet__note", "[data-row=part-2]"):
        understood, sent = (page.locator(f"[data-preview={one}] {line}") for one in ("zh", "ko"))
        first, second = (understood, sent) if language == "zh" else (sent, understood)
        assert first.bounding_box()["y"] < second.bounding_box()["y"]
    expect(second.locator(".part__number")).to_be_hidden()


def test_beside_the_form_the_sheet_follows_the_question_at_hand(reader, playbook):
    page = reader.open("zh/templates/appeal-ip/")
    reach(page, "further_explanation").fill("사실입니다.")
    row = page.locator("[data-preview=ko] [data-row]:has([data-field=further_explanation])")
    expect(row).to_be_in_viewport()
    sheet, form = page.locator(".sheet").bounding_box(), page.locator("[data-form]").bounding_box()
    assert sheet["x"] >= form["x"] + form["width"]


@pytest.mark.parametrize(("kind", "amount"), [("exact", ""), ("business", "3"), ("hours", "5")])
def test_how_long_is_left_stands_beside_every_step(reader, language, kind, amount):
    values = {"notice_received_at": "2026-11-21T23:13", "_term_kind": kind, "_term_amount": amount}
    values["deadline_at"] = "2026-11-24T02:13" if kind == "exact" else ""
    reader.store({"fields": as_fields(values)})
    page = reader.open(f"{language}/{LETTER}/")
    hours = {"exact": "2", "business": "3", "hours": "2"}[kind]
    expect(page.locator("[data-due]")).to_contain_text(hours)
