"""Pages whose scripts do not run: what failed is named as what it is, and nothing is kept only in appearance."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from macros.site.scripts import FORMS

from .conftest import LANGUAGES, NOW, case_of, until
from .sheet import LETTER

PAGES = {"letter": LETTER, "checklist": "checklists/first-24-hours", "case": "case", "notice": "notice"}
WECHAT = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/119 Mobile Safari/537.36 MicroMessenger/8.0.42"
#: Shares nothing, and tells the page what it was asked to share.
SHARING = """
window.shared = [];
navigator.canShare = ({ files }) => files.length > 0;
navigator.share = async ({ files }) => {
  shared.push(...files.map(({ name }) => name));
  if (window.refusal) throw new DOMException("no", window.refusal);
};
"""


def line(page, say, language, key):
    """Return what a page says, where it has not started."""
    # What is late is told after three seconds; they pass at once.
    page.evaluate("for (const wait of document.getAnimations()) wait.finish()")
    words = re.compile("\u2060?".join(map(re.escape, say(key, language))))  # with what keeps lines from parting it
    expect(page.locator(".needs-script")).to_be_visible()
    expect(page.locator(".needs-script")).to_contain_text(words, use_inner_text=True)
    return page.locator(".needs-script").inner_text().replace("\u2060", "")


@pytest.mark.parametrize("form", FORMS)
def test_a_script_that_did_not_arrive_is_not_blamed_on_the_reader(browser, server, say, form):
    assert set(PAGES) == set(FORMS)
    language = LANGUAGES[FORMS.index(form) % 2]
    page = browser.new_context().new_page()
    page.route("**/kit.js*", lambda route: route.fulfill(status=503))
    page.goto(f"{server}/{language}/{PAGES[form]}/")
    said = line(page, say, language, "script.late")
    assert say("script.off", language) not in said
    assert say(f"{form}.without-script", language) in said
    expect(page.locator("[data-item]:enabled")).to_have_count(0)
    page.context.close()


def test_a_browser_that_is_too_old_starts_no_form_half(browser, server, say, language):
    page = browser.new_context().new_page()
    page.add_init_script("delete Object.hasOwn")
    page.goto(f"{server}/{language}/{LETTER}/")
    line(page, say, language, "script.late")
    expect(page.locator("[data-form]")).to_be_hidden()
    page.context.close()


def test_scripts_that_are_off_are_named(readers, say, language):
    page = readers(java_script_enabled=False).open(f"{language}/checklists/first-24-hours/")
    said = line(page, say, language, "script.off")
    assert say("script.late", language) not in said


def test_inside_another_app_the_way_out_is_told(readers, language):
    page = readers(user_agent=WECHAT).open(f"{language}/{LETTER}/")
    expect(page.locator(".elsewhere")).to_be_visible()
    page = readers().open(f"{language}/{LETTER}/")
    expect(page.locator("[data-form]")).to_be_visible()
    expect(page.locator(".elsewhere")).to_be_hidden()


def test_inside_another_app_a_file_is_shared_and_what_is_refused_is_downloaded(readers):
    reader = readers(user_agent=WECHAT)
    reader.store(case_of(company_name="한빛"))
    reader.page.add_init_script(SHARING)
    page = reader.desk("zh")
    page.click("[data-action=export]")
    until(page, "shared.length === 1")
    page.evaluate("window.refusal = 'AbortError'")
    page.click("[data-action=export]")
    until(page, "shared.length === 2")
    page.evaluate("window.refusal = 'NotAllowedError'")
    _, name = reader.download("export")
    assert page.evaluate("shared") == [name] * 3


def test_the_time_left_is_told_aloud_by_stages(reader, say, language):
    """It used to be told every minute, whatever part of the desk one works in."""
    reader.store(case_of(notice_received_at="2026-11-21T02:13", _term_kind="hours", _term_amount="48"))
    page = reader.desk(language)
    left, told = page.locator("[data-left]"), page.locator("[data-left-said]")
    words = [say("js.deadline.left", language, d=d, h=h, m=m) for d, h, m in ((1, 0, 0), (0, 23, 59), (0, 23, 58))]
    expect(told).to_have_text(words[0])
    for minutes, shown, said in ((1, words[1], words[1]), (2, words[2], words[1])):
        page.clock.set_fixed_time(NOW + timedelta(minutes=minutes))
        page.clock.run_for(21_000)
        expect(left).to_have_text(shown)
        expect(told).to_have_text(said)
