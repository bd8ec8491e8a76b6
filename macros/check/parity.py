"""Parity: both languages have the same pages, with the same skeleton and the same figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from macros.playbook.problem import Problem
from macros.playbook.text import LANGUAGES, Language
from macros.playbook.yamlfile import YamlFile

from .content import Pages
from .markdown import MarkdownPage
from .memory import remembered
from .numbers import numbers_in, written
from .passages import Finding, bilingual_texts
from .place import is_internal, page_file
from .quantities import Quantity, quantities

#: What must be the same in both languages of a page: its name, and how to read it off a page, with the lines.
SKELETON: dict[str, Callable[[MarkdownPage], list[tuple[Any, int]]]] = {
    "headings": lambda page: [(" ".join(["#" * one.level, one.id or ""]).rstrip(), one.line) for one in page.headings],
    "macro calls": lambda page: [(call.text, call.line) for call in page.calls],
    "links": lambda page: [(_place_of(page, target), line) for target, line in page.links],
    "statements covered": lambda page: [(id, 1) for id in _list(page.front.get("covers"))],
    "blocks": lambda page: [(block.kind, block.line) for block in page.blocks],
}

#: Keys whose two texts are not about the same thing: a value to type, help for reading the other language, what a
#: Korean phrase means, which Chinese says by its own word and Korean by other words.
NOT_THE_SAME = {"example", "reading", "means"}


def _place_of(page: MarkdownPage, target: str) -> str:
    """Return where a link leads in both languages: a fork's heading may be found by its words, which differ."""
    return target.partition("#")[0] if is_internal(page.path) else target


def check_pages(pages: Pages) -> Iterator[Problem]:
    """Yield every page that exists in one language only, and every difference between the two."""
    for path, page in pages.written.items():
        language, _, name = path.partition("/")
        if not name:
            continue
        there = f"{'ko' if language == 'zh' else 'zh'}/{name}"
        twin = pages.written.get(there)
        if twin is None and is_internal(path) and len(pages.languages) < len(LANGUAGES):
            continue  # the fork builds one language: its own pages need no other
        if twin is None and (pages.root / page_file(there)).exists():
            continue  # it cannot be read, which is told of it
        if twin is None:
            missing = "Korean" if language == "zh" else "Chinese"
            mend = f"write {page_file(there)}, or delete this page"
            yield Problem(page.name, 0, "", f"has no {missing} page", mend, "one-language")
        elif language == "ko":
            yield from remembered(_compare, page, twin)


def check_record(file: YamlFile) -> Iterator[Problem]:
    """Yield every bilingual text of a file of records whose figures differ."""
    for path, zh, ko in bilingual_texts(file):
        if not path or path[-1] not in NOT_THE_SAME:
            for finding in _figures(zh, ko):
                yield file.problem(path, *finding)


def _compare(ko: MarkdownPage, zh: MarkdownPage) -> Iterator[Problem]:
    same = True
    for what, read in SKELETON.items():
        here, there = read(ko), read(zh)
        ours, theirs = [one for one, _ in here], [one for one, _ in there]
        if ours != theirs:
            # A heading or macro call is a block too: tell it once.
            if what == "blocks" and not same:
                continue
            same = False
            yield _difference(what, here, there, ko, zh)
    if same:
        for block, twin in zip(ko.blocks, zh.blocks, strict=True):
            for said, mend, rule in _figures(twin.text, block.text):
                file, line = zh.place_of(twin.line)
                what = f"{said} (Chinese page: {f'line {line}' if file == zh.name else f'{file}:{line}'})"
                yield Problem(ko.name, block.line, "", what, mend, rule)


def _difference(
    what: str, here: list[tuple[Any, int]], there: list[tuple[Any, int]], ko: MarkdownPage, zh: MarkdownPage
) -> Problem:
    pairs = zip(here, there, strict=False)
    place = next((i for i, (a, b) in enumerate(pairs) if a[0] != b[0]), min(len(here), len(there)))
    ours, line = _shown(what, here, place, ko)
    theirs, other = _shown(what, there, place, zh)
    if forks := _written_by_a_fork((ko, line), (zh, other)):
        numbers = f"({len(here)} to {len(there)}): number {place + 1}"
        said = f"the {what} of both languages differ {numbers} is {ours} in Korean, {theirs} in Chinese"
        return Problem(*forks, "", said, "write the section alike in both languages", "parity")
    said = (
        f"the {what} differ from the Chinese page ({len(here)} to {len(there)}): "
        f"number {place + 1} is {ours}, there, on line {other}, {theirs}"
    )
    return Problem(ko.name, line, "", said, f"make {zh.name} and this page the same", "parity")


def _written_by_a_fork(*places: tuple[MarkdownPage, int]) -> tuple[str, int] | None:
    """Return where a fork wrote what is nearest to a line of either page: upstream's own pages were the same."""
    own = (
        (abs(number - line), origin)
        for page, line in places
        for number, origin in enumerate(page.origins, start=1)
        if origin[0] != page.name
    )
    return min(own, default=(0, None))[1]


def _shown(what: str, found: list[tuple[Any, int]], place: int, page: MarkdownPage) -> tuple[str, int]:
    """Return what a page has in a place of its skeleton, as it is told, and the line; kinds of blocks are our words."""
    if place >= len(found):
        return "nothing", page.text.count("\n")
    value, line = found[place]
    return str(value) if what == "blocks" else repr(value), line


def _figures(zh: str, ko: str) -> Iterator[Finding]:
    in_zh, in_ko = numbers_in(zh, "zh"), numbers_in(ko, "ko")
    if in_zh != in_ko:
        lacking = f"only in Chinese {written(in_zh - in_ko)}; only in Korean {written(in_ko - in_zh)}"
        what = f"the numbers differ: {lacking}"
        yield what, "write the same numbers, as digits, in both languages", "number-parity"
        return
    # The same number of something else: 3年 and 3개월, 以下 and 이상. Words quoted from the other language count there.
    said_zh, said_ko = _said(zh, "zh"), _said(ko, "ko")
    if said_zh == said_ko:
        return
    all_zh, all_ko = said_zh | _said(zh, "ko"), said_ko | _said(ko, "zh")
    lost, added = _without(said_zh, all_ko), _without(said_ko, all_zh)
    if lost or added:
        what = f"the figures differ: only in Chinese {_listed(lost)}; only in Korean {_listed(added)}"
        yield what, "say the same amount, time or article in both languages", "number-parity"


def _said(text: str, language: Language) -> set[Quantity]:
    return {figure for figure, _ in quantities(text, language)}


def _without(figures: set[Quantity], others: set[Quantity]) -> set[Quantity]:
    """Return the figures that the others lack; one that names no bound agrees with either."""
    there = {(other.kind, other.value): other.bound for other in others}
    return {
        figure
        for figure in figures
        if (figure.kind, figure.value) not in there or {figure.bound, there[figure.kind, figure.value]} == {"≤", "≥"}
    }


def _listed(figures: Iterable[Quantity]) -> str:
    return ", ".join(f"{one.bound}{one.value} ({one.kind})" for one in sorted(figures)) or "nothing"


def _list(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
