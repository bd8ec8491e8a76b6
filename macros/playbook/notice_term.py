"""Days, moments and terms as notices write them, in Korean time."""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date, datetime, time, timedelta

#: A day, perhaps its day of the week, perhaps a time: the pieces `day`, `weekday`, `clock` and `zone` of the table.
_MOMENT = re.compile(
    r"(?:(20[0-9]{2}|['’‘]?[0-9]{2})[ \n]*[년./-][ \n]*)?([01]?[0-9])[ \n]*[월./-][ \n]*([0-3]?[0-9])[ \n]*[일.]?"
    r"(?:[ \n]*\(?[월화수목금토일](?:요일)?\)?)?[ \n]*(?:업무[ \n]*시간[ \n]*(?:내|종료)?[ \n]*\()?"
    r"(?:(오전|오후|밤)?[ \n]*([0-2]?[0-9])(?::([0-5][0-9])|[ \n]*시(?:[ \n]*([0-5]?[0-9])분|[ \n]*(반))?))?"
)
#: A day without its year is read as the next such day, unless that is further away than any notice gives; nor is a
#: number before a day its year where it would be.
_FAR = timedelta(days=120)
_LONGEST = {"business": 365, "calendar": 365, "hours": 8760}
LAST_MINUTE = time(23, 59)


def moment_of(words: str, received: datetime | None) -> tuple[datetime, bool] | None:
    """Return the moment that words name, and whether they name the day alone; None where it cannot be told."""
    found = _MOMENT.match(words)
    if found is None:
        return None
    year, month, number, half, hour, minute, minutes, thirty = found.groups()
    # 26.12.4 names a year only where the day comes soon; 26년 and '26 say that they do.
    is_sure = bool(year) and (len(year) > 2 or "년" in words)
    day = _day(year, is_sure, int(month), int(number), received)
    if day is None:
        return None
    if hour is None:
        return datetime.combine(day, LAST_MINUTE), True
    hours, rest = int(hour), 30 if thirty else int(minute or minutes or 0)
    if half == "밤":  # 12 at night ends the day; at what other hour night begins is not told
        hours = 24 if hours == 12 else 25
    elif half and hours <= 12:
        hours = hours % 12 + (12 if half == "오후" else 0)
    if hours == 24 and rest == 0:
        return datetime.combine(day, LAST_MINUTE), False
    return (datetime.combine(day, time(hours, rest)), False) if hours < 24 else None


def _day(year: str | None, is_sure: bool, month: int, number: int, received: datetime | None) -> date | None:
    try:
        written = date(2000 + int(year[-2:]), month, number) if year else None
        if is_sure or received is None:
            return written if is_sure else None
        first = received.date()
        day = written or date(first.year, month, number)
        day = day if written or day >= first else date(first.year + 1, month, number)
    except ValueError:  # the 31st of a month with 30 days
        return None
    return day if timedelta(0) <= day - first <= _FAR else None


def end_of_term(received: datetime, term: str, amount: int, holidays: Container[str]) -> datetime | None:
    """Return when a term that runs from the receipt ends, as the case desk counts it; None where it is no term.

    Days count from the day after the receipt to the end of the last one; business days leave out weekends and the
    holidays (`2026-10-05`).
    """
    if not 1 <= amount <= _LONGEST.get(term, 0):
        return None
    if term == "hours":
        return received + timedelta(hours=amount)
    day = received.date()
    while amount:
        day += timedelta(days=1)
        if term == "calendar" or (day.weekday() < 5 and day.isoformat() not in holidays):
            amount -= 1
    return datetime.combine(day, LAST_MINUTE)
