"""A letter is asked step by step: in an order that holds, and never more at once than can be overseen."""

import json

from macros.playbook.answers import applicability
from macros.playbook.condition import terms
from macros.playbook.letter import STEPS
from macros.render.browser import letter_data
from macros.render.letters import steps_of
from tests.fillings import at_random

#: The most questions that may ever stand in sight, also when answers have raised others.
MOST = 14
FILLINGS = 6
#: How many questions stand in each part of every step when it is entered, and whatever is answered while it is shown.
FUNCTION = """(steps, answers, { letter, groups, fillings }) => {
    const asked = (values) => answers.asked(letter, answers.applicable(letter, values));
    const ofThem = (inStep, visible) =>
        inStep.map((names) => names.filter((name) => visible.has(name))).filter((names) => names.length > 0);
    return groups.flatMap((inStep) => fillings.flatMap((entered, index) => {
        const order = inStep.flat();
        const parts = steps.partsOf(ofThem(inStep, asked(entered)));
        const meanwhile = Object.entries(fillings[(index + 1) % fillings.length])
            .filter(([name]) => order.includes(name));
        const now = ofThem(inStep, asked({ ...entered, ...Object.fromEntries(meanwhile) }));
        const held = steps.dividedOn(order, parts, now);
        const places = now.flat().map((name) => steps.partWith(order, held, name));
        const counts = held.map((_, at) => places.filter((part) => part === at + 1).length);
        return [...parts.map(({ length }) => length), ...counts];
    }));
}"""


def test_no_question_waits_for_one_that_is_asked_later(playbook):
    for letter in playbook.letters.values():
        order = [field.id for step in steps_of(playbook, letter) for _, fields in step.groups for field in fields]
        assert sorted(order) == sorted(letter.fields), letter.id
        for name, condition in applicability(letter, playbook.fields).items():
            above = [term.field for term in terms(condition) if term.field in order]
            later = [one for one in above if order.index(one) > order.index(name)]
            assert not later, (letter.id, name, later)


def test_every_group_of_questions_belongs_to_one_step(playbook):
    groups = [group for groups in STEPS.values() for group in groups]
    assert len(groups) == len(set(groups))
    assert {field.group for field in playbook.fields.values()} <= set(groups)


def test_every_letter_ends_with_its_review(playbook):
    for letter in playbook.letters.values():
        steps = steps_of(playbook, letter)
        assert steps[-1].id == "review"
        assert all(step.groups for step in steps[:-1]), letter.id


def test_never_too_much_is_asked_at_once(module, playbook):
    """At first, and with whatever is answered meanwhile: for each answer of each choice, and at random."""
    for letter in playbook.letters.values():
        groups = [[[field.id for field in fields] for _, fields in step.groups] for step in steps_of(playbook, letter)]
        choices = [playbook.fields[name] for name in letter.fields if playbook.fields[name].options]
        fillings = [{field.id: option.id} for field in choices for option in field.options]
        fillings += [{}, *(at_random(playbook, letter, number) for number in range(FILLINGS))]
        given = {"letter": json.loads(letter_data(playbook, letter)), "groups": groups, "fillings": fillings}
        found = module("steps answers", FUNCTION, given)
        most = max(found)
        assert most <= MOST, (letter.id, most)


def test_a_help_fits_whom_the_letter_goes_to(playbook):
    """A law firm's letter asked for the address that is registered at Coupang."""
    others = [field.id for field in playbook.fields.values() if field.help_elsewhere]
    assert {"contact_email", "contact_name"} <= {*others}
    for letter in playbook.letters.values():
        groups = [group for step in steps_of(playbook, letter) for group in step.groups]
        shown = {field.id: field for _, fields in groups for field in fields}
        goes_to_coupang = "쿠팡" in letter.recipient.ko
        for name in {*others} & shown.keys():
            field = playbook.fields[name]
            assert shown[name].help == (field.help if goes_to_coupang else field.help_elsewhere), (letter.id, name)


def test_the_answer_to_a_law_firm_does_not_ask_what_a_notice_says(playbook):
    """Its first step was headed "what the notice says", though there is none."""
    letter = playbook.letters["demand-reply"]
    assert not {"notice_reference", "notice_received_at"} & {*letter.fields}
    assert steps_of(playbook, letter)[0].id == "facts"
