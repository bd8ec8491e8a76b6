"""Reading a notice by rules alone: what it is, until when, what it says, and what of it is not known.

The rule above all others: a wrong value is worse than a missing one. What could be two things is neither; a threat is
no measure; a term is counted only from a receipt that is known. The page reads by the same table in the same way, and
`tests/notices/` holds both to the same answers.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from .book import Playbook
from .fill import missing_fields
from .notice import UNTIL_FIELDS, NoticeKind, Told
from .notice_alarm import Alarm, alarms
from .notice_deadline import deadlines
from .notice_layers import is_forward, layers
from .notice_mail import Mail
from .notice_result import Found, Offer, Quoted, Reading
from .notice_text import Match, NoticeText, Span, plain
from .notice_values import applies, heads_of, values_of

_HANGUL = re.compile("[가-힣]")
_HAN = re.compile("[\u4e00-\u9fff]")


def read_notice(mail: Mail, book: Playbook, holidays: Container[str], received_at: datetime | None = None) -> Reading:
    """Read a mail; `holidays` are Korea's, `2026-10-05`; `received_at`: when it came, where its reader tells it.

    Where it carries older mails, the newest that says something is the notice. When a notice came that somebody passed
    on, the head above it does not say.
    """
    subject, body = plain(mail.subject).strip(), plain(mail.text)
    before = f"{subject}\n\n" if subject else ""
    parts = layers(body)
    is_passed_on = is_forward(subject)
    start = int(len(parts) > 1 and (is_passed_on or parts[1].passed_on))
    own, older = body, ""
    for index in range(start, len(parts)) if len(parts) > 1 else ():
        if _Layer(parts[index].text, book).speaks:
            own, is_passed_on = parts[index].text, is_passed_on or index > 0
            older = _over(part.text for part in parts[index + 1 :])
            break
    # Who passed it on says neither when it came nor to whom, and calls it what he likes.
    head = replace(mail, subject="", to="", received=None) if is_passed_on else mail
    layer = _Layer(before + own, book)
    below = _Layer("\n" * len(before) + older, book) if older else None
    work = _Work(replace(head, received=received_at or head.received), layer, below, book, holidays)
    return work.reading(before + body, is_passed_on)


def _over(texts: Iterable[str]) -> str:
    """Lay texts of one length, of which each has lines of its own, over one another."""
    return "".join(max(signs, key=lambda sign: sign != "\n") for signs in zip(*texts, strict=True))


class _Layer:
    """One mail of those that a mail carries, searched by all signs."""

    def __init__(self, text: str, book: Playbook) -> None:
        self.book = book
        self.text = NoticeText(text, {piece.id: piece.pattern for piece in book.notice_pieces.values()})
        found = tuple(self._matches())
        filled = {name for match in found for name in match.sign.fills}
        self.matches = tuple(match for match in found if match.sign.beside in (None, *filled))

    def _matches(self) -> Iterator[Match]:
        for sign in self.book.notice_signs.values():
            then = self.text.expression(sign.then)
            for found in self.text.find(sign.pattern, sign.near, sign.not_near):
                next: re.Match[str] | None = found
                while next is not None:
                    yield Match(sign, Span(next.start(), next.end(), next[0]), next.groups())
                    next = then.match(self.text.text, next.end()) if then else None

    @property
    def known(self) -> Iterator[Match]:
        """What is explained."""
        yield from (match for match in self.matches if match.sign.term != "unread")

    @property
    def unknown(self) -> Iterator[Span]:
        """Sentences in which nothing is known."""
        sentences = self.text.sentences
        touched = {
            index
            for match in self.known
            for index in range(len(sentences))[self.text.touched(match.span.start, match.span.end)]
        }
        yield from (one for index, one in enumerate(sentences) if index not in touched)

    @property
    def terms(self) -> Iterator[Span]:
        """What looks like a deadline of any kind of notice, read or not."""
        terms = (match for match in self.matches if match.sign.term and not match.sign.only)
        yield from (match.span for match in _in_place(terms))

    @cached_property
    def told(self) -> frozenset[Told]:
        """What it says as a whole."""
        return frozenset(match.sign.tells for match in self.matches if match.sign.tells)

    @cached_property
    def is_elsewhere(self) -> bool:
        """Whether this is no notice at all, or in another language."""
        text = self.text.text
        return "not-a-notice" in self.told or len(_HAN.findall(text)) > len(_HANGUL.findall(text))

    @property
    def is_spoken(self) -> bool:
        """Whether somebody writes as people speak: a customer, unless Coupang quotes one."""
        return "spoken" in self.told and "coupang" not in self.told

    @property
    def speaks(self) -> bool:
        """Whether it has something to say to a seller itself."""
        if self.is_elsewhere or self.is_spoken:
            return False
        has_term = any(match.sign.term not in (None, "unread") and not match.sign.only for match in self.matches)
        return has_term or bool(self.kinds) or not self.told.isdisjoint({"notice", "refused", "lifted", "coupang"})

    @cached_property
    def kinds(self) -> dict[str, tuple[Span, ...]]:
        """The kinds by id, the best first, with the words that say so."""
        if self.is_elsewhere:
            return {}
        kinds, matches = self.book.notice_kinds, [match for match in self.matches if match.sign.kind]
        sure = {match.sign.kind for match in matches if match.sign.alone}
        # Customers and lawyers speak of rights too: hints count only in what Coupang itself says to a seller.
        outside = any(kinds[id].outside for id in sure if id)
        hints = not self.told.isdisjoint({"notice", "refused"}) and not self.is_spoken and not outside
        found: dict[str, list[Span]] = {}
        for match in matches:
            if match.sign.kind and (hints or match.sign.kind in sure):
                found.setdefault(match.sign.kind, []).append(match.span)
        order = [id for id in kinds if id in found]
        some = [id for id in order if not kinds[id].only_alone] or order[:1]
        return {id: tuple(found[id]) for id in some}


class _Work:
    """One reading, step by step."""

    def __init__(
        self, mail: Mail, layer: _Layer, below: _Layer | None, book: Playbook, holidays: Container[str]
    ) -> None:
        self.mail, self.layer, self.below, self.book, self.holidays = mail, layer, below, book, holidays
        # What an answer is about, the mail that it answers says.
        self.kinds = layer.kinds or (below.kinds if below and not layer.is_elsewhere else {})

    def reading(self, text: str, passed_on: bool) -> Reading:
        """Put together what was found in `text`, the whole."""
        whole = NoticeText(text, self.layer.text.pieces)
        layers = [layer for layer in (self.layer, self.below) if layer]
        seen = Reading(
            text,
            phrases=tuple(
                (match.sign, match.span) for match in _in_place(one for each in layers for one in each.known)
            ),
            unknown=tuple(sorted((one for each in layers for one in each.unknown), key=lambda span: span.start)),
            alarms=tuple(alarms(self.mail, whole, self.book)),
        )
        if not self.kinds and not self._is_bare_refusal:
            return seen
        told = self.layer.told
        terms = [match for match in self.layer.matches if applies(match.sign, self.kinds, told)]
        until = deadlines(terms, self.mail.received, self.holidays)
        deadline = until[0] if len(until) == 1 else None
        values, undecided = values_of(self.layer.matches, self.kinds, told, self.book)
        values = {**dict(heads_of(self.mail, self.kinds, told, self.book)), **values}
        if deadline and deadline.term == "moment" and deadline.at:
            field = UNTIL_FIELDS["refused" in told]
            values[field] = Found(field, f"{deadline.at:%Y-%m-%dT%H:%M}", (deadline.words,))
        return replace(
            seen,
            kinds=tuple((kind, self.kinds[id]) for id, kind in self.book.notice_kinds.items() if self._is_why(kind)),
            values=values,
            undecided=undecided,
            deadline=deadline,
            deadlines=() if deadline else until,
            unread_terms=() if until else tuple(self.layer.terms),
            told=told,
            quoted=self._quoted(values),
            passed_on=passed_on,
            letters=() if self._is_forged(seen.alarms, passed_on) else tuple(self._letters(values, told)),
        )

    def _is_why(self, kind: NoticeKind) -> bool:
        """Whether the notice is of that kind, and not only of the one that says what was done and not why."""
        return kind.id in self.kinds and not kind.only_alone

    @property
    def _is_bare_refusal(self) -> bool:
        """Whether an appeal was refused and nothing says what it was about."""
        layer = self.layer
        return "refused" in layer.told and not layer.is_spoken and not self.kinds and not layer.is_elsewhere

    def _is_forged(self, alarms: Iterable[Alarm], passed_on: bool) -> bool:
        """Whether somebody else than Coupang likely writes in its name. Who passes a notice on is somebody else."""
        if any(self.book.notice_kinds[id].outside for id in self.kinds):
            return False
        return any(one.record.forged and not (passed_on and one.record.warns == "sender") for one in alarms)

    def _quoted(self, own: Mapping[str, Found]) -> Quoted:
        if self.below is None:
            return Quoted()
        values, _ = values_of(self.below.matches, self.kinds, self.below.told, self.book)
        other = {name: one for name, one in values.items() if name not in own or own[name].value != one.value}
        return Quoted(other, tuple(self.below.terms))

    def _letters(self, values: Mapping[str, Found], told: frozenset[Told]) -> Iterator[Offer]:
        if "lifted" in told and "refused" not in told and "measure_taken" not in values:
            return
        kinds = [self.book.notice_kinds[id] for id in self.kinds]
        refused = (kinds[:1] or list(self.book.notice_kinds.values())) if "refused" in told else []
        again = [kind.again for kind in refused if kind.again]
        plain_values = {name: one.value for name, one in values.items()}
        for id in dict.fromkeys([*again, *(letter for kind in kinds for letter in kind.letters)]):
            if id in self.book.letters:
                yield _offer(self.book, id, plain_values)


def _in_place(matches: Iterable[Match]) -> Iterator[Match]:
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
