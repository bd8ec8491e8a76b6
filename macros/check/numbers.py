"""Numbers as both languages write them: `1500万` and `1,500만` and `1천500만` are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from macros.playbook.grammar import PLACEHOLDER
from macros.playbook.text import Language

_DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
_UNITS = {
    "zh": {"亿": 100_000_000, "万": 10_000, "千": 1_000},
    "ko": {"억": 100_000_000, "만": 10_000, "천": 1_000},
}
_NUMBER = {
    # A blank may stand after the hundred millions: 1억 5,000만.
    language: re.compile(rf"(?<![A-Za-z\d#/_.-])(?:{_DIGITS}[{''.join(units)}]*(?:(?<=[억亿]) (?=\d))?)+")
    for language, units in _UNITS.items()
}
HAS_DIGIT = re.compile(r"\d")
_PIECE = {language: re.compile(rf"({_DIGITS})([{''.join(units)}]*)") for language, units in _UNITS.items()}
#: Addresses, code, macro calls and names such as F014 or SHA-256 are no numbers of the text.
NOISE = re.compile(
    r"\{\{[^{}]*\}\}|`[^`]*`|https?://\S+|\]\([^)]*\)|\{ *#[^}]*\}|<[^<>]*>|"
    r"(?<![A-Za-z])[A-Za-z][A-Za-z0-9]*-?\d[\w.-]*"
)
# Below ten, Chinese writes a count as a word where Korean writes a digit: only what is measured or cited is compared.
_MEASURED = {
    "zh": re.compile(r" ?(?:年|个月|个?工作日|个?营业日|日|天|小时|周|倍|款|项|条|%)"),
    "ko": re.compile(r" ?(?:년|개월|영업일|일|시간|주|배|조|항(?!목)|호|%)"),
}


def without_noise(text: str) -> str:
    """Return `text` with a blank in place of each placeholder, and of what has figures that are no numbers."""
    return NOISE.sub(" ", PLACEHOLDER.sub(" ", text))


def numbers_in(text: str, language: Language) -> frozenset[Decimal]:
    """Return the numbers in `text` that both languages must share: from ten on, and below it what has a unit."""
    if not HAS_DIGIT.search(text):
        return frozenset()
    clean = without_noise(text)
    found = set()
    for match in _NUMBER[language].finditer(clean):
        value = amount(match[0], language)
        if value >= 10 or _MEASURED[language].match(clean, match.end()):
            found.add(value)
    return frozenset(found)


def amount(text: str, language: Language) -> Decimal:
    """Return the value of one number as either language writes it."""
    # 1억 2천만 is written without blanks here; 1천500만 = (1·1000 + 500)·10000.
    total, group = Decimal(0), Decimal(0)
    for digits, units in _PIECE[language].findall(text):
        number = Decimal(digits.replace(",", ""))
        for unit in units:
            size = _UNITS[language][unit]
            if size == 1_000:
                number *= size
            else:
                total, group, number = total + (group + number) * size, Decimal(0), Decimal(0)
        group += number
    return total + group


def written(numbers: Iterable[Decimal]) -> str:
    """Return numbers as a list to read."""
    return ", ".join(f"{number:,}" for number in sorted(numbers)) or "none"
