"""Honest cases of each letter, as tables in `letter_cases/<letter>.yml`: what is missing, what contradicts itself.

A browser test can run the same tables, for they hold machine facts only. Each file is a list of cases:

    - case: what has happened, in one line
      values: {asserted_right: copyright, own_photos: "yes"}   # dates, numbers and "yes" in quotation marks
      all_facts: true        # optional: every box is ticked
      missing: [work_check]  # the fields that still block sending, in the order of the form; default: none
      broken: [own_photos image_permission]  # each broken rule by its fields (`AnswerRule.fields`); default: none
      law: [저작권법]          # acts that the Korean letter must name
      not_law: [상표법]        # acts that it must not name
      questions: 14          # optional: how many fields are asked beyond store, person, notice, goods and the date

Required fields that are neither a choice nor named in `values` hold their example; `field: ""` empties one. Choices
and optional fields are empty unless the case answers them. A broken rule is named by its fields and not by its place,
so that a rule that is put in between changes no table.
"""

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from macros.playbook.answers import applicability, applicable, broken_rules
from macros.playbook.condition import holds
from macros.playbook.fill import fill, missing_fields
from macros.playbook.letter import Letter
from macros.playbook.load import load
from tests.conftest import ROOT
from tests.rows import read_rows

PLAYBOOK = load(ROOT, overlay=False)
TABLES = Path(__file__).parent / "letter_cases"
#: What is asked once for a store, or stands in the notice.
KNOWN_BEFORE = ("store", "person", "counterpart", "notice", "goods")


class Case(BaseModel):
    """One row of a table; see the docstring of the module."""

    model_config = ConfigDict(extra="forbid", strict=True)

    case: str
    values: dict[str, str]
    all_facts: bool = False
    missing: list[str] = []
    broken: list[str] = []
    law: list[str] = []
    not_law: list[str] = []
    questions: int | None = None


CASES = [(path.stem, Case.model_validate(row)) for path in sorted(TABLES.glob("*.yml")) for row in read_rows(path)]


def cases(*, counted: bool = False):
    """Return every case with its letter; `counted`: only those that say how many questions they ask."""
    return [
        pytest.param(PLAYBOOK.letters[id], case, id=f"{id}: {case.case}")
        for id, case in CASES
        if case.questions is not None or not counted
    ]


def values_of(letter: Letter, case: Case) -> dict[str, str]:
    unknown = set(case.values) - set(letter.fields)
    assert not unknown, f"the letter does not ask {unknown}"
    values = {}
    for name in letter.fields:
        field = PLAYBOOK.fields[name]
        if field.type == "fact":
            values[name] = "yes" if case.all_facts else ""
        elif field.type != "choice" and field.required and name not in letter.optional:
            values[name] = field.example.ko
        elif field.type == "choice" and name in case.values:
            assert case.values[name] in {"", *(option.id for option in field.options)}
    return values | case.values


@pytest.mark.parametrize(("letter", "case"), cases())
def test_a_letter_is_blocked_by_what_its_case_lacks_and_names_only_the_law_of_its_case(letter, case):
    given = letter, PLAYBOOK.fields, values_of(letter, case)
    text = "\n".join(line.text for line in fill(*given, "ko"))
    assert list(missing_fields(*given)) == case.missing
    assert sorted(" ".join(rule.fields) for rule in broken_rules(*given)) == sorted(case.broken)
    assert [act for act in case.law if f"「{act}」" not in text] == []
    assert [act for act in case.not_law if act in text] == []


@pytest.mark.parametrize(("letter", "case"), cases(counted=True))
def test_a_form_asks_no_more_than_its_case_needs(letter, case):
    values = applicable(letter, PLAYBOOK.fields, values_of(letter, case))
    conditions = applicability(letter, PLAYBOOK.fields)
    asked = [name for name in letter.fields if holds(conditions.get(name), values)]
    beyond = [name for name in asked if PLAYBOOK.fields[name].group not in KNOWN_BEFORE and name != "letter_date"]
    assert len(beyond) == case.questions


def test_every_table_belongs_to_a_letter():
    assert {path.stem for path in TABLES.glob("*.yml")} <= set(PLAYBOOK.letters)
