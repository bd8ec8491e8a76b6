"""What the checks say, in the reader's language: the code speaks English, `messages.yml` has each sentence twice more.

A sentence is found by its English, with `<name>` for what differs from case to case; `'<name>'` stands for a quoted
value. What stands in a place may itself be a sentence or word of the table. What the table lacks stays English.
"""

from __future__ import annotations

import locale
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import yaml

from .book import INTERNAL
from .grammar import particle
from .problem import Problem
from .text import LANGUAGES

TABLE = Path(__file__).with_name("messages.yml")
#: Names a language for all that is said, whatever the computer is set to: `zh`, `ko`, `en`.
CHOICE = "PLAYBOOK_LANG"
_PLACE = re.compile(r"'<(\w+)>'|<(\w+)>")
#: A Korean particle in both its forms, as the table has it behind a place: what stands there decides.
_FORMS = {"이(가)": "이", "을(를)": "을", "은(는)": "은", "과(와)": "과", "(으)로": "으로", "(이)라": "이라"}
_PARTICLE = re.compile("|".join(map(re.escape, _FORMS)))
_FORM_SAYS = re.compile(r"(?m)^languages:([^\n#]*(?:\n *- [^\n#]*)*)")


def languages(root: Path, environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return in which language to speak, or in which two.

    PLAYBOOK_LANG decides, then the one language of the fork below `root`, then the computer's. A fork of both languages
    on a computer of neither hears both; everybody else English.
    """
    if chosen := _language(environment.get(CHOICE, "")):
        return (chosen,)
    own = _of_the_fork(root)
    if len(own) == 1:
        return own
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    # Windows says it in none of these.
    computer = _language(next(filter(None, names), "") or locale.getlocale()[0] or "")
    return (computer,) if computer in LANGUAGES else own or ("en",)


def _language(name: str) -> str:
    """Return the language of `zh_CN.UTF-8` or `Korean_Korea`; nothing if it is none of ours."""
    known = {"zh": "zh", "chinese": "zh", "ko": "ko", "korean": "ko", "en": "en"}
    return known.get(re.split(r"[^a-z]", name.lower())[0], "")


def _of_the_fork(root: Path) -> tuple[str, ...]:
    """Return the languages of the form, which may be the very file that is broken; nothing where there is no form."""
    try:
        text = (root / INTERNAL / "organisation.yml").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ()
    found = _FORM_SAYS.search(text)
    named = tuple(language for language in LANGUAGES if re.search(rf"\b{language}\b", found[1])) if found else ()
    return named or LANGUAGES


def spoken(problem: Problem, languages: Sequence[str]) -> Problem:
    """Return a problem in the words of one language, or of two beside each other."""
    told = [(said(problem.what, language), said(problem.mend, language)) for language in languages]
    what = " ｜ ".join([*(f"{what}: {mend}" for what, mend in told[:-1]), told[-1][0]])
    return replace(problem, what=what, mend=told[-1][1])


def in_words(sentence: str, languages: Sequence[str]) -> str:
    """Return an English sentence in one language, or in two beside each other."""
    return " ｜ ".join(said(sentence, language) for language in languages)


def said(sentence: str, language: str) -> str:
    """Return an English sentence of the checks in a language; as it is where the table lacks it."""
    if language == "en" or not sentence:
        return sentence
    table = _table()
    if sentence in table.plain:
        return table.plain[sentence][language]
    for pattern, words in table.patterns:
        if found := pattern.fullmatch(sentence):
            values = {name: _value(text, language) for name, text in found.groupdict().items()}
            filled = "".join(
                values.get(part, f"<{part}>") if place else part for part, place in _parts(words[language])
            )
            return _PARTICLE.sub(_particle, filled) if language == "ko" else filled
    return sentence


def _parts(words: str) -> list[tuple[str, bool]]:
    """Return the words of a row by turns: what stands in it, and the names of its places."""
    return [(part, bool(number % 2)) for number, part in enumerate(re.split(r"<(\w+)>", words))]


def _particle(found: re.Match[str]) -> str:
    return particle(found.string[: found.start()], _FORMS[found[0]])


def _value(text: str, language: str) -> str:
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "'\""
    return text[1:-1] if quoted else said(text, language)


class _Table:
    """The table: sentences without places, and patterns of the others, those first that say most themselves."""

    def __init__(self, rows: Sequence[Mapping[str, str]]) -> None:
        self.plain = {row["en"]: row for row in rows if not _PLACE.search(row["en"])}
        others = [row for row in rows if row["en"] not in self.plain]
        others.sort(key=lambda row: (-len(_PLACE.sub("", row["en"])), row["en"]))
        self.patterns = [(_pattern(row["en"]), row) for row in others]


@lru_cache(maxsize=1)
def _table() -> _Table:
    return _Table(yaml.load(TABLE.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def _pattern(english: str) -> re.Pattern[str]:
    parts, end = [], 0
    for place in _PLACE.finditer(english):
        name = place[1] or place[2]
        value = r"'.*?'|\".*?\"" if place[1] else r".*?"
        parts += [re.escape(english[end : place.start()]), f"(?P<{name}>{value})"]
        end = place.end()
    return re.compile("".join([*parts, re.escape(english[end:])]), re.DOTALL)
