"""Macro calls: each names a macro that exists, with plain arguments, and records that exist."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from macros.playbook.book import Playbook
from macros.playbook.problem import Problem
from macros.playbook.slips import FULL_WIDTH, PLAIN
from macros.render.macros import MACROS
from macros.render.page import Page
from macros.render.site import Site, UnknownNameError

from .content import Content
from .markdown import Call, MarkdownPage
from .memory import remembered
from .place import is_internal
from .watched import asked

_STRAY = re.compile(r"\{%|%\}|\{#|\{\{|\}\}|[{}]")
#: A fork's own pages have more in braces (attributes, formulas, proof marks): there only what opens something is told.
_OPENING = re.compile(r"\{%|\{#|\{\{")
#: What may stand in braces: macro calls, and attributes such as `{ #id }`.
_ALLOWED = re.compile(r"\{\{[^{}]*\}\}|\{ +[#.][^{}]*\}")
_CODE = re.compile(r"`[^`]*`")


def check(content: Content) -> Iterator[Problem]:
    """Yield every call that would fail in a build, by making it; what it returns is never made into HTML."""
    pages = frozenset(content.pages)
    for page in (*content.written.values(), *content.translated.values()):
        yield from asked(_failing, content.playbook, page, pages, memory=page.read)
        for line, code in remembered(_template_code, page):
            mend = "pages may only call macros, each closed on its line: {{ … }}"
            yield Problem(page.name, line, code, "is template code", mend, "stray-template")


def _failing(playbook: Playbook, page: MarkdownPage, pages: frozenset[str]) -> Iterator[Problem]:
    # Downloads are not known before a build: nothing else needs them.
    caller = Page(Site(playbook, pages), page.path)
    for call in page.calls:
        if problem := _problem(caller, call):
            yield Problem(page.name, call.line, call.text, *problem)


def _template_code(page: MarkdownPage) -> Iterator[tuple[int, str]]:
    """Yield each line that Jinja would read something in, beside macro calls, with what it would read."""
    fenced = {line for line, _ in page.all_lines} - {line for line, _ in page.lines}
    for line, text in page.all_lines:
        rest = _ALLOWED.sub("", text)
        if is_internal(page.path):
            yield from ((line, stray) for stray in _OPENING.findall(rest)[:1])
            continue
        for stray in _STRAY.finditer(rest):
            # A single brace in code is printed as it stands; anything else is read by Jinja there too.
            if len(stray[0]) > 1 or (line not in fenced and stray[0] in _CODE.sub("", rest)):
                yield line, stray[0]
                break


def _problem(page: Page, call: Call) -> tuple[str, str, str] | None:
    if (call.name is None or _arguments(call.arguments) is None) and FULL_WIDTH.search(call.text):
        example = f"{{{{ {call.text.translate(PLAIN)} }}}}"
        what = "has full-width brackets, commas or quotation marks in the call"
        return what, f"write it with the keyboard set to English: {example}", "macro-syntax"
    if call.name is None:
        return "is not a macro call", 'write it as {{ macro("argument") }}', "macro-syntax"
    if call.name not in MACROS:
        return (
            f"calls {call.name!r}, which is no macro",
            f"use one of {', '.join(sorted(MACROS))}",
            "unknown-macro",
        )
    arguments = _arguments(call.arguments)
    if arguments is None:
        return "has arguments that are not plain text or numbers", 'write each as "text"', "macro-syntax"
    try:
        MACROS[call.name](page, *arguments)
    except UnknownNameError as unknown:
        return unknown.what, unknown.mend, "unknown-name"
    except TypeError as error:
        return f"has the wrong arguments ({error})", "look at how other pages call it", "macro-syntax"
    return None


@lru_cache(maxsize=1024)  # both languages make the same calls
def _arguments(text: str) -> tuple[Any, ...] | None:
    """Return the arguments of a call, or None if they are not plain."""
    try:
        return ast.literal_eval(f"({text},)") if text.strip() else ()
    except (SyntaxError, ValueError):
        return None
