"""What warns of a mail: its sender and links, and what it asks for. A right address lifts no warning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .book import Playbook
from .notice import NoticeAlarm
from .notice_mail import Mail
from .notice_sender import address_of, host_of, is_coupang, links, looks_like_coupang, misleads
from .notice_text import NoticeText, Span


@dataclass(frozen=True)
class Alarm:
    """A warning, with the address, the link, the words or the file that it is about."""

    record: NoticeAlarm
    about: str
    span: Span | None = None
    """Where it stands in the text; None where it stands in the head."""


def alarms(mail: Mail, text: NoticeText, book: Playbook) -> Iterator[Alarm]:
    """Yield what warns, each warning once, in the order of the table."""
    found: dict[str, Alarm] = {}
    for record in book.notice_alarms.values():
        for one in _alarms(record, mail, text):
            found.setdefault(record.warns, one)
            break
    others = any(not one.record.beside_others for one in found.values())
    yield from (one for one in found.values() if others or not one.record.beside_others)


def _alarms(record: NoticeAlarm, mail: Mail, text: NoticeText) -> Iterator[Alarm]:
    if record.warns == "sender":
        # Where the mail came from, and where an answer would go.
        for line in (mail.sender, mail.reply_to):
            address = address_of(line)
            if line.strip() and not is_coupang(host_of(address)):
                yield Alarm(record, address)
    if record.warns == "link":
        for start, end, host in links(text.text):
            if looks_like_coupang(host):
                yield Alarm(record, host, Span(start, end, text.text[start:end]))
        for shown, address in mail.links:
            if host := misleads(shown, address):
                yield Alarm(record, host)
    if file := text.expression(record.file):
        yield from (Alarm(record, name) for name in mail.files if file.search(name))
    if record.pattern:
        for match in text.find(record.pattern, record.near, record.not_near):
            yield Alarm(record, " ".join(match[0].split()), Span(match.start(), match.end(), match[0]))
