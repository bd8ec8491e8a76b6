"""What the page that reads notices knows: `docs/data/notices.yml`, one table for Python and for the browser.

A sign is a pattern with what it means in both languages; it may also say something of the notice, speak for a kind,
and fill fields of the letters. How patterns are written: `notice_pattern`. How they are applied: `notice_reading`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from .text import Bilingual, FieldName, Record, Slug, Words

Told = Literal[
    "notice", "not-a-notice", "reply", "reply-all", "refused", "lifted", "threat", "routine", "spoken", "coupang"
]  # fmt: skip
Term = Literal["moment", "business", "calendar", "hours"]
#: Why a deadline can be read in two ways: midnight begins and ends a day; twelve may be noon; no 오전, no 오후; a day
#: of the week that is not that day's; a count that may begin today.
Doubt = Literal["midnight", "noon", "half", "weekday", "first-day"]
Form = Literal["text", "id", "day", "won", "right"]
#: The field that keeps until when to answer; the second where the notice refuses an appeal.
UNTIL_FIELDS = ("deadline_at", "resubmit_by")


class NoticePiece(Record):
    """A piece of pattern that several signs share, named in them as `{day}`."""

    id: Slug
    """Its name."""
    pattern: Words
    """The expression, without groups that catch and without other pieces."""


class NoticeKind(Record):
    """What a notice can be. Their order is the order in which kinds are shown: the best first."""

    id: Slug
    """Finer than the kinds of report: a notice about a trademark and one about a copyright ask different things."""
    scenario: Slug
    """The kind of report whose page it belongs to."""
    says: Bilingual
    """What it is, in one short line."""
    letters: tuple[Slug, ...]
    """The letters to offer, the best first."""
    triage: Slug
    """The question or outcome of the triage at which the reader goes on."""
    refused: Slug | None = None
    """The same where the notice says that an appeal was refused."""
    again: Slug | None = None
    """The letter that is the best then."""
    outside: bool = False
    """Whether it comes from somebody else than Coupang: beside it, only what is enough by itself counts."""
    no_report: bool = False
    """Whether nobody reported anything: the triage says what to do, not the page of a kind of report."""
    only_alone: bool = False
    """Whether it says only what was done, and not why: where no other is found, and never shown as a kind."""


class NoticeSign(Record):
    """A pattern, and what follows where it stands in a notice."""

    id: Slug
    """Its name."""
    pattern: Words
    """The expression. Group 1, 2, … catch the values that `fills` and `term` name."""
    then: Words | None = None
    """What may follow directly, any number of times, with the same groups: further ids in a list."""
    near: Words | None = None
    """What must stand in the same sentence."""
    not_near: Words | None = None
    """What must not stand in the same sentence: conditions, threats, periods that somebody else has."""
    beside: FieldName | None = None
    """The field that must be filled elsewhere in the notice: a heading alone may announce what is to come to all."""
    means: Bilingual
    """What the words mean, in one short line."""
    tells: Told | None = None
    """What it says of the notice as a whole."""
    kind: Slug | None = None
    """The kind that it speaks for."""
    alone: bool = False
    """Whether it is enough for its kind by itself; otherwise the text must show elsewhere that it is a notice."""
    fills: Mapping[FieldName, int | Slug] = {}
    """Fields of the letters, each with the group that catches its value, or with the option that is chosen."""
    form: Form = "text"
    """How caught words become a value: as they are, digits, a day, won, a registration number."""
    several: Literal["one", "first", "all"] = "one"
    """Different values: none is taken, the first is, or all are, joined by a comma."""
    rest: FieldName | None = None
    """The field that takes the other values, a line each, where the first one is taken."""
    only: tuple[Slug, ...] = ()
    """The kinds in which it fills; without any, in all."""
    told: Told | None = None
    """What the notice must say for it to fill."""
    term: Term | Literal["unread"] | None = None
    """Group 1 is a deadline: a moment, or how many business days, days or hours from the receipt; or what looks like
    one and is shown where none was read."""
    from_today: bool = False
    """Whether the day of the receipt may be the first of the count."""


class NoticeAlarm(Record):
    """Something that a genuine notice does not ask for."""

    id: Slug
    """`login`; several records may share a `warns`."""
    warns: Literal["sender", "link", "login", "attachment", "payment", "hurry", "not-coupang"]
    """Which warning."""
    forged: bool = False
    """Whether who writes so in Coupang's name is likely not Coupang, so that no letter answers him."""
    says: Bilingual
    """What to do and not to do, in one sentence."""
    pattern: Words | None = None
    """What stands in the text; none where the reader's own code tells it (sender, links)."""
    near: Words | None = None
    """What must stand in the same sentence."""
    not_near: Words | None = None
    """What must not stand in the same sentence."""
    file: Words | None = None
    """The name of an attached file that warns."""
    beside_others: bool = False
    """Whether it warns only where something else does: a genuine notice is urgent too."""


class NoticeHead(Record):
    """What the head of a mail fills, without any pattern."""

    id: Slug
    """Its name."""
    head: Literal["subject", "received", "to"]
    """Which line of the head; `received` is the moment in Korean time."""
    field: FieldName
    """The field; a field for a day takes the day of the moment."""
    only: tuple[Slug, ...] = ()
    """The kinds in which it fills; without any, in all."""
    told: Told | None = None
    """What the notice must say for it."""
    unless: Told | None = None
    """What it must not say."""
