"""How a fork's own pages are written: all that mkdocs-material's reference shows and the site can carry itself.

Diagrams and formulas are drawn while the site is built: nothing is fetched from elsewhere, and what cannot be drawn is
told by the checks. The public pages keep to the few extensions of mkdocs.yml.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import Element

import latex2mathml.converter
import mmdr
from markdown import Extension, Markdown
from markdown.extensions.abbr import AbbrTreeprocessor
from material.extensions.emoji import to_svg, twemoji
from pymdownx.emoji import to_alt  # type: ignore[import-untyped]
from pymdownx.slugs import slugify  # type: ignore[import-untyped]

_VIEW = re.compile(r'\sviewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"')
#: What `pymdownx.arithmatex` leaves of a formula, inside a sentence or on lines of its own.
_FORMULA = re.compile(r'<(span|div) class="arithmatex">\\([(\[])(.*?)\\[)\]]</\1>', re.S)


#: How a heading without an id of its own is found: by its words, in any script.
slug = slugify(case="lower")


class NotDrawnError(Exception):
    """A diagram or a formula that is not written as it must be."""


def _diagram(source: str, language: str, css_class: str, options: Any, md: Markdown, **_: Any) -> str:
    """Return a diagram as a picture, and its text for who does not see it."""
    try:
        picture = drawn(source)
    except NotDrawnError:  # the checks have told it; `serve` goes on
        return f"<pre><code>{html.escape(source)}</code></pre>"
    view = _VIEW.search(picture)
    width, height = (round(float(side)) for side in view.groups()) if view else (600, 400)
    address = f"data:image/svg+xml,{quote(picture, safe=' /:;,=()#@!?*+')}".replace("#", "%23")
    return (
        f'<figure class="diagram" tabindex="0"><img src="{address}" width="{width}" height="{height}" alt="">'
        f"<figcaption>{html.escape(source).replace(chr(10), '&#10;')}</figcaption></figure>"
    )


class _Abbreviations(AbbrTreeprocessor):  # type: ignore[misc]
    """Abbreviations are found between Chinese and Korean letters too: there no blank parts words."""

    def run(self, root: Element) -> None:
        if self.abbrs:
            names = "|".join(map(re.escape, sorted(self.abbrs, key=len, reverse=True)))
            self.RE = re.compile(rf"(?<![A-Za-z0-9_])(?:{names})(?![A-Za-z0-9_])")
            self.iter_element(root)


class _AbbreviationsExtension(Extension):  # type: ignore[misc]
    """It stands behind `abbr`, whose abbreviations it looks for."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.treeprocessors.register(_Abbreviations(md, md.treeprocessors["abbr"].abbrs), "abbr", 7)


def _icon(index: str, name: str, alias: str, code: str | None, *rest: Any) -> Any:
    """Return an icon as SVG, and an emoji as the reader's own device draws it: its pictures stand on a CDN."""
    return (to_alt if code else to_svg)(index, name, alias, code, *rest)


#: The extensions beside those of mkdocs.yml, with their settings.
EXTENSIONS: dict[str, dict[str, Any]] = {
    "md_in_html": {},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.blocks.caption": {},
    "pymdownx.caret": {},
    "pymdownx.critic": {},
    "pymdownx.details": {},
    "pymdownx.emoji": {"emoji_index": twemoji, "emoji_generator": _icon},
    "pymdownx.highlight": {
        "anchor_linenums": True, "line_spans": "__span", "linenums_style": "pymdownx-inline",
        "pygments_lang_class": True,
    },
    "pymdownx.inlinehilite": {},
    "pymdownx.keys": {},
    "pymdownx.mark": {},
    "pymdownx.superfences": {"custom_fences": [{"name": "mermaid", "class": "mermaid", "format": _diagram}]},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
    "pymdownx.tilde": {},
}  # fmt: skip


def extended(extensions: Sequence[str], settings: Mapping[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    """Return the extensions of a fork's page and their settings, given those of every page."""
    names = [*dict.fromkeys(["abbr", *extensions, *EXTENSIONS]), _AbbreviationsExtension()]
    toc = {**settings.get("toc", {}), "slugify": slug}
    return names, {**settings, **EXTENSIONS, "toc": toc}


def drawn(diagram: str) -> str:
    """Return a mermaid diagram as SVG. Raises NotDrawnError for one that mermaid does not understand."""
    try:
        return str(mmdr.render(diagram, theme="neutral").svg())
    except ValueError as error:
        raise NotDrawnError(str(error)) from None


def formula(tex: str, display: str) -> str:
    """Return a formula as MathML, `display` `block` or `inline`. Raises NotDrawnError for one that is no LaTeX."""
    try:
        made = latex2mathml.converter.convert(tex, display=display)
    except Exception as error:  # of many kinds, which have no common one
        raise NotDrawnError(type(error).__name__.removesuffix("Error")) from None
    if unknown := re.search(r">(\\[a-zA-Z]+)<", made):
        raise NotDrawnError(unknown[1])
    return str(made)


def formulas(text: str) -> list[str]:
    """Return the LaTeX of every formula in a page's HTML."""
    return [html.unescape(found[3]).strip() for found in _FORMULA.finditer(text)]


def with_formulas(text: str) -> str:
    """Return a page's HTML with its formulas in MathML, which browsers draw by themselves."""

    def made(found: re.Match[str]) -> str:
        tex, block = html.unescape(found[3]).strip(), found[2] == "["
        try:
            math = formula(tex, "block" if block else "inline")
        except NotDrawnError:
            return f"<code>{html.escape(tex)}</code>"
        return f'<div class="formula">{math}</div>' if block else math

    return _FORMULA.sub(made, text)
