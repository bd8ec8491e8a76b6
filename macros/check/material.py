"""What a fork's own pages show by the theme's means: each diagram, formula and icon can be drawn, nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown import Markdown

from macros.playbook.problem import Problem
from macros.render.material import NotDrawnError, drawn, extended, formula, formulas

from .markdown import MarkdownPage
from .place import is_internal
from .renderer import EXTENSIONS

_DIAGRAM = re.compile(r"^([ >]*)(`{3,}|~{3,})[ {.]*mermaid\b[^\n]*\n(.*?)^\1\2", re.M | re.S)
#: A name of an icon that is still there when Markdown is done.
_ICON = re.compile(r":(?:material|fontawesome|octicons|simple)-[\w-]+:")
_CODE = re.compile(r"<(code|figcaption)\b.*?</\1>", re.S)
_SNIPPET = re.compile(r"^[ \t]*-{1,2}8<-{1,2}.*$", re.M)


def check(page: MarkdownPage) -> Iterator[Problem]:
    """Yield what the theme cannot show on a fork's page."""
    if not is_internal(page.path):
        return
    body = page.body
    for what, mend, words, at in _not_shown(body):
        line = page.all_lines[0][0] + (body.count("\n", 0, at) if at >= 0 else 0)
        yield Problem(page.name, line, words.strip()[:60], what, mend, "page-feature")


def _not_shown(body: str) -> Iterator[tuple[str, str, str, int]]:
    for found in _DIAGRAM.finditer(body):
        try:
            drawn("\n".join(line.removeprefix(found[1]) for line in found[3].split("\n")))
        except NotDrawnError as error:
            yield (
                f"is no diagram that can be drawn: {error}",
                "see mermaid.js.org",
                found[3].split("\n")[0],
                found.start(),
            )
    for found in _SNIPPET.finditer(body):
        yield "puts in no file: what it holds would escape the checks", "write it here", found[0], found.start()
    names, settings = extended([*EXTENSIONS, "footnotes", "toc"], {})
    made = Markdown(extensions=names, extension_configs=settings).convert(body)
    for tex in formulas(made):
        try:
            formula(tex, "block")
        except NotDrawnError as error:
            yield f"is no formula that can be drawn: {error}", "write it in LaTeX", tex, body.find(tex.split("\n")[0])
    for found in _ICON.finditer(_CODE.sub("", made)):
        mend = "look its name up in the icon search of mkdocs-material"
        yield "is no icon of the theme", mend, found[0], body.find(found[0])
