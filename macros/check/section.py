"""Where a section of a page stands, and what it says: from its heading to the next one of the same rank."""

from __future__ import annotations

from .markdown import MarkdownPage

#: What stands in front of the first heading.
TOP = "top"


def section(page: MarkdownPage, id: str) -> tuple[int, int] | None:
    """Return the first line of a section and the line behind its last one (from 0); None if there is none."""
    lines = page.text.split("\n")
    if id == TOP:
        first = page.all_lines[0][0] - 1
        return first, page.headings[0].line - 1 if page.headings else len(lines)
    for index, heading in enumerate(page.headings):
        if heading.id == id:
            after = (other.line - 1 for other in page.headings[index + 1 :] if other.level <= heading.level)
            return heading.line - 1, next(after, len(lines))
    return None


def section_text(page: MarkdownPage, id: str) -> str | None:
    """Return what a section of a page says; None if there is none."""
    place = section(page, id)
    return None if place is None else "\n".join(page.text.split("\n")[slice(*place)]).strip()
