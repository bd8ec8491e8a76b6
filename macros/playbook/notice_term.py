"""Days, moments and terms as notices write them, in Korean time."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from .notice import Doubt

#: A day, perhaps its day of the week, perhaps a time: `day`, `near-day`, `weekday`, `clock`, `zone` of the table.
_MOMENT = re.compile(
    r"(?:(금일|오늘|명일|내일|익일)"
    r"|(?:(20[0-9]{2}|['’‘]?[0-9]{2})[ \n]*[년./-][ \n]*)?([01]?[0-9])[ \n]*[월./-][ \n]*([0-3]?[0-9])[ \n]*[일.]?"
    r"(?:[ \n]*\(?([월화수목금토일])(?:요일\)?|\)))?)[ \n]*(?:업무[ \n]*시간[ \n]*(?:내|종료)?[ \n]*\()?"
    r"(?:(자정|정오)|(오전|오후|밤|낮)?[ \n]*T?([0-2]?[0-9])"
    r"(?::([0-5][0-9])|[ \n]*(시)(?:[ \n]*([0-5]?[0-9])분|[ \n]*(반))?))?"
)
#: A day without its year is read as the next such day, unless that is further away than any notice gives; nor is a
#: number before a day its year where it would be.
_FAR = timedelta(days=120)
_LONGEST = {"business": 365, "calendar": 365, "hours": 8760}
_WEEKDAYS = "월화수목금토일"
LAST_MINUTE = time(23, 59)
_NOON = time(12)


@dataclass(frozen=True)
class Moment:
    """A moment that words may name, in Korean time."""

    at: datetime
    whole_day: bool = False
    """Whether they name the day alone, so that its last minute was taken."""
    doubt: Doubt | None = None
    """Why they may name another moment too."""


def moments_of(words: str, received: datetime | None) -> tuple[Moment, ...]:
    """Return what words may name, the earliest first: one moment, several that nobody can tell apart, or none."""
    found = _MOMENT.match(words)
    if found is None:
        return ()
    near, year, month, number, weekday, name, half, hour, minute, oclock, minutes, thirty = found.groups()
    if near:
        ahead = timedelta(days=near not in ("금일", "오늘"))
        days = [received.date() + ahead] if received else []
    else:
        # 26.12.4 names a year only where the day comes soon; 26년 and '26 say that they do.
        is_sure = bool(year) and (len(year) > 2 or "년" in words)
        days = _days(_day(year, is_sure, int(month), int(number), received), weekday)
    if name or hour:
        rest = 30 if thirty else int(minute or minutes or 0)
        times, doubt = (_named(name), None) if name else _times(half, hour, rest, bool(oclock))
        doubt = doubt or ("midnight" if len(times) > 1 else None)
    else:
        times, doubt = [LAST_MINUTE], None
    why: Doubt | None = "weekday" if len(days) > 1 else doubt
    return tuple(Moment(datetime.combine(day, one), not (name or hour), why) for day in days for one in times)


def _days(day: date | None, weekday: str | None) -> list[date]:
    """Return a day; with the nearest one of its day of the week, where that is another."""
    if day is None:
        return []
    apart = (_WEEKDAYS.index(weekday) - day.weekday() + 3) % 7 - 3 if weekday else 0
    return sorted(one for one in {day, day + timedelta(days=apart)} if one.year < 2100)


def _named(name: str) -> list[time]:
    # Midnight is where a day begins as well as where it ends.
    return [time(), LAST_MINUTE] if name == "자정" else [_NOON]


def _times(half: str | None, hour: str, rest: int, oclock: bool) -> tuple[list[time], Doubt | None]:
    """Return the times that an hour may be, and why it may be several."""
    hours = int(hour)
    if half in ("밤", "낮"):  # at what other hour night begins is not told
        return (_named("자정" if half == "밤" else "정오") if hours == 12 and not rest else []), None
    if hours == 12 and not rest and (half or oclock):
        # The dictionary lets a morning end with twelve and an afternoon too; digital clocks let them begin so.
        return ([time(), _NOON] if half == "오전" else [_NOON, LAST_MINUTE]), "noon"
    if half and hours <= 12:
        return [time(hours % 12 + (12 if half == "오후" else 0), rest)], None
    if hours == 24 and not rest:
        return [LAST_MINUTE], None
    if hours > 23:
        return [], None
    is_open = 0 < hours < 12 and (oclock or hours < 10) and not hour.startswith("0")
    return [time(hours, rest), *([time(hours + 12, rest)] if is_open else [])], "half" if is_open else None


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
