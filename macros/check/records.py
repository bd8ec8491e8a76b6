"""Records: days that exist, nothing named twice, plain text, and a source for every record that states something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from macros.playbook.book import DATA
from macros.playbook.problem import Problem
from macros.playbook.yamlfile import YamlFile

from .content import Content
from .day import clock_day
from .memory import remembered
from .passages import Finding, bilingual_texts, texts, values
from .place import DataPath

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_MARKUP = re.compile(r"\*\*|__|`|</?[a-zA-Z][^<>]*>|\[[^\]]+\]\([^)]+\)|^#{1,6} |^[-*] |&(?:[a-z]+|#\d+);", re.M)
#: Records that state something of others: each names the sources that it rests on.
STATING = ("laws", "behaviours", "deadlines", "myths", "agencies", "channels")
#: Letters print braces as blanks; nowhere else is a brace read by anybody.
_BRACE = re.compile(r"[{}]")
#: Claims are looked at again within three years; a longer promise is a slip of the keyboard.
LONGEST_DAYS = 3 * 366


def check(content: Content) -> Iterator[Problem]:
    """Yield every record without the source that it needs, and every term that stands twice."""
    for key in STATING:
        yield from _sourced(content, key)
    yield from _terms(content)


def check_days(content: Content) -> Iterator[Problem]:
    """Yield every day that does not exist, is yet to come or is years away."""
    newest = max(content.today, clock_day())
    for file in content.playbook.written.values():
        for path, words in remembered(_days, file):
            for finding in _wrong_day(words, path[-1], newest):
                yield file.problem(path, *finding)


def _days(file: YamlFile) -> Iterator[tuple[DataPath, str]]:
    return ((path, words) for path, words in texts(file.data) if _DAY.match(words))


def _wrong_day(words: str, key: str | int, newest: date) -> Iterator[Finding]:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        yield f"is {words}, a day that does not exist", "correct the day", "bad-day"
        return
    if key in ("checked_on", "retired_on", "moved_on") and day > newest:
        yield f"is {words}, which is yet to come", "write the day on which it was", "bad-day"
    if key == "check_again_by" and (day - newest).days > LONGEST_DAYS:
        yield f"is {words}, years away", "check a claim within three years", "bad-day"


def check_twice(file: YamlFile) -> Iterator[Problem]:
    """Yield every entry of a list that says what another one says."""
    for path, entries in values(file.data):
        seen: dict[str, int] = {}
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, str):
                said = entry
            elif isinstance(entry, dict) and path[-1:] in (("items",), ("options",), ("answers",)):
                # Two items of a list that say the same, or two options with one id.
                said = str(entry.get("text") or entry.get("id"))
            else:
                continue
            if said in seen:
                what = f"says the same as number {seen[said] + 1}"
                yield file.problem((*path, index), what, "delete one, or say what is different", "named-twice")
            seen.setdefault(said, index)


def check_plain(file: YamlFile) -> Iterator[Problem]:
    """Yield every text with markup or braces, which are printed as they stand."""
    may_have_braces = "/templates/" in file.name or file.name.endswith("labels.yml")
    for path, zh, ko in bilingual_texts(file):
        for language, text in (("zh", zh), ("ko", ko)):
            if found := _MARKUP.search(text):
                mend = "write plain text: records are printed in letters and tables too"
                yield file.problem((*path, language), f"has markup: {found[0]!r}", mend, "plain-text")
            if not may_have_braces and (brace := _BRACE.search(text)):
                mend = "remove it; only letters have blanks to fill in"
                yield file.problem((*path, language), f"has a brace: {brace[0]!r}", mend, "stray-brace")


def _sourced(content: Content, key: str) -> Iterator[Problem]:
    home = {"behaviours": "laws", "channels": "agencies"}.get(key, key)
    file = content.playbook.files[f"{DATA}/{home}.yml"]
    for index, record in enumerate(getattr(content.playbook, key).values()):
        if not record.sources:
            mend = "name at least one source from docs/data/sources.yml"
            yield file.problem((key, index, "sources"), f"{record.id!r} has no source", mend, "claim-without-source")


def _terms(content: Content) -> Iterator[Problem]:
    """Yield Korean terms that stand twice: the macro `term` names a term by its Korean word."""
    file = content.playbook.files[f"{DATA}/glossary.yml"]
    seen: dict[str, str] = {}
    for index, term in enumerate(content.playbook.terms.values()):
        if term.ko in seen:
            what = f"is the Korean word of {seen[term.ko]} too"
            yield file.problem(("terms", index, "ko"), what, "put both into one term", "named-twice")
        seen.setdefault(term.ko, term.id)
