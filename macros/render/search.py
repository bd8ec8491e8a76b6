"""What the search box looks through: for each language its pages, their headings and records, and their texts.

`titles` answers most queries and is small, so that the first answer needs one round trip; `texts`, the `cards` above
the results and the table of `slips` follow while the reader types.
The pages are compared in the browser (docs/assets/js/pure/search.js), without spaces and by pairs of characters; so
neither Chinese nor Korean needs to be cut into words here, and a fork's words are found like ours.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.playbook.book import Playbook
from macros.playbook.text import HTML_LANG, LANGUAGES, Language, original

from .cards import cards
from .slips import simple, simplified, sounds

#: What a page shows but nobody searches for: forms, pictures, marks, sizes of downloads.
_LEFT_OUT = re.compile(
    r"<(script|style|form|svg|template)\b.*?</\1>"
    r'|<a class="headerlink[^>]*>.*?</a>'
    r'|<(dl|p|span|table) class="'
    r'(?:marks|downloads|needs-script|elsewhere|by|sign-off|fine|checklist__(?:who|when|progress))".*?</\2>'
    r'|<summary class="checklist__ask">.*?</summary>',
    re.S,
)
#: What a page marks as no text of its own, what it shows only to who works with it, and the blanks of letters.
_EXCLUDED = re.compile(
    r"<(\w+)\b[^>]*?\s(?:data-search-exclude|hidden|role=\"status\"|class=\"blank\")(?=[\s=>])[^>]*>"
)
#: Records that several pages show: they are found where they are at home.
_GUESTS = {
    "checklists/": re.compile(r'<section class="checklist".*?</section>', re.S),
    "reference/myths": re.compile(r'<dl class="myths".*?</dl>', re.S),
}
#: Where something begins that has an address of its own.
_ANCHOR = re.compile(r'<(h[23]|li|div|tr)\b[^>]*?\sid="([^"]+)"[^>]*>')
_HEADING = re.compile(r"(.*?)</h[23]>", re.S)
_TITLE = re.compile(r"<(dt|th|label)\b[^>]*>(.*?)</\1>", re.S)
_INLINE = re.compile(r"</?(?:a|abbr|b|code|em|mark|small|span|strong|sub|sup)\b[^>]*>")
_ALTERNATIVES = re.compile(r"\s*/\s*")
_TAG = re.compile(r"<[^>]*>|<!--.*?-->", re.S)
#: How much likelier a page of a section is what the reader wants: what to do comes before what to look up.
_WEIGHTS = {
    "scenarios": 1.15,
    "measures": 1.12,
    "first-24-hours": 1.15,
    "triage": 1.1,
    "checklists": 0.95,
    "reference": 0.85,
    "glossary": 0.6,
    "sources": 0.5,
    "sources-reported": 0.5,
    "sources-known": 0.5,
    "team": 0.5,
    "index": 0.75,
}


@dataclass(frozen=True)
class Place:
    """A part of a page with an address of its own; the beginning of the page has none."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True)
class SearchPage:
    """A page as it is searched."""

    source: str
    """`zh/measures/index.md`"""
    address: str
    """Below the language's folder: `measures/`."""
    title: str
    description: str
    section: str
    """The title of the section that it belongs to."""
    keywords: tuple[str, ...]
    """Other words by which readers look for it."""
    content: str
    """Its HTML."""


def places(source: str, content: str) -> Iterator[Place]:
    """Yield the parts of a page: its beginning, then each heading and record in order."""
    folder = source.partition("/")[0]
    other = HTML_LANG["zh" if folder == "ko" else "ko"]
    text = _LEFT_OUT.sub(" ", without(content, _EXCLUDED))
    for home, guest in _GUESTS.items():
        if not source.startswith(f"{folder}/{home}"):
            text = guest.sub(" ", text)
    # The letter's other column, and other passages in the other language: they have a page of their own.
    text = re.sub(rf'<(div|section|p|td|li)\b[^>]*\slang="{other}"[^>]*>.*?</\1>', " ", text, flags=re.S)
    names = rf'((?:\s*<(?:span|small)\b[^>]*\slang="(?:{other}|en)"[^>]*>.*?</(?:span|small)>)+)'
    foreign = re.compile(rf"(<dt\b[^>]*>.*?){names}(.*?</dt>)", re.S)
    anchors = list(_ANCHOR.finditer(text))
    begins = [match.end() for match in anchors]
    ends = [*(match.start() for match in anchors), len(text)]
    yield Place("", "", _words(text[: ends[0]]))
    for match, begin, end in zip(anchors, begins, ends[1:], strict=True):
        # A term or a statute stands there in both languages: the title is the page's own.
        part = foreign.sub(r"\1\3 \2", text[begin:end], count=1)
        title = _HEADING.match(part) if match[1] in ("h2", "h3") else _TITLE.search(part)
        if title is None:
            yield Place(match[2], "", _words(part))
        else:
            yield Place(match[2], _words(title[title.lastindex or 1]), _words(part[title.end() :]))


def without(text: str, opening: re.Pattern[str]) -> str:
    """Return HTML without the elements whose opening tag `opening` finds, with all that is in them."""
    kept, at = [], 0
    for match in opening.finditer(text):
        if match.start() < at:
            continue  # inside another that is left out
        kept.append(text[at : match.start()])
        at, depth = match.end(), 1
        for tag in re.compile(rf"<(/?){match[1]}\b[^>]*>").finditer(text, match.end()):
            depth += -1 if tag[1] else 1
            if depth == 0:
                at = tag.end()
                break
    return "".join((*kept, text[at:]))


def _words(part: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", _INLINE.sub("", part))).split())


def search_files(pages: list[SearchPage], playbook: Playbook) -> dict[str, Any]:
    """Return what the browser is given, by its path below the site's root, without an ending."""
    files: dict[str, Any] = {}
    for folder in (*LANGUAGES, *playbook.further):
        rows, openings, entries = [], [], []
        for page in pages:
            if not page.source.startswith(f"{folder}/"):
                continue
            for place in places(page.source, page.content):
                if not place.anchor:
                    rows.append([page.address, page.title, page.section, _weight(page.source), " ".join(page.keywords)])
                    openings.append([page.description, place.text])
                elif place.title or place.text:
                    entries.append([len(rows) - 1, place.anchor, place.title, place.text])
        if rows:
            language, book = original(folder), playbook.spoken(folder)
            known = aliases(book, language)
            titles = [f"{row[1]} {row[4]}" for row in rows]
            words = [*(word for row in known for word in row), *titles]
            shown = _squeezed("\n".join(titles))
            first: list[list[str]] = []
            later: list[list[str]] = []
            for row in known:
                (first if _squeezed(row[0]) in shown else later).append(row)
            said = json.dumps([openings, entries], ensure_ascii=False) if language == "zh" else ""
            files[f"{folder}/search/titles"] = {"pages": rows, "aliases": first}
            files[f"{folder}/search/texts"] = {"pages": openings, "entries": entries, "aliases": later}
            files[f"{folder}/search/cards"] = cards(book, language)
            files[f"{folder}/search/slips"] = {
                "simple": simple(said + "".join(words)) | _taiwan(playbook),
                "sounds": sounds(words),
            }
    return files


def _squeezed(text: str) -> str:
    return re.sub(r"[ \t]", "", text).lower()


def _taiwan(playbook: Playbook) -> dict[str, str]:
    """Return those words of readers that would mean something else once their characters are simplified."""
    others = [(word, other.means.zh) for other in playbook.search_words.values() for word in other.words]
    return {word: means for word, means in others if simplified(word) != word}


def _weight(source: str) -> float:
    _, *folders, name = source.removesuffix(".md").split("/")
    return _WEIGHTS.get(name, _WEIGHTS.get(folders[0], 1.0) if folders else 1.0)


def aliases(playbook: Playbook, language: Language) -> list[list[str]]:
    """Return each term that the pages use with other words for it, the other language's term among them."""
    known: dict[str, str] = {}
    for term in playbook.terms.values():
        own, foreign = (term.zh, term.ko) if language == "zh" else (term.ko, term.zh)
        for word in (*_ALTERNATIVES.split(foreign), *_ALTERNATIVES.split(term.en), *term.aliases, *term.avoid):
            if word and word not in own:
                known.setdefault(word, re.split(r"\s*[/(（]", own)[0])
    for other in playbook.search_words.values():
        for word in other.words:
            known[word] = other.means[language]
    words: dict[str, list[str]] = {}
    for word, own in sorted(known.items()):
        words.setdefault(own, [own]).append(word)
    return list(words.values())
