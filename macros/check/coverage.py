"""Coverage: every statement of the source document is covered by its page, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from macros.playbook.problem import Problem
from macros.playbook.text import LANGUAGES

from .content import Content


def check(content: Content) -> Iterator[Problem]:
    """Yield every statement that its own page does not cover, and every cover of nothing."""
    statements = content.playbook.statements
    for page in content.written.values():
        for id in _covers(page.front):
            if id not in statements:
                what = f"covers {id!r}, which is no statement"
                line = page.line_of("covers")
                mend = "correct it: see docs/data/seed.yml"
                yield Problem(f"docs/{page.path}", line, "covers", what, mend, "coverage")
    for statement in statements.values():
        for language in LANGUAGES:
            path = f"{language}/{statement.page}.md"
            page_or_none = content.written.get(path)
            if page_or_none is None or statement.id not in _covers(page_or_none.front):
                what = f"does not cover {statement.id} of the source document"
                yield Problem(
                    f"docs/{path}",
                    1,
                    "covers",
                    what,
                    f"add {statement.id} and say it on the page",
                    "coverage",
                )


def _covers(front_matter: object) -> list[str]:
    covers = front_matter.get("covers", []) if isinstance(front_matter, dict) else []
    return [str(id) for id in covers] if isinstance(covers, list) else []
