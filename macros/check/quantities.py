"""What a text claims in figures, alike in both languages: amounts of won, prison terms, time limits, dates, articles.

`1500万韩元以下` and `1,500만 원 이하` are the same quantity, and so are `第44条之2第4款` and `제44조의2 제4항`.
The playbook's own advice in minutes is no claim and is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from macros.playbook.text import Language

from .numbers import HAS_DIGIT, amount, without_noise

Kind = Literal[
    "won", "prison", "date", "year", "article", "clause", "working hours", "working days",
    "hours", "days", "weeks", "months", "years", "percent", "times",
]  # fmt: skip


@dataclass(frozen=True, order=True)
class Quantity:
    """A figure with its meaning: `(won, 15000000, ≤)`, `(article, 44-2)`."""

    kind: Kind
    value: str
    """In one form for both languages."""
    bound: str = ""
    """`≤` or `≥` where the text says so; for an article its clause."""


# Possessive: a run of digits and units is read once and whole, so that no text can stall the check.
_ZH_AMOUNT = r"(?<![\d,.])\d[\d,.亿万千]*+"
# A blank may stand after the hundred millions: 1억 5,000만.
_KO_AMOUNT = r"(?<![\d,.])\d[\d,.억만천]*+(?:(?<=억) \d[\d,.억만천]*+)?"
_BOUNDS = {
    "以下": "≤", "最高": "≤", "最多": "≤", "이하": "≤", "최고": "≤", "최대": "≤",
    "以上": "≥", "이상": "≥",
}  # fmt: skip
# In this order: what an earlier pattern has read, a later one does not see again.
_PATTERNS: dict[Language, tuple[tuple[Kind, str], ...]] = {
    "zh": (
        ("article", r"第(?P<n>(?<!\d)\d{1,9})条(?:之(?P<sub>\d+))?(?:第(?P<clause>\d+)款)?"),
        ("date", r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日)?"),
        (
            "won",
            rf"(?P<b>最高|最多)?(?P<n>{_ZH_AMOUNT})(?:韩元(?P<b2>以下|以上)?|(?=[至到~～]\d[\d,.亿万千]*+韩元))",
        ),
        ("year", r"(?P<n>(?:19|20)\d\d)年"),
        ("prison", r"(?P<n>(?<!\d)\d{1,9})年(?P<b>以下|以上)?(?=(?:\d+年以下)?(?:有期徒刑|资格停止|徒刑))"),
        ("prison", r"(?P<m>(?<!\d)\d{1,9})个月(?=有期徒刑|徒刑)|(?<=有期徒刑)(?P<m2>\d{1,9})个月"),
        (
            "working hours",
            r"(?P<n>(?<!\d)\d{1,9})(?:个?(?:工作|营业)小时|小时(?:以内|内)?[（，]只算工作日）?)|工作日(?P<n2>\d{1,9})小时",
        ),
        ("working days", r"(?P<n>(?<!\d)\d{1,9})个?(?:工作日|营业日)"),
        ("months", r"(?P<n>(?<!\d)\d{1,9})个月"),
        ("weeks", r"(?P<n>(?<!\d)\d{1,9})周"),
        ("hours", r"(?P<n>(?<!\d)\d{1,9})个?小时"),
        ("days", r"(?<!月)(?P<n>(?<!\d)\d{1,9})[日天]"),
        ("years", r"(?P<n>(?<!\d)\d{1,9})年"),
        ("percent", r"(?P<n>(?<![\d.])\d{1,9}(?:\.\d{1,9})?)%"),
        ("times", r"(?P<n>(?<!\d)\d{1,9})倍"),
    ),
    "ko": (
        ("article", r"제(?P<n>(?<!\d)\d{1,9})조(?:의(?P<sub>\d+))?(?: ?제(?P<clause>\d+)항)?"),
        ("date", r"(?P<y>\d{4})(?:년 ?|\. ?)(?P<m>\d{1,2})(?:월(?: ?(?P<d>\d{1,2})일)?|\. ?(?P<d2>\d{1,2})\.)"),
        (
            "won",
            rf"(?P<b>최고 |최대 )?(?P<n>{_KO_AMOUNT})"
            r"(?: ?원(?: ?(?P<b2>이하|이상))?|(?=(?:[~∼～]|에서 )\d[\d,.억만천]*+ ?원))",
        ),
        ("year", r"(?P<n>(?:19|20)\d\d)년"),
        (
            "prison",
            r"(?P<n>(?<!\d)\d{1,9})년 ?(?P<b>이하|이상)?"
            r"(?=(?: ?\d{1,9}년 ?이하)?(?:의)? ?(?:유기)?(?:징역|자격정지))",
        ),
        ("prison", r"(?P<m>(?<!\d)\d{1,9})개월(?= ?(?:의 )?징역)|(?<=징역 )(?P<m2>\d{1,9})개월"),
        ("working hours", r"영업일 (?:기준 )?(?P<n>(?<!\d)\d{1,9})시간"),
        ("working days", r"(?P<n>(?<!\d)\d{1,9})영업일|영업일 (?:기준 )?(?P<n2>\d{1,9})일"),
        ("months", r"(?P<n>(?<!\d)\d{1,9})개월"),
        ("weeks", r"(?P<n>(?<!\d)\d{1,9})주(?!소|문|요|의|차|년)"),
        ("hours", r"(?P<n>(?<!\d)\d{1,9})시간"),
        ("days", r"(?<!월 )(?<!월)(?P<n>(?<!\d)\d{1,9})일(?!곱|자리)"),
        ("years", r"(?P<n>(?<!\d)\d{1,9})년"),
        ("percent", r"(?P<n>(?<![\d.])\d{1,9}(?:\.\d{1,9})?)%"),
        ("times", r"(?P<n>(?<!\d)\d{1,9})배"),
    ),
}  # fmt: skip
_COMPILED = {
    language: tuple((kind, re.compile(pattern)) for kind, pattern in patterns)
    for language, patterns in _PATTERNS.items()
}
_READ = "\x00"


@lru_cache(maxsize=20_000)
def quantities(text: str, language: Language) -> tuple[tuple[Quantity, str], ...]:
    """Return every quantity in `text` with the words that say it, in the order of their kinds."""
    found: list[tuple[Quantity, str]] = []
    if not HAS_DIGIT.search(text):
        return ()
    rest = without_noise(text)
    for kind, pattern in _COMPILED[language]:
        rest = pattern.sub(_collector(kind, language, found), rest)
    return tuple(found)


_ARTICLE = {
    "zh": re.compile(r"第(?P<n>(?<!\d)\d{1,9})条(?:之(?P<sub>\d+))?|第(?P<clause>\d+)款"),
    "ko": re.compile(r"제(?P<n>(?<!\d)\d{1,9})조(?:의(?P<sub>\d+))?|제(?P<clause>\d+)항"),
}


def related_clauses(text: str, language: Language) -> Iterator[tuple[Quantity, str]]:
    """Yield the clauses that belong to the article named before them: `第70条第1款……（第2款）` states 70 (2) too."""
    article = ""
    for match in _ARTICLE[language].finditer(text):
        if match["n"]:
            article = "-".join(part for part in (match["n"], match["sub"]) if part)
        elif article:
            yield Quantity("article", article, match["clause"]), match[0]


def _collector(kind: Kind, language: Language, found: list[tuple[Quantity, str]]) -> Callable[[re.Match[str]], str]:
    def collect(match: re.Match[str]) -> str:
        group = {name: value for name, value in match.groupdict().items() if value}
        found.append((_quantity(kind, group, language), match[0].strip()))
        return _READ

    return collect


def _quantity(kind: Kind, group: dict[str, str], language: Language) -> Quantity:
    bound = _BOUNDS.get(group.get("b", group.get("b2", "")).strip(), "")
    if kind == "article":
        value = "-".join(part for part in (group["n"], group.get("sub")) if part)
        return Quantity(kind, value, group.get("clause", ""))
    if kind == "date":
        return Quantity(kind, "-".join(group[part].zfill(2) for part in ("y", "m", "d", "d2") if part in group))
    if kind == "won":
        return Quantity(kind, f"{amount(group['n'], language):,f}", bound)
    if kind == "prison" and "n" not in group:
        return Quantity(kind, f"{group.get('m') or group['m2']} months")
    return Quantity(kind, (group.get("n") or group["n2"]).replace(",", ""), bound)
