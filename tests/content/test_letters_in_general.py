"""Every letter, over all pairs of answers of its choices and over fillings at random: it never contradicts itself."""

import itertools
import re
from typing import get_args

import pytest

from macros.playbook.answers import applicability, applicable, broken_rules, rules
from macros.playbook.condition import holds, implies
from macros.playbook.evidence import Right
from macros.playbook.fill import chosen_rows, missing_fields
from macros.playbook.grammar import placeholders
from macros.playbook.load import load
from tests.conftest import ROOT
from tests.fillings import at_random

PLAYBOOK = load(ROOT, overlay=False)
FIELDS = PLAYBOOK.fields
RANDOM = 300
ACTS = {law.act.ko: law.right for law in PLAYBOOK.laws.values() if law.right}
RIGHTS = set(get_args(Right))


def fillings(letter):
    """Every pair of options of two choices, over a filling of its own each; then fillings at random."""
    choices = [FIELDS[name] for name in letter.fields if FIELDS[name].options]
    pairs = (
        {one.id: first.id, other.id: second.id}
        for one, other in itertools.combinations(choices, 2)
        for first, second in itertools.product(one.options, other.options)
    )
    for number, pair in enumerate(pairs):
        yield at_random(PLAYBOOK, letter, number) | pair
    for number in range(RANDOM):
        yield at_random(PLAYBOOK, letter, -1 - number)


def contradictions(letter, kept, printed):
    """Yield what an excluded pair prints side by side."""
    for rule in rules(letter, FIELDS):
        if not holds(rule.when, kept):
            continue
        sides = [[row.tag for row in printed if implies(row.when, one)] for one in rule.excludes]
        for one, other in itertools.combinations(sides, 2):
            if one and other:
                yield f"{one} beside {other}: {rule.says.zh}"


def foreign_law(letter, kept, printed):
    """Yield every act that is printed and belongs to another right than the one that was chosen."""
    for name in letter.fields:
        if len(RIGHTS & {option.id for option in FIELDS[name].options}) > 1:
            for act, right in ACTS.items():
                if right != kept.get(name):
                    yield from (f"{act} in {row.tag} with {name}={kept.get(name)}" for row in printed if act in row.ko)


def counts_of_nothing(kept, printed):
    """Yield every row that prints a number that is 0."""
    for row in printed:
        for name in placeholders(row.ko):
            if FIELDS[name].type in ("number", "money") and kept.get(name) == "0":
                yield f"{row.tag} prints {name}=0"


@pytest.mark.parametrize("letter", PLAYBOOK.letters.values(), ids=lambda letter: letter.id)
def test_whatever_is_answered_a_letter_contradicts_nothing(letter):
    asked = applicability(letter, FIELDS)
    wrong, sendable = set(), 0
    for values in fillings(letter):
        kept = applicable(letter, FIELDS, values)
        printed = chosen_rows(letter, kept)
        wrong.update(foreign_law(letter, kept, printed))
        missing = missing_fields(letter, FIELDS, values)
        wrong.update(f"{name} is missing and not asked" for name in missing if not holds(asked.get(name), kept))
        if not missing and not broken_rules(letter, FIELDS, values):
            sendable += 1
            wrong.update(contradictions(letter, kept, printed))
            wrong.update(counts_of_nothing(kept, printed))
    assert sorted(wrong) == []
    assert sendable > 2, "hardly any filling could be sent: the test shows nothing"


def test_a_letter_for_one_right_says_so_where_others_lead_to_it():
    """The appeal about a trademark offered the request of copyright law as the next letter, without a word."""
    for letter in PLAYBOOK.letters.values():
        rights = {ACTS[act] for row in letter.rows if not row.when for act in ACTS if act in row.ko}
        assert not rights or letter.only, letter.id
    assert PLAYBOOK.letters["copyright-resumption"].only


def test_a_field_for_numbers_of_goods_takes_them_for_nobodys_telephone():
    """The list of further products warned of somebody's telephone at each number of eleven digits."""
    for field in FIELDS.values():
        if field.type in ("text", "multiline") and field.example and re.search(r"\d{9,}", field.example.ko):
            assert field.identifier, field.id


def test_what_an_earlier_appeal_brought_forward_is_not_said_again_as_new():
    """The first appeal's comparison, opinion and explanation stood in the second one, marked as new."""
    again = PLAYBOOK.letters["appeal-reappeal"]
    # The measures of an improvement plan are still kept: the second appeal says so, not that they are new.
    first = [letter for letter in PLAYBOOK.letters.values() if again.id in letter.next and "cause" not in letter.fields]
    assert len(first) > 1
    known = {name for letter in first for name in letter.fields}
    brought = [FIELDS[name] for name in again.fields if name in known and FIELDS[name].type in ("fact", "multiline")]
    assert [field.id for field in brought if field.group in ("evidence", "incident")] == []


def test_what_answered_one_refusal_is_asked_anew_after_the_next():
    """In the third appeal the ticks of the second stood, each "submitted this time for the first time"."""
    again = PLAYBOOK.letters["appeal-reappeal"]
    of_one_refusal = {name for name in again.fields if name.startswith(("refus", "has_"))}
    assert of_one_refusal | {"attempt_number", "previous_appeal_on", "new_explanation"} <= set(again.anew)
    assert {one.ko for one in again.enclosed_anew} >= {one.ko for one in again.attachments if one.when is None}


def test_the_earlier_appeal_and_its_refusal_are_two_papers_with_a_file_each():
    """One line stood for both, and one file could be chosen for it."""
    again = PLAYBOOK.letters["appeal-reappeal"]
    assert len([one for one in again.attachments if one.when is None]) == 2
