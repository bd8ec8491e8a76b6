"""Coverage: every statement of the source document is covered by its page, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from macros.playbook.problem import Problem
from macros.playbook.text import LANGUAGES

from .content import Content
from .place import page_file


def check(content: Content) -> Iterator[Problem]:
    """Yield every statement that its own page does not cover, and every cover of nothing."""
    statements = content.playbook.statements
    for page in content.written.values():
        for id in _covers(page.front):
            if id not in statements:
                what, line = f"covers {id!r}, which is no statement", page.line_of("covers")
                yield Problem(page.name, line, "covers", what, "correct it: see docs/data/seed.yml", "coverage")
    for statement in statements.values():
        for language in LANGUAGES:
            path = f"{language}/{statement.page}.md"
            if path not in content.written or statement.id not in _covers(content.written[path].front):
                what = f"does not cover {statement.id} of the source document"
                mend = f"add {statement.id} and say it on the page"
                yield Problem(page_file(path), 1, "covers", what, mend, "coverage")


def _covers(front_matter: object) -> list[str]:
    covers = front_matter.get("covers", []) if isinstance(front_matter, dict) else []
    return [str(id) for id in covers] if isinstance(covers, list) else []
