"""What a notice fills: of several values for a field, the one that the table takes, or none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from .book import Playbook
from .notice import NoticeHead, NoticeSign, Told
from .notice_mail import Mail
from .notice_result import Found
from .notice_text import Match, Span, seen
from .notice_value import value_of

_Row = tuple[NoticeSign, str, Span]


def values_of(
    matches: Iterable[Match], kinds: Collection[str], told: Collection[Told], book: Playbook
) -> tuple[dict[str, Found], dict[str, tuple[str, ...]]]:
    """Return what fills fields, and the fields for which several values contend."""
    found: dict[str, list[_Row]] = {}
    ids: dict[Span, str] = {}
    for match in matches:
        if match.sign.form == "id" and match.groups[0]:
            ids[match.span] = match.groups[0]
        if not applies(match.sign, kinds, told):
            continue
        for name, filled in match.sign.fills.items():
            words = match.groups[filled - 1] if isinstance(filled, int) else filled
            value = value_of(words or "", match.sign.form) if isinstance(filled, int) else words
            if value:
                found.setdefault(name, []).append((match.sign, value, match.span))
    values, undecided = {}, {}
    for name, rows in found.items():
        value, candidates, others = _decide(rows, book)
        if value is None or len(value) > book.fields[name].max_length:
            undecided[name] = candidates
            continue
        values[name] = Found(name, value, tuple(span for _, one, span in rows if one in candidates))
        if others and (rest := rows[0][0].rest) and rest not in found:
            # A number that stands in the same words is that one's.
            more = "\n".join(
                ", ".join([other, *dict.fromkeys(ids[span] for _, one, span in rows if one == other and span in ids)])
                for other in others
            )
            if len(more) <= book.fields[rest].max_length:
                values[rest] = Found(rest, more, tuple(span for _, one, span in rows if one in others))
    return values, undecided


def applies(record: NoticeSign | NoticeHead, kinds: Collection[str], told: Collection[Told]) -> bool:
    """Tell whether what a record fills is filled in a notice of such kinds, which says such things."""
    # What was refused, without a word of what it was about, is of some kind all the same.
    is_bare = record.told == "refused" and not kinds
    is_of_kind = not record.only or is_bare or any(id in kinds for id in record.only)
    return is_of_kind and (record.told is None or record.told in told)


def _decide(rows: list[_Row], book: Playbook) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    """Return the value of a field, or None; the values that it is made of or that contend for it; and what is left."""
    rank = list(book.notice_signs)
    sign = min((sign for sign, _, _ in rows), key=lambda one: rank.index(one.id))
    different = tuple(dict.fromkeys(value for _, value, _ in sorted(rows, key=lambda row: row[2].start)))
    if len(different) == 1 or sign.several == "all":
        return ", ".join(different), different, ()
    if sign.several == "first":
        first = next(value for one, value, _ in rows if one is sign)
        return first, (first,), tuple(value for value in different if value != first)
    return None, different, ()


def heads_of(mail: Mail, kinds: Collection[str], told: Collection[Told], book: Playbook) -> Iterator[tuple[str, Found]]:
    """Yield what the head of the mail fills."""
    subject = " ".join(seen(mail.subject).split())
    to = mail.to.strip() if mail.to.count("@") == 1 else ""
    moment = f"{mail.received:%Y-%m-%dT%H:%M}" if mail.received else ""
    for head in book.notice_heads.values():
        if head.unless in told or not applies(head, kinds, told):
            continue
        field = book.fields[head.field]
        value = {"subject": subject, "received": moment[:10] if field.type == "date" else moment, "to": to}[head.head]
        if value and len(value) <= field.max_length:
            yield head.field, Found(head.field, value, ())
