"""One way of writing Markdown: what only looks like code, a heading or a link to its author is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.playbook.problem import Problem

from .markdown import MarkdownPage
from .place import line_at

#: Marks of a code fence, also behind a list's or a quotation's mark, where none can begin.
_FENCE = re.compile(r"[\s>]*(?:(?:[-*+]|\d+\.)\s+)*(`{3,}|~{3,})")
_HEADING = re.compile(r"[\s>]*(#{1,6}\s+\S.*)")
_REFERENCE = re.compile(r"\[[^\[\]{}]+\] ?\[[^\[\]{}]*\]")


def check(page: MarkdownPage) -> Iterator[Problem]:
    """Yield every line of a page that is written in a way that this site does not use."""
    for line, key, what, mend in _other_ways(page):
        yield Problem(page.name, line, key, what, mend, "plain-markdown")


def _other_ways(page: MarkdownPage) -> Iterator[tuple[int, str, str, str]]:
    headings = {heading.line for heading in page.headings}
    for line, text in page.lines:
        if mark := _FENCE.match(text):
            mend = "begin code on a line of its own, and close it by a line of the same marks, equally indented"
            yield line, mark[1], "begins no code: nothing closes it, or its line is written wrong", mend
        if (marked := _HEADING.match(text)) and line not in headings:
            yield line, marked[1], "is shown as text, not as a heading", "begin it at the beginning of the line"
    for heading in page.headings:
        if heading.underlined:
            mend = "write ## before it; write an empty line above a line of ---"
            yield heading.line, heading.words, "is a heading because of the line below it", mend
    for line in page.rendering.indented:
        what = "is shown as code, because it is indented after an empty line"
        yield line, "", what, "indent it as much as the step that it belongs to; write ``` above and below code"
    for name, line in page.rendering.definitions:
        yield line, f"[{name}]", "is a link's address, not text", "write it behind the link's words: [words](address)"
    for first, text in page.without_code:
        for reference in _REFERENCE.finditer(text):
            line = first - 1 + line_at(text, reference.start())
            yield line, reference[0], "names an address that stands elsewhere", "write [words](address)"
