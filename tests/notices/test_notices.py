"""Every notice of this folder, read in Python: every value right or absent, none wrong, none made up.

Beside each notice (`<name>.txt` as it was pasted, `<name>.eml` byte for byte as it came) stands `<name>.expected.yml`;
the browser's test reads the same files:

    about: '…'                    # what is special about it
    given: {received: '…'}        # optional: what the reader told beside a pasted text (Korean time)
    kinds: [ip-report]            # kinds of report, the best first; [] is "no notice that is known"
    values: {product_id: '…'}     # what it says, in the form in which the field stores it; nothing else is filled
    missed: [product_name]        # optional: of these, what the rules are known to leave out
    undecided: [brand_name]       # optional: fields with several values, of which none is taken
    deadline: none                # or {term, amount, at, whole_day}; a term without a receipt has no `at`
    either: ['…T00:00', '…T23:59']  # optional: the deadlines, where there are several; then `deadline` is none
    unread: ['12월 4일까지']        # optional: where there is none, what looks like one
    quoted: {product_id: '…'}     # what an older mail below it says; none of it is filled
    told: [reply, refused]        # what it says as a whole, without who writes it
    warnings: [sender]            # in the order of the table
    phrases: 5                    # at least so many are explained
    letters: [appeal-ip]          # how the list of letters begins; [] is none at all
    filled: {appeal-ip: 6}        # optional: how many required fields are filled
"""

from datetime import datetime
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from macros.playbook.load import load
from macros.playbook.notice_mail import Mail
from macros.playbook.notice_reading import read_notice
from macros.render.holidays import korean_holidays
from tests.conftest import ROOT
from tests.rows import read_rows

from .mail import read_file

PLAYBOOK = load(ROOT, overlay=False)
HOLIDAYS = korean_holidays("ko")
HERE = Path(__file__).parent
WHO_WRITES = {"notice", "not-a-notice", "spoken", "coupang"}
NOTICES = sorted(path for path in HERE.iterdir() if path.suffix in (".txt", ".eml"))


class Until(BaseModel):
    """A deadline; see the docstring of the module."""

    model_config = ConfigDict(extra="forbid", strict=True)

    term: str
    amount: int | None = None
    at: str | None = None
    whole_day: bool = False


class Expected(BaseModel):
    """What stands beside a notice; see the docstring of the module."""

    model_config = ConfigDict(extra="forbid", strict=True)

    about: str
    given: dict[str, str] = {}
    kinds: list[str]
    values: dict[str, str]
    missed: list[str] = []
    undecided: list[str] = []
    deadline: Until | str
    either: list[str] = []
    unread: list[str] | None = None
    quoted: dict[str, str] = {}
    told: list[str]
    warnings: list[str]
    phrases: int
    letters: list[str]
    filled: dict[str, int] = {}


def expected(path):
    return Expected.model_validate(read_rows(path.with_suffix(".expected.yml")))


def read(path):
    received = expected(path).given.get("received")
    return read_notice(read_file(path), PLAYBOOK, HOLIDAYS, received and datetime.fromisoformat(received))


def until(deadline):
    if deadline is None:
        return "none"
    at = f"{deadline.at:%Y-%m-%dT%H:%M}" if deadline.at else None
    return Until(term=deadline.term, amount=deadline.amount, at=at, whole_day=deadline.whole_day)


def moments(deadlines):
    return [f"{one.at:%Y-%m-%dT%H:%M}" if one.at else f"{one.term} {one.amount}" for one in deadlines]


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.name)
def test_a_notice_is_read_right_or_not_at_all(path):
    wanted, reading = expected(path), read(path)
    found = {name: one.value for name, one in reading.values.items()}
    assert list(reading.scenarios) == wanted.kinds
    assert found == {name: value for name, value in wanted.values.items() if name not in wanted.missed}
    assert sorted(reading.undecided) == sorted(wanted.undecided)
    assert until(reading.deadline) == wanted.deadline
    assert moments(reading.deadlines) == wanted.either
    assert {name: one.value for name, one in reading.quoted.values.items()} == wanted.quoted
    assert wanted.unread is None or [one.text for one in reading.unread_terms] == wanted.unread
    assert sorted(reading.told - WHO_WRITES) == sorted(wanted.told)
    assert [alarm.record.warns for alarm in reading.alarms] == wanted.warnings
    assert len(reading.phrases) >= wanted.phrases
    letters = [offer.letter for offer in reading.letters]
    assert letters[: len(wanted.letters) or None] == wanted.letters
    assert {offer.letter: offer.filled for offer in reading.letters if offer.letter in wanted.filled} == wanted.filled


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.name)
def test_every_value_is_shown_at_the_words_it_came_from(path):
    reading = read(path)
    spans = [span for found in reading.values.values() for span in found.words]
    spans += [span for _, span in reading.phrases] + [span for _, words in reading.kinds for span in words]
    spans += [*reading.unknown, *reading.unread_terms, *(alarm.span for alarm in reading.alarms if alarm.span)]
    assert all(reading.text[span.start : span.end] == span.text and span.text for span in spans)


def test_there_are_enough_notices_of_every_kind():
    wanted = {path.name: expected(path) for path in NOTICES}
    assert len(wanted) >= 45
    assert sum(not one.kinds for one in wanted.values()) >= 8
    assert sum(path.startswith("phishing") for path in wanted) >= 5
    assert {id for one in wanted.values() for id in one.kinds} == set(PLAYBOOK.scenarios)
    assert {id for one in wanted.values() for id in one.warnings} == {
        alarm.warns for alarm in PLAYBOOK.notice_alarms.values()
    }


def test_every_expectation_belongs_to_a_notice():
    expectations = {path.name.removesuffix(".expected.yml") for path in HERE.glob("*.expected.yml")}
    assert expectations == {path.stem for path in NOTICES}


SENTENCES = read_rows(HERE / "sentences.yml")


@pytest.mark.parametrize("row", SENTENCES["rows"], ids=lambda row: row["says"])
def test_a_sentence_says_what_it_says_and_no_more(row):
    mail = Mail(f"{SENTENCES['before']}\n\n{row['says']}\n", received=datetime(2026, 11, 20, 10, 12))
    reading = read_notice(mail, PLAYBOOK, HOLIDAYS)
    assert "certification-report" in reading.scenarios
    found = {*reading.values, *reading.undecided, *reading.scenarios, *reading.told}
    found |= {alarm.record.warns for alarm in reading.alarms} | ({"deadline"} if reading.deadline else set())
    assert not found & set(row.get("not", []))
    if "unread" in row:
        assert [one.text for one in reading.unread_terms] == row["unread"]
    values = {name: one.value for name, one in reading.values.items()}
    assert {name: values.get(name) for name in row.get("gives", {})} == row.get("gives", {})
    if "either" in row:
        assert moments(reading.deadlines) == row["either"]
        assert {one.doubt for one in reading.deadlines} == {row["doubt"]}
    if "until" in row:
        assert reading.deadline
        assert reading.deadline.at == datetime.fromisoformat(row["until"])
