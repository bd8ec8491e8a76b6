"""What the page of the reader carries beside the table: how far letters are, and the words to look for by eye."""

import re

import pytest

from macros.playbook.notice_pattern import expand
from macros.render.notice_page import letter_needs
from macros.render.notice_words import notice_words, plain_words
from tests.notices.test_notices import NOTICES, PLAYBOOK, read

PIECES = {piece.id: piece.pattern for piece in PLAYBOOK.notice_pieces.values()}


def test_as_much_is_missing_in_a_letter_as_python_says_without_its_words(module):
    """For every notice and every letter that it leads to: the browser counts without the letter at hand."""
    asked, expected = [], []
    for path in NOTICES:
        reading = read(path)
        values = {name: found.value for name, found in reading.values.items()}
        for offer in reading.letters:
            needs = letter_needs(PLAYBOOK, PLAYBOOK.letters[offer.letter])
            asked.append([needs["asked"], needs["needs"], values])
            expected.append(offer.required - offer.filled)
    assert len(asked) > 60
    function = "({ filledOf }, all) => all.map((one) => filledOf(...one)).map(({ n, of }) => of - n)"
    assert module("needs", function, asked) == expected


@pytest.mark.parametrize(("words", "sign"), notice_words(PLAYBOOK), ids=lambda value: getattr(value, "id", ""))
def test_every_word_to_look_for_is_one_that_its_own_sign_finds(words, sign):
    pattern = re.compile(expand(sign.pattern, PIECES), re.M)
    for word in words.split(", "):
        assert pattern.search(f"{word} ") or pattern.search(word)


def test_patterns_are_no_words():
    assert plain_words("소명 ?자료|(?:가|나) 다|[가-힣]{2}") == ["소명자료"]
    assert plain_words("[0-9]일") == []
