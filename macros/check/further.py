"""Pages in a fork's further languages: `docs/en/…`, each in place of the page of the same path in Chinese.

What a fork has not written stays Chinese, by the page and by the section, so that every link of the language leads
somewhere, and what upstream adds is there until somebody translates it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from macros.playbook.book import Playbook
from macros.playbook.problem import Problem
from macros.playbook.text import LANGUAGES

from . import frontmatter, private
from .content import Content, read_page
from .markdown import MarkdownPage
from .memory import remembered
from .place import page_file
from .section import section_text


def spoken_pages(
    playbook: Playbook, written: Mapping[str, MarkdownPage], translated: Mapping[str, MarkdownPage]
) -> dict[str, MarkdownPage]:
    """Return every page that is not made from a record in every further language, by its path below `docs/`."""
    pages = {
        f"{code}/{name}": read_page(f"{code}/{name}", page.text)
        for code in playbook.further
        for language in reversed(LANGUAGES)  # what a fork has in Korean only stands there in Korean
        for path, page in written.items()
        for folder, _, name in [path.partition("/")]
        if folder == language
    }
    return {**pages, **{path: _whole(page, pages.get(path)) for path, page in translated.items()}}


def _whole(page: MarkdownPage, original: MarkdownPage | None) -> MarkdownPage:
    """Return a page with the sections that it lacks, as they are in the original, at its end."""
    sections = [section_text(original, id) or "" for id in missing_sections(page, original)] if original else []
    return read_page(page.path, "\n\n".join([page.text.rstrip("\n"), *sections]) + "\n") if sections else page


def missing_sections(page: MarkdownPage, original: MarkdownPage) -> list[str]:
    """Return the sections of the original that a page lacks by the ids of their headings; a whole one by its first."""
    ids = {heading.id for heading in page.headings}
    missing: list[str] = []
    level = 0  # of the last one: what stands below it comes with it
    for heading in original.headings:
        if level and heading.level > level:
            continue
        level = 0
        if heading.id and heading.id not in ids:
            missing.append(heading.id)
            level = heading.level
    return missing


def check(content: Content) -> Iterator[Problem]:
    """Yield what is wrong with a page in a further language, and every one that stands for no page."""
    generated = {f"{folder}/{id}" for folder, id in _records(content.playbook)}
    for path, page in content.translated.items():
        yield from remembered(frontmatter.check, page)
        yield from remembered(private.check, page)
        name = path.partition("/")[2]
        if name.removesuffix(".md") in generated:
            folder, _, file = name.removesuffix(".md").partition("/")
            mend = f"delete it: the page is made from docs/data/{folder}/{file}.yml"
            yield Problem(page.name, 0, "", "stands where a page is generated", mend, "page-collision")
        elif name != "internal/index.md" and not any(f"{one}/{name}" in content.written for one in LANGUAGES):
            mend = f"write {page_file(f'zh/{name}')}, or delete this page"
            if near := _meant(content, path):
                mend = f"did you mean {page_file(near)!r}? Otherwise {mend}"
            yield Problem(page.name, 0, "", "has no Chinese page", mend, "one-language")


def _meant(content: Content, path: str) -> str | None:
    """Return the page, not yet in the language, whose name is nearly that of one which stands for none."""
    language = path.partition("/")[0]
    pages = (f"{language}/{written.partition('/')[2]}" for written in content.written)
    # The folder is half of many a path: only a slip is nearer than that.
    near = get_close_matches(path, [page for page in pages if page not in content.translated], n=1, cutoff=0.8)
    return near[0] if near else None


def _records(playbook: Playbook) -> Iterator[tuple[str, str]]:
    yield from (("checklists", id) for id in playbook.checklists)
    yield from (("templates", id) for id in playbook.letters)
