"""Claims: every amount, penalty, time limit, date and article in the prose is stated by a record that stands with it.

A page's sentence cites its records by macro; an item, letter or scenario by `sources`. What cites nothing (labels,
fields, the glossary) may only repeat what some source, law or deadline states.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.playbook.book import DATA, Playbook
from macros.playbook.problem import Problem
from macros.playbook.text import LANGUAGES, Language
from macros.playbook.yamlfile import YamlFile

from .content import Content
from .markdown import MarkdownPage
from .memory import remembered
from .passages import Finding, texts
from .place import DataPath, is_internal, line_at
from .quantities import Quantity, quantities, related_clauses
from .watched import asked

Stated = Mapping[Quantity, str]
"""Quantities with the words that state them."""
Cited = tuple[str, str]
"""What kind of record is cited, and its id: `("law", "criminal-314")`."""

#: The playbook's own rhythm: within the hour, the first 24 hours, one day. No claim about anybody else.
OWN = {Quantity("hours", "1"), Quantity("hours", "24"), Quantity("days", "1")}
#: What is wrong on purpose, made up, or explains a word.
NOT_CLAIMED = {"example", "belief"}
#: Sources are what everything else is compared with; rules and labels speak of the site itself.
NO_CLAIMS = {f"{DATA}/{name}.yml" for name in ("sources", "rules", "moved", "words")}
#: Labels for the scripts: they count days of the interface's own calendar.
OWN_WORDS = "js."
_MARKS = re.compile(r"(?:\{\{ *source\([^)]*\) *\}\}\s*)+")
_CITING = re.compile(r"\b(source|law|deadline|myth|agency|channel)\(([^)]*)\)")
_ID = re.compile(r'"([^"]+)"')


@dataclass(frozen=True)
class _Passage:
    """Words with figures in them, where they stand, and what they cite; None: whatever any record states will do."""

    path: DataPath
    line: int
    language: Language
    figures: tuple[tuple[Quantity, str], ...]
    cited: tuple[Cited, ...] | None


def check(content: Content) -> Iterator[Problem]:
    """Yield every figure that nothing cited beside it states."""
    (ledger,) = asked(_ledger, content.playbook)
    for page in content.unchanged.values():
        if not is_internal(page.path):  # how soon a fork's own team answers is its own affair
            yield from remembered(_of_page, page, ledger)
    for name, file in content.playbook.written.items():
        if name.startswith(DATA) and name not in NO_CLAIMS:
            yield from remembered(_of_record, file, ledger)


def _of_page(page: MarkdownPage, ledger: _Ledger) -> Iterator[Problem]:
    for passage in remembered(_in_page, page):
        for finding in _unstated(passage, ledger):
            yield Problem(page.name, passage.line, "", *finding)


def _of_record(file: YamlFile, ledger: _Ledger) -> Iterator[Problem]:
    for passage in remembered(_in_record, file):
        for finding in _unstated(passage, ledger):
            yield file.problem(passage.path, *finding)


def _unstated(passage: _Passage, ledger: _Ledger) -> Iterator[Finding]:
    free = passage.cited is None
    everything = ledger.everything[passage.language]
    stated = everything if passage.cited is None else ledger.stated_by(passage.cited, passage.language)
    for figure, words in passage.figures:
        if figure in stated or (not stated and figure in ledger.days):
            continue
        if not stated:
            mend = 'cite what states it — {{ source("…") }} in a page, sources: in a record — or take the figure out'
            yield f"says {words!r} without a source", mend, "claim-without-source"
        else:
            near = sorted({there for other, there in stated.items() if other.kind == figure.kind})
            who = "no source, law or deadline states" if free else "the records cited with it do not state"
            mend = f"they state {', '.join(near[:6]) or 'no such figure'}; correct it, or cite what states it"
            yield f"says {words!r}, which {who}", mend, "claim-not-in-data"


def _in_page(page: MarkdownPage) -> Iterator[_Passage]:
    for block in page.blocks:
        start = 0
        # The source marks of a sentence stand behind it: what follows them needs its own.
        for end in [*(mark.end() for mark in _MARKS.finditer(block.text)), len(block.text)]:
            words = block.text[start:end]
            if figures := _claimed(words, page.language):
                cited = tuple((kind, id) for kind, ids in _CITING.findall(words) for id in _ID.findall(ids))
                line = block.line - 1 + line_at(block.text, start)
                yield _Passage((), line, page.language, figures, cited)
            start = end


def _in_record(file: YamlFile) -> Iterator[_Passage]:
    return _passages(file.data, (), _whole_record(file.name, file.data))


def _claimed(text: str, language: Language) -> tuple[tuple[Quantity, str], ...]:
    return tuple((figure, words) for figure, words in quantities(text, language) if figure not in OWN)


def _passages(data: Any, path: DataPath, cited: tuple[Cited, ...] | None) -> Iterator[_Passage]:
    if isinstance(data, dict):
        more: list[Cited] = []
        if isinstance(data.get("sources"), list):
            more += [("source", str(id)) for id in data["sources"]]
        if isinstance(data.get("law"), str):
            more.append(("law", data["law"]))
        if "article" in data and "act" in data:
            more.append(("articles", ""))
        if more or isinstance(data.get("sources"), list):
            cited = (*(cited or ()), *more)
        for language in LANGUAGES:
            if isinstance(data.get(language), str) and (figures := _claimed(data[language], language)):
                yield _Passage((*path, language), 0, language, figures, cited)
        for key, value in data.items():
            if key not in NOT_CLAIMED and not str(key).startswith(OWN_WORDS):
                yield from _passages(value, (*path, key), cited)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _passages(value, (*path, index), cited)


def _whole_record(name: str, data: Any) -> tuple[Cited, ...] | None:
    """Return what a scenario cites anywhere: its card and timeline stand beside its evidence, cases and laws."""
    if not name.startswith(f"{DATA}/scenarios/"):
        return None
    found: list[Cited] = []
    for path, words in texts(data):
        if "sources" in path:
            found.append(("source", words))
        elif path[-1] == "law":
            found.append(("law", words))
    return tuple(found)


@dataclass(frozen=True, eq=False)
class _Ledger:
    """What the records state, in each language, read once."""

    records: Mapping[Language, Mapping[Cited, Stated]]
    everything: Mapping[Language, Stated]
    """All that any source, law or deadline states."""
    days: set[Quantity]
    """Every day, month and year that any record states, and those on which claims were checked."""

    def stated_by(self, cited: Iterable[Cited], language: Language) -> Stated:
        """Return everything that the cited records and their sources state."""
        found: dict[Quantity, str] = {}
        for one in cited:
            found.update(self.records[language].get(one, {}))
        return found


def _ledger(book: Playbook) -> Iterator[_Ledger]:
    records = {language: _stated(book, language) for language in LANGUAGES}
    everything: dict[Language, Stated] = {
        language: {figure: words for stated in of.values() for figure, words in stated.items()}
        for language, of in records.items()
    }
    days = {one for all in everything.values() for one in all if one.kind in ("date", "year")}
    checked = {source.checked_on for source in book.sources.values()}
    days |= {figure for day in checked for figure in _weaker(Quantity("date", day))}
    yield _Ledger(records, everything, days)


def _stated(book: Playbook, language: Language) -> dict[Cited, Stated]:
    found: dict[Cited, Stated] = {}
    for source in book.sources.values():
        days = [book.documents[id].published for id in source.documents if id in book.documents]
        found["source", source.id] = _figures([source.says[language]], language) | {
            figure: day for day in days if day != "undated" for figure in _weaker(Quantity("date", day))
        }
    kinds: dict[str, tuple[Mapping[str, Any], tuple[str, ...]]] = {
        "law": (book.laws, ("article", "penalty", "covers", "does_not_cover")),
        "deadline": (book.deadlines, ("limit", "what", "applies_to", "starts", "if_missed")),
        "myth": (book.myths, ("truth",)),
        "agency": (book.agencies, ("purpose", "for_whom", "service_language", "caution")),
        "channel": (book.channels, ("name", "how")),
    }
    for kind, (records, keys) in kinds.items():
        for id, record in records.items():
            words = [value[language] for key in keys if (value := getattr(record, key)) is not None]
            # The record's own words count on other pages; in its own file only what its sources state.
            own = _figures(words, language)
            rest = {f: w for one in record.sources for f, w in found.get(("source", one), {}).items()}
            found[kind, id] = {**rest, **own}
    articles = [law.article[language] for law in book.laws.values()]
    found["articles", ""] = _figures(articles, language)
    return found


def _figures(words: Iterable[str], language: Language) -> dict[Quantity, str]:
    return {
        figure: said
        for text in words
        for quantity, said in (*related_clauses(text, language), *quantities(text, language))
        for figure in _weaker(quantity)
    }


def _weaker(figure: Quantity) -> Iterator[Quantity]:
    """Yield what is true if `figure` is stated: it, and the same told less exactly."""
    yield figure
    if figure.bound:
        yield Quantity(figure.kind, figure.value)
    if figure.kind == "prison":
        yield Quantity("years", figure.value)
    if figure.kind == "date":
        parts = figure.value.split("-")
        yield Quantity("year", parts[0])
        if len(parts) > 2:
            yield Quantity("date", "-".join(parts[:2]))
