"""The fast content checks: everything that can be known about the content without a build."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

from macros.playbook.book import INTERNAL, Playbook
from macros.playbook.load import load, with_overlay
from macros.playbook.problem import ContentError, Problem
from macros.playbook.text import LANGUAGES
from macros.playbook.textfile import read_text
from macros.render.pages import generated_pages

from . import labels, moves
from .content import DOCS, Content, Pages
from .markdown import MarkdownPage
from .references import check_references
from .rules import CALL_RULES, PAGE_RULES, RECORD_RULES
from .setup import setup_problems


def today() -> date:
    """Return the day by which claims are told to be due: SOURCE_DATE_EPOCH if set, else the clock, in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch) if epoch else time.time(), tz=UTC).date()


def check_content(root: Path, public: bool | None = None) -> Content:
    """Return all content below the project's `root`, or raise ContentError with every problem in it.

    With `public` (default: the environment's PLAYBOOK_PUBLIC) a fork's overlay is left out — after it was checked: a
    broken overlay stops every build.
    """
    if public is None:
        public = os.environ.get("PLAYBOOK_PUBLIC", "") not in ("", "0")
    content = _checked(root, overlay=True)
    return _checked(root, overlay=False) if public and content.playbook.organisation else content


def _checked(root: Path, overlay: bool) -> Content:
    """Check everything that can be: pages always, records once each can be read, calls once the records agree."""
    problems = list(setup_problems(root))
    written = {page.path: page for page in _read_pages(root, problems) if overlay or not moves.is_internal(page.path)}
    try:
        playbook, disagreements = _records(root, overlay)
    except ContentError as error:
        pages_alone = Pages(root, written, languages=())
        problems.extend(error.problems)
        raise ContentError([*problems, *(one for rule in PAGE_RULES for one in rule(pages_alone))]) from None
    problems.extend(disagreements)
    organisation = playbook.organisation
    if overlay and organisation is None:
        problems.extend(_without_overlay(root))
    written = {
        path: MarkdownPage(path, moves.follow(page.text, path, playbook.moved)) if moves.is_internal(path) else page
        for path, page in written.items()
    }
    content = Content(
        root=root,
        written=written,
        languages=organisation.languages if organisation else LANGUAGES,
        playbook=playbook,
        pages=tuple(dict.fromkeys([*sorted(written), *generated_pages(playbook)])),
        today=today(),
        attachments=frozenset(_internal_files(root)) if organisation else frozenset(),
    )
    for rule in PAGE_RULES:
        problems.extend(rule(content))
    for record_rule in RECORD_RULES if disagreements else (*RECORD_RULES, *CALL_RULES):
        problems.extend(record_rule(content))
    if problems:
        raise ContentError(problems)
    return content


def _records(root: Path, overlay: bool) -> tuple[Playbook, list[Problem]]:
    """Return the records, and where they do not agree with each other. Raises ContentError if one cannot be used."""
    upstream = playbook = load(root, overlay=False)
    disagreements = list(check_references(upstream))
    try:
        if overlay:
            playbook = with_overlay(root, upstream)
        if missing := list(labels.check(root, playbook)):
            raise ContentError(missing)
    except ContentError as error:
        raise ContentError([*disagreements, *error.problems]) from None
    if playbook.organisation:
        # What the overlay changes in a list of upstream is judged where it is changed.
        own = (problem for problem in check_references(playbook) if problem.file.startswith(f"{INTERNAL}/"))
        disagreements.extend(own)
    return playbook, disagreements


def _internal_files(root: Path) -> Iterator[str]:
    """Yield every file of a fork's page folders by its path below `docs/`."""
    docs = root / DOCS
    for language in LANGUAGES:
        for path in sorted((docs / language / "internal").rglob("*")):
            if path.is_file() and path.name != ".gitkeep":
                yield path.relative_to(docs).as_posix()


def _without_overlay(root: Path) -> Iterator[Problem]:
    for name in _internal_files(root):
        what, mend = "belongs to an overlay that is not there", "add docs/internal/organisation.yml: make internal"
        yield Problem(f"{DOCS}/{name}", 0, "", what, mend, "overlay")


def _read_pages(root: Path, problems: list[Problem]) -> list[MarkdownPage]:
    docs = root / DOCS
    paths = [docs / "index.md"]
    for language in LANGUAGES:
        paths.extend(sorted((docs / language).rglob("*.md")))
    pages = []
    for path in paths:
        name = path.relative_to(docs).as_posix()
        if not path.is_file() and not path.is_symlink():
            mend = "restore it from the repository" if path.parent == docs else "a page is a file: rename the folder"
            problems.append(Problem(f"{DOCS}/{name}", 0, "", "is missing", mend, "missing-file"))
            continue
        text = read_text(path, f"{DOCS}/{name}", problems)
        if text is not None:
            pages.append(_page(name, text))
    return pages


@lru_cache(maxsize=512)
def _page(name: str, text: str) -> MarkdownPage:
    """Return a page; one that was not changed is the same object, with all that was read off it."""
    return MarkdownPage(name, text)


__all__ = ["Content", "check_content", "setup_problems", "today"]
