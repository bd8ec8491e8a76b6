"""Conditions and rules between answers: Python and the browser are held to one table, tests/conditions.json."""

import json

import pytest
from pydantic import TypeAdapter, ValidationError

from macros.playbook.answers import applicable
from macros.playbook.condition import Condition, holds
from macros.playbook.letter import Letter
from macros.playbook.rule import AnswerRule
from tests.conftest import ROOT

TABLE = json.loads((ROOT / "tests/conditions.json").read_text(encoding="utf-8"))
CONDITION = TypeAdapter(Condition)
SAYS = {"zh": "选一项。", "ko": "하나를 고릅니다."}


def test_conditions_hold_as_the_table_says():
    for row in TABLE["conditions"]:
        assert holds(CONDITION.validate_python(row["condition"]), row["values"]) is row["holds"], row


def test_conditions_hold_in_the_browser_as_the_table_says(module):
    found = module(
        "condition", "(c, rows) => rows.map((row) => c.holds(row.condition, row.values))", TABLE["conditions"]
    )
    assert found == [row["holds"] for row in TABLE["conditions"]]


@pytest.mark.parametrize("text", TABLE["unwritable"])
def test_what_is_no_condition_cannot_be_written(text):
    with pytest.raises(ValidationError):
        CONDITION.validate_python(text)


def names(row):
    return sorted({*row["applies"], *row["values"]})


@pytest.mark.parametrize("row", TABLE["applies"], ids=lambda row: row["case"])
def test_an_answer_counts_only_where_its_question_is_asked(row):
    letter = Letter.model_construct(fields=tuple(names(row)), applies=row["applies"])
    kept = applicable(letter, {}, row["values"])
    assert sorted(name for name, value in kept.items() if value) == row["kept"]


def test_an_answer_counts_in_the_browser_only_where_its_question_is_asked(module):
    rows = [
        {
            "values": row["values"],
            "fields": [
                {"id": name, **({"applies": row["applies"][name]} if name in row["applies"] else {})}
                for name in names(row)
            ],
        }
        for row in TABLE["applies"]
    ]
    found = module("answers", "(a, rows) => rows.map((row) => a.applicable(row, row.values))", rows)
    assert [sorted(name for name, value in kept.items() if value) for kept in found] == [
        row["kept"] for row in TABLE["applies"]
    ]


def test_rules_are_broken_as_the_table_says():
    for row in TABLE["rules"]:
        rule = AnswerRule.model_validate_json(json.dumps({**row["rule"], "says": SAYS}))
        assert rule.is_broken(row["values"]) is row["broken"], row


def test_rules_are_broken_in_the_browser_as_the_table_says(module):
    function = """(a, rows) => rows.map(({ rule, values }) =>
        a.brokenRules({ fields: [], rules: [rule] }, values).length > 0)"""
    assert module("answers", function, TABLE["rules"]) == [row["broken"] for row in TABLE["rules"]]


LETTER = {
    "fields": [
        {"id": "kind", "type": "choice"},
        {"id": "a", "type": "fact"},
        {"id": "b", "type": "fact", "applies": "kind=x"},
        {"id": "c", "type": "date"},
        {"id": "d", "type": "fact"},
    ],
    "rules": [
        {"excludes": ["a", "b"], "says": SAYS},
        {"excludes": ["c", "d"], "says": SAYS},
        {"when": "kind=x", "needs": "b or c", "says": SAYS},
    ],
}


@pytest.mark.parametrize(
    ("values", "disabled"),
    [
        ({}, []),
        ({"a": "yes", "kind": "x"}, ["b"]),
        ({"b": "yes", "kind": "x"}, ["a"]),
        # What is not asked excludes nothing.
        ({"b": "yes", "kind": "y"}, []),
        ({"c": "2026-11-22"}, ["d"]),
        # A contradiction that is there already can be unticked.
        ({"a": "yes", "b": "yes", "kind": "x"}, []),
    ],
)
def test_a_fact_cannot_be_confirmed_beside_what_it_excludes(module, values, disabled):
    function = "(a, { letter, values }) => [...a.excludedFacts(letter, values).keys()]"
    assert module("answers", function, {"letter": LETTER, "values": values}) == disabled


@pytest.mark.parametrize(
    ("rule", "values", "at"),
    [
        (0, {"kind": "x", "a": "yes", "b": "yes"}, ["a", "b"]),
        (1, {"c": "2026-11-22", "d": "yes"}, ["c", "d"]),
        (2, {"kind": "x"}, ["b"]),
    ],
)
def test_a_broken_rule_is_told_where_it_can_be_mended(module, rule, values, at):
    function = """(a, { letter, rule, values }) => a.concerned(letter, letter.rules[rule], values)"""
    assert module("answers", function, {"letter": LETTER, "rule": rule, "values": values}) == at


def test_a_need_that_is_not_asked_is_told_at_the_answer_that_needs_it(module):
    letter = {
        "fields": [{"id": "kind", "type": "choice"}, {"id": "b", "type": "fact", "applies": "kind=y"}],
        "rules": [{"when": "kind=x", "needs": "b", "says": SAYS}],
    }
    function = "(a, letter) => a.concerned(letter, letter.rules[0], { kind: 'x' })"
    assert module("answers", function, letter) == ["kind"]
