"""Where a text stops being YAML: the line on which the slip was made, which is seldom the one the parser stumbles over.

A line is accused only if it is no YAML by itself, and never for what stands inside a quotation or a block of text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml

from .problem import Problem
from .slips import slip

#: What may stand behind a text in quotation marks.
_ENDED = re.compile(r"\s*(?:$|[,}\]]|(?<=\s)#)")
_LOOK = "look at this line and the one above it: a missing quote, colon, bracket or a wrong indentation"


def syntax_problem(error: yaml.YAMLError, name: str, text: str) -> Problem:
    """Return what is wrong with the YAML of a text, as far as the parser's error says."""
    said = f"is not valid YAML ({' '.join(str(getattr(error, 'problem', None) or error).split())})"
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return Problem(name, 0, "", said, _LOOK, "yaml-syntax")
    lines = [*text.split("\n"), ""]
    texts = [token for token in texts_of(text)[0] if token.style in ("'", '"', "|", ">")]
    line, what, mend = (
        _open_quotation(error, texts, lines)
        or _slip_of_a_line(error, texts, lines)
        or _open_bracket(error, lines)
        or _out_of_line(mark.line, lines)
        or (mark.line, said, _LOOK)
    )
    return Problem(name, line + 1, "", what, mend, "yaml-syntax")


Found = tuple[int, str, str]
"""A line from 0, what is wrong with it, and how to mend it."""


def _open_quotation(error: Any, texts: Sequence[yaml.ScalarToken], lines: Sequence[str]) -> Found | None:
    """Return where a quotation begins that took in lines of others: what follows it is innocent."""
    told = "has a quotation mark that is not closed", "a missing quote: write it where the text ends"
    here, opened = error.problem_mark, error.context_mark or error.problem_mark
    ends = (here.line, here.line - 1, opened.line)
    for token in texts:
        first, last = token.start_mark.line, token.end_mark.line
        goes_on = not _ENDED.match(lines[last], token.end_mark.column)
        if token.style in ("'", '"') and first < last in ends and goes_on:
            return first, *told
    to_the_end = opened.line < here.line and "quoted scalar" in str(error.context)
    return (opened.line, *told) if to_the_end else None


def _slip_of_a_line(error: Any, texts: Sequence[yaml.ScalarToken], lines: Sequence[str]) -> Found | None:
    """Return the line that has one of the known slips, of those that the parser can have stumbled over."""
    end = error.problem_mark.line
    # The parser notices it only where the next key follows.
    start = min((error.context_mark or error.problem_mark).line, end - 5)
    inside = {line for token in texts for line in range(token.start_mark.line + 1, token.end_mark.line)}
    # What it stumbled over, first; then what stands before it.
    for line in range(end, max(0, start) - 1, -1):
        if line not in inside and (found := slip(lines[line])):
            return line, *found
    return None


def _open_bracket(error: Any, lines: Sequence[str]) -> Found | None:
    """Return where a bracket is opened that the parser found open on a later line."""
    here, opened = error.problem_mark, error.context_mark
    if opened is None or opened.line == here.line or "flow" not in str(error.context):
        return None
    sign = lines[opened.line][opened.column]
    mend = f"close it with {'}' if sign == '{' else ']'}; if it is, a comma or quote is missing behind it"
    return opened.line, f"has a {sign} that is not closed", mend


def _out_of_line(here: int, lines: Sequence[str]) -> Found | None:
    """Return a line that begins where no key above it does, or the one above it that is a key without its colon."""
    if _lines_up(lines, here):
        return None
    above = lines[here - 1].strip()
    if re.fullmatch(r"[A-Za-z_][\w-]*", above):
        return here - 1, "lacks a colon after the key", f"write one: {above}:"
    what = "does not line up with the keys above it"
    return here, what, "put the same number of blanks before the keys of one group"


def _lines_up(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line begins where a key above it does, or deeper right below a key that has no value yet."""
    width = _indentation(lines[number])
    written = [line for line in lines[:number] if line.strip() and not line.lstrip().startswith("#")]
    if not written or (written[-1].rstrip().endswith((":", "-")) and _indentation(written[-1]) < width):
        return True
    return any(width in (_indentation(line), _indentation(line, " -")) for line in written)


def _indentation(line: str, signs: str = " ") -> int:
    return len(line) - len(line.lstrip(signs))


def texts_of(text: str) -> tuple[list[yaml.ScalarToken], int | None]:
    """Return the texts of YAML as far as it can be cut into its parts, and the line (from 0) where it cannot."""
    tokens: list[Any] = []
    end: int | None = None
    loader: Any = None
    try:
        loader = yaml.SafeLoader(text)
        while loader.check_token():
            tokens.append(loader.get_token())
    except yaml.YAMLError as error:
        tokens += loader.tokens if loader else []
        mark = getattr(error, "problem_mark", None)
        end = mark.line if mark else 0
    return [token for token in tokens if isinstance(token, yaml.ScalarToken)], end
