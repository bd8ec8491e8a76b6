"""What was typed is kept: over a reload, in two tabs at once, and where the browser refuses, without pretending.

Any order of tabs and any document: tests/units/js/store.test.js, without a browser.
"""

import json

from playwright.sync_api import expect

from ..conftest import serve
from .conftest import as_fields, case_of
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
    # Tabs hear of each other a moment late: what is asked is the one that knows everything.
    fields = {name: entry["v"] for name, entry in reader.kept("fields", one).items()}
    assert fields == {"company_name": "나라", "vendor_id": "A00000000", "product_name": "의자"}
    assert len(reader.stored()["cases"]) == 1


def test_a_tab_keeps_its_case_and_says_when_it_was_removed_elsewhere(reader, say, language):
    reader.store({**case_of(company_name="한빛"), "about": {"name": {"v": "첫째", "t": 5}}})
    letter = reader.open(f"{language}/{LETTER}/")
    desk = reader.desk(language, reader.new_tab())
    desk.click("[data-action=new-case]")
    desk.keyboard.type("둘째")
    expect(how(letter)).to_contain_text(say("js.stored.case", language, name="첫째").strip())
    assert letter.input_value("[name=company_name]") == "한빛"
    letter.reload()
    expect(how(letter)).to_contain_text("첫째")
    desk.locator("[data-cases] select").select_option(label="첫째")
    desk.click("[data-action=remove-case]")
    note = letter.locator("[data-note]")
    expect(note.locator("[data-slot]")).to_have_text(say("js.stored.removed", language, name="둘째"))
    note.locator("button").click()
    expect(note).to_be_hidden()


def test_an_open_form_outlives_clearing_the_data_of_the_site(reader, say, language):
    """It was emptied at once, in every field but the one that had the focus."""
    page = reader.open(f"{language}/{LETTER}/")
    page.fill("[name=company_name]", "한빛")
    page.fill("[name=vendor_id]", "A1")
    reader.stored()
    origin = page.evaluate("location.origin")
    reader.context.new_cdp_session(page).send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    page.evaluate("dispatchEvent(new StorageEvent('storage', { key: null }))")  # what another tab's clearing sends
    expect(page.locator("[data-note] [data-slot]")).to_have_text(say("js.stored.restored", language))
    assert page.input_value("[name=company_name]") == "한빛"
    assert {name: one["v"] for name, one in reader.kept("fields").items()} == {
        "company_name": "한빛",
        "vendor_id": "A1",
    }


def test_what_is_still_being_composed_is_kept(reader):
    page = reader.open(f"zh/{LETTER}/")
    page.focus("[name=company_name]")
    reader.context.new_cdp_session(page).send(
        "Input.imeSetComposition", {"text": "한빛", "selectionStart": 2, "selectionEnd": 2}
    )
    page.reload()
    assert page.input_value("[name=company_name]") == "한빛"


def test_half_a_date_is_told_after_a_reload_too(reader, say, language):
    page = reader.open(f"{language}/{LETTER}/")
    reach(page, "notice_received_at").focus()
    page.keyboard.press("1")
    page.reload()
    expect(page.locator("#error-notice_received_at")).to_have_text(say("js.form.datetime", language))
    reach(page, "notice_received_at").fill("2026-11-21T01:40")
    expect(page.locator("#error-notice_received_at")).to_be_hidden()
    assert "yes" not in str(reader.kept("fields")["notice_received_at"])


def test_a_private_window_keeps_nothing(readers, say):
    """The tests' contexts are private windows; the line that says where things are kept must be true there too."""
    one, two = readers(), readers()
    page = one.open(f"zh/{LETTER}/")
    page.fill("[name=company_name]", "한빛")
    one.stored()
    expect(how(page)).to_have_text(say("js.stored.here", "zh"))
    two.open(f"zh/{LETTER}/")
    assert two.page.input_value("[name=company_name]") == ""


def test_two_editions_on_one_origin_do_not_see_each_other(readers, site, tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).symlink_to(site, target_is_directory=True)
    running, address = serve(tmp_path)
    reader = readers(server=address)
    page = reader.open(f"a/zh/{LETTER}/")
    page.fill("[name=company_name]", "한빛")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    reader.open(f"b/ko/{LETTER}/")
    assert page.input_value("[name=company_name]") == ""
    # Order, not protection, as the page about privacy says: whoever is on the origin can read.
    assert "한빛" in page.evaluate("JSON.stringify(localStorage)")
    page.locator(".stored summary").click()
    page.click("[data-action=erase-all]")
    reader.open(f"a/ko/{LETTER}/")
    assert page.input_value("[name=company_name]") == "한빛"
    running.shutdown()


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
    assert reader.kept("fields", two)["company_name"]["v"] == "나라"


def test_erasing_in_one_tab_empties_the_other(reader):
    reader.store({"fields": as_fields({"company_name": "한빛"})})
    one = reader.open(f"zh/{LETTER}/")
    two = reader.open(f"zh/{LETTER}/", reader.new_tab())
    one.locator(".stored summary").click()
    one.click("[data-action=erase-all]")
    expect(two.locator("[name=company_name]")).to_have_value("")
    two.fill("[name=vendor_id]", "A1")
    cases = reader.stored(two)["cases"].values()
    assert [{name: field["v"] for name, field in case["fields"].items()} for case in cases] == [{"vendor_id": "A1"}]
    third = reader.open(f"zh/{LETTER}/", reader.new_tab())
    expect(third.locator("[name=vendor_id]")).to_have_value("A1")


NO_DATABASE = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }"


def test_without_a_database_the_storage_alone_keeps_and_that_is_told(reader, say):
    reader.context.add_init_script(NO_DATABASE)
    page = reader.open(f"zh/{LETTER}/")
    page.fill("[name=company_name]", "한빛")
    expect(how(page)).to_have_text(say("js.stored.here", "zh") + say("js.stored.loose", "zh"))
    page.reload()
    assert page.input_value("[name=company_name]") == "한빛"


def test_a_full_storage_is_told_and_loses_nothing(reader, say, language):
    reader.context.add_init_script(NO_DATABASE)  # which would hold it
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
    expect(how(page)).to_contain_text(say("js.stored.here", language))
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


def test_what_is_stored_is_told_and_erased_at_once(reader, language):
    reader.store({**case_of(company_name="란허리빙"), "ticks": {TICK: {"s": "done", "t": 5}}})
    page = reader.open(f"{language}/{LETTER}/")
    page.locator(".stored summary").click()
    expect(page.locator("[data-count=fields]")).to_have_text("1")
    expect(page.locator("[data-count=ticks]")).to_have_text("1")
    page.click("[data-action=erase-all]")
    assert page.input_value("[name=company_name]") == ""
    # What stays is when it was erased: a tab that slept brings nothing back.
    assert page.evaluate("Object.keys(localStorage)") == ["playbook.v1"]
    assert reader.stored()["cases"] == {}
    page.click(".stored [data-action=undo]")
    assert page.input_value("[name=company_name]") == "란허리빙"
