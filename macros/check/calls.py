"""Macro calls: each names a macro that exists, with plain arguments, and records that exist."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from macros.playbook.problem import Problem
from macros.playbook.yamlfile import YamlFile
from macros.render.page import MACROS, PageMacros
from macros.render.site import Site, UnknownNameError

from .content import Content
from .markdown import Call

_STRAY = re.compile(r"\{%|%\}|\{#|\{\{|\}\}|[{}]")
#: What may stand in braces: macro calls, and attributes such as `{ #id }`.
_ALLOWED = re.compile(r"\{\{[^{}]*\}\}|\{ +[#.][^{}]*\}")
_CODE = re.compile(r"`[^`]*`")


class _Lookups(PageMacros):
    """The macros without their HTML: what a call names is looked up, and nothing is written."""

    def _partial(self, name: str, **values: Any) -> str:
        return ""


def check(content: Content) -> Iterator[Problem]:
    """Yield every call that would fail in a build, by making it."""
    # Downloads are not known before a build: a site without them renders everything else.
    site = Site(content.playbook, frozenset(content.pages))
    # The same call does the same on every page of a language, unless it is about the page itself; and it does the
    # same again until a record or the list of pages changes.
    made = _outcomes(tuple(content.playbook.files.values()), content.pages)
    for page in content.written.values():
        name = f"docs/{page.path}"
        macros = _Lookups(site, page.path)
        for call in page.calls:
            place = page.path.partition("/")[0] if call.arguments else page.path
            if (place, call.text) not in made:
                made[place, call.text] = _problem(macros, call)
            if problem := made[place, call.text]:
                yield Problem(name, call.line, call.text, *problem)
        fenced = {line for line, _ in page.all_lines} - {line for line, _ in page.lines}
        for line, text in page.all_lines:
            rest = _ALLOWED.sub("", text)
            for stray in _STRAY.finditer(rest):
                # A single brace in code is printed as it stands; anything else is read by Jinja there too.
                if len(stray[0]) > 1 or (line not in fenced and stray[0] in _CODE.sub("", rest)):
                    mend = "pages may only call macros, each closed on its line: {{ … }}"
                    yield Problem(name, line, stray[0], "is template code", mend, "stray-template")
                    break


@lru_cache(maxsize=4)
def _outcomes(
    files: tuple[YamlFile, ...], pages: tuple[str, ...]
) -> dict[tuple[str, str], tuple[str, str, str] | None]:
    """Return where to note what came of each call with these records and pages."""
    return {}


def _problem(macros: _Lookups, call: Call) -> tuple[str, str, str] | None:
    if call.name is None:
        return "is not a macro call", 'write it as {{ macro("argument") }}', "macro-syntax"
    if call.name not in MACROS:
        return (
            f"calls {call.name!r}, which is no macro",
            f"use one of {', '.join(sorted(MACROS))}",
            "unknown-macro",
        )
    try:
        arguments = ast.literal_eval(f"({call.arguments},)") if call.arguments.strip() else ()
    except (SyntaxError, ValueError):
        return "has arguments that are not plain text or numbers", 'write each as "text"', "macro-syntax"
    try:
        getattr(macros, call.name)(*arguments)
    except UnknownNameError as unknown:
        return unknown.what, unknown.mend, "unknown-name"
    except TypeError as error:
        return f"has the wrong arguments ({error})", "look at how other pages call it", "macro-syntax"
    return None
