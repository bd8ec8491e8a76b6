"""Pages that moved: upstream keeps its own links right; a fork's pages are led on until somebody mends them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping

from macros.playbook.book import Moved, successor
from macros.playbook.problem import Problem
from macros.playbook.renamed import Renames
from macros.playbook.text import LANGUAGES

from .content import Content
from .place import line_at, page_file

_LINK = re.compile(r"(\]\()([^)\s#]+\.md)((?:#[^)\s]*)?(?:\s+\"[^\"]*\")?\))")
#: Macros that name records which have a page of their own, and the folder of these pages.
_CALL = re.compile(r"\{\{\s*(checklists?|letters?|scenarios)\([^)]*\)\s*\}\}")
_NONE = Renames()
_FOLDERS = {"checklist": "checklists", "letter": "templates", "scenario": "scenarios"}
#: Macros that name records by the ids of the ledger.
_NAMING = re.compile(r"\{\{\s*(law|source|channel|agency|deadline|myth)\([^)]*\)\s*\}\}")
_ID = re.compile(r"\"([A-Za-z0-9-]+)\"")


def follow(
    text: str,
    page: str,
    moved: Mapping[str, Moved],
    report: Callable[[int, str, str], None] | None = None,
    renames: Renames = _NONE,
) -> str:
    """Return a fork's page with every link and macro call led to where upstream's pages and records stand now.

    `report` is told the line, the old name and the new one of each.
    """
    if not moved and not renames.now:
        return text
    folder = posixpath.dirname(page.partition("/")[2])

    def told(match: re.Match[str], old: str, new: str) -> None:
        if report:
            report(line_at(text, match.start()), old, new)

    def link(match: re.Match[str]) -> str:
        old = posixpath.normpath(posixpath.join(folder, match[2])).removesuffix(".md")
        new = successor(old, moved)
        if new == old:
            return match[0]
        told(match, old, new)
        return f"{match[1]}{posixpath.relpath(f'{new}.md', folder or '.')}{match[3]}"

    def call(match: re.Match[str]) -> str:
        records = _FOLDERS[match[1].removesuffix("s")]

        def id(inner: re.Match[str]) -> str:
            old = f"{records}/{inner[1]}"
            new = successor(old, moved)
            if new == old or not new.startswith(f"{records}/"):
                return inner[0]
            told(match, old, new)
            return f'"{new.removeprefix(records + "/")}"'

        return _ID.sub(id, match[0])

    def naming(match: re.Match[str]) -> str:
        def id(inner: re.Match[str]) -> str:
            new = renames(match[1], inner[1])
            if new != inner[1]:
                told(match, f"{match[1]} {inner[1]}", new)
            return f'"{new}"'

        return _ID.sub(id, match[0])

    return _NAMING.sub(naming, _CALL.sub(call, _LINK.sub(link, text)))


def check(content: Content) -> Iterator[Problem]:
    """Yield every entry of moved.yml that leads nowhere, or away from a page that still stands."""
    moved = content.playbook.moved
    pages = set(content.pages)
    for index, was in enumerate(moved):
        file = content.playbook.files["docs/data/moved.yml"]
        for language in LANGUAGES:
            if (old := f"{language}/{was}.md") in pages:
                what = f"{page_file(old)} still stands"
                yield file.problem(("moved", index, "was"), what, "delete the page, or this entry", "moved-page")
            if (new := f"{language}/{successor(was, moved)}.md") not in pages:
                what = f"leads to {page_file(new)}, which does not exist"
                yield file.problem(("moved", index, "now"), what, "name the page that takes its place", "moved-page")
