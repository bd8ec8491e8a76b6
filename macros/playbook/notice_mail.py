"""What the reader of notices gets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Mail:
    """What the reader gets: a pasted text, or a mail with its head."""

    text: str
    """The body as text."""
    subject: str = ""
    sender: str = ""
    """The line From: a name, an address, or both."""
    reply_to: str = ""
    to: str = ""
    received: datetime | None = None
    """When it came, as Korea's clocks showed it, without a zone; None where nothing tells."""
    files: tuple[str, ...] = ()
    """The names of the attached files."""
    links: tuple[tuple[str, str], ...] = ()
    """The links of its HTML: the words that are shown, and where they lead."""
