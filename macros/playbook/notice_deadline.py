"""Until when a notice asks for an answer."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import datetime, timedelta

from .notice import Term
from .notice_result import Deadline
from .notice_term import end_of_term, moments_of
from .notice_text import Match, Span


def deadlines(matches: Iterable[Match], received: datetime | None, holidays: Container[str]) -> tuple[Deadline, ...]:
    """Return every deadline, each once, the earliest first; terms whose moment is not known come last.

    `holidays` are Korea's, `2026-10-05`.
    """
    different: dict[object, Deadline] = {}
    for match in matches:
        sign, words = match.sign, match.groups[0] if match.groups else None
        if sign.term is None or sign.term == "unread" or words is None:
            continue
        if sign.term == "moment":
            ones = _moments(words, match.span, received)
        else:
            ones = _counted(sign.term, int(words), sign.from_today, match.span, received, holidays)
        for one in ones:
            different.setdefault(one.at or (one.term, one.amount), one)
    return tuple(sorted(different.values(), key=lambda one: one.at or datetime.max))


def _moments(words: str, span: Span, received: datetime | None) -> Iterator[Deadline]:
    # A moment before the receipt is told of something that was.
    ahead = [one for one in moments_of(words, received) if received is None or one.at >= received]
    for one in ahead:
        yield Deadline("moment", None, one.at, one.whole_day, span, one.doubt if len(ahead) > 1 else None)


def _counted(
    term: Term, amount: int, from_today: bool, span: Span, received: datetime | None, holidays: Container[str]
) -> Iterator[Deadline]:
    if received is None:
        # Which of two days it comes to is shown once there are days.
        if amount and not from_today:
            yield Deadline(term, amount, None, False, span)
        return
    end = end_of_term(received, term, amount, holidays)
    sooner = end_of_term(received - timedelta(days=1), term, amount, holidays) if from_today else end
    if end is None or sooner is None:
        return
    if sooner < end:
        yield Deadline("moment", None, sooner, False, span, "first-day")
    yield Deadline(term, amount, end, False, span, "first-day" if sooner < end else None)
