"""Handing a case over: the copy for another browser, what differs, and files that are none."""

import json

import pytest
from playwright.sync_api import expect

from .cases import FIRST
from .conftest import Reader, as_fields, case_of, in_turn


def exported(reader, case, name="first"):
    reader.store(case, name)
    reader.desk("zh")
    content, _ = reader.download("export")
    return content


@pytest.fixture(scope="module")
def received(browser, server, full_case):
    """The file that a colleague exported of the full case."""
    colleague = Reader(browser, server)
    yield exported(colleague, full_case)
    colleague.close()
    assert not colleague.trouble


def file_of(cases):
    return json.dumps({"format": "coupang-playbook-case", "version": 1, "cases": cases})


def give(page, content, name="case.json"):
    page.set_input_files(
        "[data-handover] [data-import]", {"name": name, "mimeType": "application/json", "buffer": content}
    )


def test_a_case_goes_from_one_browser_to_another(readers, received, full_case, language):
    two = readers()
    page = two.desk(language)
    give(page, received)
    expect(page.locator("[name=company_name]")).to_have_value(full_case["fields"]["company_name"]["v"])
    expect(page.locator("[data-files] > li")).to_have_count(1)
    expect(page.locator("[data-list=first-24-hours] [data-count]")).to_contain_text("2 /")
    assert two.stored()["cases"]["first"]["timeline"]["t1"]["text"] == "회신"
    # The empty case with which the browser began gave its place.
    expect(page.locator("[data-cases] option")).to_have_count(1)
    page.click("[data-handover] [data-action=undo]")
    expect(page.locator("[name=company_name]")).to_have_value("")
    expect(page.locator("[data-cases] option")).to_have_count(1)


def test_an_imported_case_stands_beside_ones_own(readers, received, full_case):
    two = readers()
    two.store(case_of(company_name="내 스토어"), "mine")
    page = two.desk("zh")
    give(page, received)
    expect(page.locator("[data-cases] option")).to_have_count(2)
    expect(page.locator("[name=company_name]")).to_have_value(full_case["fields"]["company_name"]["v"])
    assert two.stored()["cases"]["mine"]["fields"]["company_name"]["v"] == "내 스토어"
    page.click("[data-handover] [data-action=undo]")
    expect(page.locator("[name=company_name]")).to_have_value("내 스토어")
    expect(page.locator("[data-cases] option")).to_have_count(1)


def test_where_both_sides_differ_the_reader_chooses(readers, say, language):
    theirs = {
        "fields": {
            "company_name": {"v": "저쪽", "t": 50},
            "vendor_id": {"v": "A1", "t": 50},
            "product_name": {"v": "<b>의자", "t": 50},
            "long_gone_field": {"v": "저쪽 값", "t": 90},
        },
        "ticks": {FIRST: {"s": "na", "t": 50}},
    }
    content = exported(readers(), theirs)
    two = readers()
    mine = {
        "fields": {
            "company_name": {"v": "이쪽", "t": 90},
            "vendor_id": {"v": "A1", "t": 90},
            "contact_email": {"v": "li@example.com", "t": 90},
            "long_gone_field": {"v": "이쪽 값", "t": 90},
        },
        "ticks": {FIRST: {"s": "done", "t": 20}},
    }
    two.store(mine)
    page = two.desk(language)
    before = two.stored()
    give(page, content)
    form = page.locator(".conflicts")
    expect(form).to_be_focused()
    expect(form.locator("fieldset")).to_have_count(3)
    expect(form.locator("legend").nth(1)).to_have_text(say("js.transfer.unasked", language))
    assert two.stored() == before
    assert form.locator("[value=mine]").first.is_checked()  # the later one is proposed
    assert form.locator("[value=theirs]").nth(2).is_checked()
    form.locator("[value=theirs]").first.check()
    form.locator("[value=mine]").nth(2).check()
    page.click("[data-action=merge]")
    expect(page.locator("[name=company_name]")).to_have_value("저쪽")
    expect(page.locator("[name=product_name]")).to_have_value("<b>의자")
    expect(page.locator("[name=contact_email]")).to_have_value("li@example.com")
    assert two.kept("ticks")[FIRST]["s"] == "done"
    page.click("[data-handover] [data-action=undo]")
    expect(page.locator("[name=company_name]")).to_have_value("이쪽")
    expect(page.locator("[name=product_name]")).to_have_value("")


def test_choosing_can_be_left(readers, say, language):
    content = exported(readers(), case_of(company_name="저쪽"))
    two = readers()
    two.store(case_of(company_name="이쪽"))
    page = two.desk(language)
    give(page, content)
    page.click("[data-action=cancel]")
    assert two.said("[data-handover]") == say("js.transfer.cancelled", language)
    expect(page.locator(".conflicts")).to_have_count(0)
    assert two.kept("fields")["company_name"]["v"] == "이쪽"


DAMAGED = [
    lambda text: text[: len(text) // 2],
    lambda text: "",
    lambda text: "\x00\x01\x02PK",
    lambda text: "[]",
    lambda text: "null",
    lambda text: text.replace("coupang-playbook-case", "something-else"),
    lambda text: file_of({}),
    lambda text: file_of({"__proto__": {"fields": {}}}),
]
NEWER = [lambda text: text.replace('"version": 1', '"version": 2')]


@pytest.mark.parametrize(
    ("key", "change", "language"),
    in_turn([(key, change) for key, changes in {"damaged": DAMAGED, "newer": NEWER}.items() for change in changes]),
)
def test_a_file_that_is_no_case_is_refused_and_changes_nothing(readers, received, say, language, key, change):
    content = change(received.decode()).encode()
    two = readers()
    two.store(case_of(company_name="이쪽"))
    page = two.desk(language)
    before = two.stored()
    give(page, content, "받은 파일<b>.json")
    expect(page.locator("[data-handover] [data-said]")).to_have_text(
        say(f"js.transfer.{key}", language, file="받은 파일<b>.json")
    )
    assert two.stored() == before
    assert page.input_value("[name=company_name]") == "이쪽"


def test_a_hostile_case_runs_nothing(readers, language):
    attack = "<img src=x onerror=\"document.title='hit'\"></script><script>document.title='hit'</script>"
    case = {
        "about": {"name": {"v": attack, "t": 5}},
        "fields": {
            "company_name": {"v": attack, "t": 5},
            "toString": {"v": attack, "t": 5},
            "measure_taken": {"v": attack, "t": 5},
            "notice_received_at": {"v": attack, "t": 5},
            "letter_date": {"v": {"x": 1}, "t": 5},
            "vendor_id": {"v": 5, "t": 5},
            "deadline_at": {"v": "2026-12-04T18:00", "t": "5"},
        },
        "ticks": {attack: {"s": "done", "t": 5}, FIRST: {"s": attack, "note": attack, "t": 5}},
        "evidence": {
            "e": {"name": attack, "size": 1, "sha256": attack, "captured": attack, "added": 1, "t": 5},
            "e2": {"name": 5, "captured": 5, "t": 5},
        },
        "timeline": {"t": {"at": attack, "text": attack, "t": 5}},
        "letters": {
            "appeal-general": {"s": attack, "at": attack, "t": 5},
            "constructor": {"s": "x", "at": "2026-11-22T02:00", "t": 5},
        },
    }
    two = readers()
    page = two.desk(language)
    title = page.title()
    give(page, file_of({"constructor": case, "__proto__": case}).encode())
    expect(page.locator("[name=company_name]")).to_have_value(attack)
    expect(page.locator("[data-files] [data-slot=name]")).to_have_text(attack)
    for path in ("templates/appeal-general", "checklists/first-24-hours", "case"):
        two.open(f"{language}/{path}/")
        expect(page.locator("article img, article script:not([type])")).to_have_count(0)
        assert "hit" not in page.title()
    assert page.title() == title
    two.desk(language)
    two.download("case-pack")
    assert page.evaluate("({}).fields === undefined")


def test_typing_into_a_large_case_touches_none_of_its_rows(readers, full_case):
    """Two hundred files and as many entries: each letter that is typed would otherwise build them all again."""
    case = full_case | {
        "evidence": {
            f"e{index}": full_case["evidence"]["e1"]
            | {"name": f"{index}.png", "sha256": f"{index:064x}", "added": index}
            for index in range(200)
        },
        "timeline": {f"t{index}": {"at": "2026-11-21T11:30", "text": "메모 " * 50, "t": 5} for index in range(200)},
    }
    reader = readers()
    reader.store(case)
    page = reader.desk("zh")
    expect(page.locator("[data-files] > li")).to_have_count(200)
    made = page.evaluate("""async () => {
        const input = document.querySelector("[name=company_name]"), changes = [];
        const watching = new MutationObserver((records) => changes.push(...records));
        for (const list of document.querySelectorAll("[data-files], [data-events]")) {
            watching.observe(list, { attributes: true, childList: true, subtree: true });
        }
        for (const letter of "한빛상사") {
            input.value += letter;
            input.dispatchEvent(new InputEvent("input", { bubbles: true }));
            await new Promise(requestAnimationFrame);
        }
        await new Promise(requestAnimationFrame);
        return changes.length;
    }""")
    assert reader.kept("fields")["company_name"]["v"].endswith("한빛상사")
    assert made == 0


def test_a_file_of_fifty_megabytes_is_not_read(reader, say, language):
    page = reader.desk(language)
    page.evaluate(
        """() => {
            const input = document.querySelector("[data-handover] [data-import]"), data = new DataTransfer();
            data.items.add(new File([new Uint8Array(5e7)], "case.json"));
            input.files = data.files;
            input.dispatchEvent(new Event("change"));
        }"""
    )
    expect(page.locator("[data-handover] [data-said]")).to_have_text(
        say("js.transfer.large", language, file="case.json", mb=20)
    )


def test_what_came_in_is_told(reader, say):
    one = {"fields": as_fields({"company_name": "저쪽", "vendor_id": "A1"}), "about": {"name": {"v": "사건", "t": 5}}}
    two = {"fields": as_fields({"company_name": "둘째"})}
    page = reader.desk("ko")
    give(page, json.dumps({"format": "coupang-playbook-case", "version": 1, "cases": {"a": one, "b": two}}).encode())
    told = say("js.transfer.imported", "ko", n=3, name="사건") + say("js.transfer.several", "ko", n=2)
    assert reader.said("[data-handover]").startswith(told)
