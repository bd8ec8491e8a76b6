"""The single rules by which notices are read: addresses, days, terms, sentences, the dialect of the patterns."""

from datetime import datetime
from pathlib import Path

import pytest

from macros.playbook.notice_pattern import faults
from macros.playbook.notice_sender import address_of, host_of, is_coupang, looks_like_coupang
from macros.playbook.notice_term import Moment, end_of_term, moments_of
from macros.playbook.notice_text import plain, sentences
from macros.render.holidays import korean_holidays
from tests.rows import read_rows

SENDERS = read_rows(Path(__file__).parent / "senders.yml")
HOLIDAYS = korean_holidays("ko")
RECEIVED = datetime(2026, 12, 22, 23, 50)


@pytest.mark.parametrize("row", SENDERS, ids=lambda row: row["sender"])
def test_only_the_end_of_the_host_says_whose_an_address_is(row):
    host = host_of(address_of(row["sender"]))
    assert is_coupang(host) == row["coupang"]
    assert looks_like_coupang(host) == row.get("looks_alike", False)


@pytest.mark.parametrize(
    ("words", "moment", "whole_day"),
    [
        ("2026년 12월 31일", "2026-12-31T23:59", True),
        ("2026. 12. 31.(목) 18:00", "2026-12-31T18:00", False),
        ("2026-12-31 오후 12시 30분", "2026-12-31T12:30", False),
        ("2026-12-31 24:00", "2026-12-31T23:59", False),
        ("12월 31일 오후 6시 반", "2026-12-31T18:30", False),
        ("1월 5일", "2027-01-05T23:59", True),
        ("'26.12.31 18:00", "2026-12-31T18:00", False),
        ("27.1.5", "2027-01-05T23:59", True),
        ("2026-12-31 정오", "2026-12-31T12:00", False),
        ("2026-12-31 낮 12시", "2026-12-31T12:00", False),
        ("2026-12-31 24시", "2026-12-31T23:59", False),
        ("2026-12-31 06:00", "2026-12-31T06:00", False),
        ("금일 18:00", "2026-12-22T18:00", False),
        ("익일", "2026-12-23T23:59", True),
        ("12월 31일 업무시간(18시)", "2026-12-31T18:00", False),
    ],
)
def test_a_moment_is_read_as_it_is_written(words, moment, whole_day):
    assert moments_of(words, RECEIVED) == (Moment(datetime.fromisoformat(moment), whole_day),)


@pytest.mark.parametrize(
    ("words", "doubt", "moments"),
    [
        ("12월 31일 자정", "midnight", ["2026-12-31T00:00", "2026-12-31T23:59"]),
        ("12월 31일 밤 12시", "midnight", ["2026-12-31T00:00", "2026-12-31T23:59"]),
        ("익일 자정", "midnight", ["2026-12-23T00:00", "2026-12-23T23:59"]),
        ("2026-12-31 오전 12시", "noon", ["2026-12-31T00:00", "2026-12-31T12:00"]),
        ("2026-12-31 오후 12시", "noon", ["2026-12-31T12:00", "2026-12-31T23:59"]),
        ("12월 31일 12시", "noon", ["2026-12-31T12:00", "2026-12-31T23:59"]),
        ("12월 31일 6시", "half", ["2026-12-31T06:00", "2026-12-31T18:00"]),
        ("12/31 6:30", "half", ["2026-12-31T06:30", "2026-12-31T18:30"]),
        ("2026년 12월 31일(수) 18:00", "weekday", ["2026-12-30T18:00", "2026-12-31T18:00"]),
        ("2026. 12. 31. 토요일", "weekday", ["2026-12-31T23:59", "2027-01-02T23:59"]),
    ],
)
def test_a_moment_that_could_be_two_is_both_the_sooner_first(words, doubt, moments):
    found = moments_of(words, RECEIVED)
    assert [f"{one.at:%Y-%m-%dT%H:%M}" for one in found] == moments
    assert {one.doubt for one in found} == {doubt}


@pytest.mark.parametrize(
    "words",
    [
        "2026-02-30",
        "13월 1일",
        "2026-12-31 25:00",
        "12월 21일",
        "6월 1일",
        "자정",
        "28.1.5",
        "12.4.26",
        "12월 31일 밤 1시",
    ],
)
def test_a_moment_that_is_none_is_not_read(words):
    assert moments_of(words, RECEIVED) == ()


def test_a_day_without_its_year_needs_the_receipt():
    assert moments_of("12월 31일", None) == ()
    assert moments_of("26.12.31", None) == ()
    assert moments_of("26년 12월 31일", None) == (Moment(datetime(2026, 12, 31, 23, 59), whole_day=True),)


TERMS = [
    ("business", 1),
    ("business", 3),
    ("business", 10),
    ("calendar", 7),
    ("hours", 48),
    ("business", 0),
    ("hours", 9999),
]


def test_terms_end_as_the_case_desk_counts_them(module):
    received = f"{RECEIVED:%Y-%m-%dT%H:%M}"
    function = """(deadline, { terms, received, holidays }) => terms.map(([kind, amount]) => {
        const end = deadline.deadline({ received, kind, amount: String(amount) }, holidays);
        return end && new Date(end.at + 9 * 3600000).toISOString().slice(0, 16);
    })"""
    found = module("deadline", function, {"terms": TERMS, "received": received, "holidays": HOLIDAYS})
    ends = [end_of_term(RECEIVED, term, amount, HOLIDAYS) for term, amount in TERMS]
    assert found == [f"{end:%Y-%m-%dT%H:%M}" if end else None for end in ends]
    assert found[0] == "2026-12-23T23:59"  # the day after, and Christmas lies behind it


def test_sentences_end_at_stops_blank_lines_labels_and_short_lines():
    text = "첫째 문장입니다. 둘째 문장은 2026. 12. 3. 18:00까지입니다.\n짧은 줄\n■ 항목: 값\n\n다음 문단"
    wanted = ["첫째 문장입니다.", "둘째 문장은 2026. 12. 3. 18:00까지입니다.", "짧은 줄", "■ 항목: 값", "다음 문단"]
    assert [one.text for one in sentences(text)] == wanted


def test_a_line_that_a_program_wrapped_goes_on():
    long = "귀사가 쿠팡에서 판매하고 있는 상품에 대하여 상표권 침해 신고가 접수되어 해당"
    assert [one.text for one in sentences(f"{long}\n상품의 판매를 중지합니다.")] == [
        f"{long}\n상품의 판매를 중지합니다."
    ]


def test_what_is_not_seen_is_not_there():
    assert plain("상\u200b표\u202e권\u00a0：\u3000４０\r\n\u2028") == "상표권 : 40\n\n"


@pytest.mark.parametrize(
    "pattern",
    [r"\b가", r"가\d", "가*", "가+", "가{2,}", "(?<=가)나", "(?P<a>가)", r"(가)\1", "(?i)가", "[가&&나]", "가]", "가}",
     "(?=가)?나", "(?:가{1,9}){2}", "가.{0,99}나.{0,99}다.{0,99}", "가?", "(가", "{nowhere}가", "(가)"],
)  # fmt: skip
def test_what_the_two_languages_do_not_share_is_told(pattern):
    assert list(faults(pattern, {}))


@pytest.mark.parametrize(
    "pattern", ["가 나", "(?:가|나){2}", "[^가\\n]{0,40}나", "^가$", "가(?!나)", "가{2,3}?나", r"\(가\)"]
)
def test_what_they_share_is_not(pattern):
    assert not list(faults(pattern, {}))
