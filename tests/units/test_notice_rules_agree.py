"""The single rules by which notices are read: the browser's code keeps them as Python does."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.playbook.notice_sender import address_of, host_of, is_coupang, looks_like_coupang
from macros.playbook.notice_term import moments_of
from macros.playbook.notice_text import NoticeText, plain, sentences
from tests.notices.test_rules import SENDERS

from .test_notice_agrees import BATCH, SIZE, TEXTS, moment


def test_every_host_is_told_as_python_tells_it(module):
    hosts = [host_of(address_of(row["sender"])) for row in SENDERS]
    function = "(sender, hosts) => hosts.map((host) => [sender.isCoupang(host), sender.looksLikeCoupang(host)])"
    assert module("noticesender", function, hosts) == [[is_coupang(host), looks_like_coupang(host)] for host in hosts]


@BATCH
@given(texts=st.lists(TEXTS, min_size=SIZE, max_size=SIZE))
def test_any_text_is_made_plain_and_cut_as_python_does_it(module, texts):
    function = """(noticetext, texts) => texts.map((text) => noticetext.plain(text))
        .map((plain) => [plain, noticetext.sentences(plain).map(({ text }) => text)])"""
    wanted = [[plain(text), [one.text for one in sentences(plain(text))]] for text in texts]
    assert module("noticetext", function, texts) == wanted


@pytest.mark.parametrize("between", ["가", "😀"])
def test_near_is_counted_in_characters(module, between):
    texts = [f"나{between * far}다" for far in (29, 30, 149, 150, 151, 299, 300, 301)]
    texts += [f"{between * long}\n다음" for long in (14, 15, 29, 30)]
    function = """(noticetext, texts) => texts.map((text) => {
        const notice = new noticetext.NoticeText(text);
        const wanted = { pattern: /다/gum, near: /나/um };
        return [[...notice.find(wanted)].length, notice.sentences.map(({ text }) => text)];
    })"""
    wanted = [NoticeText(text, {}) for text in texts]
    assert module("noticetext", function, texts) == [
        [len(list(one.find("다", "나", None))), [sentence.text for sentence in one.sentences]] for one in wanted
    ]


WRITTEN = [
    *(f"{month}월 {day}일{clock}" for month in range(14) for day in range(33) for clock in ("", " 18:00")),
    *(f"2026. 12. 3.(목) {half}{hour}{rest}" for half in ("", "오전 ", "오후 ") for hour in range(27)
      for rest in (":00", "시", "시 30분", "시 반")),
    *(f"12월 4일 ({day}) {clock}" for day in "월화수목금토일" for clock in ("자정", "정오", "밤 12시", "12시", "")),
    *(f"{day} {clock}" for day in ("금일", "명일", "내일", "익일") for clock in ("자정", "6시", "오전 12:00", "")),
    *(f"12/{day} {hour}{rest}" for day in (4, 31) for hour in ("6", "06", "9", "10", "12") for rest in (":00", "시")),
    "2099-12-31(월)", "12월 4일 금요일 자정 전",
    *(f"{year}년 2월 29일" for year in range(2019, 2030)),
    *(f"{year}.12.{day}{clock}" for year in ("26", "'26", "’27", "27", "12", "6") for day in (3, 31, 32)
      for clock in ("", "(목) 밤 12시", " 밤 1시", " 업무시간(18시)", " 업무시간 종료(오후 6시 30분)")),
    "26년 12월 3일", "27/12/04", "26-12-3",
    "자정", "12/3", "2026-2-3", "2026/12/03 24:00", "2026.12.3", "2026년 12월 3일 목요일 오후 6시",
]  # fmt: skip


@pytest.mark.parametrize("received", [None, datetime(2026, 9, 3, 2, 13), datetime(2027, 12, 31, 23, 59)])
def test_every_moment_is_read_as_python_reads_it(module, received):
    function = """(noticeterm, { words, received }) => words.map((one) =>
        noticeterm.momentsIn(one, received).map(({ at, wholeDay, doubt }) => [at, wholeDay, doubt]))"""
    found = module("noticeterm", function, {"words": WRITTEN, "received": moment(received) or ""})
    wanted = [moments_of(one, received) for one in WRITTEN]
    assert found == [[[moment(one.at), one.whole_day, one.doubt] for one in all] for all in wanted]
