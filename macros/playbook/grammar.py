"""The one grammar of the letters: `{field}` and, in Korean, `{field:은}` with a particle.

The browser uses the same expression and the same particle rules; `tests/grammar.json` holds both to one table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

#: A placeholder. The particle is written in its form after a consonant; the value decides what is printed.
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)(?::(은|이|을|과|으로|이라|아))?\}")

#: Each particle: after a consonant, after a vowel, and where the value does not tell (Han characters, symbols).
PARTICLES: dict[str, tuple[str, str, str]] = {
    "은": ("은", "는", "은(는)"),
    "이": ("이", "가", "이(가)"),
    "을": ("을", "를", "을(를)"),
    "과": ("과", "와", "와(과)"),
    "으로": ("으로", "로", "(으)로"),
    "이라": ("이라", "라", "(이)라"),
    "아": ("아", "야", "아(야)"),
}

_RIEUL = 8  # the index of ㄹ among the final consonants: after it, 으로 becomes 로
# How Korean reads a digit at the end of a number: its final consonant (0: none).
_DIGIT_FINALS = {
    "0": 21,
    "1": _RIEUL,
    "2": 0,
    "3": 16,
    "4": 0,
    "5": 0,
    "6": 1,
    "7": _RIEUL,
    "8": _RIEUL,
    "9": 0,
}
# Letters read by their names, as in an abbreviation: L 엘, M 엠, N 엔, R 알 end in a consonant.
_LETTER_NAME_FINALS = {"L": _RIEUL, "M": 16, "N": 4, "R": _RIEUL}
# How the end of a Latin word is usually read: the longest ending counts, anything else is taken for a vowel.
# b, d, g, s, t are often read with 으 (베스트, 버스): only endings that reliably close the syllable stand here.
_WORD_FINALS = {
    "ng": 21, "le": _RIEUL, "al": _RIEUL, "el": _RIEUL, "il": _RIEUL, "ol": _RIEUL, "ul": _RIEUL, "ll": _RIEUL,
    "l": _RIEUL, "m": 16, "me": 16, "n": 4, "ne": 4, "ck": 1, "ook": 1, "ic": 1, "ac": 1, "oc": 1,
    "op": 17, "ap": 17, "ip": 17, "up": 17, "et": 19, "it": 19, "ot": 19, "at": 19,
}  # fmt: skip
# The initials ㄱ … ㅎ without the doubled ones, and the vowels ㅏ ㅓ ㅗ ㅜ, as they are counted in Unicode.
_PLAIN_INITIALS = (0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18)
_VOWELS = (0, 4, 8, 13)
_COMPANY = "㈜"  # one sign, read 주식회사: it ends in a vowel
_TRAILING_SIGNS = " \t\n.,;:!?…'\"’”)]}>』」》〉）】~・·®™©"


def final_consonant(value: str) -> int | None:
    """Return the index of the final consonant with which Korean reads `value`: 0 for a vowel, None if unknown."""
    text = value.rstrip(_TRAILING_SIGNS)
    if not text:
        return None
    last = text[-1]
    if "가" <= last <= "힣":
        return (ord(last) - ord("가")) % 28
    if last == _COMPANY:
        return 0
    if last in _DIGIT_FINALS:
        return _DIGIT_FINALS[last]
    if last.isascii() and last.isalpha():
        word = re.search(r"[A-Za-z]+$", text)
        assert word is not None
        return _latin_final(word.group())
    return None


def _is_spelt(word: str) -> bool:
    """Tell whether a word is read letter by letter: many firms are registered in capitals, and read as words."""
    return word.isupper() and (len(word) < 5 or not set(word) & set("AEIOUY"))


def _latin_final(word: str) -> int:
    if _is_spelt(word):
        return _LETTER_NAME_FINALS.get(word[-1], 0)
    lower = word.lower()
    for length in (3, 2, 1):
        if lower[-length:] in _WORD_FINALS and len(lower) >= length:
            return _WORD_FINALS[lower[-length:]]
    return 0


def particle(value: str, form: str) -> str:
    """Return the particle `form` (its form after a consonant, a key of PARTICLES) as it reads after `value`."""
    after_consonant, after_vowel, unknown = PARTICLES[form]
    final = final_consonant(value)
    if final is None:
        return unknown
    if final == 0 or (final == _RIEUL and form == "으로"):
        return after_vowel
    return after_consonant


def syllable(number: int) -> str:
    """Return the syllable by which Korean papers number: 가, 나, … 하, then 거, 너, … and so on, from 1."""
    vowel, initial = divmod(number - 1, len(_PLAIN_INITIALS))
    return chr(ord("가") + _PLAIN_INITIALS[initial] * 588 + _VOWELS[vowel] * 28)


def placeholders(text: str) -> tuple[str, ...]:
    """Return the names of the fields in `text`, in order, with repetitions."""
    return tuple(match[1] for match in PLACEHOLDER.finditer(text))


def pieces(text: str) -> Iterator[tuple[str, str | None]]:
    """Yield `text` cut at its placeholders: words and None; for each placeholder what follows it, and its field.

    What follows is the particle in both its forms, since only a value decides between them; or nothing.
    """
    position = 0
    for match in PLACEHOLDER.finditer(text):
        yield text[position : match.start()], None
        yield PARTICLES[match[2]][2] if match[2] else "", match[1]
        position = match.end()
    yield text[position:], None


def stray_braces(text: str) -> bool:
    """Tell whether `text` has a brace that is no part of a placeholder."""
    rest = PLACEHOLDER.sub("", text)
    return "{" in rest or "}" in rest


def substitute(text: str, value_of: Callable[[str, str | None], str]) -> str:
    """Replace every placeholder in one pass by `value_of(field, particle form or None)`.

    What `value_of` returns is put in verbatim: `$&`, `{other}` and `<b>` stay as they are.
    """
    return PLACEHOLDER.sub(lambda match: value_of(match[1], match[2]), text)
