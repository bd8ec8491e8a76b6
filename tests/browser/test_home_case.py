"""Who comes back to the home page: the door leads to the open case first, and without one it is what it was."""

import re

from playwright.sync_api import expect

from .conftest import BOTH, as_fields, case_of
from .reader import as_document

DOOR = ".notice-door > a"
PLACES = "[...document.querySelectorAll('main :is(h2, .tools)')].map((one) => one.getBoundingClientRect().top)"
WHO = case_of(company_name="란허리빙")
CASE = {"fields": as_fields({"_term_kind": "business", "_term_amount": "5", "notice_received_at": "2026-11-20T10:00"})}
NAMED = CASE | {"about": {"name": {"v": "The chair that a neighbour photographed and reported twice", "t": 5}}}


@BOTH
def test_the_door_leads_to_the_active_case_moves_nothing_and_forgets_what_is_erased(readers, language):
    reader = readers(viewport={"width": 390, "height": 844})
    reader.store(WHO)
    page = reader.open(f"{language}/")
    page.wait_for_load_state("networkidle")
    expect(page.locator(DOOR)).to_have_attribute("href", re.compile("notice/$"))
    places = {}
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        places[width] = page.evaluate(PLACES)
    reader.put_in_storage("playbook.v1", as_document(WHO, "second", cases={"first": WHO, "second": NAMED}))
    page.evaluate("sessionStorage.clear()")  # as a tab that is new
    reader.open(f"{language}/")
    door = page.locator(".notice-door")
    expect(page.locator(DOOR)).to_have_attribute("href", re.compile("case/$"))
    expect(door).to_contain_text("The chair")
    expect(door).to_contain_text(re.compile("11[月월] ?27[日일].*23:59"))
    expect(door.locator("span a")).to_have_attribute("href", re.compile("notice/$"))
    assert page.evaluate(PLACES) == places[1280]
    page.set_viewport_size({"width": 390, "height": 844})
    reader.open(f"{language}/")
    expect(page.locator(DOOR)).to_have_attribute("href", re.compile("case/$"))
    assert page.evaluate(PLACES) == places[390]
    other = reader.desk(language, reader.new_tab())
    other.click("[data-action=erase-all]")
    expect(page.locator(DOOR)).to_have_attribute("href", re.compile("notice/$"))
