"""Characters that cannot be seen or only look right: tabs, full-width digits, invisible signs, control characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.playbook.problem import Problem

from .content import File
from .place import line_at

#: What is wrong with a character, how to mend it, and how to find it.
_ODD = (
    (re.compile(r"\t"), "a tab", "indent with spaces"),
    (re.compile(r"[０-９Ａ-Ｚａ-ｚ％]+"), "full-width signs", "type them in half width"),
    (re.compile("[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad\u180e]"), "an invisible sign", "delete it"),
    (re.compile("[\u00a0\u2000-\u200a\u202f\u3000]"), "a blank that is no blank", "type a plain blank, or none"),
    (re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffc\ufffd]"), "a control character", "delete it"),
    (re.compile("[\ue000-\uf8ff]"), "a character that only one font knows", "write the character it stands for"),
    (re.compile("[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]"), "Hangul split into single letters", "type it again"),
    (re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]"), "an emoji or ornament", "say it in words"),
)


def check(file: File) -> Iterator[Problem]:
    """Yield every line of a file that has an odd character, once for each kind."""
    for pattern, what, mend in _ODD:
        lines = {line_at(file.text, found.start()): found[0] for found in pattern.finditer(file.text)}
        for line, character in lines.items():
            codes = " ".join(f"U+{ord(char):04X}" for char in character[:3])
            yield Problem(file.name, line, codes, f"has {what}", mend, "characters")
