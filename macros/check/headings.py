"""Headings: each carries an explicit ASCII id, once a page, and no level is skipped."""

from __future__ import annotations

from collections.abc import Iterator

from macros.playbook.problem import Problem

from .markdown import Heading, MarkdownPage
from .passages import Finding


def check(page: MarkdownPage) -> Iterator[Problem]:
    """Yield what is wrong with the headings of a page."""
    seen: set[str] = set()
    level = 1
    for heading in page.headings:
        for finding in _wrong(heading, level, seen):
            yield Problem(page.name, heading.line, heading.words, *finding)
        level = heading.level
        seen.add(heading.id or "")


def _wrong(heading: Heading, level: int, seen: set[str]) -> Iterator[Finding]:
    if "{#" in heading.text:
        yield "has an id that Jinja takes for a comment", "write { #id } with a space", "heading-id"
    elif heading.id is None:
        yield "has no id", "write { #short-ascii-id } after it, the same in both languages", "heading-id"
    elif heading.id in seen:
        yield f"repeats the id {heading.id!r}", "give each heading of a page its own id", "heading-id"
    if heading.level == 1:
        yield "is a level 1 heading", "begin with ##: the title comes from the front matter", "heading-level"
    elif heading.level > level + 1:
        yield f"jumps from level {level} to {heading.level}", "skip no level", "heading-level"
