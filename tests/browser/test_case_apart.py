"""Cases beside each other on one desk: what is half typed, told or asked in one stands in no other, and is not lost."""

import json

from playwright.sync_api import expect

from .cases import FIRST
from .conftest import as_fields, case_of

FILE = {"name": "비밀.png", "size": 6, "sha256": "ab" * 32, "added": 1, "t": 5}
LIST = FIRST.split("/")[0]


def go_on(page, case):
    page.locator("[data-cases] select").select_option(case)
    page.evaluate("for (const fold of document.querySelectorAll('.desk details')) fold.open = true")


def two_cases(reader, language):
    one = {**case_of(product_name="의자"), "evidence": {"e1": FILE}, "about": {"name": {"v": "첫 사건", "t": 5}}}
    reader.store(name="one", cases={"one": one, "two": case_of(product_name="탁자")})
    return reader.desk(language)


def test_what_is_half_written_down_stays_with_its_case(reader, language):
    """It was gone with a reload, and in another case it stood ready to be added there."""
    page = two_cases(reader, language)
    what = page.locator("[data-timeline] form [type=text]")
    what.press_sequentially("전화가 왔")
    go_on(page, "two")
    expect(what).to_have_value("")
    go_on(page, "one")
    expect(what).to_have_value("전화가 왔")
    reader.stored()
    page.reload()
    page.evaluate("for (const fold of document.querySelectorAll('.desk details')) fold.open = true")
    expect(what).to_have_value("전화가 왔")
    what.press("End")
    what.press_sequentially("음")
    page.fill("[data-timeline] form [type=datetime-local]", "2026-11-21T11:30")
    page.click("[data-action=add-event]")
    expect(page.locator("[data-events]")).to_contain_text("전화가 왔음")
    expect(what).to_have_value("")
    assert reader.kept("about")["event-text"]["v"] == ""
    reader.open(f"{language}/checklists/{LIST}/")
    own = page.locator("[data-own] form input")
    own.press_sequentially("창고에 전")
    reader.stored()
    page.reload()
    expect(own).to_have_value("창고에 전")
    own.press("Enter")
    expect(page.locator("[data-own] li")).to_contain_text("창고에 전")
    expect(own).to_have_value("")


def test_what_is_told_or_asked_of_one_case_stands_in_no_other(reader, language):
    page = two_cases(reader, language)
    said = page.locator("[data-register] [data-said]")
    page.click("[data-action=remove-file]")
    expect(said).to_contain_text("비밀.png")
    theirs = {"one": {"fields": as_fields({"product_name": "비밀 의자"})}}
    page.set_input_files(
        "[data-handover] [data-import]",
        {
            "name": "case.json",
            "mimeType": "application/json",
            "buffer": json.dumps({"format": "coupang-playbook-case", "version": 1, "cases": theirs}).encode(),
        },
    )
    expect(page.locator(".conflicts")).to_contain_text("비밀 의자")
    go_on(page, "two")
    expect(page.locator("[data-all]")).not_to_contain_text("비밀")
    go_on(page, "one")
    expect(page.locator(".conflicts")).to_contain_text("비밀 의자")
    said.locator("[data-action=undo]").click()
    expect(page.locator("[data-files]")).to_contain_text("비밀.png")
    page.locator(".conflicts [value=theirs]").check()
    page.click(".conflicts [data-action=merge]")
    expect(page.locator("[name=product_name]")).to_have_value("비밀 의자")
    assert reader.stored()["cases"]["two"]["fields"]["product_name"]["v"] == "탁자"


def test_files_that_are_read_on_in_another_case_are_told_in_their_own(reader, language):
    page = two_cases(reader, language)
    go_on(page, "two")
    page.evaluate(
        """() => {
            const input = document.querySelector("[data-action=hash-files]"), data = new DataTransfer();
            for (const n of "123") data.items.add(new File([new Uint8Array(3e6).fill(n)], `비밀 ${n}.png`));
            input.files = data.files;
            input.dispatchEvent(new Event("change", { bubbles: true }));
            const select = document.querySelector("[data-cases] select");
            select.value = "one";
            select.dispatchEvent(new Event("change", { bubbles: true }));
        }"""
    )
    expect(page.locator("[data-note-of=evidence]")).to_have_text("1")
    expect(page.locator("[data-running]")).to_be_hidden()
    go_on(page, "two")
    expect(page.locator("[data-files] > li")).to_have_count(3)
    expect(page.locator("[data-register] [data-said]")).not_to_be_empty()
    go_on(page, "one")
    expect(page.locator("[data-register] [data-said]")).to_be_empty()


def test_leaving_a_field_says_nothing_anew_that_another_tab_wrote_on(reader, language):
    """Its old words stood in the field that had the focus, and took the place of what was typed since."""
    one = reader.desk(language)
    one.locator("[name=product_name]").press_sequentially("의자")
    two = reader.desk(language, reader.new_tab())
    expect(two.locator("[name=product_name]")).to_have_value("의자")
    two.locator("[name=product_name]").press("End")
    two.locator("[name=product_name]").press_sequentially(" 세트")
    reader.stored(two)
    assert one.input_value("[name=product_name]") == "의자"
    one.locator("[name=vendor_id]").focus()
    expect(one.locator("[name=product_name]")).to_have_value("의자 세트")
    assert reader.kept("fields", one)["product_name"]["v"] == "의자 세트"
    # A tab behind another: nobody types in it, though its field has the focus.
    one.locator("[name=product_name]").focus()
    one.evaluate("document.hasFocus = () => false")
    two.locator("[name=product_name]").press_sequentially(" 2")
    expect(one.locator("[name=product_name]")).to_have_value("의자 세트 2")
