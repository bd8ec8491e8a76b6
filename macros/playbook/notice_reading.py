"""Reading a notice by rules alone: what it is, until when, what it says, and what of it is not known.

The rule above all others: a wrong value is worse than a missing one. What could be two things is neither; a threat is
no measure; a term is counted only from a receipt that is known. The page reads by the same table in the same way, and
`tests/notices/` holds both to the same answers.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from .book import Playbook
from .fill import missing_fields
from .notice import UNTIL_FIELDS, NoticeSign, Term, Told
from .notice_alarm import alarms
from .notice_mail import Mail
from .notice_result import Deadline, Found, Offer, Reading
from .notice_term import end_of_term, moment_of
from .notice_text import NoticeText, Span, plain, seen
from .notice_value import value_of

_HANGUL = re.compile("[가-힣]")
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True)
class _Match:
    sign: NoticeSign
    span: Span
    groups: tuple[str | None, ...]


def read_notice(mail: Mail, book: Playbook, holidays: Container[str]) -> Reading:
    """Read a mail; `holidays` are Korea's, `2026-10-05`."""
    return _Work(mail, book, holidays).reading()


class _Work:
    """One reading, step by step."""

    def __init__(self, mail: Mail, book: Playbook, holidays: Container[str]) -> None:
        self.mail, self.book, self.holidays = mail, book, holidays
        subject, body = plain(mail.subject).strip(), plain(mail.text)
        text = f"{subject}\n\n{body}" if subject else body
        self.text = NoticeText(text, {piece.id: piece.pattern for piece in book.notice_pieces.values()})
        self.matches = tuple(self._matches())

    def reading(self) -> Reading:
        """Put together what was found."""
        phrases = tuple(self._phrases())
        warned = tuple(alarms(self.mail, self.text, self.book))
        unknown = tuple(self._unknown())
        if not self._kinds:
            return Reading(
                self.text.text,
                told=frozenset({"refused"}) if self._is_bare_refusal else frozenset(),
                phrases=phrases,
                unknown=unknown,
                alarms=warned,
                letters=tuple(self._letters({})),
            )
        deadlines = tuple(self._deadlines())
        deadline = deadlines[0] if len(deadlines) == 1 else None
        values, undecided = self._values(deadline)
        return Reading(
            self.text.text,
            kinds=tuple((self.book.notice_kinds[id], spans) for id, spans in self._kinds.items()),
            values=values,
            undecided=undecided,
            deadline=deadline,
            deadlines=() if deadline else deadlines,
            unread_terms=() if deadlines else tuple(self._unread_terms()),
            told=self._told,
            phrases=phrases,
            unknown=unknown,
            alarms=warned,
            letters=tuple(self._letters(values)),
        )

    def _matches(self) -> Iterator[_Match]:
        for sign in self.book.notice_signs.values():
            then = self.text.expression(sign.then)
            for found in self.text.find(sign.pattern, sign.near, sign.not_near):
                next: re.Match[str] | None = found
                while next is not None:
                    yield _Match(sign, Span(next.start(), next.end(), next[0]), next.groups())
                    next = then.match(self.text.text, next.end()) if then else None

    def _unknown(self) -> Iterator[Span]:
        known = {
            index
            for match in self.matches
            if match.sign.term != "unread"
            for index in range(len(self.text.sentences))[self.text.touched(match.span.start, match.span.end)]
        }
        yield from (one for index, one in enumerate(self.text.sentences) if index not in known)

    @cached_property
    def _told(self) -> frozenset[Told]:
        return frozenset(match.sign.tells for match in self.matches if match.sign.tells)

    @cached_property
    def _is_elsewhere(self) -> bool:
        """Whether this is no notice at all, or in another language."""
        text = self.text.text
        return "not-a-notice" in self._told or len(_HAN.findall(text)) > len(_HANGUL.findall(text))

    @property
    def _is_bare_refusal(self) -> bool:
        """Whether an appeal was refused and nothing says what it was about."""
        said = "refused" in self._told and not self._is_spoken
        return said and not self._kinds and not self._is_elsewhere

    @property
    def _is_spoken(self) -> bool:
        """Whether somebody writes as people speak: a customer, unless Coupang quotes one."""
        return "spoken" in self._told and "coupang" not in self._told

    @cached_property
    def _kinds(self) -> dict[str, tuple[Span, ...]]:
        """The kinds by id, the best first, with the words that say so."""
        if self._is_elsewhere:
            return {}
        kinds, matches = self.book.notice_kinds, [match for match in self.matches if match.sign.kind]
        sure = {match.sign.kind for match in matches if match.sign.alone}
        # Customers and lawyers speak of rights too: hints count only in what Coupang itself says to a seller.
        outside = any(kinds[id].outside for id in sure if id)
        hints = not self._told.isdisjoint({"notice", "refused"}) and not self._is_spoken and not outside
        found: dict[str, list[Span]] = {}
        for match in matches:
            if match.sign.kind and (hints or match.sign.kind in sure):
                found.setdefault(match.sign.kind, []).append(match.span)
        order = [id for id in kinds if id in found]
        some = [id for id in order if not kinds[id].only_alone] or order[:1]
        return {id: tuple(found[id]) for id in some}

    def _values(self, deadline: Deadline | None) -> tuple[dict[str, Found], dict[str, tuple[str, ...]]]:
        found: dict[str, list[tuple[NoticeSign, str, Span]]] = {}
        for match in self.matches:
            if match.sign.only and not any(id in self._kinds for id in match.sign.only):
                continue
            for name, filled in match.sign.fills.items():
                words = match.groups[filled - 1] if isinstance(filled, int) else filled
                value = value_of(words or "", match.sign.form) if isinstance(filled, int) else words
                if value:
                    found.setdefault(name, []).append((match.sign, value, match.span))
        values = dict(self._heads())
        undecided = {}
        for name, rows in found.items():
            value, candidates = self._decide(rows)
            if value is None or len(value) > self.book.fields[name].max_length:
                undecided[name] = candidates
            else:
                values[name] = Found(name, value, tuple(span for _, one, span in rows if one in candidates))
        if deadline and deadline.term == "moment" and deadline.at:
            field = UNTIL_FIELDS["refused" in self._told]
            values[field] = Found(field, f"{deadline.at:%Y-%m-%dT%H:%M}", (deadline.words,))
        return values, undecided

    def _decide(self, rows: list[tuple[NoticeSign, str, Span]]) -> tuple[str | None, tuple[str, ...]]:
        """Return the value of a field, or None, and the values that it is made of or that contend for it."""
        rank = list(self.book.notice_signs)
        sign = min((sign for sign, _, _ in rows), key=lambda one: rank.index(one.id))
        different = tuple(dict.fromkeys(value for _, value, _ in sorted(rows, key=lambda row: row[2].start)))
        if len(different) == 1 or sign.several == "all":
            return ", ".join(different), different
        if sign.several == "first":
            first = next(value for one, value, _ in rows if one is sign)
            return first, (first,)
        return None, different

    def _heads(self) -> Iterator[tuple[str, Found]]:
        mail = self.mail
        subject = " ".join(seen(mail.subject).split())
        to = mail.to.strip() if mail.to.count("@") == 1 else ""
        moment = f"{mail.received:%Y-%m-%dT%H:%M}" if mail.received else ""
        for head in self.book.notice_heads.values():
            if head.only and not any(id in self._kinds for id in head.only):
                continue
            if (head.told and head.told not in self._told) or head.unless in self._told:
                continue
            field = self.book.fields[head.field]
            value = {"subject": subject, "received": moment[:10] if field.type == "date" else moment, "to": to}[
                head.head
            ]
            if value and len(value) <= field.max_length:
                yield head.field, Found(head.field, value, ())

    def _deadlines(self) -> Iterator[Deadline]:
        """Yield every deadline, each once, the earliest first; terms whose moment is not known come last."""
        found: dict[object, Deadline] = {}
        for match in self.matches:
            term, words = match.sign.term, match.groups[0] if match.groups else None
            if term is None or term == "unread" or words is None:
                continue
            one = self._deadline(term, words, match.span)
            if one:
                found.setdefault(one.at or (one.term, one.amount), one)
        yield from sorted(found.values(), key=lambda one: one.at or datetime.max)

    def _deadline(self, term: Term, words: str, span: Span) -> Deadline | None:
        received = self.mail.received
        if term == "moment":
            moment = moment_of(words, received)
            # A day before the receipt is told of something that was.
            if moment is None or (received and moment[0] < received):
                return None
            return Deadline(term, None, moment[0], moment[1], span)
        amount = int(words)
        at = end_of_term(received, term, amount, self.holidays) if received else None
        return Deadline(term, amount, at, False, span) if amount and (at or not received) else None

    def _unread_terms(self) -> Iterator[Span]:
        yield from (match.span for match in _in_place(match for match in self.matches if match.sign.term))

    def _phrases(self) -> Iterator[tuple[NoticeSign, Span]]:
        for match in _in_place(match for match in self.matches if match.sign.term != "unread"):
            yield match.sign, match.span

    def _letters(self, values: Mapping[str, Found]) -> Iterator[Offer]:
        if self._told >= {"lifted"} and "refused" not in self._told and "measure_taken" not in values:
            return
        kinds = [self.book.notice_kinds[id] for id in self._kinds]
        refused = kinds[:1] if "refused" in self._told else []
        if self._is_bare_refusal:
            refused = list(self.book.notice_kinds.values())
        again = [kind.again for kind in refused if kind.again]
        plain_values = {name: one.value for name, one in values.items()}
        for id in dict.fromkeys([*again, *(letter for kind in kinds for letter in kind.letters)]):
            if id in self.book.letters:
                yield _offer(self.book, id, plain_values)


def _in_place(matches: Iterable[_Match]) -> Iterator[_Match]:
    """Yield matches as they stand in the text; of those that overlap the first, of equals the longest."""
    end = 0
    for match in sorted(matches, key=lambda one: (one.span.start, -one.span.end)):
        if match.span.start >= end:
            end = match.span.end
            yield match


def _offer(book: Playbook, id: str, values: Mapping[str, str]) -> Offer:
    letter = book.letters[id]
    needed: Iterable[str] = (
        name
        for name in letter.fields
        if book.fields[name].required and book.fields[name].type != "fact" and name not in letter.optional
    )
    filled = sum(name in values for name in needed)
    return Offer(id, filled, filled + len(missing_fields(letter, book.fields, values)))
