"""A letter that the browser fills in is the letter that Python fills in: text, what is missing, what is broken."""

import json

from macros.playbook.answers import broken_rules
from macros.playbook.fill import as_text, fill, missing_fields
from macros.render.browser import field_data, letter_data
from tests.browser.conftest import example_value
from tests.content.test_letter_cases import cases, values_of
from tests.fillings import at_random

#: Fillings of each letter that are tried.
RANDOM = 40
FUNCTION = """(fill, answers, { letter, fillings }) => fillings.map((values) => [
    fill.asText(fill.rows(letter, values, "ko"), "ko", letter.labels.ko),
    fill.asText(fill.rows(letter, values, "zh"), "zh", letter.labels.zh),
    fill.missingFields(letter, values),
    answers.brokenRules(letter, values).map(({ fields }) => fields),
])"""


def in_python(playbook, letter, values):
    fields, labels = playbook.fields, playbook.labels
    return [
        as_text(fill(letter, fields, values, "ko"), "ko", labels),
        as_text(fill(letter, fields, values, "zh"), "zh", labels),
        list(missing_fields(letter, fields, values)),
        [list(rule.fields) for rule in broken_rules(letter, fields, values)],
    ]


#: What an eleven-digit number in Korea may be taken for: the number of goods, of an option, of an order.
NUMBERS = ("14839201745", "16100000001", "13812345678", "89000000001", "20000000000001", "010-1234-5678")


def test_what_a_field_asks_for_is_not_warned_about(module, playbook):
    fields = [field for field in playbook.fields.values() if field.example]
    rows = [
        {"field": field_data(field), "text": text}
        for field in fields
        for text in (field.example.ko, *(NUMBERS if field.identifier else ()))
    ]
    assert sum(row["text"] in NUMBERS for row in rows) > 50
    found = module("tone", "(t, rows) => rows.map(({ field, text }) => t.warnings(field, text, [], 'ko'))", rows)
    assert [(row["field"]["id"], one) for row, one in zip(rows, found, strict=True) if one] == []


def agree(module, playbook, letter, fillings):
    """Compare every filling of a letter, as its page carries it."""
    data = json.loads(letter_data(playbook, letter))
    found = module("fill answers", FUNCTION, {"letter": data, "fillings": fillings})
    for values, here in zip(fillings, found, strict=True):
        assert here == in_python(playbook, letter, values), (letter.id, values)


def test_every_honest_case_reads_the_same_in_the_browser_and_in_python(module, playbook):
    for letter, case in (row.values for row in cases()):
        agree(module, playbook, letter, [values_of(letter, case)])


def test_every_letter_filled_at_random_reads_the_same_in_the_browser_and_in_python(module, playbook):
    for letter in playbook.letters.values():
        fillings = [{}, {name: example_value(playbook.fields[name]) for name in letter.fields}]
        fillings += [at_random(playbook, letter, number) for number in range(RANDOM)]
        agree(module, playbook, letter, fillings)


def test_a_field_that_is_not_asked_is_never_needed_in_the_browser(module, playbook):
    function = """(fill, answers, { letter, fillings }) => fillings.flatMap((values) => {
        const visible = answers.asked(letter, answers.applicable(letter, values));
        return fill.requiredFields(letter, values).filter((name) => !visible.has(name));
    })"""
    for letter in playbook.letters.values():
        fillings = [at_random(playbook, letter, number) for number in range(RANDOM)]
        data = json.loads(letter_data(playbook, letter))
        assert module("fill answers", function, {"letter": data, "fillings": fillings}) == []


def test_a_broken_rule_is_always_told_at_a_field_that_is_asked(module, playbook):
    function = """(outgoing, answers, { letter, fillings }) => fillings.flatMap((values) => {
        const visible = answers.asked(letter, answers.applicable(letter, values));
        return outgoing.blocking(letter, values)
            .filter(({ fields }) => fields.length === 0 || fields.some((name) => !visible.has(name)))
            .map(({ says }) => says.zh);
    })"""
    for letter in playbook.letters.values():
        fillings = [{}, *(at_random(playbook, letter, number) for number in range(RANDOM))]
        data = json.loads(letter_data(playbook, letter))
        assert module("outgoing answers", function, {"letter": data, "fillings": fillings}) == []
