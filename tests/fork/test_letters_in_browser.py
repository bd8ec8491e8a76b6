"""A fork's letters at a browser: the sender's block is filled in, what is typed wins, and who approves is said."""

import pytest

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
    reader.page.goto(f"{address}/{LETTER}")
    reader.page.wait_for_selector("[data-form]:not([hidden])")
    yield reader.page
    reader.context.close()
    assert not reader.trouble


def test_the_form_and_the_sheet_begin_with_the_senders_values(page):
    assert page.input_value("[name=company_name]") == VALUES["company"]
    assert page.input_value("[name=vendor_id]") == VALUES["vendor"]
    assert VALUES["company"] in page.inner_text("[data-preview=ko]")
    assert VALUES["vendor"] in page.inner_text("[data-preview=zh]")


def test_what_is_typed_wins_and_stays(page):
    reach(page, "company_name").fill("Another Ltd.")
    page.wait_for_timeout(400)
    page.reload()
    page.wait_for_selector("[data-form]:not([hidden])")
    assert page.input_value("[name=company_name]") == "Another Ltd."
    assert VALUES["company"] not in page.inner_text("[data-preview=ko]")


def test_a_value_that_was_deleted_stays_deleted_until_the_form_is_reset(page):
    reach(page, "company_name").fill("")
    page.wait_for_timeout(400)
    page.reload()
    page.wait_for_selector("[data-form]:not([hidden])")
    assert page.input_value("[name=company_name]") == ""
    press(page, "reset")
    page.wait_for_function(f"document.querySelector('[name=company_name]').value === '{VALUES['company']}'")


def test_opening_a_letter_stores_nothing(page):
    page.wait_for_timeout(400)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key !== 'playbook.theme').length") == 0


def test_the_line_about_approval_stands_above_the_buttons(page):
    last_step(page)
    line = page.locator(".letter__approval")
    assert VALUES["approval zh"] in line.inner_text()
    assert VALUES["owner"] in line.inner_text()
    assert line.bounding_box()["y"] < page.locator("[data-action=copy]").first.bounding_box()["y"]
