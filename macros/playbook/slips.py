"""Slips in YAML, each told in its own words: signs of a Chinese or Korean keyboard, a blank too few, a missing quote.

The parser's own words name what it expected, often a line too late; people are told what they typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import yaml

from .problem import Problem
from .text import LANGUAGES

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
#: Words behind the quotation marks with which a value begins.
_HALF_QUOTED = re.compile(r"(\"[^\"]*\"|'[^']*')\s*[^\s#].*")
#: A value of a group in one line that begins with a # and is no value, therefore.
_TAKEN_FOR_COMMENT = re.compile(r"([\w-]+): +(#[^\s,}\]]+)")
#: Where an entry of a group in one line begins: {zh: …, ko: …}.
_KEY_IN_BRACES = re.compile(r"(?:^|,) *([A-Za-z_][\w-]*): +")
#: Inside double quotes a backslash is no backslash.
_ESCAPED = re.compile(r"(\s*(?:- +)*[\w.-]+: +)\"(\S*\\[^\"]*)\"")
_COMMENT = re.compile(r"\s+(#+[^\s#].*)")
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
    return None if _is_yaml(line) else _slip_of_a_value(line.rstrip())


def _slip_of_a_value(line: str) -> Slip | None:
    """Return what is wrong with the value of a line that is no YAML by itself either."""
    if found := _ESCAPED.fullmatch(line):
        plain = f"{found[1]}{found[2]}".strip()
        return "has a backslash between double quotes", f"write it without quotes: {_short(plain)}"
    if entry := _quoted_inside(line.strip()):
        return "has { } in its words, which YAML reads as its own", f"put the words of each language in quotes: {entry}"
    found = _VALUE.fullmatch(line)
    if found is None or found[2][0] in "|>":
        return None
    quoted = f"put the value in quotes: {in_quotes(found[1], found[2])}"
    if _HALF_QUOTED.fullmatch(found[2]):
        return "has words outside its quotation marks", quoted
    if found[2][0] in "\"'":
        return None
    if FULL_WIDTH.search(found[2]) and re.search(r"[\[\]{}\"]", found[2]):
        plain = f"{found[1]}: {found[2].translate(PLAIN)}"
        return (
            "has full-width brackets, commas or quotation marks",
            f"write them with the keyboard set to English: {_short(plain)}",
        )
    if found[2][0] in "[{" and (sign := _TAKEN_FOR_COMMENT.search(found[2])):
        return _comment(sign[1], sign[2])
    if sign := _OWN_SIGN.match(found[2]):
        return f"begins its value with {sign[0][0]}, which YAML reads as its own", quoted
    if found[2][0] not in "[{" and re.search(r":(?: |$)", re.split(r"\s#", found[2])[0]):
        return "has a second colon in its value", quoted
    return None


def _is_yaml(line: str) -> bool:
    try:
        yaml.compose(line.strip(), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError):
        return False
    return True


def _quoted_inside(line: str) -> str | None:
    """Return a line with quotes around the words in its braces, if these are what keeps it from being YAML."""
    start, brace, inner = line.partition("{")
    if not brace or not inner.endswith("}") or not re.fullmatch(r"(?:- +)*(?:[\w.-]+: +)?", start):
        return None
    first, *rest = _KEY_IN_BRACES.split(inner[:-1])
    words = dict(zip(rest[::2], rest[1::2], strict=True))
    if first.strip() or not any("{" in one for one in words.values()):
        return None
    quoted = ", ".join(
        f"{key}: {one}" if one[:1] in "\"'" or key not in LANGUAGES else in_quotes(key, one)
        for key, one in words.items()
    )
    entry = f"{start}{{{quoted}}}".lstrip("- ")
    return entry if _is_yaml(entry) else None


def _comment(key: str, value: str) -> Slip:
    return "is empty: a # and what follows it is a comment to YAML", f"put the value in quotes: {in_quotes(key, value)}"


def in_quotes(key: str, value: str) -> str:
    """Return a line of YAML with its value in quotes, shortened for a message."""
    sign = "'" if '"' in value else '"'
    return f"{key if key == '-' else f'{key}:'} {sign}{_short(value)}{sign}"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def full_width_colon(name: str, line: int) -> Problem:
    """Return the problem that a key ends with a full-width colon."""
    what, mend = slip("x：") or ("", "")
    return Problem(name, line, "", what, mend, "yaml-syntax")


def cut_off(node: yaml.Node, lines: Sequence[str]) -> Iterator[tuple[int, Slip]]:
    """Yield the line of each plain value that ends or begins at a # with words behind it: a comment to YAML."""
    for value in plain_values(node):
        line = lines[value.end_mark.line]
        rest = line[value.start_mark.column :].rstrip() if "#" in line and _on_one_line(value) else ""
        key = lines[value.start_mark.line][: value.start_mark.column].strip(" -:") or "-"
        if not value.value and (found := _COMMENT.fullmatch(rest)):
            yield value.start_mark.line + 1, _comment(key, found[1])
        elif found := _CUT_OFF.fullmatch(rest):
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


#: One value of each written form, so that a message shows it instead of a pattern.
EXAMPLES = (
    "asserted_right=design", "#0d4f5e", "on-call", "2026-11-22", "F001", "h1a2b3c4d", "contribute#records",
    "first-24-hours/internal-call", "order_number", "en",
)  # fmt: skip


def value_slip(key: str, value: object) -> Slip | None:
    """Return what is wrong with a value that is not what its key asks for, if its signs did it."""
    if isinstance(value, dict) and len(value) == 1 and None in value.values():
        quoted = in_quotes(key, f"{{{next(iter(value))}}}")
        return "is in { } without quotes, which YAML reads as its own", f"put the value in quotes: {quoted}"
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
