"""All content, read once: the records, the pages people wrote, and the pages that records become."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, TypeVar, cast

from macros.playbook.book import Playbook
from macros.playbook.text import Language
from macros.playbook.yamlfile import YamlFile

from .markdown import MarkdownPage

DOCS = "docs"
DataPath = tuple[str | int, ...]
Found = TypeVar("Found")


@dataclass(frozen=True)
class Pages:
    """What people wrote in Markdown. Rules that need no record are checked on it, however broken the records are."""

    root: Path
    """The project's root."""
    written: Mapping[str, MarkdownPage]
    """The pages that people wrote, by their path below `docs/`."""
    languages: tuple[Language, ...]
    """The languages that are built; empty while the records that say so cannot be read."""


@dataclass(frozen=True)
class Content(Pages):
    """Everything that a build starts from, already checked."""

    playbook: Playbook
    pages: tuple[str, ...]
    """Every page: those that people wrote, by path, then those that records become, in the records' order."""
    today: date
    """The day by which claims are told to be due for a check."""
    attachments: frozenset[str] = frozenset()
    """Every file in a fork's page folders, by its path below `docs/`."""


def per_page(read: Callable[[MarkdownPage], Iterator[Found]]) -> Callable[[MarkdownPage], tuple[Found, ...]]:
    """Read off a page that has not changed what a rule finds there only once a process, as `per_file` for records."""
    return lru_cache(maxsize=1024)(wraps(read)(lambda page: tuple(read(page))))


def per_file(read: Callable[[YamlFile], Iterator[Found]]) -> Callable[[YamlFile], tuple[Found, ...]]:
    """Read off a file that has not changed only once a process: while `serve` runs, most have not."""

    @wraps(read)
    def remembered(file: YamlFile) -> tuple[Found, ...]:
        if read not in file.read:
            file.read[read] = tuple(read(file))
        return cast("tuple[Found, ...]", file.read[read])

    return remembered


def bilingual_texts(data: Any, path: DataPath = ()) -> Iterator[tuple[DataPath, str, str]]:
    """Yield the place, the Chinese and the Korean of every bilingual text in a record file's data."""
    if isinstance(data, dict):
        if isinstance(data.get("zh"), str) and isinstance(data.get("ko"), str):
            yield path, data["zh"], data["ko"]
        for key, value in data.items():
            yield from bilingual_texts(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from bilingual_texts(value, (*path, index))


def texts(data: Any, path: DataPath = ()) -> Iterator[tuple[DataPath, str]]:
    """Yield the place and the words of every text in a record file's data."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts(value, (*path, index))
