"""Words in one language and where they stand, alike in pages and records: what rules about language read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from macros.playbook.problem import Problem
from macros.playbook.text import LANGUAGES, Language
from macros.playbook.yamlfile import YamlFile

from .content import File
from .markdown import MarkdownPage
from .memory import remembered
from .place import DataPath

Finding = tuple[str, str, str]
"""What is wrong, how to mend it, and the rule that says so: a problem that still lacks its place."""
FRONT = ("title", "description")
"""The keys of a page's front matter that are words for its readers."""


class Passage(NamedTuple):
    """A text in one language."""

    text: str
    language: Language
    file: str = ""
    path: DataPath = ()
    """Its place in a record, without the language; in a page the key of the front matter, or nothing."""
    problem: Callable[[str, str, str], Problem] = partial(Problem, "", 0, "")
    """Gives a finding its place."""


def by_line(rule: Callable[..., Iterable[Finding]]) -> Callable[..., Iterator[Problem]]:
    """Make a rule of passages a rule of files: it reads a page line by line, and a record text by text."""
    return partial(_placed, rule, lambda page: page.lines)


def by_block(rule: Callable[..., Iterable[Finding]]) -> Callable[..., Iterator[Problem]]:
    """Make a rule of passages a rule of files: it reads a page block by block, and a record text by text."""
    return partial(_placed, rule, lambda page: ((block.line, block.text) for block in page.blocks))


def _placed(
    rule: Callable[..., Iterable[Finding]],
    split: Callable[[MarkdownPage], Iterable[tuple[int, str]]],
    file: File,
    *compared: Any,
) -> Iterator[Problem]:
    for passage in remembered(_of_records, file) if isinstance(file, YamlFile) else _of_page(file, split(file)):
        for finding in rule(passage, *compared):
            yield passage.problem(*finding)


def _of_page(page: MarkdownPage, parts: Iterable[tuple[int, str]]) -> Iterator[Passage]:
    language, name = page.language, page.name
    for key in FRONT:
        place = partial(Problem, name, page.line_of(key), key)
        yield Passage(str(page.front.get(key, "")), language, name, (key,), place)
    for line, text in parts:
        yield Passage(text, language, name, (), partial(Problem, name, line, ""))


def _of_records(file: YamlFile) -> Iterator[Passage]:
    for path, *both in bilingual_texts(file):
        for language, text in zip(LANGUAGES, both, strict=True):
            yield Passage(text, language, file.name, path, partial(file.problem, (*path, language)))


def bilingual_texts(file: YamlFile) -> tuple[tuple[DataPath, str, str], ...]:
    """Return the place, the Chinese and the Korean of every bilingual text in a file of records."""
    return remembered(_bilingual_texts, file)


def _bilingual_texts(file: YamlFile) -> Iterator[tuple[DataPath, str, str]]:
    for path, value in values(file.data):
        if isinstance(value, dict) and isinstance(value.get("zh"), str) and isinstance(value.get("ko"), str):
            yield path, value["zh"], value["ko"]


def texts(data: Any) -> Iterator[tuple[DataPath, str]]:
    """Yield the place and the words of every text in the data of records."""
    return ((path, value) for path, value in values(data) if isinstance(value, str))


def values(data: Any) -> Iterator[tuple[DataPath, Any]]:
    """Yield everything in the data of records with its place: groups, lists, and what they hold; in any order."""
    waiting: list[tuple[DataPath, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        yield path, value
        if isinstance(value, dict):
            waiting.extend(((*path, key), one) for key, one in value.items())
        elif isinstance(value, list):
            waiting.extend(((*path, index), one) for index, one in enumerate(value))
