"""Slips in YAML, each told in its own words: signs of a Chinese or Korean keyboard, a blank too few, a missing quote.

The parser's own words name what it expected, often a line too late; people are told what they typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from .problem import Problem

Slip = tuple[str, str]
"""What is wrong with a line, and how to mend it."""

_KEY = r"\s*(?:- +)*[\w.-]+"
#: A key as it is typed with a Chinese or Korean keyboard.
FULL_WIDTH_COLON = re.compile(rf"{_KEY}：")
#: Blanks that look like plain ones: full-width, unbreakable, of other widths.
ODD_BLANKS = "\u3000\u00a0\u2000-\u200a\u202f\u205f"
_ODD_INDENTATION = re.compile(rf" *[{ODD_BLANKS}]")
_NO_BLANK = re.compile(r"(\s*(?:- +)*(?:[A-Za-z_][\w-]*):)([^\s:/].*)")
_NO_BLANK_AFTER_HYPHEN = re.compile(r"(\s*-)([A-Za-z_][\w-]*:.*)")
_VALUE = re.compile(r"\s*(?:- +)*([\w.-]+): +(.*\S)")
#: Signs that mean something to YAML at the beginning of a value, unless it is all brackets.
_OWN_SIGN = re.compile(r"[*&%@`!]|\[[^\]]*\].|\{[^}]*\}.")
#: Inside double quotes a backslash is no backslash.
_ESCAPED = re.compile(r"(\s*(?:- +)*[\w.-]+: +)\"(\S*\\[^\"]*)\"")
_CUT_OFF = re.compile(r"[^\s\"'\[{|>#].*? (#+[^\s#].*)")
#: What is typed with the keyboard set to Chinese or Korean, and what YAML reads.
PLAIN = str.maketrans("［］｛｝（）：，“”‘’＂＇", "[]{}():,\"\"''\"'")
_CURLY = "“”‘’「」『』＂＇"
FULL_WIDTH = re.compile("[［］｛｝（），“”‘’＂＇]")


def slip(line: str) -> Slip | None:
    """Return what is wrong with a line of a file that is no YAML, if it is one of the known slips."""
    if FULL_WIDTH_COLON.match(line):
        return "has a full-width colon after a key", "write : and a blank, with the keyboard set to English"
    if _ODD_INDENTATION.match(line):
        what = "has a blank in its indentation that is no plain one"
        return what, "indent with plain blanks, with the keyboard set to English"
    if "\t" in line[: len(line) - len(line.lstrip())] or re.search(r":\s*\t", line):
        return "has a tab in its indentation", "indent with spaces"
    for what, missing in (
        ("lacks a blank after the colon", _NO_BLANK),
        ("lacks a blank after the hyphen", _NO_BLANK_AFTER_HYPHEN),
    ):
        if found := missing.fullmatch(line.rstrip()):
            return what, f"write one: {_short(f'{found[1]} {found[2]}'.strip())}"
    if found := _ESCAPED.fullmatch(line.rstrip()):
        plain = f"{found[1]}{found[2]}".strip()
        return "has a backslash between double quotes", f"write it without quotes: {_short(plain)}"
    if (found := _VALUE.fullmatch(line.rstrip())) and found[2][0] not in "\"'|>":
        quoted = f"put the value in quotes: {in_quotes(found[1], found[2])}"
        if FULL_WIDTH.search(found[2]) and re.search(r"[\[\]{}\"]", found[2]):
            plain = f"{found[1]}: {found[2].translate(PLAIN)}"
            return (
                "has full-width brackets, commas or quotation marks",
                f"write them with the keyboard set to English: {_short(plain)}",
            )
        if sign := _OWN_SIGN.match(found[2]):
            return f"begins its value with {sign[0][0]}, which YAML reads as its own", quoted
        if found[2][0] not in "[{" and re.search(r":(?: |$)", re.split(r"\s#", found[2])[0]):
            return "has a second colon in its value", quoted
    return None


def in_quotes(key: str, value: str) -> str:
    """Return a line of YAML with its value in quotes, shortened for a message."""
    sign = "'" if '"' in value else '"'
    return f"{key}: {sign}{_short(value)}{sign}"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def full_width_colon(name: str, line: int) -> Problem:
    """Return the problem that a key ends with a full-width colon."""
    what, mend = slip("x：") or ("", "")
    return Problem(name, line, "", what, mend, "yaml-syntax")


def syntax_problem(error: yaml.YAMLError, name: str, text: str) -> Problem:
    """Return what is wrong with the YAML of a text, as far as the parser's error says."""
    what = " ".join(str(getattr(error, "problem", None) or error).split())
    mend = "look at this line and the one above it: a missing quote, colon, bracket or a wrong indentation"
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return Problem(name, 0, "", f"is not valid YAML ({what})", mend, "yaml-syntax")
    lines = [*text.split("\n"), ""]
    # The parser notices it only where the next key follows.
    context = getattr(error, "context_mark", None) or mark
    suspects = range(max(0, min(context.line, mark.line - 5)), mark.line + 1)
    # What follows a quotation mark that is not closed is innocent.
    if opened := _open_quote(text, mark.line):
        return Problem(name, opened, "", f"is not valid YAML ({what})", mend, "yaml-syntax")
    # What the parser stumbled over, first; then what stands before it.
    for number in sorted(suspects, key=lambda number: (number != mark.line, -number)):
        if found := slip(lines[number]):
            return Problem(name, number + 1, "", *found, "yaml-syntax")
    if not _lines_up(lines, mark.line):
        above = lines[mark.line - 1].strip()
        if re.fullmatch(r"[A-Za-z_][\w-]*", above):
            what, mend = "lacks a colon after the key", f"write one: {above}:"
            return Problem(name, mark.line, "", what, mend, "yaml-syntax")
        what = "does not line up with the keys above it"
        mend = "put the same number of blanks before the keys of one group"
        return Problem(name, mark.line + 1, "", what, mend, "yaml-syntax")
    return Problem(name, mark.line + 1, "", f"is not valid YAML ({what})", mend, "yaml-syntax")


def _lines_up(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line begins where a key above it does, or deeper right below a key that has no value yet."""
    width = _indentation(lines[number])
    written = [line for line in lines[:number] if line.strip() and not line.lstrip().startswith("#")]
    if not written or (written[-1].rstrip().endswith((":", "-")) and _indentation(written[-1]) < width):
        return True
    return any(width in (_indentation(line), _indentation(line, " -")) for line in written)


def _indentation(line: str, signs: str = " ") -> int:
    return len(line) - len(line.lstrip(signs))


def cut_off(node: yaml.Node, lines: Sequence[str]) -> Iterator[tuple[int, Slip]]:
    """Yield the line of each plain value that ends at a # with words behind it: YAML takes them for a comment."""
    for value in plain_values(node):
        line = lines[value.end_mark.line]
        rest = line[value.start_mark.column :].rstrip() if "#" in line and _on_one_line(value) else ""
        if found := _CUT_OFF.fullmatch(rest):
            key = lines[value.start_mark.line][: value.start_mark.column].strip(" -:") or "-"
            what = f"is cut off at {_short(found[1])}: what follows is a comment to YAML"
            yield value.start_mark.line + 1, (what, f"put the value in quotes: {in_quotes(key, rest)}")


def _on_one_line(value: yaml.ScalarNode) -> bool:
    return bool(value.start_mark.line == value.end_mark.line)


def plain_values(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Yield every value below a node that is written without quotation marks."""
    if isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from plain_values(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from plain_values(value)
    elif isinstance(node, yaml.ScalarNode) and not node.style:
        yield node


def _open_quote(text: str, error: int) -> int:
    """Return where a quotation begins that took in lines up to the error (counted from 0), from 1; 0 if none did."""
    for token in texts_of(text)[0]:
        first, last = token.start_mark.line, token.end_mark.line
        if token.style in ("'", '"') and first < last and last in (error - 1, error):
            return int(first) + 1
    return 0


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


#: One value of each written form, so that a message shows it instead of a pattern.
EXAMPLES = (
    "asserted_right=design", "#0d4f5e", "on-call", "2026-11-22", "F001", "h1a2b3c4d", "contribute#records",
    "first-24-hours/internal-call", "order_number", "en",
)  # fmt: skip


def value_slip(key: str, value: object) -> Slip | None:
    """Return what is wrong with a value that is not what its key asks for, if signs of another keyboard did it."""
    if not isinstance(value, str):
        return None
    plain = _short(f"{key}: {value.translate(PLAIN)}".replace(",", ", ").replace(",  ", ", "))
    if value[:1] in _CURLY and value:
        plain = in_quotes(key, value.strip(_CURLY))
        return "has curly quotation marks around the value", f"write plain ones: {plain}"
    if value[:1] in "［｛[{" and value:
        return (
            "has full-width brackets, commas or quotation marks",
            f"write them with the keyboard set to English: {plain}",
        )
    return None


def form_of(pattern: str) -> str:
    """Return how to write a value that does not have the form it must have: by an example, never by the pattern."""
    if "S(?s" in pattern:
        return "remove the white space before and after the text"
    if pattern.startswith("^https?"):
        return "write a web address that begins with https://"
    if pattern.startswith("^(?:https?"):
        folder = r"\\NAS\share\evidence"
        return f"write a web address that begins with https://, or a shared folder like {folder}, without quotes"
    if "-\\d{2}" in pattern or "0[1-9]" in pattern:
        return "write the day as 2026-11-22"
    example = next((one for one in EXAMPLES if re.search(pattern, one)), None)
    return f"write it like {example}" if example else "correct the value"
