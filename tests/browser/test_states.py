"""Every state of what the scripts make, seen by axe: wide and light in Chinese, on a phone and dark in Korean."""

import hashlib
import json

import pytest
from playwright.sync_api import expect

from .conftest import as_fields, until
from .sheet import last_step, press, reach, steps_of

VIEWS = {
    "zh, wide, light": ("zh", {"viewport": {"width": 1280, "height": 900}}),
    "ko, phone, dark": ("ko", {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}),
}


#: Where a letter is worked on; what is written, beside it, is looked at empty and full.
FORM = ("[data-form]", "[data-bar]")


@pytest.fixture(params=list(VIEWS))
def view(request):
    return VIEWS[request.param]


@pytest.fixture
def language(view):
    return view[0]


@pytest.fixture
def seen(view, readers, axe):
    reader, looks = readers(**view[1]), set()

    def look(state, *within):
        found = axe(reader.page, within=within, seen=looks)
        assert not found, (state, found)

    return reader, look


def test_a_letter_in_every_state(seen, examples, language):
    reader, look = seen
    page = reader.open(f"{language}/templates/appeal-general/")
    look("empty")
    for heading in steps_of(page):
        look(f"empty, {heading}", ".stepper", *FORM)
    press(page, "copy")
    page.locator(".stored summary").click()
    look("refused, with what is stored open")
    reader.store(
        {
            "fields": as_fields(
                examples("appeal-general") | {"further_explanation": "고소하겠습니다", "letter_date": "2026-11-01"}
            )
        }
    )
    reader.open(f"{language}/templates/appeal-general/")
    look("with what is known as lines")
    reach(page, "further_explanation")
    look("warned", *FORM)
    last_step(page)
    look("reviewed")
    refuse = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
    page.evaluate(f"() => {{ document.execCommand = () => false; {refuse}; }}")
    press(page, "copy")
    page.locator("[data-bar] [data-by-hand]").wait_for()
    look("to be copied by hand", *FORM)
    press(page, "reset")
    look("emptied", *FORM)
    both = {"asserted_right": "copyright", "work_check": "identified", "own_photos": "yes", "content_not_ours": "yes"}
    reader.store({"fields": as_fields(both)})
    reader.open(f"{language}/templates/appeal-ip/")
    reach(page, "own_photos")
    expect(page.locator("#error-own_photos")).to_be_visible()
    look("contradicting itself", *FORM)


def test_a_checklist_in_every_state(seen, language):
    reader, look = seen
    reader.store(
        {
            "ticks": {
                "first-24-hours/hold-still": {"s": "done", "who": "LW", "t": 5},
                "first-24-hours/notice-eml": {"s": "na", "note": "없음", "t": 5},
            }
        }
    )
    page = reader.open(f"{language}/checklists/first-24-hours/#first-24-hours--notice-eml")
    page.locator("[data-state]").first.click()
    page.locator(".checklist__extra summary").first.click()
    page.locator(".checklist__ask").nth(2).click()
    page.locator(".checklist__add input").fill("창고에 전화")
    page.keyboard.press("Enter")
    look("ticked")
    page.click("[data-action=reset]")
    look("emptied")


def test_the_case_desk_in_every_state(seen, examples, language, say):
    reader, look = seen
    page = reader.desk(language)
    look("empty")
    reader.store(
        {
            "fields": as_fields(examples("appeal-general") | {"_term_kind": "business", "_term_amount": "10"}),
            "ticks": {"first-24-hours/hold-still": {"s": "done", "t": 5}},
            "letters": {"appeal-general": {"s": "draft", "t": 5}},
            "evidence": {
                "e": {
                    "name": "원본 通知.eml",
                    "size": 6,
                    "sha256": hashlib.sha256(b"x").hexdigest(),
                    "captured": "2026-11-21T01:50",
                    "added": 1,
                    "t": 5,
                }
            },
            "timeline": {"t": {"at": "2026-11-21T11:30", "text": "회신 回信", "t": 5}},
        }
    )
    reader.desk(language)
    expect(page.locator("[data-letter-row=appeal-general] span")).not_to_be_empty()
    look("full")
    page.set_input_files("[data-action=hash-files]", {"name": "a.txt", "mimeType": "text/plain", "buffer": b"a"})
    expect(page.locator("[data-files] > li")).to_have_count(2)
    page.fill("[name=deadline_at]", "2026-11-21T18:00")
    expect(page.locator("[data-passed]")).to_be_visible()
    look("past the deadline")
    fields = {"company_name": {"v": "저쪽 店", "t": 50}}
    case = json.dumps({"format": "coupang-playbook-case", "version": 1, "cases": {"first": {"fields": fields}}})
    page.set_input_files(
        "[data-handover] [data-import]", {"name": "x.json", "mimeType": "application/json", "buffer": case.encode()}
    )
    page.locator(".conflicts").wait_for()
    look("two sides that differ")


def test_triage_and_filter(seen, playbook, language):
    reader, look = seen
    page = reader.open(f"{language}/triage/")
    look("question")
    page.evaluate(f"location.hash = 'o-{playbook.triage.outcomes[0].id}'")
    look("outcome")
    reader.open(f"{language}/reference/glossary/")
    page.locator(".filter input").fill("xyz")
    look("nothing found")


WIDTH = "document.documentElement.scrollWidth"
PARTS = {"template": "templates/appeal-general", "checklist": "checklists/first-24-hours", "case": "case"}


def test_a_phone_never_scrolls_sideways(readers, examples, language):
    reader = readers(viewport={"width": 320, "height": 640}, is_mobile=True)
    reader.store(
        {
            "fields": as_fields(examples("appeal-general")),
            "evidence": {"e": {"name": "가" * 90, "size": 6, "sha256": "f" * 64, "added": 1, "t": 5}},
        }
    )
    wide = {path: reader.open(f"{language}/{path}/").evaluate(WIDTH) for path in PARTS.values()}
    assert max(wide.values()) <= 320, wide


def test_passages_of_the_other_language_say_so(reader, examples, language):
    """What scripts write is read in the right voice: no Hangul in Chinese, no Han in Korean without its own lang."""
    reader.store(
        {
            "fields": as_fields(examples("appeal-general") | {"company_name": "한빛 店铺"}),
            "timeline": {"t": {"at": "2026-11-21T11:30", "text": "회신 回信", "t": 5}},
        }
    )
    function = """() => { const found = [];
        const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) { const text = walker.currentNode, lang = text.parentElement.closest("[lang]").lang;
            if (text.parentElement.closest("script, template, option, textarea, [hidden]")) continue;
            const foreign = { "zh-Hans": /[\\uac00-\\ud7a3]/, ko: /[\\u4e00-\\u9fff]/ }[lang];
            if (foreign?.test(text.data)) found.push(text.data); }
        return found; }"""
    for part, path in PARTS.items():
        page = reader.open(f"{language}/{path}/")
        until(page, f"document.querySelector('[data-{part}].is-alive')")
        assert page.evaluate(function) == [], path
