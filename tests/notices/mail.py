"""From a file of the tests to what the reader gets: `email` knows MIME, the rest is a few lines."""

from __future__ import annotations

import email
import re
from datetime import timedelta, timezone
from email import policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path

from macros.playbook.notice_mail import Mail

_KOREA = timezone(timedelta(hours=9))
_BREAKS = {"br", "p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "hr", "blockquote"}
_SILENT = {"script", "style", "head", "title", "template", "noscript"}


class _Text(HTMLParser):
    """HTML as text: blocks begin lines, cells stand apart, scripts and styles are nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.silent = 0
        self.links: list[tuple[str, str]] = []
        self.linked = False

    def handle_starttag(self, tag, attrs):
        self.silent += tag in _SILENT
        if tag == "a":
            self.linked = True
            self.links.append(("", dict(attrs).get("href") or ""))
        if tag in _BREAKS:
            self.pieces.append("\n")
        elif tag in ("td", "th"):
            self.pieces.append(" ")

    def handle_endtag(self, tag):
        self.silent -= tag in _SILENT and self.silent > 0
        self.linked &= tag != "a"
        if tag in _BREAKS and tag != "br":
            self.pieces.append("\n")

    def handle_data(self, data):
        if not self.silent:
            self.pieces.append(re.sub(r"[ \t\r\n]+", " ", data))
            if self.linked:
                shown, address = self.links.pop()
                self.links.append((shown + data, address))


def html_as_text(html: str) -> tuple[str, list[tuple[str, str]]]:
    reader = _Text()
    reader.feed(html)
    reader.close()
    lines = "".join(reader.pieces).split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in lines)).strip(), reader.links


def _decoded(part) -> str:
    """Return a part's text. A charset that does not fit is no reason to lose the notice: UTF-8, then CP949."""
    raw = part.get_payload(decode=True) or b""
    named = (part.get_content_charset() or "utf-8").replace("ks_c_5601-1987", "cp949").replace("euc-kr", "cp949")
    for charset in (named.replace("gb2312", "gb18030").replace("gbk", "gb18030"), "utf-8", "cp949"):
        try:
            return raw.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("utf-8", "replace")


def read_mail(raw: bytes) -> Mail:
    """Read an `.eml`: the plain text if there is one, else the HTML as text."""
    message = email.message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    plain, html, files, links = [], [], [], []
    for part in message.walk():
        if part.is_multipart():
            continue
        name = part.get_filename()
        if name:
            files.append(name)
        elif part.get_content_type() == "text/plain" or part.get_content_maintype() == "multipart":
            # A mail whose boundary never comes is one part that says it were several.
            plain.append(_decoded(part))
        elif part.get_content_type() == "text/html":
            shown, leading = html_as_text(_decoded(part))
            html.append(shown)
            links += leading
    text = "\n".join(plain) if any(one.strip() for one in plain) else "\n".join(html)
    date = str(message["Date"] or "")
    try:
        received = parsedate_to_datetime(date).astimezone(_KOREA).replace(tzinfo=None, second=0) if date else None
    except ValueError:
        received = None
    head = {key: str(message[name] or "") for key, name in (("subject", "Subject"), ("sender", "From"))}
    return Mail(
        text,
        **head,
        reply_to=str(message["Reply-To"] or ""),
        to=address_list(str(message["To"] or "")),
        received=received,
        files=tuple(files),
        links=tuple(links),
    )


def address_list(line: str) -> str:
    """Return the one address of a line To:, or nothing where there are several."""
    found = re.findall(r"[^\s<>,;\"]+@[^\s<>,;\"]+", line)
    return found[0] if len(found) == 1 else ""


def read_file(path: Path) -> Mail:
    """Read a test's notice: a mail, or a text as it was pasted."""
    raw = path.read_bytes()
    return read_mail(raw) if path.suffix == ".eml" else Mail(raw.decode("utf-8"))
