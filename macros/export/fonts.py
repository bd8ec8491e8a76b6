"""The one font of everything that is set in type: the same glyphs on every machine, regional in each language."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import noto_cjk_sans_otc
import typst
from fontTools.ttLib import TTFont

from macros.playbook.text import Language

#: The face of each language; the file holds both.
FACES: dict[Language, str] = {"zh": "Noto Sans CJK SC", "ko": "Noto Sans CJK KR"}
FONT = Path(str(noto_cjk_sans_otc.FONT_PATH))


def compiler(**options: Any) -> Any:
    """Return a typst compiler that knows this font and no other: else the machine decides how a page looks."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT.parent)])
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True, **options)


@cache
def characters(language: Language) -> frozenset[int]:
    """Return the code points that the face of a language has."""
    number = 0
    while True:
        font = TTFont(str(FONT), fontNumber=number, lazy=True)
        if font["name"].getDebugName(1) == FACES[language]:
            return frozenset(font.getBestCmap())
        number += 1
