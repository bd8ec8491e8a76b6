"""The last touch on a fork's own pages: what the theme's features need that Markdown does not give them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from .material import with_formulas

#: What a box is called where its author does not say, by what Markdown calls it.
_TITLE = re.compile(
    r'((?:admonition (\w+)[^"]*">\s*<p class="admonition-title"|<details class="(\w+)[^"]*"[^>]*>\s*<summary)>)(\w+)<'
)
#: The kinds of boxes that the theme draws.
KINDS = (
    *("note", "abstract", "info", "tip", "success", "question"),
    *("warning", "failure", "danger", "bug", "example", "quote"),
)

#: What the theme draws beside plain text.
_DRESSED = re.compile(
    r"<(?:details|figure|math|kbd|mark|ins|del|abbr|img|pre|dl)\b"
    r'|class="(?:[^"]*\s)?(?:admonition|tabbed-set|highlight|task-list|twemoji|grid|card|annotate|critic)(?=[\s"])'
)
_TASK = re.compile(r'(<input type="checkbox" disabled)( checked)?')
_LINE = re.compile(r'(<a href="#__codelineno-[\d-]+")(?=><span class="linenos" data-linenos="\s*(\d+))')
_CODE = re.compile(r"(<pre\b[^>]*>(?:<span></span>)?<code)>")


def dressed(text: str, label: Callable[[str], str]) -> str:
    """Return a page's HTML with formulas drawn, names for all that can be pressed, and the words of its script.

    `label` returns a word of the interface.
    """
    if not _DRESSED.search(text):
        return text
    words = {"copy": label("code.copy"), "copied": label("code.copied"), "note": label("code.note")}
    told = "".join(f' data-{name}="{html.escape(word)}"' for name, word in words.items())
    names = {kind: html.escape(label(f"box.{kind}")) for kind in KINDS}

    def named(found: re.Match[str]) -> str:
        opening, kind, folded, title = found.groups()
        kind = kind or folded
        return f"{opening}{names.get(kind, title)}<" if title == kind.capitalize() else found[0]

    text = _TITLE.sub(named, text)
    ticks = {" checked": html.escape(label("task.done")), None: html.escape(label("task.open"))}
    text = _TASK.sub(lambda found: f'{found[0]} aria-label="{ticks[found[2]]}"', text)
    text = _CODE.sub(r'\1 tabindex="0">', _LINE.sub(r'\1 aria-label="\2"', text))
    return f"<div data-handbook{told} hidden></div>\n{with_formulas(text)}"


def is_dressed(text: str) -> bool:
    """Tell whether a page needs the theme's other rules and their script."""
    return text.startswith("<div data-handbook")
