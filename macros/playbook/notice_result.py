"""What was read of a notice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from .notice import Doubt, NoticeKind, NoticeSign, Term, Told
from .notice_alarm import Alarm
from .notice_text import Span


@dataclass(frozen=True)
class Found:
    """A value, in the form in which its field stores it, and the words that it came from; none for the mail's head."""

    field: str
    value: str
    words: tuple[Span, ...]


@dataclass(frozen=True)
class Deadline:
    """Until when an answer is asked for."""

    term: Term
    amount: int | None
    """How many days or hours from the receipt; None for a moment that is written out."""
    at: datetime | None
    """The moment in Korean time; None for a term while the receipt is not known."""
    whole_day: bool
    """Whether only a day is written, so that its last minute was taken."""
    words: Span
    doubt: Doubt | None = None
    """Why the same words may be another deadline, which stands beside this one."""


@dataclass(frozen=True)
class Quoted:
    """What older mails say that stand below the notice: told, and not put in."""

    values: Mapping[str, Found] = field(default_factory=dict)
    """By the field's id; without what the notice says itself."""
    terms: tuple[Span, ...] = ()
    """Words that give or look like a deadline, in order."""


@dataclass(frozen=True)
class Offer:
    """A letter that fits, with how many of the fields that it cannot be sent without are filled."""

    letter: str
    filled: int
    required: int


@dataclass(frozen=True)
class Reading:
    """What was read. Places count in `text`: the subject, an empty line, the body, made plain."""

    text: str
    kinds: tuple[tuple[NoticeKind, tuple[Span, ...]], ...] = ()
    """What it can be, the best first, each with the words that say so. None: this is no notice that is known."""
    values: Mapping[str, Found] = field(default_factory=dict)
    """What fills fields, by the field's id. A deadline that is only counted is not among them."""
    undecided: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Fields for which the notice has several values, of which none was taken."""
    deadline: Deadline | None = None
    deadlines: tuple[Deadline, ...] = ()
    """All that were found, where they differ; then `deadline` is None."""
    unread_terms: tuple[Span, ...] = ()
    """What looks like a deadline, in order, where none was found."""
    told: frozenset[Told] = frozenset()
    quoted: Quoted = field(default_factory=Quoted)
    passed_on: bool = False
    """Whether somebody passed it on: the head of the mail is his."""
    phrases: tuple[tuple[NoticeSign, Span], ...] = ()
    """What is explained, in order, without overlaps."""
    unknown: tuple[Span, ...] = ()
    """Sentences in which nothing is known."""
    alarms: tuple[Alarm, ...] = ()
    letters: tuple[Offer, ...] = ()

    @property
    def scenarios(self) -> tuple[str, ...]:
        """The kinds of report, each once, the best first."""
        return tuple(dict.fromkeys(kind.scenario for kind, _ in self.kinds))
