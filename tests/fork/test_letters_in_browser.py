"""A fork's letters at a browser: the sender's block is filled in, what is typed wins, and who approves is said."""

import itertools

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader
from tests.browser.sheet import last_step, press, reach
from tests.conftest import serve

from .conftest import VALUES

LETTER = "zh/templates/appeal-general/"


@pytest.fixture(scope="module")
def address(handbook):
    # The handbook is built for a path: it is served as it is, at the root, by relative addresses.
    server, address = serve(handbook.site)
    yield address
    server.shutdown()


@pytest.fixture
def page(browser, address):
    reader = Reader(browser, address)
    reader.open(LETTER).wait_for_selector("[data-form]:not([hidden])")
    yield reader.page
    reader.close()
    assert not reader.trouble


def test_a_letter_begins_with_the_senders_values_and_stores_nothing(page):
    assert page.input_value("[name=company_name]") == VALUES["company"]
    assert page.input_value("[name=vendor_id]") == VALUES["vendor"]
    assert VALUES["company"] in page.inner_text("[data-preview=ko]")
    assert VALUES["vendor"] in page.inner_text("[data-preview=zh]")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key !== 'playbook.theme').length") == 0


def test_what_is_typed_or_deleted_stays_so_until_the_form_is_reset(page):
    reach(page, "company_name").fill("Another Ltd.")
    reach(page, "vendor_id").fill("")
    page.reload()
    page.wait_for_selector("[data-form]:not([hidden])")
    assert page.input_value("[name=company_name]") == "Another Ltd."
    assert page.input_value("[name=vendor_id]") == ""
    assert VALUES["company"] not in page.inner_text("[data-preview=ko]")
    press(page, "reset")
    expect(page.locator("[name=company_name]")).to_have_value(VALUES["company"])
    expect(page.locator("[name=vendor_id]")).to_have_value(VALUES["vendor"])


def choose(page, store):
    page.evaluate("() => { location.hash = '#step-1'; }")
    page.select_option("[data-stores] select", VALUES[store])


def value(page, name):
    return page.locator(f"[name={name}]")


def test_another_store_fills_in_its_values_and_takes_nothing_that_was_typed(page):
    reach(page, "representative_name").fill("Typed Here")
    choose(page, "other store")
    expect(value(page, "company_name")).to_have_value(VALUES["other company"])
    expect(value(page, "vendor_id")).to_have_value(VALUES["other vendor"])
    expect(page.locator("[data-preview=ko]")).to_contain_text(VALUES["other vendor"])
    expect(page.locator("[data-preview=ko]")).not_to_contain_text(VALUES["vendor"])
    expect(value(page, "representative_name")).to_have_value("Typed Here")
    # One that has no code fills in nobody else's: it is asked for.
    choose(page, "third store")
    expect(value(page, "vendor_id")).to_have_value("")
    expect(value(page, "company_name")).to_have_value(VALUES["company"])
    page.click("[data-stores] [data-action=undo]")
    expect(value(page, "vendor_id")).to_have_value(VALUES["other vendor"])


def test_what_was_typed_beside_a_store_is_told_and_given_up_only_on_purpose(page):
    beside = page.locator("[data-beside]")
    reach(page, "vendor_id").fill("B0815")
    # The line that stood there while it was known is not shown beside the question.
    expect(page.locator("[data-field-row=vendor_id] .known")).to_be_hidden()
    choose(page, "other store")
    expect(beside).to_be_visible()
    expect(value(page, "vendor_id")).to_have_value("B0815")
    expect(value(page, "company_name")).to_have_value(VALUES["other company"])
    page.click("[data-action=take-store]")
    expect(value(page, "vendor_id")).to_have_value(VALUES["other vendor"])
    expect(beside).to_be_hidden()
    page.click("[data-stores] [data-action=undo]")
    expect(value(page, "vendor_id")).to_have_value("B0815")


def test_the_store_stays_with_the_case_and_goes_along_into_a_new_one(page, address):
    choose(page, "other store")
    press(page, "reset")
    expect(value(page, "company_name")).to_have_value(VALUES["other company"])
    page.goto(f"{address}/ko/case/")
    page.locator("[data-all]:not([hidden])").wait_for()
    expect(value(page, "vendor_id")).to_have_value(VALUES["other vendor"])
    page.evaluate("() => document.querySelector('[data-action=new-case]').click()")
    expect(page.locator("[data-cases] select option")).to_have_count(2)
    expect(value(page, "vendor_id")).to_have_value(VALUES["other vendor"])
    page.goto(f"{address}/{LETTER}")
    expect(page.locator("[data-stores] select")).to_have_value(VALUES["other store"])
    expect(page.locator("[data-preview=ko]")).to_contain_text(VALUES["other vendor"])


def test_a_code_that_the_case_names_tells_its_store(page):
    """As a notice says it: the name of one store never stands beside the code of another."""
    reach(page, "vendor_id").fill(VALUES["other vendor"])
    expect(page.locator("[data-stores] select")).to_have_value(VALUES["other store"])
    expect(value(page, "company_name")).to_have_value(VALUES["other company"])


#: What shows something of the firm, by what must be opened there.
SHOWN = {"": "", "templates/appeal-general/": "", "case/": "details", "notice/": "", "checklists/first-24-hours/": ""}
FIRM = ".own, .firm, .stores"
#: Each page with its language; the whole of it is looked at in one language, in turn: the other has the same parts.
IN_TURN = [
    (f"{language}/{path}", opened, None if language == whole else [FIRM])
    for (path, opened), whole in zip(SHOWN.items(), itertools.cycle(("zh", "ko")), strict=False)
    for language in ("zh", "ko")
]


def test_the_firm_is_at_hand_on_the_smallest_phone_too(page, address, axe):
    page.set_viewport_size({"width": 320, "height": 640})
    choose(page, "third store")
    for path, opened, within in IN_TURN:
        page.goto(f"{address}/{path}")
        if opened:
            page.locator("[data-all]:not([hidden])").wait_for()
            page.locator(opened).evaluate_all("(parts) => parts.forEach((one) => { one.open = true; })")
        expect(page.locator(FIRM).first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == 320, path
        assert axe(page, within=within) == [], path


def test_the_line_about_approval_stands_above_the_buttons(page):
    last_step(page)
    line = page.locator(".letter__approval")
    assert VALUES["approval zh"] in line.inner_text()
    assert VALUES["owner"] in line.inner_text()
    assert line.bounding_box()["y"] < page.locator("[data-action=copy]").first.bounding_box()["y"]
