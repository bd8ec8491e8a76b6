"""From the words that a pattern caught to the value that a field stores."""

from __future__ import annotations

import re

from .notice import Form
from .notice_term import moments_of

_WON = re.compile(r"([0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,12}) ?(만|억)? ?원?")
_RIGHT = re.compile(r"([1-4]0) ?-? ?([0-9]{7})")
_TIMES = {None: 1, "만": 10_000, "억": 100_000_000}
_BORDER = " \n,;:·|/'\"“”‘’`「」『』<>[]"


def value_of(words: str, form: Form) -> str | None:
    """Return the value, or None where the words are none of that form."""
    words = words.strip(_BORDER)
    if form == "day":
        days = {f"{moment.at:%Y-%m-%d}" for moment in moments_of(words, None)}
        return days.pop() if len(days) == 1 else None
    if form == "won":
        won = _WON.fullmatch(words)
        return str(int(won[1].replace(",", "")) * _TIMES[won[2]]) if won else None
    if form == "right":
        right = _RIGHT.fullmatch(words)
        return f"{right[1]}-{right[2]}" if right else None
    if form == "id":
        return words if re.fullmatch(r"[0-9A-Z]+", words) else None
    return " ".join(words.split()) or None
