"""Letters filled in many ways: at random, the same in every run."""

import random

from macros.playbook.book import Playbook
from macros.playbook.letter import Letter, LetterField

#: What a field with an example holds beside it: a hostile text, a count of nothing.
ODD = {"text": "$& {store_name} <b>\u202e🙂", "multiline": "$& {store_name}\n<b>", "number": "0", "money": "0"}
EMPTY_ONE_IN = 6


def answer(field: LetterField, chance: random.Random, language: str = "ko") -> str:
    """Return what somebody may have answered: nothing now and then, an option, a box, an example or something odd."""
    if chance.randrange(EMPTY_ONE_IN) == 0:
        return ""
    if field.type == "fact":
        return chance.choice(["yes", ""])
    if field.type == "choice":
        return chance.choice(field.options).id
    typed = field.example[language]
    return chance.choice([typed, typed, ODD.get(field.type, typed)])


def at_random(playbook: Playbook, letter: Letter, number: int) -> dict[str, str]:
    """Return the filling of a letter that has this number."""
    chance = random.Random(f"{letter.id} {number}")
    return {name: answer(playbook.fields[name], chance) for name in letter.fields}
