"""The deadline on the case desk: counted in Korea, shown in Beijing too, by the notice's own words."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from .conftest import KST, NOW, case_of, in_turn
from .sheet import reach


@pytest.mark.parametrize(
    ("kind", "typed", "left", "korea", "beijing", "language"),
    in_turn(
        [
            ("exact", {"deadline_at": "2026-11-24T18:00"}, (2, 15, 47), "18:00", "17:00"),
            ("business", {"_term_amount": "10"}, (12, 21, 46), "23:59", "22:59"),
            ("calendar", {"_term_amount": "3"}, (2, 21, 46), "23:59", "22:59"),
            ("hours", {"_term_amount": "48"}, (0, 23, 27), "01:40", "00:40"),
        ]
    ),
)
def test_the_time_left_is_counted_in_korea_and_shown_in_beijing_too(
    reader, say, language, kind, typed, left, korea, beijing
):
    page = reader.desk(language)
    page.fill("[name=notice_received_at]", "2026-11-21T01:40")
    page.select_option("[name=_term_kind]", kind)
    for name, value in typed.items():
        page.fill(f"[name={name}]", value)
    days, hours, minutes = left
    expect(page.locator("[data-left]")).to_have_text(say("js.deadline.left", language, d=days, h=hours, m=minutes))
    expect(page.locator("[data-korea]")).to_contain_text(korea)
    expect(page.locator("[data-beijing]")).to_contain_text(beijing)
    expect(page.locator("[data-passed]")).to_be_hidden()
    reader.desk(language)
    expect(page.locator("[data-korea]")).to_contain_text(korea)
    assert (
        page.locator("#desk-term").locator("xpath=ancestor::details").locator(".fine").first.is_visible()
    )  # the notice's own wording prevails


def test_holidays_that_were_left_out_are_named(reader, language):
    reader.store(case_of(notice_received_at="2026-12-23T09:00", _term_kind="business", _term_amount="7"))
    page = reader.desk(language)
    names = {"zh": ("圣诞节", "元旦"), "ko": ("성탄절", "신정")}[language]
    for name in names:
        expect(page.locator("[data-skipped]")).to_contain_text(name)
    day = {"zh": "2027年1月5日", "ko": "2027년 1월 5일"}[language]
    expect(page.locator("[data-korea]")).to_contain_text(day)


def test_a_deadline_that_has_passed_says_what_to_do(reader, say, language):
    reader.store(case_of(notice_received_at="2026-11-19T01:40", _term_kind="hours", _term_amount="24"))
    page = reader.desk(language)
    expect(page.locator("[data-left]")).to_have_text(say("js.deadline.over", language, d=2, h=0, m=33))
    expect(page.locator("[data-passed] li")).to_have_count(4)
    letter = page.locator("[data-passed] a").first
    expect(letter).to_have_attribute("href", "../templates/appeal-general/")
    # The letter that fits is the one that is to be sent; once it is sent, nobody is told to send it.
    late = case_of(notice_received_at="2026-11-19T01:40", _term_kind="hours", _term_amount="24", _letter="appeal-ip")
    reader.store(late)
    reader.desk(language)
    expect(letter).to_have_attribute("href", "../templates/appeal-ip/")
    expect(page.locator("[data-letter-row]:visible")).to_have_count(1)
    out = {"appeal-general": {"s": "draft", "out": "copy", "at": "2026-11-22T01:00", "t": 50}}
    reader.store({**late, "letters": out})
    reader.desk(language)
    expect(page.locator("[data-next]")).to_have_attribute("data-next", "record")
    expect(page.locator("[data-passed]")).to_be_hidden()
    expect(page.locator("[data-letter-row]:visible")).to_have_attribute("data-letter-row", "appeal-general")


def test_the_count_goes_on_by_itself(reader, say, language):
    reader.store(case_of(_term_kind="exact", deadline_at="2026-11-22T03:13"))
    page = reader.desk(language)
    expect(page.locator("[data-left]")).to_have_text(say("js.deadline.left", language, d=0, h=1, m=0))
    page.clock.set_fixed_time(NOW + timedelta(minutes=61))
    page.clock.run_for(21_000)
    expect(page.locator("[data-left]")).to_have_text(say("js.deadline.over", language, d=0, h=0, m=1))


def test_a_deadline_named_in_a_letter_is_taken_over(reader, language):
    page = reader.open(f"{language}/templates/appeal-general/")
    reach(page, "deadline_at").fill("2026-12-04T18:00")
    reader.desk(language)
    expect(page.locator("[name=_term_kind]")).to_have_value("exact")
    expect(page.locator("[data-korea]")).to_contain_text("18:00")


def test_no_deadline_and_no_sense_are_told(reader, say, language):
    page = reader.desk(language)
    expect(page.locator("[data-left]")).to_have_text(say("js.deadline.unknown", language))
    page.select_option("[name=_term_kind]", "none")
    expect(page.locator("[data-left]")).to_have_text(say("js.deadline.none", language))
    page.select_option("[name=_term_kind]", "business")
    page.fill("[name=notice_received_at]", "2026-11-21T01:40")
    page.fill("[name=_term_amount]", "열흘")
    page.locator("[name=_term_amount]").blur()
    expect(page.locator("#error-_term_amount")).to_have_text(say("js.form.number", language))
    expect(page.locator("[data-known]")).to_be_hidden()


def test_the_calendar_file_rings_before_the_deadline(reader, say, language):
    reader.store(
        {
            **case_of(_term_kind="exact", deadline_at="2026-12-04T18:00"),
            "about": {"name": {"v": "의자; 신고, 건", "t": 5}},
        }
    )
    reader.desk(language)
    content, name = reader.download("export-ics")
    assert name == "deadline.ics"
    text = content.decode().replace("\r\n ", "")
    assert "DTSTART:20261204T090000Z" in text
    assert text.count("BEGIN:VALARM") == 3
    assert r"의자\; 신고\, 건" in text
    assert all(len(line.encode()) <= 75 for line in content.decode().split("\r\n"))


def test_moments_are_korean_wherever_the_laptop_stands(readers, language):
    for zone in ("Asia/Shanghai", "Pacific/Auckland"):
        reader = readers(timezone_id=zone)
        reader.store(case_of(_term_kind="exact", deadline_at="2026-11-24T18:00"))
        page = reader.open(f"{language}/case/")
        expect(page.locator("[data-korea]")).to_contain_text("18:00")
        expect(page.locator("[data-beijing]")).to_contain_text("17:00")
    assert datetime(2026, 11, 24, 18, tzinfo=KST) - NOW == timedelta(days=2, hours=15, minutes=47)
