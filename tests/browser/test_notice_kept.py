"""What was read goes into the case, is taken back, shared, and leads to a letter that is sent."""

import json

import pytest
from playwright.sync_api import expect

from .conftest import BOTH, as_fields, case_of
from .notices import NOTICES, PHONE, RESULT, STORE, letters, paste, put_in, text_of, use, used
from .sheet import press, reach


def test_a_second_notice_asks_where_the_case_says_something_else(reader):
    reader.store(case_of(brand_name="OLD", product_id="16000000041, 16000000099"))
    page = reader.open("zh/notice/")
    put_in(page, "route-check.eml")
    use(page)
    rows = page.locator("[data-conflict]")
    expect(rows.first).to_be_visible()
    asked = rows.evaluate_all("(all) => all.map(({ dataset }) => dataset.conflict)")
    assert sorted(asked) == ["brand_name", "product_id"]
    assert reader.kept("fields")["brand_name"]["v"] == "OLD"
    page.locator("[data-conflict=brand_name] [value=keep]").check()
    page.locator("[data-conflict=product_id] [value=both]").check()
    page.locator(".conflicts [type=submit]").click()
    expect(page.locator(".intake__after")).to_be_visible()
    kept = reader.kept("fields")
    assert kept["brand_name"]["v"] == "OLD"
    assert kept["product_id"]["v"] == "16000000041, 16000000099, 16000000042"


#: The notice of one date; the reader's clock stands on 22 November.
UNTIL = (
    "안녕하세요. 쿠팡입니다. 옵션ID {id} 상품은 상표권 침해 신고로 판매중지되었습니다. "
    "2026년 12월 {day}일까지 소명자료를 회신하여 주시기 바랍니다."
)


@pytest.mark.parametrize(("first", "second", "kept"), [(10, 3, 3), (3, 10, 3)])
def test_of_two_deadlines_the_sooner_is_offered_and_what_is_told_is_what_the_case_has(
    reader, say, language, first, second, kept
):
    page = reader.open(f"{language}/notice/")
    paste(page, UNTIL.format(id=81234567890, day=first))
    used(page)
    paste(page, UNTIL.format(id=81234567999, day=second))
    use(page)
    page.locator(".conflicts [type=submit]").click()
    expect(page.locator(".intake__after")).to_be_visible()
    assert reader.kept("fields")["deadline_at"]["v"] == f"2026-12-{kept:02}T23:59"
    other = say("js.notice.used-other-deadline", language).split("{")[0].strip()
    told = page.locator(f"{RESULT} [data-said]").first
    (expect(told).not_to_contain_text if kept == second else expect(told).to_contain_text)(other)


def test_no_letter_opens_before_what_was_read_is_in_the_case(reader):
    """Its link stood in bold above the button, and said that six fields were filled in: they were empty."""
    page = reader.open("zh/notice/")
    put_in(page, "trademark.eml")
    assert letters(page)
    links = page.locator(f"{RESULT} a[data-letter]")
    assert links.count() == 0
    used(page)
    expect(links.first).to_be_visible()


def test_whoever_stops_at_the_question_has_changed_nothing(reader):
    reader.store(case_of(brand_name="OLD"))
    page = reader.open("zh/notice/")
    put_in(page, "route-check.eml")
    use(page)
    page.locator(".conflicts button").last.click()
    expect(page.locator(".conflicts")).to_have_count(0)
    assert reader.stored()["cases"]["first"] == case_of(brand_name="OLD")


def test_two_notices_at_once_both_go_into_the_case(reader):
    page = reader.open("zh/notice/")
    put_in(page, "route-check.eml", "copyright-three.eml")
    buttons = page.locator("[data-several] button")
    expect(buttons).to_have_count(2)
    used(page)
    buttons.last.click()
    use(page)
    page.locator(".conflicts [type=submit]").click()
    expect(page.locator(".intake__after")).to_be_visible()
    names = {one["name"] for one in reader.kept("evidence").values()}
    assert {"route-check.eml", "copyright-three.eml"} <= names
    # The case keeps the moment of the first; the second is told in the timeline.
    assert len(reader.kept("timeline")) == 1


def test_a_moment_that_the_reader_refused_goes_nowhere(reader):
    page = reader.open("zh/notice/")
    put_in(page, "trademark.eml")
    page.locator("[data-found=notice_received_at] button").last.click()
    used(page)
    assert "notice_received_at" not in reader.kept("fields")
    assert reader.kept("timeline") == {}
    assert {one["captured"] for one in reader.kept("evidence").values()} == {""}


def test_putting_it_into_the_case_is_taken_back_whole(reader):
    reader.store({"fields": as_fields(STORE)})
    before = reader.kept("fields")
    page = reader.open("zh/notice/")
    put_in(page, "trademark.eml")
    used(page)
    assert len(reader.kept("evidence")) == 2
    page.locator("[data-action=undo]").click()
    expect(page.locator(".intake__after")).to_be_hidden()
    left = {name: entry["v"] for name, entry in reader.kept("fields").items() if not entry.get("gone")}
    assert left == {name: entry["v"] for name, entry in before.items()}
    assert all(entry.get("gone") for entry in reader.kept("evidence").values())


def test_the_same_notice_again_changes_nothing(reader):
    page = reader.open("zh/notice/")
    put_in(page, "trademark.eml")
    used(page)
    before = reader.kept("evidence")
    put_in(page, "trademark.eml")
    used(page)
    assert reader.kept("evidence") == before
    expect(page.locator("[data-action=undo]")).to_have_count(0)


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


def test_a_refusal_fills_nothing_of_the_notice_that_was_appealed(reader):
    page = reader.open("ko/notice/")
    put_in(page, "refused-until.eml")
    used(page)
    kept = {name: entry["v"] for name, entry in reader.kept("fields").items()}
    assert (kept["refusal_received_at"], kept["resubmit_by"]) == ("2026-11-20T10:12", "2026-12-04T18:00")
    assert not {"notice_received_at", "notice_reference", "deadline_at", "_term_kind"} & set(kept)


def test_a_counted_term_of_a_refusal_is_kept_as_the_day_that_it_comes_to(reader):
    page = reader.open("zh/notice/")
    paste(page, text_of("refused-no-authority.txt"))
    page.fill("[data-ask=notice_received_at] input", "2026-11-20T09:00")
    page.keyboard.press("Tab")
    page.locator("[data-term=business] input").check()
    used(page)
    kept = {name: entry["v"] for name, entry in reader.kept("fields").items()}
    assert (kept["refusal_received_at"], kept["resubmit_by"]) == ("2026-11-20T09:00", "2026-11-27T23:59")
    assert not {"notice_received_at", "deadline_at", "_term_kind"} & set(kept)
