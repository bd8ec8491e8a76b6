"""The runner: it reads the content, walks it once, asks every rule of the table and tells all problems together."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from macros.playbook.book import Playbook
from macros.playbook.changed import PAGES
from macros.playbook.load import load, with_overlay
from macros.playbook.overlay import RESTORE
from macros.playbook.problem import ContentError, Problem
from macros.playbook.text import LANGUAGES
from macros.render.pages import generated_pages

from . import further, moves, overlay_places, sections, table
from .advice import advice_and_law
from .content import Content, Pages, internal_files, read_further, read_page, read_pages
from .day import today
from .markdown import MarkdownPage
from .memory import remembered
from .place import is_internal, page_file
from .sections import Sectioned


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
    problems: list[Problem] = [problem for rule in table.SETUP for problem in rule(root)]
    written = {page.path: page for page in read_pages(root, problems) if overlay or not is_internal(page.path)}
    try:
        playbook, disagreements = _records(root, overlay)
    except ContentError as error:
        pages_alone = Pages(root, written, languages=())
        _, of_pages = advice_and_law(_of_pages(pages_alone), None)
        raise ContentError([*problems, *error.problems, *of_pages]) from None
    organisation = playbook.organisation
    if overlay and organisation is None:
        problems.extend(_without_overlay(root))
    for path, page in written.items():
        if is_internal(path):
            written[path] = read_page(path, moves.follow(page.text, path, playbook.moved, renames=playbook.renames))
    sectioned = Sectioned()
    if playbook.sections:
        sectioned = sections.apply(written, playbook.sections, playbook.files[PAGES], playbook.moved, problems)
        playbook = replace(playbook, overrides=(*playbook.overrides, *sectioned.overrides))
    whole = {**written, **sectioned.written}
    translated: dict[str, MarkdownPage] = {}
    for page in read_further(root, playbook.further, problems):
        # Where upstream has moved the page that it stands for, the doctor tells; until then the new place is Chinese.
        if page.path.partition("/")[2].removesuffix(".md") not in playbook.moved:
            text = moves.follow(page.text, page.path, playbook.moved, renames=playbook.renames)
            translated[page.path] = read_page(page.path, text)
    spoken = further.spoken_pages(playbook, whole, translated)
    content = Content(
        root=root,
        written=whole,
        published=sectioned.published,
        languages=organisation.originals if organisation else LANGUAGES,
        playbook=playbook,
        pages=tuple(dict.fromkeys([*sorted(written), *sorted(spoken), *generated_pages(playbook)])),
        today=today(),
        translated=translated,
        further=spoken,
        attachments=frozenset(internal_files(root, playbook.further)) if organisation else frozenset(),
    )
    agrees = not advice_and_law(disagreements, organisation)[1]
    problems += [*disagreements, *_of_pages(content), *_of_content(content, agrees)]
    advice, problems = advice_and_law(problems, organisation)
    if problems:
        raise ContentError(overlay_places.told(sectioned.placed(problem), playbook) for problem in problems)
    return replace(content, advice=tuple(advice))


def _records(root: Path, overlay: bool) -> tuple[Playbook, list[Problem]]:
    """Return the records, and where they do not agree with each other. Raises ContentError if one cannot be used."""
    upstream = playbook = load(root, overlay=False)
    disagreements = _between(upstream)
    try:
        if overlay:
            playbook = with_overlay(root, upstream)
        if missing := [problem for rule in table.LABELS for problem in rule(root, playbook)]:
            raise ContentError(missing)
    except ContentError as error:
        raise ContentError([*disagreements, *error.problems]) from None
    if playbook.organisation:
        # What the overlay changes in a list of upstream is judged where it is changed.
        between = _between(playbook)
        disagreements.extend(overlay_places.caused(between, disagreements, playbook))
        for view in playbook.further.values():
            disagreements.extend(overlay_places.caused(_between(view), between, view))
    return playbook, disagreements


def _between(playbook: Playbook) -> list[Problem]:
    return [problem for rule in table.REFERENCES for problem in rule(playbook)]


def _of_pages(pages: Pages) -> Iterator[Problem]:
    """Yield what the rules say of the pages that need no record."""
    for page in pages.written.values():
        for rule in (*table.PAGE, *table.FILE):
            yield from remembered(rule, page)
    for rule_of_all in table.PAGES:
        yield from rule_of_all(pages)


def _of_content(content: Content, agrees: bool) -> Iterator[Problem]:
    """Yield what the rules say that need the records; pages' calls are made if these agree with each other."""
    for name, file in content.playbook.written.items():
        if name == PAGES:  # judged in the pages where it stands
            continue
        for rule in (*table.FILE, *table.RECORDS):
            yield from remembered(rule, file)
    for compared, of in table.COMPARED:
        with_what = of(content)
        for any_file in content.files:
            yield from remembered(compared, any_file, with_what)
    for rule_of_all in (*table.CONTENT, *(table.CALLS if agrees else ())):
        yield from rule_of_all(content)


def _without_overlay(root: Path) -> Iterator[Problem]:
    for name in internal_files(root):
        yield Problem(page_file(name), 0, "", "belongs to an overlay that is not there", RESTORE, "overlay")
