"""The words of notices as people read them: what stands in the patterns without any sign of a pattern."""

from __future__ import annotations

import re

from macros.playbook.book import Playbook
from macros.playbook.notice import NoticeSign

_PLAIN = re.compile(r"(?:[가-힣]| \??)+")
#: So many forms of the same words are shown.
_MOST = 2
#: What says nothing of a notice: greetings and the like stand in every mail.
_EVERYDAY = frozenset({"greeting", "thanks", "please", "our-company", "your-company", "within", "hereby-inform"})


def notice_words(playbook: Playbook) -> list[tuple[str, NoticeSign]]:
    """Return words by which a notice is known by eye, each with its sign; those that tell most come first."""
    found = [
        (", ".join(words[:_MOST]), sign)
        for sign in playbook.notice_signs.values()
        if sign.tells not in ("not-a-notice", "spoken") and sign.id not in _EVERYDAY
        if (words := plain_words(sign.pattern))
    ]
    return sorted(found, key=lambda row: not (row[1].tells or row[1].kind or row[1].fills))


def plain_words(pattern: str) -> list[str]:
    """Return the alternatives of a pattern that are words and nothing else, as they are usually written.

    >>> plain_words("대표 ?메일|(?:주|보조) 메일")
    ['대표메일']
    """
    if any(sign in pattern for sign in "()[]{}\\"):
        pattern = re.sub(r"[^|]*[()\[\]{}\\].*", "", pattern)
    return [one.replace(" ?", "").strip() for one in pattern.split("|") if _PLAIN.fullmatch(one)]
