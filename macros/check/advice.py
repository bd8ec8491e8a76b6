"""What stops no build: the house's style on a fork's own pages, until `house_style` in organisation.yml makes it law.

Nor does it stop one that upstream has given up a list at whose items a fork shows something of its own: it is shown
no longer, and nothing else changes. Nor that the triage does not ask for a fork's own kind of report: its page is in
the menu.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from macros.playbook.organisation import Organisation
from macros.playbook.problem import Problem

from .overlay_places import WITHDRAWN

#: The rules of style: what breaks one is read as it was meant.
STYLE = frozenset(
    {
        *("amount-form", "half-width", "heading-id", "heading-level", "image-words", "left-over", "outdated-name"),
        *("pinyin", "plain-markdown", "traditional", "unbalanced-sign", "wrong-language"),
    }
)
#: Of odd characters those that can be seen, and are what they look like.
_SEEN = re.compile(r"has (?:an emoji|full-width|a tab|a blank)")
#: A heading that stops the build, or shares its address with another.
_BROKEN = re.compile(r"has an id that|repeats")
_PAGE = re.compile(r"docs/[a-z]+/internal/.*\.md")
_NEEDED = "docs/internal/needed.yml"


def advice_and_law(
    problems: Iterable[Problem], organisation: Organisation | None
) -> tuple[list[Problem], list[Problem]]:
    """Part what is only advice from what stops a build."""
    advice: list[Problem] = []
    law: list[Problem] = []
    strict = organisation is not None and organisation.house_style
    for problem in problems:
        told = problem.rule == "not-in-triage" or _is_shown_no_longer(problem) or (not strict and _is_style(problem))
        (advice if told else law).append(problem)
    return advice, law


def _is_shown_no_longer(problem: Problem) -> bool:
    return problem.file == _NEEDED and problem.what.endswith(WITHDRAWN)


def _is_style(problem: Problem) -> bool:
    if not _PAGE.fullmatch(problem.file):
        return False
    if problem.rule == "characters":
        return bool(_SEEN.match(problem.what))
    return problem.rule in STYLE and not _BROKEN.match(problem.what)
