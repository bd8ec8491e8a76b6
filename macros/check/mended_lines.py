"""What a machine may mend in lines of YAML: blanks, colons and quotation marks of a Chinese or Korean keyboard.

What stands inside a text that is quoted or a block is that text. A full-width colon is a text's own sign too: it is
mended only in YAML that cannot be read as it stands, and there only where it cannot be read without the mend. No text
begins with `zh：`: two such lines are read as one text, though they are the commonest slip of all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from macros.playbook.slips import ODD_BLANKS, plain_values
from macros.playbook.syntax import texts_of
from macros.playbook.text import LANGUAGES

_INDENTATION = re.compile(rf"^[ \t{ODD_BLANKS}]*[\t{ODD_BLANKS}][ \t{ODD_BLANKS}]*")
#: A value of ASCII alone: quotation marks around Chinese or Korean words may be the text's own.
_CURLY = re.compile(r"^(\s*(?:- +)*[\w.-]+: +)[“”＂]([ !#-\[\]-~]*)[“”＂](\s*)$")
_COLON = re.compile(r"(\s*(?:- +)*[A-Za-z_][A-Za-z0-9_.-]*)：[ \u3000]*")
_LANGUAGE = re.compile(rf"(?:{'|'.join(LANGUAGES)})：")


def mended_lines(lines: Sequence[str]) -> list[str]:
    """Return lines of YAML as they were meant; all of them as they are if they cannot be read even so."""
    mended, end = list(lines), -1
    if not any(_line(line, lines, colon=True) != line for line in lines):
        return mended
    broken = not _is_read(lines)
    while end < len(lines):
        begin = end
        inside, end = _scanned(mended)
        if end <= begin:
            return list(lines)
        for number in range(begin + 1, min(end + 1, len(lines))):
            if number not in inside:
                mended[number] = _line(mended[number], mended[:number], colon=broken)
    for number, line in enumerate(lines):
        doubtful = [*mended[:number], _line(line, mended[:number], colon=False), *mended[number + 1 :]]
        if number not in inside and doubtful != mended and _is_read(doubtful):
            mended = doubtful
    return mended


def _is_read(lines: Sequence[str]) -> bool:
    """Tell whether lines are YAML: keys with values, of which none begins as the two languages of a text do."""
    try:
        node = yaml.compose("\n".join(lines), Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return False
    return isinstance(node, yaml.MappingNode) and not any(_LANGUAGE.match(one.value) for one in plain_values(node))


def _scanned(lines: Sequence[str]) -> tuple[set[int], int]:
    """Return which lines begin inside a text, and on which one YAML cannot be read on; their number if it can."""
    texts, end = texts_of("\n".join(lines))
    inside: set[int] = set()
    for text in texts:
        if text.style:
            # A block ends where the next line begins, a quotation on the line of its closing mark.
            inside.update(range(text.start_mark.line + 1, text.end_mark.line + (text.style in "'\"")))
    return inside, len(lines) if end is None else end


def _line(line: str, before: Sequence[str], *, colon: bool) -> str:
    """Return one line of YAML as it was meant."""
    if found := _INDENTATION.match(line):
        line = _blanks(found[0], before) + line[found.end() :]
    if colon and (found := _COLON.match(line)):
        line = f"{found[1]}: {line[found.end() :]}".rstrip()
    return _CURLY.sub(r'\1"\2"\3', line)


def _blanks(indentation: str, before: Sequence[str]) -> str:
    """Return an indentation in plain blanks: a tab, or a full-width blank, is one step of the file."""
    widths = [len(line) - len(line.lstrip(" ")) for line in before if line.strip()]
    step = min((width for width in widths if width), default=2)
    return "".join(" " * step if sign in "\t\u3000" else " " for sign in indentation)
