"""Real cases, from the first question to the letter: `real_cases.yml` says what happened and what is to come of it.

A case whose letter needs more than its merchant knows, or a triage that leads him elsewhere, fails here by its name.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from macros.playbook.answers import applicable, broken_rules
from macros.playbook.fill import as_text, chosen_rows, fill, missing_fields
from macros.playbook.grammar import placeholders
from macros.playbook.letter import Letter
from macros.playbook.load import load
from tests.conftest import ROOT
from tests.fillings import sendable
from tests.rows import read_rows

PLAYBOOK = load(ROOT, overlay=False)
FIELDS, LETTERS = PLAYBOOK.fields, PLAYBOOK.letters
QUESTIONS = {question.id: question for question in PLAYBOOK.triage.questions}
OUTCOMES = {outcome.id: outcome for outcome in PLAYBOOK.triage.outcomes}
QUESTIONS_AT_MOST = 3
TODAY = "2026-11-22"
#: What only a notice of Coupang says.
OF_A_NOTICE = {"notice_reference", "notice_received_at", "measure_taken"}
#: How the ways begin of somebody who has no notice of Coupang.
WITHOUT_NOTICE = [("no-notice",), ("third-party",), ("authority",), ("money", "missing"), ("money", "closed")]
#: Answers of somebody who does not know yet, and what he cannot be asked to type or to confirm.
DOES_NOT_KNOW = {"unsure", "unclear", "unnamed", "unreadable", "unstated"}
UNKNOWN = {"goods", "report", "evidence"}


class Case(BaseModel):
    """One case; see the head of the file of cases."""

    model_config = ConfigDict(extra="forbid", strict=True)

    case: str
    story: str
    way: list[str]
    outcome: str
    page: str
    checklist: str
    letter: str | None = None
    then: str | None = None
    no_letter: str | None = None
    store: str | None = None
    values: dict[str, str] = {}
    must_fill: int = 0


TABLE = read_rows(Path(__file__).parent / "real_cases.yml")
CASES = [Case.model_validate(row) for row in TABLE["cases"]]
REAL_CASES = 27


def cases(*, written: bool = False):
    """Return the cases, each by its number; `written`: those that end in a letter."""
    return [pytest.param(case, id=case.case) for case in CASES if case.letter or not written]


def filled(case: Case) -> tuple[Letter, dict[str, str]]:
    """Return the letter that is sent and all that stands in its form: the case, the store and today."""
    letter = LETTERS[case.then or case.letter]
    known = TABLE["stores"][case.store] | {"letter_date": TODAY}
    return letter, {name: value for name, value in known.items() if name in letter.fields} | case.values


def is_sendable(letter: Letter, values: dict[str, str]) -> bool:
    return not missing_fields(letter, FIELDS, values) and not broken_rules(letter, FIELDS, values)


def ways(question: str, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every way through the questions: its answers, and the outcome that it ends in."""
    for answer in QUESTIONS[question].answers:
        way = (*before, answer.id)
        if answer.to in OUTCOMES:
            yield way, answer.to
        else:
            yield from ways(answer.to, way)


WAYS = list(ways(PLAYBOOK.triage.start))


@pytest.mark.parametrize("case", cases())
def test_the_questions_lead_a_real_case_to_its_page_its_list_and_its_letter(case):
    to = PLAYBOOK.triage.start
    for answer in case.way:
        to = {one.id: one.to for one in QUESTIONS[to].answers}[answer]
    assert to == case.outcome
    assert len(case.way) <= QUESTIONS_AT_MOST
    outcome = OUTCOMES[case.outcome]
    assert (outcome.scenario or outcome.measure, outcome.checklist) == (case.page, case.checklist)
    if case.no_letter:
        assert (case.letter, case.then, case.values) == (None, None, {})
    else:
        assert outcome.letter == case.letter
        assert case.then is None or case.then in LETTERS[case.letter].next


@pytest.mark.parametrize("case", cases())
def test_no_answer_of_a_real_case_states_what_is_not_so(case):
    to, wrong = PLAYBOOK.triage.start, {}
    for answer in case.way:
        given = next(one for one in QUESTIONS[to].answers if one.id == answer)
        wrong |= {name: said for name, said in given.states.items() if case.values.get(name, said) != said}
        to = given.to
    assert wrong == {}


@pytest.mark.parametrize("case", cases(written=True))
def test_a_real_case_ends_in_a_letter_that_can_be_sent(case):
    letter, values = filled(case)
    assert set(values) - set(letter.fields) == set(), "the letter does not ask this"
    assert set(values) - set(applicable(letter, FIELDS, values)) == set(), (
        "an answer to what is not asked is not printed"
    )
    assert list(missing_fields(letter, FIELDS, values)) == []
    assert [rule.says.zh for rule in broken_rules(letter, FIELDS, values)] == []


@pytest.mark.parametrize("language", ["zh", "ko"])
@pytest.mark.parametrize("case", cases(written=True))
def test_the_letter_of_a_real_case_prints_all_that_was_typed_and_no_gap(case, language):
    letter, values = filled(case)
    text = as_text(fill(letter, FIELDS, values, language), language, PLAYBOOK.labels)
    typed = [value for name, value in case.values.items() if FIELDS[name].type in ("text", "multiline")]
    assert [value for value in typed if value not in text] == []
    rows = chosen_rows(letter, applicable(letter, FIELDS, values))
    gaps = [row.tag for row in rows if not all(values.get(one) for one in placeholders(row.ko))]
    assert gaps == []


@pytest.mark.parametrize("case", cases(written=True))
def test_a_real_case_needs_no_more_answers_than_it_did(case):
    letter, values = filled(case)
    needed = [name for name in case.values if not is_sendable(letter, values | {name: ""})]
    assert len(needed) <= case.must_fill, f"needed: {needed}"


def test_every_real_case_is_replayed_with_names_in_three_scripts():
    assert {int(case.case.rstrip("abcd")) for case in CASES} == set(range(1, REAL_CASES + 1))
    assert {case.store for case in CASES if case.letter} == {"chinese", "korean", "latin"}
    assert [case.case for case in CASES if bool(case.letter) == bool(case.no_letter)] == []


def test_no_way_through_the_questions_is_longer_than_three_answers():
    assert [way for way, _ in WAYS if len(way) > QUESTIONS_AT_MOST] == []


@pytest.mark.parametrize(
    "outcome", sorted({outcome for way, outcome in WAYS if any(way[: len(one)] == one for one in WITHOUT_NOTICE)})
)
def test_the_letter_of_somebody_without_a_notice_needs_none(outcome):
    assert sendable(PLAYBOOK, LETTERS[OUTCOMES[outcome].letter], without=OF_A_NOTICE)


@pytest.mark.parametrize("outcome", sorted({outcome for way, outcome in WAYS if way[-1] in DOES_NOT_KNOW}))
def test_the_letter_of_somebody_who_does_not_know_needs_neither_goods_nor_papers(outcome):
    letter = LETTERS[OUTCOMES[outcome].letter]
    unknown = {name for name in letter.fields if FIELDS[name].group in UNKNOWN and FIELDS[name].type != "choice"}
    assert sendable(PLAYBOOK, letter, without=unknown)


def test_every_letter_ends_a_way_or_follows_a_letter_that_does():
    first = {outcome.letter for outcome in PLAYBOOK.triage.outcomes}
    assert set(LETTERS) - first - {name for one in first for name in LETTERS[one].next} == set()
