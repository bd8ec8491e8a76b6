"""Telephone numbers and mail addresses in a text that can be touched."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_REACHED = re.compile(
    r"(?P<tel>(?<![A-Za-z\d-])(?:\+\d[\d-]{5,}\d|1\d{3}-\d{4})(?![A-Za-z\d-])"
    # Four figures are a number only where nothing else stands: elsewhere they are a year.
    r"|(?:^|(?<= / ))1\d{3}(?=$| / ))"
    r"|(?P<mailto>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)


def dialled(text: str) -> Markup:
    """Return `text` as HTML, with its numbers and addresses as links."""
    out, end = Markup(""), 0
    for found in _REACHED.finditer(text):
        address = found[0].replace("-", "") if found["tel"] else found[0]
        link = Markup('<a href="{}:{}">{}</a>').format(found.lastgroup, address, found[0])
        out += escape(text[end : found.start()]) + link
        end = found.end()
    return out + escape(text[end:])
