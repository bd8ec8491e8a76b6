"""What a notice says and the case says otherwise: the reader is asked, and what he refused goes nowhere."""

import pytest
from playwright.sync_api import expect

from .conftest import as_fields, case_of
from .notices import RESULT, STORE, letters, paste, put_in, use, used


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


def test_a_second_notice_of_another_product_keeps_both_names(reader):
    reader.store(case_of(product_name="접이식 캠핑 의자 블랙", product_id="7000000091"))
    page = reader.open("zh/notice/")
    put_in(page, "products-of-one-name.txt")
    use(page)
    page.locator(".conflicts [type=submit]").click()
    expect(page.locator(".intake__after")).to_be_visible()
    kept = reader.kept("fields")
    assert kept["product_name"]["v"] == "접이식 캠핑 의자 블랙"
    assert kept["more_products"]["v"] == "접이식 캠핑 의자\n접이식 캠핑 테이블, 71000000083"
    assert kept["product_id"]["v"] == "7000000091, 71000000081, 71000000082, 71000000083"
