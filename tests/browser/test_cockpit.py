"""The head of the desk: the deadline and the next act in the first screen of a phone, and what the triage has told."""

import re

import pytest
from playwright.sync_api import expect

from .cases import FIRST
from .conftest import as_fields, case_of, in_turn
from .notices import paste, put_in, text_of, used
from .test_triage import paths

PHONE = {"width": 390, "height": 844}
NOTICE = {"notice_received_at": "2026-11-21T01:40", "_term_kind": "business", "_term_amount": "10"}
FITS = {**NOTICE, "_scenario": "ip-report", "_letter": "appeal-ip"}
FILE = {"e1": {"name": "원본.eml", "size": 6, "sha256": "ab" * 32, "added": 1, "t": 5}}
DRAFT, OUT = {"s": "draft", "t": 9}, {"out": "docx", "at": "2026-11-22T01:00", "t": 9}


def act(page):
    return page.locator("[data-next]")


@pytest.mark.parametrize(
    ("case", "does", "leads", "language"),
    in_turn(
        [
            ({}, "notice", "/notice/"),
            (case_of(**NOTICE), "evidence", "#desk-evidence"),
            ({**case_of(**NOTICE), "evidence": FILE}, "triage", "/triage/"),
            ({**case_of(**FITS), "evidence": FILE}, "begin", "/templates/appeal-ip/"),
            ({**case_of(**FITS), "letters": {"appeal-ip": DRAFT}}, "write", "/templates/appeal-ip/#field-"),
            ({**case_of(**FITS), "letters": {"appeal-ip": OUT}}, "record", "#desk-timeline"),
            (case_of(_term_kind="exact", deadline_at="2026-11-20T18:00"), "late", "/triage/#o-deadline-passed"),
        ]
    ),
)
def test_the_deadline_and_the_next_act_stand_in_the_first_screen_of_a_phone(readers, case, does, leads, language):
    reader = readers(viewport=PHONE)
    reader.store(case)
    page = reader.open(f"{language}/case/")
    expect(act(page)).to_have_attribute("data-next", does)
    button = act(page).locator(".button")
    expect(page.locator("[data-left]")).to_be_in_viewport(ratio=1)
    expect(button).to_be_in_viewport(ratio=1)
    expect(page.locator("#desk-letters")).to_be_in_viewport()
    expect(page.locator("[data-next] .button")).to_have_attribute("href", re.compile(re.escape(leads)))
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_a_notice_that_was_read_is_not_asked_for_again(readers, language):
    """It was pasted without its hour, put into the case, and the desk still asked to put the notice in."""
    reader = readers(viewport=PHONE)
    page = reader.open(f"{language}/notice/")
    paste(page, text_of("certification-hours-no-receipt.txt"))
    used(page)
    reader.open(f"{language}/case/")
    expect(act(page)).to_have_attribute("data-next", "received")
    act(page).locator(".button").click()
    expect(page.locator("[name=notice_received_at]")).to_be_in_viewport()
    page.fill("[name=notice_received_at]", "2026-11-21T01:40")
    expect(act(page)).to_have_attribute("data-next", "evidence")
    (case,) = reader.stored()["cases"].values()
    reader.store({**case, "evidence": FILE})
    reader.open(f"{language}/case/")
    expect(act(page)).to_have_attribute("data-next", "begin")
    expect(act(page).locator(".button")).to_have_attribute("href", "../templates/appeal-certification/")


def test_taking_a_notice_back_asks_for_it_again(reader):
    page = reader.open("zh/notice/")
    paste(page, text_of("trademark-pasted.txt"))
    used(page)
    page.click(".intake__bar [data-action=undo]")
    reader.open("zh/case/")
    expect(act(page)).to_have_attribute("data-next", "notice")


def test_a_letter_is_written_on_where_it_is_blank_and_sent_where_it_is_read(reader, examples, language):
    values = examples("appeal-general")
    del values["vendor_id"]
    reader.store({"fields": as_fields(values), "letters": {"appeal-general": DRAFT}})
    page = reader.open(f"{language}/case/")
    expect(act(page).locator(".button")).to_have_attribute("href", "../templates/appeal-general/#field-vendor_id")
    act(page).locator(".button").click()
    page.wait_for_url("**/appeal-general/#step-*")
    expect(page.locator("[name=vendor_id]")).to_be_in_viewport()
    page.fill("[name=vendor_id]", "A00000000")
    reader.open(f"{language}/case/")
    expect(act(page)).to_have_attribute("data-next", "send")
    act(page).locator(".button").click()
    expect(page.locator("[data-sentences]")).to_be_visible()


def test_an_act_opens_the_part_that_it_leads_to_as_often_as_it_is_pressed(reader):
    reader.store(case_of(**NOTICE))
    page = reader.open("zh/case/")
    register = page.locator("[data-register]")
    for _ in range(2):
        expect(register).to_be_hidden()
        act(page).locator(".button").click()
        expect(register).to_be_visible()
        page.locator("#desk-evidence").click()


def test_facts_are_open_while_there_are_none_and_folded_once_there_are(reader):
    page = reader.open("zh/case/")
    page.fill("[name=product_name]", "의자")
    expect(page.locator("[name=product_name]")).to_be_visible()
    reader.stored()
    page.reload()
    expect(page.locator("#desk-facts")).to_be_visible()
    expect(page.locator("[name=product_name]")).to_be_hidden()


def test_only_lists_that_were_begun_or_fit_are_shown(reader, playbook):
    page = reader.open("zh/case/")
    expect(page.locator("[data-no-lists]")).to_be_visible()
    expect(page.locator("[data-list]:visible")).to_have_count(0)
    reader.store({**case_of(_scenario="abusive-returns"), "ticks": {FIRST: {"s": "done", "t": 5}}})
    reader.open("zh/case/")
    fit = {*playbook.scenarios["abusive-returns"].checklists, "first-24-hours"}
    expect(page.locator("[data-list]:visible")).to_have_count(len(fit))
    assert fit == {row.get_attribute("data-list") for row in page.locator("[data-list]:visible").all()}


def test_enclosures_that_are_not_registered_are_told(reader, playbook, examples):
    case = {"fields": as_fields(examples("appeal-general")), "letters": {"appeal-general": DRAFT}}
    first = playbook.letters["appeal-general"].attachments[0]
    reader.store(case)
    page = reader.open("zh/case/")
    expect(page.locator("[data-gaps]")).to_contain_text(first.zh)
    reader.store({**case, "evidence": {"e1": {**FILE["e1"], "encloses": first.ko}}})
    reader.open("zh/case/")
    expect(page.locator("[data-gaps]")).not_to_be_empty()
    expect(page.locator("[data-gaps]")).not_to_contain_text(first.zh)
    # What a letter of one case lacks is told in no other, and in none once all is erased.
    page.locator("[data-cases] summary").click()
    page.click("[data-action=new-case]")
    expect(page.locator("[data-gaps]")).to_be_empty()
    page.locator("[data-cases] select").select_option("first")
    expect(page.locator("[data-gaps]")).not_to_be_empty()
    page.locator(".stored summary").click()
    page.click("[data-action=erase-all]")
    expect(page.locator("[data-gaps]")).to_be_empty()


def answered(page, triage, outcome):
    """Tap the way to an outcome of the triage."""
    for question, index in paths(triage)[outcome]:
        page.locator(f"#q-{question} li a").nth(index).click()
    expect(page.locator(f"#o-{outcome}")).to_be_visible()


def test_what_the_triage_was_told_is_known_in_the_letter_and_on_the_desk(reader, playbook, language):
    page = reader.open(f"{language}/triage/")
    answered(page, playbook.triage, "copyright-answerable")
    reader.open(f"{language}/templates/appeal-ip/")
    field = page.locator("[data-field-row=asserted_right]")
    option = next(one for one in playbook.fields["asserted_right"].options if one.id == "copyright")
    expect(field.locator(".known__value")).to_have_text(option.label[language])
    # What nobody was asked is not stated.
    assert reader.kept("fields").keys() == {"asserted_right", "measure_taken", "report_kind", "_scenario", "_letter"}
    reader.desk(language)
    expect(page.locator("[name=report_kind]")).to_have_value("ip")
    expect(page.locator("[name=kc_status]")).to_be_hidden()
    expect(page.locator("[data-letter-row=copyright-resumption]")).to_be_visible()


def test_the_triage_never_writes_over_what_was_typed(reader, playbook):
    reader.store(case_of(asserted_right="design"))
    page = reader.open("zh/triage/")
    answered(page, playbook.triage, "copyright-answerable")
    reader.desk("zh")
    expect(page.locator("[name=asserted_right]")).to_have_value("design")
    expect(page.locator("[name=report_kind]")).to_have_value("ip")


def test_an_answer_that_is_changed_changes_what_it_told(reader, playbook):
    page = reader.open("zh/triage/")
    answered(page, playbook.triage, "copyright-answerable")
    reader.desk("zh")
    page.select_option("[name=report_kind]", "returns")
    reader.open("zh/triage/")
    answered(page, playbook.triage, "counterfeit-genuine")
    reader.desk("zh")
    expect(page.locator("[name=asserted_right]")).to_have_value("")
    expect(page.locator("[name=counterfeit_claim]")).to_have_value("suspected")
    expect(page.locator("[name=report_kind]")).to_have_value("returns")


@pytest.mark.parametrize(
    ("case", "language"),
    in_turn([{**case_of(**FITS), "evidence": FILE, "letters": {"appeal-ip": OUT}}, case_of(company_name="란허리빙")]),
)
def test_a_refusal_that_was_put_in_leads_to_the_second_appeal_until_its_own_day(reader, say, case, language):
    """The desk asked what the answer said, told the notice's own deadline, and called the refusal another notice."""
    reader.store(case)
    page = reader.open(f"{language}/notice/")
    put_in(page, "refused-until.eml")
    used(page)
    page = reader.desk(language)
    expect(act(page)).to_have_attribute("data-next", "begin")
    expect(act(page).locator(".button")).to_have_attribute("href", re.compile("/templates/appeal-reappeal/"))
    expect(page.locator("[data-letter-row=appeal-reappeal]")).to_be_visible()
    expect(page.locator("[data-left]")).to_have_text(say("js.deadline.left", language, d=12, h=15, m=47))
    expect(page.locator("[data-deadline] a:visible")).to_have_attribute("href", re.compile("#field-resubmit_by"))
    assert [event["text"] for event in reader.kept("timeline").values()] == [say("js.notice.event-refused", language)]
    content, _ = reader.download("export-ics")
    assert b"DTSTART:20261204T090000Z" in content
    page = reader.open(f"{language}/templates/appeal-reappeal/")
    expect(page.locator("[data-due]")).to_have_text(say("js.letter.days-left", language, d=12, h=15))
