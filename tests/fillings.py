"""Letters filled in many ways: at random, and so that they can be sent; the same in every run."""

import itertools
import random
from collections.abc import Set

from macros.playbook.answers import broken_rules
from macros.playbook.book import Playbook
from macros.playbook.fill import missing_fields
from macros.playbook.letter import Letter, LetterField

#: What a field with an example holds beside it: a hostile text, a count of nothing.
ODD = {"text": "$& {store_name} <b>\u202e🙂", "multiline": "$& {store_name}\n<b>", "number": "0", "money": "0"}
EMPTY_ONE_IN = 6


def answer(field: LetterField, chance: random.Random, may_lack: bool) -> str:
    """Return what somebody may have answered: nothing now and then, an option, a box, an example or something odd."""
    if field.type == "fact":
        return chance.choice(["yes", ""])
    if may_lack and chance.randrange(EMPTY_ONE_IN) == 0:
        return ""
    if field.type == "choice":
        return chance.choice(field.options).id
    typed = field.example.ko
    return chance.choice([typed, typed, ODD.get(field.type, typed)])


def at_random(playbook: Playbook, letter: Letter, number: int) -> dict[str, str]:
    """Return the filling of a letter that has this number; those with an odd number have all that is required."""
    chance = random.Random(f"{letter.id} {number}")
    lacks = number % 2 == 0
    optional = {name for name in letter.fields if name in letter.optional or not playbook.fields[name].required}
    return {name: answer(playbook.fields[name], chance, lacks or name in optional) for name in letter.fields}


def sendable(
    playbook: Playbook, letter: Letter, language: str = "ko", without: Set[str] = frozenset()
) -> dict[str, str]:
    """Return a filling with which the letter can be sent: everything typed, and every fact that nothing excludes.

    The fields `without` stay empty.
    """
    fields = playbook.fields
    answered = [name for name in letter.fields if name not in without]
    typed = {name: fields[name].example[language] for name in answered if fields[name].example}
    choices = [fields[name] for name in answered if fields[name].options]
    facts = [name for name in answered if fields[name].type == "fact"]
    for number in itertools.count():
        chance = random.Random(f"{letter.id} {number}")
        chosen = {one.id: (chance.choice(one.options) if number else one.options[0]).id for one in choices}
        values = typed | chosen
        for name in facts:
            before, then = (broken_rules(letter, fields, one) for one in (values, values | {name: "yes"}))
            if len(then) <= len(before):
                values[name] = "yes"
        if not missing_fields(letter, fields, values) and not broken_rules(letter, fields, values):
            return values
        assert number < 500, f"no filling of {letter.id} was found that can be sent"
    raise AssertionError
