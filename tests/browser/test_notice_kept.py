"""What was read goes into the case, is taken back, shared, and leads to a letter that is sent."""

import json

import pytest
from playwright.sync_api import expect

from .conftest import BOTH, as_fields
from .notices import NOTICES, PHONE, RESULT, STORE, put_in, text_of, use, used
from .sheet import last_step, press, reach


def test_a_known_phrase_is_explained_by_tap_and_by_focus(reader):
    page = reader.open("zh/notice/")
    put_in(page, "route-check.eml")
    phrase = page.locator("[data-phrase]").first
    means = page.locator(".phrase__means").first
    expect(means).to_be_hidden()
    phrase.click()
    expect(means).to_be_visible()
    assert phrase.get_attribute("aria-describedby") == means.get_attribute("id")
    expect(page.locator("[data-unknown]").first).to_be_attached()


def test_the_whole_way_is_gone_with_the_keyboard(reader):
    page = reader.open("zh/notice/")
    page.focus("[name=notice_text]")
    page.keyboard.insert_text(text_of("trademark-pasted.txt"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(RESULT)).to_be_focused()
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.action") == "use-notice":
            break
    page.keyboard.press("Enter")
    expect(page.locator(".intake__after")).to_be_visible()
    assert reader.kept("fields")["asserted_right"]["v"] == "trademark"


def test_a_shared_copy_names_nobody_and_leaves_only_by_the_reader_s_hand(reader):
    reader.allow_copying()
    page = reader.open("zh/notice/")
    put_in(page, "route-check.eml")
    page.locator(".intake__share summary").click()
    page.click("[data-action=share-notice]")
    shown = page.input_value("[data-shared]")
    assert "LANHE" not in shown
    assert "16000000041" not in shown
    assert "유통경로" in shown
    page.click("[data-action=copy-pattern]")
    expect(page.locator(".intake__share [data-said]")).not_to_be_empty()
    assert reader.clipboard() == shown


def test_nothing_of_a_notice_leaves_the_browser(reader, server):
    asked = []
    reader.page.on("request", lambda request: asked.append((request.url, request.post_data)))
    page = reader.open("zh/notice/")
    put_in(page, "phishing-relogin.eml")
    put_in(page, "route-check-html.eml", "trademark.eml")
    used(page)
    assert all(url.startswith((server, "blob:", "data:")) and not data for url, data in asked)
    assert not [url for url, _ in asked if "LANHE" in url or "16000000041" in url]


def test_it_reads_offline_once_it_has_read(reader):
    page = reader.open("zh/notice/")
    put_in(page, "route-check.eml")
    reader.context.set_offline(True)
    put_in(page, "trademark.eml")
    expect(page.locator("[data-found=asserted_right]")).to_be_visible()


def test_a_reader_that_does_not_come_is_told_and_tried_again(reader, say):
    page = reader.open("zh/notice/")
    page.route("**/noticeread.js*", lambda route: route.abort())
    page.set_input_files("[name=notice_file]", NOTICES / "route-check.eml")
    expect(page.locator("[data-said]").first).to_have_text(say("js.notice.load-failed", "zh"))
    reader.trouble.clear()
    page.unroute("**/noticeread.js*")
    put_in(page, "route-check.eml")


def test_without_scripts_the_page_says_what_to_look_for(readers, playbook):
    reader = readers(java_script_enabled=False)
    page = reader.page
    page.goto(f"{reader.server}/zh/notice/")
    expect(page.locator(".needs-script")).to_be_visible()
    page.locator(".intake__words summary").click()
    rows = page.locator(".intake__words dt")
    assert rows.count() > 60
    expect(rows.first).to_be_visible()


DOORS = [("route-check.eml", "appeal-counterfeit"), ("certification.eml", "appeal-certification")]
DOORS.append(("trademark.eml", "appeal-ip"))
#: Whose first answer asks for papers.
CHOSEN = {"#field-supply_documents": "part"}


@pytest.mark.parametrize(("name", "letter"), DOORS)
def test_from_the_door_to_a_copied_appeal_in_twelve_interactions(readers, language, name, letter):
    """The store's own facts are known from before; everything else is counted."""
    reader = readers(**PHONE)
    reader.store({"fields": as_fields(STORE)})
    reader.allow_copying()
    hand = typed = 0
    page = reader.open("")
    page.locator(f"main a[href*='{language}/']").first.click()
    page.locator(".notice-door a").first.click()
    put_in(page, name)
    hand += 3
    for box in page.locator("[data-term] input").all():
        box.check()
        hand += 1
    used(page)
    page.locator(".intake__after a").first.click()
    hand += 2
    page.wait_for_url(f"**/{letter}/**")
    missing = page.locator("[data-missing] a")
    while missing.count():
        field = missing.first.get_attribute("href")
        control = reach(page, field.removeprefix("#field-"))
        kind = control.evaluate("(control) => control.type")
        if kind == "select-one":
            control.select_option(CHOSEN.get(field) or control.locator("option").nth(1).get_attribute("value"))
            hand += 1
        elif kind == "checkbox":
            control.check()
            hand += 1
        else:
            dated = {"date": "2026-11-21", "datetime-local": "2026-11-21T01:40"}
            control.fill(dated.get(kind, "한빛"))
            typed += 1
        expect(page.locator(f"[data-missing] a[href='{field}']")).to_have_count(0)
    press(page, "copy")
    hand += 1
    expect(page.locator("[data-bar] [data-said]")).not_to_be_empty()
    assert "란허" in reader.clipboard()
    assert hand + typed <= 12, (hand, typed)
    assert typed <= 6, typed


@pytest.mark.parametrize(("language", "scheme"), [("zh", "light"), ("ko", "dark")])
def test_what_was_read_can_be_used_by_everybody(readers, axe, language, scheme):
    reader = readers(color_scheme=scheme, viewport={"width": 320, "height": 700})
    page = reader.open(f"{language}/notice/")
    assert axe(page, targets=True) == []
    for name in ("route-check.eml", "phishing-right-holder.eml", "none-course.eml"):
        page.reload()
        put_in(page, name)
        assert axe(page, within="main") == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


@BOTH
def test_every_way_in_is_near_the_top(readers, language):
    reader = readers(**PHONE)
    for path in ("", "triage/", "first-24-hours/", "case/"):
        page = reader.open(f"{language}/{path}")
        box = page.locator("main a[href$='notice/']:visible").first.bounding_box()
        assert box, path
        assert box["y"] < 844, (path, json.dumps(box))


def test_a_notice_that_was_put_in_is_registered_as_the_notice_that_letters_enclose(reader, say, language):
    """The letter and the desk asked to register the very mail that the reader had put in; a refusal is another mail."""
    page = reader.open(f"{language}/notice/")
    put_in(page, "trademark.eml")
    used(page)
    put_in(page, "refused-until.eml")
    use(page)
    page.click(".conflicts [type=submit]")
    expect(page.locator(".intake__after")).to_be_visible()
    named = [one.get("encloses") for one in reader.kept("evidence").values()]
    assert [name for name in named if name] == ["notice"]
    page = reader.open(f"{language}/templates/appeal-ip/")
    last_step(page)
    paper = page.locator("[data-papers] > li").first
    expect(paper.locator(".enclosure__state")).to_have_text(say("js.letter.registered", language))
    paper.locator("select").select_option("")
    expect(paper.locator(".enclosure__state")).to_have_text("")
