"""Where something stands: its file below the project's root, its line, its key path in a record."""

from __future__ import annotations

import re

DOCS = "docs"
DataPath = tuple[str | int, ...]
"""The keys and numbers that lead to a value in a record: `("items", 3, "text", "ko")`."""
#: A fork's folders: its own records and pages, and its pages in further languages.
_FORKS = re.compile(rf"{DOCS}/(?:(?:[a-z]+/)?internal/|(?!zh/|ko/)[a-z]{{2,3}}/)")
_INTERNAL = re.compile(r"(?:[a-z]+/)?internal/")


def page_file(page: str) -> str:
    """Return the file of a page, which is known by its path below `docs/`."""
    return f"{DOCS}/{page}"


def is_internal(page: str) -> bool:
    """Tell whether a page (by its path below `docs/`) belongs to a fork."""
    return _INTERNAL.match(page) is not None


def is_a_forks(file: str) -> bool:
    """Tell whether a file, page or record, belongs to a fork."""
    return _FORKS.match(file) is not None


def line_at(text: str, offset: int) -> int:
    """Return the line, from 1, of the character at `offset`."""
    return text.count("\n", 0, offset) + 1
