"""The theme's style sheet, without what this site does not have: its search, its sidebars, its dialogs and so on.

The theme brings 137 kB of rules for every feature that it offers. A reader's phone is given those for the text of a
page; our own style sheets do the rest. A fork's own pages may use whatever the theme has for text: the rules that this
needs beside the others are a style sheet of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import Path

import material

#: The theme's classes that our pages use. To use another feature of the theme, name its classes here.
USED = frozenset(
    {
        *("md-typeset", "md-grid", "md-container", "md-skip", "md-button", "md-button--primary", "headerlink"),
        *(
            "admonition",
            "admonition-title",
            "note",
            "warning",
            "danger",
            "footnote",
            "footnote-ref",
            "footnote-backref",
        ),
    }
)
#: The theme's own parts, which our page has not; every other class is for what stands in a text.
_PART = re.compile(r"md-(?!typeset$)|giscus$|js$|focus-visible$")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_FOREIGN = re.compile(r"\[data-(?:md-|preview)|\[dir=rtl\]|\[role=columnheader\]|details|summary|iframe|video|kbd")
_FOREIGN_IN_TEXT = re.compile(r"\[data-(?:md-|preview)|\[dir=rtl\]|\[role=columnheader\]")
_VARIABLE = re.compile(r"(--[\w-]+):((?:url\(\"[^\"]*\"\)|url\('[^']*'\)|[^;{}])*);?")


@cache
def theme_style() -> str:
    """Return the theme's rules that apply to our pages."""
    return _without_unused_variables("".join(_kept(_rules(_text()), _is_of_pages)))


def text_style(known: Collection[str]) -> str:
    """Return the theme's rules for what a fork's own pages may have beside that, without variables that are `known`."""

    def more(selector: str) -> bool:
        return selector == ":root" or (_is_of_text(selector) and not _is_of_pages(selector))

    kept = "".join(_kept(_rules(_text()), more, fonts=False)).replace(".no-js ", "")
    return _without_unused_variables(_without_variables(kept, lambda name: name not in known))


def _text() -> str:
    (path,) = (Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.min.css")
    return re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Yield the top-level rules of a style sheet as (selector or @-rule, what stands in its braces)."""
    position = 0
    while position < len(text):
        start = text.find("{", position)
        if start < 0:
            return
        head = text[position:start].strip().split(";")[-1]  # an @charset before it is not needed
        depth, end, quote = 1, start + 1, ""
        while depth:
            char = text[end]
            if quote:
                quote = "" if char == quote else quote
            elif char in "\"'":
                quote = char
            elif char in "{}":
                depth += 1 if char == "{" else -1
            end += 1
        yield head, text[start + 1 : end - 1]
        position = end


def _kept(rules: Iterator[tuple[str, str]], wanted: Callable[[str], bool], fonts: bool = True) -> Iterator[str]:
    for head, body in rules:
        if head.startswith(("@media", "@supports")):
            inside = "".join(_kept(_rules(body), wanted, fonts))
            if inside:
                yield f"{head}{{{inside}}}"
        elif head.startswith("@keyframes"):
            continue
        elif head.startswith("@"):
            if fonts:
                yield f"{head}{{{body}}}"
        else:
            selectors = [_lightened(one) for one in _split(head) if wanted(one)]
            if selectors:
                yield f"{','.join(selectors)}{{{body}}}"


def _split(head: str) -> list[str]:
    """Split a list of selectors at the commas that stand outside brackets."""
    parts, depth, begin = [], 0, 0
    for index, char in enumerate(head):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char == "," and not depth:
            parts.append(head[begin:index])
            begin = index + 1
    return [*parts, head[begin:]]


def _is_of_pages(selector: str) -> bool:
    positive = _positive(selector)
    return not _FOREIGN.search(positive) and USED.issuperset(_CLASS.findall(positive))


def _is_of_text(selector: str) -> bool:
    positive = _positive(selector)
    return not _FOREIGN_IN_TEXT.search(positive) and not any(map(_PART.match, _CLASS.findall(positive)))


def _positive(selector: str) -> str:
    return re.sub(r":(?:not|is|where)\([^()]*\)", "", selector)


def _lightened(selector: str) -> str:
    """Take off the weight of what is true of every page, so that one class of ours wins over the theme's lists."""
    return selector.replace("[dir=ltr] ", "").replace(":not([hidden])", ":where(:not([hidden]))")


def _without_unused_variables(css: str) -> str:
    while True:
        used = frozenset(re.findall(r"var\((--[\w-]+)", css))
        shorter = _without_variables(css, used.__contains__)
        if shorter == css:
            return css
        css = shorter


def _without_variables(css: str, wanted: Callable[[str], bool]) -> str:
    shorter = "".join(part for part, name in _declarations(css) if name is None or wanted(name))
    return re.sub(r"(?<=[{}])[^{}]+\{\}", "", shorter)


def _declarations(css: str) -> Iterator[tuple[str, str | None]]:
    """Cut a style sheet into declarations of variables, each with its name, and what stands between them."""
    end = 0
    for match in _VARIABLE.finditer(css):
        yield css[end : match.start()], None
        yield match[0], match[1]
        end = match.end()
    yield css[end:], None
