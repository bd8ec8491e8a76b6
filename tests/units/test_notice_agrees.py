"""Notices as Python reads them: the browser's code reads the same in them, and from their bytes what is expected."""

from __future__ import annotations

import base64
from datetime import datetime
from email.utils import parseaddr

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from macros.playbook.notice_mail import Mail
from macros.playbook.notice_reading import read_notice
from macros.playbook.notice_sender import address_of
from macros.render.notices import notice_data
from tests.notices.mail import read_file
from tests.notices.test_notices import HOLIDAYS, NOTICES, PLAYBOOK, SENTENCES, WHO_WRITES, Until, expected, read
from tests.notices.test_rules import SENDERS

TABLE = notice_data(PLAYBOOK, "ko")
RECEIVED = datetime(2026, 11, 20, 10, 12)
#: Each example is a batch: a question to the browser's code costs more than what it computes.
BATCH = settings(
    derandomize=True,
    deadline=None,
    max_examples=5,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
SIZE = 20


@pytest.fixture(scope="module")
def browser(module):
    """The browser's reader with the table at hand, for mails of a batch: each as it is there, and when it came."""
    keep = "(noticetable, given) => { globalThis.given = given; noticetable.prepare(given.table); }"
    module("noticetable", keep, {"table": TABLE, "holidays": HOLIDAYS})

    def readings(mails):
        function = """(notice, mails) => mails.map(([mail, receivedAt]) =>
            notice.readNotice(mail, given.table, { holidays: given.holidays, receivedAt }))"""
        return module("notice", function, mails)

    return readings


def moment(at):
    return f"{at:%Y-%m-%dT%H:%M}" if at else None


def as_the_browser_gets(mail):
    """A mail in the shape in which the browser reads mails."""

    def mailbox(line):
        return {"name": parseaddr(line)[0], "address": address_of(line)} if line.strip() else None

    headers = {
        "subject": mail.subject,
        "from": mailbox(mail.sender),
        "replyTo": mailbox(mail.reply_to),
        "to": [{"name": "", "address": mail.to}] if mail.to else [],
        "date": {"moment": moment(mail.received) or ""},
    }
    files = [{"name": name} for name in mail.files]
    links = [{"text": shown, "href": address} for shown, address in mail.links]
    rest = {"text": mail.text, "links": links, "attachments": files, "problems": []}
    return [{"kind": "mail", "headers": headers, **rest}, None]


def as_the_browser_tells(reading):
    """A reading in the shape in which the browser gives it: places count in UTF-16."""
    text = reading.text
    wide = any(ord(sign) > 0xFFFF for sign in text)

    def at(place):
        return len(text[:place].encode("utf-16-le")) // 2 if wide else place

    def span(one):
        return one and {"start": at(one.start), "end": at(one.end), "text": one.text}

    def until(one):
        rest = {"amount": one.amount, "at": moment(one.at), "wholeDay": one.whole_day, "words": span(one.words)}
        return {"term": one.term, "doubt": one.doubt, **rest}

    def filled(values):
        return {
            name: {"value": one.value, "words": [span(words) for words in one.words]} for name, one in values.items()
        }

    refused = "refused" in reading.told
    return {
        "text": text,
        "kinds": [
            {
                "id": kind.id,
                "scenario": kind.scenario,
                "says": kind.says.ko,
                "triage": (kind.refused if refused else None) or kind.triage,
                "words": [span(one) for one in words],
            }
            for kind, words in reading.kinds
        ],
        "scenarios": list(reading.scenarios),
        "values": filled(reading.values),
        "undecided": {name: list(values) for name, values in reading.undecided.items()},
        "deadline": reading.deadline and until(reading.deadline),
        "deadlines": [until(one) for one in reading.deadlines],
        "unreadTerms": [span(one) for one in reading.unread_terms],
        "told": sorted(reading.told),
        "quoted": {"values": filled(reading.quoted.values), "terms": [span(one) for one in reading.quoted.terms]},
        "passedOn": reading.passed_on,
        "phrases": [{"sign": sign.id, "means": sign.means.ko, "words": span(words)} for sign, words in reading.phrases],
        "unknown": [span(one) for one in reading.unknown],
        "warnings": [
            {
                "id": one.record.id,
                "warns": one.record.warns,
                "says": one.record.says.ko,
                "about": one.about,
                "words": span(one.span),
            }
            for one in reading.alarms
        ],
        "letters": [offer.letter for offer in reading.letters],
    }


def in_order(reading):
    return reading | {"told": sorted(reading["told"])}


def agree(browser, mails):
    found = browser([as_the_browser_gets(mail) for mail in mails])
    for mail, one in zip(mails, found, strict=True):
        assert in_order(one) == as_the_browser_tells(read_notice(mail, PLAYBOOK, HOLIDAYS))


def test_every_notice_is_read_as_python_reads_it(browser):
    agree(browser, [read_file(path) for path in NOTICES])


def test_a_moment_is_kept_until_it_is_past(browser):
    says = f"{SENTENCES['before']} 소명자료를 2026. 12. 4. 18:00까지 제출해 주시기 바랍니다."
    agree(browser, [Mail(says, received=datetime(2026, 12, 4, 18, minute)) for minute in (0, 1)])


def test_every_sentence_is_read_as_python_reads_it(browser):
    agree(browser, [Mail(f"{SENTENCES['before']}\n\n{row['says']}\n", received=RECEIVED) for row in SENTENCES["rows"]])


def test_every_sender_is_told_as_python_tells_it(browser):
    agree(browser, [Mail(SENTENCES["before"], sender=row["sender"]) for row in SENDERS])


#: Sentences of all notices, with what could stand between them.
LINES = sorted(
    {line.strip() for path in NOTICES if path.stem != "two-thousand-ids" for line in read_file(path).text.split("\n")}
    | {row["says"] for row in SENTENCES["rows"]}
)
BETWEEN = [
    "\n",
    "\n\n",
    " ",
    "\r\n",
    "\u3000",
    "\u200b",
    "\u202e",
    "😀",
    "👩🏻‍💻 " * 12,
    "Ａ：１２３ ",
    "각\u11a8",
    "x" * 290,
    "\u2028",
    "\v",
    "\n-----Original Message-----\n",
    "\n---------- 전달된 메일 ----------\n보낸사람: a@coupang.com\n날짜: 2026-11-20\n제목: 안내\n",
    "\n2026년 11월 20일 (금) 오전 10:12, 쿠팡 <a@coupang.com>님이\n작성:\n> ",
    "\n> ",
]
TEXTS = st.lists(st.one_of(st.sampled_from(LINES), st.sampled_from(BETWEEN)), max_size=24).map("".join)
SENDER = st.sampled_from(["", *(row["sender"] for row in SENDERS)])
MAILS = st.builds(
    Mail,
    TEXTS,
    subject=st.one_of(
        st.just(""), st.sampled_from(LINES), st.sampled_from([" \ufeff", "\x1f \u200b쿠팡", "Fwd: 안내"])
    ),
    sender=SENDER,
    reply_to=SENDER,
    to=st.sampled_from(["", "seller@lanhe.example"]),
    received=st.none()
    | st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31)).map(lambda at: at.replace(second=0, microsecond=0)),
    files=st.lists(st.sampled_from(["안내.pdf", "근거.exe", "a.zip", "b.html"]), max_size=2).map(tuple),
)


@BATCH
@given(mails=st.lists(MAILS, min_size=SIZE, max_size=SIZE))
def test_any_mixture_of_sentences_is_read_as_python_reads_it(browser, mails):
    agree(browser, mails)


SHOWN = ["", "WING 바로가기", "https://wing.coupang.com/x", "wing.coupang.com/로그인", "notcoupang.com"]
ADDRESSES = [
    "",
    "https://wing.coupang.com/",
    "https://c0upang.com/a",
    "http://a@evil.example:80/",
    "mailto:a@evil.example",
]


def test_where_a_link_leads_is_told_as_python_tells_it(browser):
    mails = [Mail(SENTENCES["before"], links=((shown, address),)) for shown in SHOWN for address in ADDRESSES]
    agree(browser, mails)
    warned = [bool(read_notice(mail, PLAYBOOK, HOLIDAYS).alarms) for mail in mails]
    assert sum(warned) == len(SHOWN) + 2  # the look-alike always, the other host behind Coupang's address


@pytest.fixture(scope="module")
def from_bytes(module, browser):
    """Every notice as the browser reads it from its bytes; None for a file that is none."""
    function = """(mail, notice, files) => files.map(([name, packed, receivedAt]) => {
        const read = mail.readFile(name, Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0)));
        const { holidays, table } = given;
        return read.kind === "not-mail" ? null : notice.readNotice(read, table, { holidays, receivedAt });
    })"""
    files = [
        [path.name, base64.b64encode(path.read_bytes()).decode(), expected(path).given.get("received")]
        for path in NOTICES
    ]
    return dict(zip(NOTICES, module("mail notice", function, files), strict=True))


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.name)
def test_a_notice_is_read_from_its_bytes_right_or_not_at_all(from_bytes, path):
    wanted, reading = expected(path), from_bytes[path]
    if reading is None:
        assert not wanted.kinds
        assert not wanted.phrases
        return
    found = {name: one["value"] for name, one in reading["values"].items()}
    until = reading["deadline"] or "none"
    assert reading["scenarios"] == wanted.kinds
    assert found == {name: value for name, value in wanted.values.items() if name not in wanted.missed}
    assert sorted(reading["undecided"]) == sorted(wanted.undecided)
    if until != "none":
        until = Until(term=until["term"], amount=until["amount"], at=until["at"], whole_day=until["wholeDay"])
    assert until == wanted.deadline
    assert [one["at"] or f"{one['term']} {one['amount']}" for one in reading["deadlines"]] == wanted.either
    assert {name: one["value"] for name, one in reading["quoted"]["values"].items()} == wanted.quoted
    assert sorted({*reading["told"]} - WHO_WRITES) == sorted(wanted.told)
    assert [one["warns"] for one in reading["warnings"]] == wanted.warnings
    assert len(reading["phrases"]) >= wanted.phrases
    assert reading["letters"][: len(wanted.letters) or None] == wanted.letters


def test_from_bytes_both_read_the_same_wherever_both_see_the_same_text(from_bytes):
    pairs = {path.name: (from_bytes[path], as_the_browser_tells(read(path))) for path in NOTICES if from_bytes[path]}
    same = {name: pair for name, pair in pairs.items() if pair[0]["text"] == pair[1]["text"].rstrip()}
    assert len(same) >= 70
    differ = [name for name, (found, wanted) in same.items() if in_order(found) | {"text": wanted["text"]} != wanted]
    assert not differ
