"""What a page may weigh, by its kind: bytes as a server sends them (packed by gzip), all that it loads at once."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

_KB = 1000
#: What is worth packing; pictures of other kinds are packed already.
_TEXT = frozenset({".html", ".css", ".js", ".json", ".svg"})
#: What a browser asks for by itself when it opens a page.
_LOADED = re.compile(r"<(?:script|img|link)\b[^>]*>")
_LOADING_LINKS = frozenset({"stylesheet", "icon", "preload"})


@dataclass(frozen=True)
class Budget:
    """The most that pages of a kind may load at their first view."""

    script: int
    """Bytes of scripts."""
    first_view: int
    """Bytes of everything: page, style, scripts, pictures."""
    requests: int = 5


#: No page may weigh more than the longest letter, or load more scripts than the case desk.
BUDGETS: dict[str, Budget] = {
    "home": Budget(script=5 * _KB, first_view=40 * _KB),
    "reading": Budget(script=5 * _KB, first_view=40 * _KB),
    # Every law, every source, every term on one page, to be searched and linked to.
    "reference": Budget(script=5 * _KB, first_view=70 * _KB),
    # Every question and every outcome stands on it, for whoever has no script.
    "triage": Budget(script=7 * _KB, first_view=50 * _KB),
    # Forms have a style sheet and a script of their own kind, and the kit; a measure may have a picture and its sheet.
    "checklist": Budget(script=21 * _KB, first_view=64 * _KB, requests=8),
    # What stands beside the questions, and the review, are fetched once the form is there.
    "letter": Budget(script=25 * _KB, first_view=80 * _KB, requests=7),
    # A style sheet of its own; what reads a notice is fetched with the first one.
    "notice": Budget(script=25 * _KB, first_view=80 * _KB, requests=8),
    "case": Budget(script=25 * _KB, first_view=65 * _KB, requests=7),
}
#: What the search box fetches with the titles when it gets the focus: both must fit one round trip of a slow line.
#: It shows the results too, which every page loaded before.
SEARCH_SCRIPT = 6 * _KB
#: What follows: slips of writing, and cards.
SEARCH_MORE = 5 * _KB
#: The titles, of a language.
SEARCH_TITLES = 12 * _KB
_HOOKS = {
    "data-template=": "letter",
    "data-notice=": "notice",
    "data-case": "case",
    "data-checklist=": "checklist",
    "data-triage": "triage",
}
_WHOLE_LISTS = ("laws", "sources", "sources-reported", "glossary")


def kind_of(address: str, html: str) -> str:
    """Return the kind of the page at `address`, below the site's root, by what it has in it."""
    for hook, kind in _HOOKS.items():
        if hook in html:
            return kind
    parts = address.strip("/").split("/")
    if "reference" in parts and parts[-1] in _WHOLE_LISTS:
        return "reference"
    return "home" if len(parts) == 1 else "reading"


def packed(path: Path) -> int:
    """Return the bytes in which a file is sent."""
    data = path.read_bytes()
    return len(gzip.compress(data, 6)) if path.suffix in _TEXT else len(data)


def first_view(site: Path, page: Path) -> dict[str, int]:
    """Return the bytes of everything that `page` loads at once, by its address; the page itself is `''`."""
    text = page.read_text(encoding="utf-8")
    here = f"/{page.relative_to(site).as_posix()}"
    found = {"": packed(page)}
    for tag in _LOADED.findall(text):
        name = re.search(r'\s(?:src|href)="([^"]+)"', tag)
        rel = re.search(r'\srel="([^"]+)"', tag)
        if not name or name[1].startswith("data:") or (rel and rel[1] not in _LOADING_LINKS):
            continue
        address = urlsplit(urljoin(here, name[1]))
        if address.netloc:
            raise ValueError(f"{page} loads {name[1]} from another host")
        found[address.path] = packed(site / address.path.lstrip("/"))
    return found


def scripts_in(view: dict[str, int]) -> int:
    """Return the bytes of scripts in a first view."""
    return sum(size for address, size in view.items() if address.endswith(".js"))
