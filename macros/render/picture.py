"""Pictures drawn from the data at build time: SVG in the page's language and colours, with real text inside."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from markupsafe import escape

from macros.playbook.text import Language

_FONT = 15
_LINE = 22


def text_width(text: str) -> float:
    """Return the width of `text` in ems: a full-width character counts 1, any other 0.55."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WF" else 0.55 for char in text)


def wrap(text: str, ems: float, language: Language) -> list[str]:
    """Break `text` into lines of at most `ems`: between words, or in Chinese between characters but before no sign."""
    lines, line = [], ""
    pieces, joint = (text.split(" "), " ") if language == "ko" else (list(text), "")
    for piece in pieces:
        candidate = f"{line}{joint}{piece}" if line else piece
        if line and text_width(candidate) > ems and piece not in "，。；：！？、”）》":
            lines.append(line)
            line = piece
        else:
            line = candidate
    return [*lines, line] if line else lines


def timeline_picture(title: str, moments: Sequence[tuple[str, str]], language: Language) -> str:
    """Return a vertical timeline as SVG: one dot a moment, its name, and what is done by then.

    The text is real text inside the picture, so it is read aloud, searched and copied. The picture is no wider than a
    phone: there its text is as large as elsewhere.
    """
    width, left, top = 420, 14, 12
    y = top
    rows: list[str] = []
    dots: list[int] = []
    for name, words in moments:
        dots.append(y + 12)
        rows.append(f'<text class="moment" x="{left + 22}" y="{y + 17}">{escape(name)}</text>')
        y += _LINE + 4
        for line in wrap(words, (width - left - 24) / _FONT, language):
            rows.append(f'<text x="{left + 22}" y="{y + 15}">{escape(line)}</text>')
            y += _LINE
        y += 16
    rail = f'<path class="rail" d="M{left} {dots[0]}V{dots[-1]}"/>' if dots else ""
    kinds = ("first", "next", "next", "late", "late")
    marks = "".join(
        f'<circle class="dot dot--{kind}" cx="{left}" cy="{at}" r="8"/>' for kind, at in zip(kinds, dots, strict=True)
    )
    return _figure("timeline", title, (width, y), f"{rail}{marks}{''.join(rows)}")


def _figure(kind: str, title: str, size: tuple[int, int], inside: str) -> str:
    return (
        f'<figure class="picture picture--{kind}" tabindex="0"><svg viewBox="0 0 {size[0]} {size[1]}" role="group" '
        f'aria-label="{escape(title)}" xmlns="http://www.w3.org/2000/svg">{inside}</svg></figure>'
    )
