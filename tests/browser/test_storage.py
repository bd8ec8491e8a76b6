"""What was typed is kept: over a reload, in two tabs at once, and where the browser refuses, without pretending.

Any order of tabs and any document: tests/units/js/store.test.js, without a browser.
"""

import json

from playwright.sync_api import expect

from .conftest import as_fields
from .sheet import reach

LETTER = "templates/appeal-general"
TICK = "first-24-hours/notice-eml"
LIST = "checklists/first-24-hours"


def how(page):
    return page.locator("[data-how]").first


def test_what_is_typed_survives_a_reload_at_once(reader, language):
    page = reader.open(f"{language}/{LETTER}/")
    reach(page, "company_name").fill("한빛")
    reach(page, "first_notice").check()
    page.reload()  # sooner than the pause after which it would be written
    assert page.input_value("[name=company_name]") == "한빛"
    assert page.is_checked("[name=first_notice]")


def test_two_tabs_do_not_write_over_each_other(reader):
    one = reader.open(f"zh/{LETTER}/")
    two = reader.open(f"ko/{LETTER}/", reader.new_tab())
    one.fill("[name=company_name]", "한빛")
    two.fill("[name=vendor_id]", "A00000000")
    reach(one, "product_name").fill("의자")
    expect(two.locator("[name=company_name]")).to_have_value("한빛")
    expect(one.locator("[name=vendor_id]")).to_have_value("A00000000")
    two.fill("[name=company_name]", "나라")
    expect(one.locator("[name=company_name]")).to_have_value("나라")
    reader.stored(one)
    fields = {name: entry["v"] for name, entry in reader.kept("fields", two).items()}
    assert fields == {"company_name": "나라", "vendor_id": "A00000000", "product_name": "의자"}
    assert len(reader.stored()["cases"]) == 1


def test_a_tick_in_one_tab_is_seen_in_the_other(reader):
    one = reader.open(f"zh/{LIST}/")
    two = reader.open(f"zh/{LIST}/", reader.new_tab())
    one.check(f"[data-item='{TICK}']")
    expect(two.locator(f"[data-item='{TICK}']")).to_be_checked()
    two.uncheck(f"[data-item='{TICK}']")
    expect(one.locator(f"[data-item='{TICK}']")).not_to_be_checked()


def test_a_tab_never_writes_into_the_field_that_has_the_focus(reader):
    one = reader.open(f"zh/{LETTER}/")
    two = reader.open(f"zh/{LETTER}/", reader.new_tab())
    two.focus("[name=company_name]")
    two.keyboard.type("나")
    one.fill("[name=company_name]", "한빛")
    reader.stored(one)
    assert two.input_value("[name=company_name]") == "나"
    two.keyboard.type("라")
    expect(one.locator("[name=vendor_id]")).to_have_value("")
    reader.stored(two)
    assert reader.kept("fields")["company_name"]["v"] == "나라"


def test_erasing_in_one_tab_empties_the_other(reader):
    reader.store({"fields": as_fields({"company_name": "한빛"})})
    one = reader.open(f"zh/{LETTER}/")
    two = reader.open(f"zh/{LETTER}/", reader.new_tab())
    one.locator(".stored summary").click()
    one.click("[data-action=erase-all]")
    expect(two.locator("[name=company_name]")).to_have_value("")
    two.fill("[name=vendor_id]", "A1")
    assert reader.kept("fields", two) == {"vendor_id": {"v": "A1", "t": reader.kept("fields", two)["vendor_id"]["t"]}}


def test_a_full_storage_is_told_and_loses_nothing(reader, say, language):
    reader.put_in_storage("other", "x")
    page = reader.page
    page.evaluate(
        """() => { let size = 1 << 20, text = "x";
            while (size) {
                const more = text + "x".repeat(size);
                try { localStorage.setItem("other", more); text = more; } catch { size >>= 1; }
            } }"""
    )
    reader.open(f"{language}/{LETTER}/")
    reach(page, "further_explanation").fill("사실만 적습니다. " * 40)
    expect(how(page)).to_have_text(say("js.stored.full", language))
    reach(page, "company_name").fill("한빛")
    expect(page.locator("[data-preview=ko] [data-row=subject]")).to_contain_text("한빛")
    page.evaluate("localStorage.removeItem('other')")
    reach(page, "vendor_id").fill("A1")
    expect(how(page)).to_have_text(say("js.stored.here", language))
    assert reader.kept("fields")["company_name"]["v"] == "한빛"


def test_without_storage_the_page_works_and_says_that_nothing_is_kept(readers, examples, say, language):
    reader = readers()
    reader.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page = reader.open(f"{language}/{LETTER}/")
    expect(how(page)).to_have_text(say("js.stored.off", language))
    reach(page, "company_name").fill("한빛")
    expect(page.locator("[data-preview=ko] [data-row=subject]")).to_contain_text("한빛")
    for path in (LIST, "case", "triage"):
        reader.open(f"{language}/{path}/")


def test_a_damaged_document_is_set_aside_and_offered(reader, say):
    text = '{"version":1,"cases":{"a":{"fields"'
    reader.put_in_storage("playbook.v1", text)
    page = reader.open(f"zh/{LETTER}/")
    expect(how(page)).to_have_text(say("js.stored.damaged", "zh"))
    reach(page, "company_name").fill("한빛")
    reader.stored()
    kept = page.evaluate(
        "Object.entries(localStorage).filter(([key]) => key.startsWith('playbook.kept-')).map(([, text]) => text)"
    )
    assert kept == [text]
    page.reload()
    assert page.input_value("[name=company_name]") == "한빛"
    page.locator(".stored summary").click()
    content, _ = reader.download(lambda: page.locator("[data-aside] button").click())
    assert content.decode() == text


def test_a_document_of_a_newer_version_is_left_alone(reader, say, language):
    newer = json.dumps({"version": 99, "cases": {"x": {"something": "else"}}})
    reader.put_in_storage("playbook.v1", newer)
    page = reader.open(f"{language}/{LETTER}/")
    expect(how(page)).to_have_text(say("js.stored.newer", language))
    reach(page, "company_name").fill("한빛")
    expect(page.locator("[data-preview=ko] [data-row=subject]")).to_contain_text("한빛")
    page.wait_for_timeout(300)
    assert page.evaluate("localStorage.getItem('playbook.v1')") == newer


def test_an_older_document_is_taken_over(reader):
    reader.put_in_storage("playbook.v1", json.dumps({"fields": {"company_name": "한빛"}, "ticks": {TICK: True}}))
    page = reader.open(f"zh/{LETTER}/")
    assert page.input_value("[name=company_name]") == "한빛"
    reader.open(f"zh/{LIST}/")
    assert page.is_checked(f"[data-item='{TICK}']")
    page.check("[data-item='first-24-hours/hold-still']")
    assert reader.stored()["version"] == 1
