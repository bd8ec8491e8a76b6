"""Letters filled in many ways: at random, the same in every run."""

import random

from macros.playbook.book import Playbook
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
