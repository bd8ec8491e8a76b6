"""Links in pages and partials: each leads to a page of the same language that exists, and to what stands on it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache, partial

from macros.playbook.book import Playbook
from macros.playbook.problem import Problem
from macros.playbook.textfile import read_text
from macros.render.material import slug
from macros.render.team import TEAM_PARTS

from .content import Content
from .place import is_internal, line_at, page_file
from .setup import read_ledger

PARTIALS = "macros/render/partials/*.html"
#: A page that a partial names itself; what it builds from a record's id is checked with the record.
_NAMED = re.compile(r"\blink\('([\w/-]+\.md)'")


def check(content: Content) -> Iterator[Problem]:
    """Yield every link that leads nowhere."""
    pages = set(content.pages)
    published = set((read_ledger(content.root, []) or "").split("\n"))
    yield from _in_partials(content, pages)
    copied = content.copied
    standing = cache(partial(anchors, content))
    for page in (*content.written.values(), *content.translated.values()):
        for target, line in page.links:
            path, _, anchor = target.partition("#")
            if target.startswith(("https://", "http://", "mailto:")):
                continue
            if target.startswith("/"):
                yield Problem(page.name, line, target, "is an absolute path", "write it relative to this page", "link")
                continue
            there = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
            if there.startswith("assets/") or there in copied:
                continue
            if there in content.attachments and not there.endswith(".md"):
                continue
            if there not in pages:
                mend = _restore(published, there)
                yield Problem(page.name, line, target, "leads to no page", mend, "link")
            elif page.path != "index.md" and there.split("/")[0] != page.path.split("/")[0]:
                mend = "link to the page of this language"
                yield Problem(page.name, line, target, "leads to the other language", mend, "link")
            elif anchor and anchor not in standing(there):
                what = f"the page has no anchor {anchor!r}"
                yield Problem(page.name, line, target, what, "use the id of one of its headings", "anchor")


def _restore(published: set[str], page: str) -> str:
    """Return how to mend a link to a page that is not there: one that was published was deleted."""
    name = page.partition("/")[2].removesuffix(".md")
    if page.endswith(".md") and f"page {name}" in published:
        return f"correct the path, or restore the page: git checkout HEAD -- {page_file(page)}"
    return "correct the path, or write the page"


def _in_partials(content: Content, pages: set[str]) -> Iterator[Problem]:
    for path in sorted(content.root.glob(PARTIALS)):
        name = path.relative_to(content.root).as_posix()
        text = read_text(path, name, []) or ""
        for found in _NAMED.finditer(text):
            if any(f"{language}/{found[1]}" not in pages for language in content.languages):
                mend = "correct the path, or write the page"
                yield Problem(name, line_at(text, found.start()), found[1], "leads to no page", mend, "link")


def anchors(content: Content, page: str) -> set[str]:
    """Return the anchors of a page that links may use: headings, and the records that its macros print."""
    name = page.partition("/")[2]
    found = _printed(content.playbook, name)
    if written := content.written.get(page) or content.further.get(page):
        headings = written.headings
        # A fork's heading need not have an id: then its words are one.
        implied = {slug(heading.words, "-") for heading in headings if not heading.id} if is_internal(page) else set()
        found = found | implied | {heading.id for heading in headings if heading.id}
    elif name.startswith("checklists/"):
        checklist = content.playbook.checklists[name.removeprefix("checklists/").removesuffix(".md")]
        found = {"downloads"} | {item.id.replace("/", "--") for item in checklist.items}
    elif name == "internal/index.md":
        found = set(TEAM_PARTS)
    elif name.startswith("templates/"):
        found = {"fill", "send", "downloads", "next"}
    return found


def _printed(playbook: Playbook, name: str) -> set[str]:
    """Return the anchors of the records that a page prints, by its path below the language."""
    if name.startswith("reference/sources-"):
        return {id.lower() for id, source in playbook.sources.items() if source.page == name}
    match name:
        case "reference/laws.md":
            return {*playbook.laws, *playbook.behaviours}
        case "reference/agencies.md":
            return {f"agency-{id}" for id in playbook.agencies} | {f"channel-{id}" for id in playbook.channels}
        case "reference/deadlines.md":
            return set(playbook.deadlines)
        case "reference/myths.md":
            return {id.lower() for id in playbook.myths}
        case "reference/glossary.md":
            return {id.lower() for id in playbook.terms}
        case "reference/sources.md":
            # It once had all sources, and has an anchor for each; where one stands on another page, it leads there.
            return {id.lower() for id in (*playbook.sources, *playbook.statements)}
        case "triage.md" if tree := playbook.triage:
            return {f"q-{one.id}" for one in tree.questions} | {f"o-{one.id}" for one in tree.outcomes}
    return set()
