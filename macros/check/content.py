"""All content, read once: the records, the pages people wrote, and the pages that records become."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from macros.playbook.book import Playbook
from macros.playbook.filenames import is_left_behind
from macros.playbook.problem import Problem
from macros.playbook.text import LANGUAGES, Language
from macros.playbook.textfile import read_text
from macros.playbook.yamlfile import YamlFile

from .markdown import MarkdownPage
from .place import DOCS, page_file

File = MarkdownPage | YamlFile
"""What was read from one file: a page, or records."""


@dataclass(frozen=True)
class Pages:
    """What people wrote in Markdown. Rules that need no record are checked on it, however broken the records are."""

    root: Path
    """The project's root."""
    written: Mapping[str, MarkdownPage]
    """The pages that people wrote, by their path below `docs/`."""
    languages: tuple[Language, ...]
    """The languages that are built, of those in which upstream is written; empty while the records that say so cannot
    be read."""


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
    advice: tuple[Problem, ...] = ()
    """Where a fork's own pages keep another style than the house, and are free to."""

    published: Mapping[str, MarkdownPage] = field(default_factory=dict)
    """The pages of which a fork changes sections, as upstream wrote them."""
    translated: Mapping[str, MarkdownPage] = field(default_factory=dict)
    """The pages that a fork wrote in further languages, by their path below `docs/`."""
    further: Mapping[str, MarkdownPage] = field(default_factory=dict)
    """Every page in a fork's further languages: as it wrote it, or as it is in the original."""

    @property
    def folders(self) -> tuple[str, ...]:
        """Every language that is built: each has its pages in the folder of its code."""
        return (*self.languages, *self.playbook.further)

    @property
    def copied(self) -> Mapping[str, str]:
        """Where pages that are shown in a further language too find what stands beside them, by its path there."""
        files = [path for path in sorted(self.attachments, reverse=True) if not path.endswith(".md")]
        there = {f"{code}/{path.partition('/')[2]}": path for code in self.playbook.further for path in files}
        return {path: home for path, home in there.items() if path not in self.attachments}

    @property
    def unchanged(self) -> Mapping[str, MarkdownPage]:
        """Every page as it stands in its own file: what rules read that a fork's sections do not answer for."""
        return {**self.written, **self.published}

    @property
    def files(self) -> tuple[File, ...]:
        """Everything as people wrote it: pages, then records."""
        return (*self.unchanged.values(), *self.playbook.written.values())


def read_pages(root: Path, problems: list[Problem]) -> Iterator[MarkdownPage]:
    """Yield every page below the project's `root`, and add to `problems` why one cannot be read."""
    yield from _read(root, [root / DOCS / "index.md"], LANGUAGES, problems)


def read_further(root: Path, codes: Iterable[str], problems: list[Problem]) -> Iterator[MarkdownPage]:
    """Yield every page that a fork wrote in further languages, and add to `problems` why one cannot be read."""
    yield from _read(root, [], codes, problems)


def _read(root: Path, paths: list[Path], folders: Iterable[str], problems: list[Problem]) -> Iterator[MarkdownPage]:
    docs = root / DOCS
    for language in folders:
        paths.extend(path for path in sorted((docs / language).rglob("*.md")) if not is_left_behind(path.name))
    for path in paths:
        name = path.relative_to(docs).as_posix()
        if not path.is_file() and not path.is_symlink():
            mend = "restore it from the repository" if path.parent == docs else "a page is a file: rename the folder"
            problems.append(Problem(page_file(name), 0, "", "is missing", mend, "missing-file"))
            continue
        text = read_text(path, page_file(name), problems)
        if text is not None:
            yield read_page(name, text)


@lru_cache(maxsize=512)
def read_page(name: str, text: str, origins: tuple[tuple[str, int], ...] = ()) -> MarkdownPage:
    """Return a page; one that was not changed is the same object, with all that was read off it."""
    return MarkdownPage(name, text, origins)


def internal_files(root: Path, further: Iterable[str] = ()) -> Iterator[str]:
    """Yield every file of a fork's page folders by its path below `docs/`."""
    docs = root / DOCS
    for language in (*LANGUAGES, *further):
        for path in sorted((docs / language / "internal").rglob("*")):
            if path.is_file() and not is_left_behind(path.name):
                yield path.relative_to(docs).as_posix()
