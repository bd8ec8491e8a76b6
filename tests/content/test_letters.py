"""Every letter, filled with its example values: nothing is left over, and both languages say it part by part."""

import json

import pytest

from macros.playbook.fill import fill, missing_fields
from macros.playbook.grammar import syllable
from macros.playbook.load import load
from tests.conftest import ROOT

PLAYBOOK = load(ROOT, overlay=False)
LETTERS = list(PLAYBOOK.letters.values())
#: Names of firms, shops and persons.
NAMES = [
    "company_name",
    "store_name",
    "representative_name",
    "contact_name",
    "agent_name",
    "supplier_name",
    "counterpart_name",
    "reporter_name_in_notice",
    "respondent_name",
]


def examples(letter, language, facts):
    """Every field filled: facts as given, choices by their first option, the rest by their example."""
    values = {}
    for name in letter.fields:
        field = PLAYBOOK.fields[name]
        if field.type == "fact":
            values[name] = "yes" if facts else ""
        elif field.type == "choice":
            values[name] = field.options[0].id
        elif field.type == "date":
            values[name] = "2026-03-05"
        elif field.type == "datetime":
            values[name] = "2026-03-05T02:13"
        else:
            values[name] = field.example[language]
    return values


@pytest.mark.parametrize("facts", [True, False], ids=["all facts", "no facts"])
@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)
def test_a_filled_letter_leaves_nothing_over(letter, facts):
    for language in ("zh", "ko"):
        values = examples(letter, language, facts)
        text = "\n".join(line.text for line in fill(letter, PLAYBOOK.fields, values, language))
        assert not missing_fields(letter, PLAYBOOK.fields, values)
        assert "{" not in text
        assert "}" not in text
        # Korean papers set the mark of their end two blanks behind the last enclosure.
        assert "  " not in text.replace(" 1부.  끝.", "")


@pytest.mark.parametrize("facts", [True, False], ids=["all facts", "no facts"])
@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)
def test_both_languages_print_the_same_parts_with_the_same_numbers(letter, facts):
    ko, zh = (fill(letter, PLAYBOOK.fields, examples(letter, language, facts), language) for language in ("ko", "zh"))
    assert [line.tag for line in ko] == [line.tag for line in zh]
    for here, there in zip(ko, zh, strict=True):
        number = there.number.removesuffix(")")
        assert here.number == (f"{syllable(int(number))}." if here.kind == "item" else number)


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)
def test_no_particle_follows_a_name_that_may_be_written_in_chinese(letter):
    # Korean cannot tell which one: behind 深圳市云帆 a signed paper would read 은(는).
    particles = [f"{{{name}:" for name in NAMES]
    assert not [row.tag for row in letter.rows for one in particles if one in row.ko]


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)
def test_an_empty_letter_is_blocked(letter):
    assert missing_fields(letter, PLAYBOOK.fields, {})


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)
def test_hostile_values_come_out_verbatim(letter):
    for value in json.loads('["$&", "{other}", "<b>x</b>", "</script>", "\\u202eabc", "😀"]'):
        values = {name: value for name in letter.fields if PLAYBOOK.fields[name].type == "text"}
        text = "\n".join(line.text for line in fill(letter, PLAYBOOK.fields, values, "ko"))
        assert not values or value in text
