"""One word for one thing: where a text has a word of `docs/data/words.yml`, its other language has the pair."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import accumulate

from macros.playbook.book import DATA, INTERNAL
from macros.playbook.problem import Problem
from macros.playbook.text import LANGUAGES, Language
from macros.playbook.wording import WordPair
from macros.playbook.yamlfile import YamlFile

from .content import Content
from .markdown import MarkdownPage
from .memory import remembered
from .parity import NOT_THE_SAME
from .passages import bilingual_texts
from .place import DataPath, is_internal

FILE = f"{DATA}/words.yml"
_TERM = re.compile(r"\{\{\s*term\(\"([^\"]+)\"\)\s*\}\}")
#: What nobody reads as prose: other calls and placeholders, headings' ids, the addresses of links.
_NO_PROSE = re.compile(r"\{\{.*?\}\}|\{[^{}]*\}|(?<=\])\([^)]*\)")
_GONE = "\x00"
_NAMES: dict[Language, str] = {"zh": "Chinese", "ko": "Korean"}
_BOTH_WAYS: tuple[tuple[Language, Language], ...] = (("zh", "ko"), ("ko", "zh"))

Sides = Mapping[Language, str]
"""One text in both languages."""
Slip = tuple[Language, str, str]
"""The language to mend, what is wrong there, how to mend it."""


@dataclass(frozen=True)
class _Place:
    """A text, the file by which an exemption names it, and where a problem in each of its languages is told."""

    sides: Sides
    file: str
    told: Callable[[Language], tuple[str, int, str]]


Words = tuple[WordPair, ...]
Terms = Mapping[str, Mapping[str, str]]
"""The glossary's terms in both languages, by the Korean one."""
Found = tuple[_Place, WordPair, list[Slip]]
"""A text, a word that it says otherwise, and how."""


def check(content: Content) -> Iterator[Problem]:
    """Yield every text that says a word of the record otherwise, and every exemption that exempts nothing.

    A fork's own texts keep its own words: it cannot change the record.
    """
    words = tuple(content.playbook.words.values())
    used: set[tuple[str, str, str]] = set()
    for place, word, slips in _found(content, words):
        exempt = [one for one in word.exempt if one.file == place.file and _holds(place.sides, one.holds)]
        if exempt:
            used.update((word.id, one.file, one.holds) for one in exempt)
            continue
        for language, what, mend in slips:
            name, line, key = place.told(language)
            yield Problem(name, line, key, what, mend, "word-pair")
    file = content.playbook.files[FILE]
    for index, word in enumerate(words):
        for number, one in enumerate(word.exempt):
            if (word.id, one.file, one.holds) not in used:
                what = f"exempts nothing: no text of {one.file} with {one.holds!r} says the word otherwise"
                yield file.problem(("words", index, "exempt", number), what, "delete it, or correct it", "word-pair")


def _found(content: Content, words: Words) -> Iterator[Found]:
    for name, file in content.playbook.written.items():
        if name != FILE and not name.startswith(f"{INTERNAL}/"):
            yield from remembered(_of_record, file, words)
    terms = {term.ko: {"zh": term.zh, "ko": term.ko} for term in content.playbook.terms.values()}
    for path, page in content.unchanged.items():
        twin = content.unchanged.get(f"ko/{path.removeprefix('zh/')}")
        if path.startswith("zh/") and twin and not is_internal(path):
            yield from remembered(_of_pages, page, twin, terms, words)


def _of_record(file: YamlFile, words: Words) -> Iterator[Found]:
    return _otherwise(list(_in_record(file)), words)


def _of_pages(
    zh: MarkdownPage, ko: MarkdownPage, terms: Mapping[str, Mapping[str, str]], words: Words
) -> Iterator[Found]:
    return _otherwise(list(_in_pages(zh, ko, terms)), words)


def _otherwise(places: Sequence[_Place], words: Words) -> Iterator[Found]:
    """Yield each text that says a word otherwise, with the word and how."""
    right = _any_of(tuple(form for word in words for form in (*word.zh, *word.ko, *word.unless)))
    for place, word in _met(places, words):
        if slips := _slips(word, right, place.sides):
            yield place, word, slips


def _in_record(file: YamlFile) -> Iterator[_Place]:
    for path, zh, ko in bilingual_texts(file):
        if not path or path[-1] not in NOT_THE_SAME:
            sides: dict[Language, str] = {"zh": _NO_PROSE.sub(_GONE, zh), "ko": _NO_PROSE.sub(_GONE, ko)}
            yield _Place(sides, file.name, partial(_line, file, path))


def _line(file: YamlFile, path: DataPath, language: Language) -> tuple[str, int, str]:
    place = (*path, language)
    return file.name, file.line(place), ".".join(map(str, place))


def _in_pages(zh: MarkdownPage, ko: MarkdownPage, terms: Terms) -> Iterator[_Place]:
    """Yield what stands side by side in both pages; that their blocks are alike is another rule's business."""
    pairs = [
        ((zh.line_of(key), str(zh.front.get(key, ""))), (ko.line_of(key), str(ko.front.get(key, ""))))
        for key in ("title", "description")
    ]
    if [block.kind for block in zh.blocks] == [block.kind for block in ko.blocks]:
        pairs += [((one.line, one.text), (two.line, two.text)) for one, two in zip(zh.blocks, ko.blocks, strict=True)]
    for (line, text), (other, twin) in pairs:
        sides: dict[Language, str] = {"zh": _prose(text, "zh", terms), "ko": _prose(twin, "ko", terms)}
        name = zh.name
        told: dict[Language, tuple[str, int, str]] = {"zh": (name, line, ""), "ko": (ko.name, other, "")}
        yield _Place(sides, name, told.__getitem__)


def _prose(text: str, language: Language, terms: Terms) -> str:
    """Return a page's text as it is read: a term is printed, other calls are not prose."""
    printed = _TERM.sub(lambda match: terms.get(match[1], {}).get(language, _GONE), text)
    return _NO_PROSE.sub(_GONE, printed)


def _met(places: Sequence[_Place], words: Iterable[WordPair]) -> Iterator[tuple[_Place, WordPair]]:
    """Yield each text with each word that it has in either language.

    All texts are searched as one: asking each of thousands for each word takes ten times as long.
    """
    whole: dict[Language, str] = {
        language: _GONE.join(place.sides[language] for place in places) for language in LANGUAGES
    }
    ends: dict[Language, list[int]] = {
        language: list(accumulate(len(place.sides[language]) + len(_GONE) for place in places))
        for language in LANGUAGES
    }
    for word in words:
        met: set[int] = set()
        for language in LANGUAGES:
            for form in _forms(word, language):
                at = whole[language].find(form)
                while at >= 0:
                    index = bisect_right(ends[language], at)
                    met.add(index)
                    at = whole[language].find(form, ends[language][index])
        yield from ((places[index], word) for index in sorted(met))


def _slips(word: WordPair, right: re.Pattern[str], sides: Sides) -> list[Slip]:
    """Return what a text says otherwise. A wrong word inside one that is right, as 停售 inside 单品停售, is none."""
    if word.unless:
        longer = _any_of(word.unless)
        sides = {language: longer.sub(_GONE, text) for language, text in sides.items()}
    slips: list[Slip] = []
    for language, other in _BOTH_WAYS:
        forms, said = _forms(word, language), _first(_forms(word, other), sides[other])
        if said is None:
            continue
        mend = f"write {forms[0]!r} here, or mend the {_NAMES[other]}"
        # A text that quotes the other language's word itself has told what is meant.
        if language in word.needs and not _first((*forms, *_forms(word, other)), sides[language]):
            slips.append((language, f"lacks {forms[0]!r}, while the {_NAMES[other]} says {said!r}", mend))
        never = word.zh_never if language == "zh" else word.ko_never
        if _first(never, sides[language]) and (wrong := _first(never, right.sub(_GONE, sides[language]))):
            slips.append((language, f"says {wrong!r}, while the {_NAMES[other]} says {said!r}", mend))
    return slips


def _forms(word: WordPair, language: Language) -> tuple[str, ...]:
    return word.zh if language == "zh" else word.ko


def _first(words: Iterable[str], text: str) -> str | None:
    for word in words:
        if word in text:
            return word
    return None


def _holds(sides: Sides, words: str) -> bool:
    return any(words in text for text in sides.values())


@lru_cache(maxsize=256)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
