"""The picture that chat windows show beside a link to the site: its name and what it is for, one in each language."""

from __future__ import annotations

import json

from macros.playbook.book import Playbook
from macros.playbook.text import HTML_LANG, Language

from .fonts import FACES, compiler

_PICTURE = """
#let data = json(bytes(sys.inputs.data))
#set page(width: 1200pt, height: 630pt, margin: (x: 96pt, y: 90pt), fill: rgb(data.ground))
#set text(font: data.font, lang: data.lang, fill: white, cjk-latin-spacing: auto)
#align(horizon)[
  #text(size: 74pt, weight: "bold")[#par(leading: .45em, data.name)]
  #v(26pt)
  #text(size: 36pt, fill: rgb(data.soft))[#par(leading: .6em, data.tagline)]
]
"""


def card(playbook: Playbook, language: Language) -> bytes:
    """Return the picture as PNG, 1200 by 630."""
    words = {key: playbook.labels[f"site.{key}"][language] for key in ("name", "tagline")}
    accent = playbook.organisation.accent if playbook.organisation else None
    colours = {"ground": accent.light, "soft": "#ffffff"} if accent else {"ground": "#0d4f5e", "soft": "#d5e8eb"}
    data = json.dumps(
        {**words, **colours, "font": FACES[language], "lang": HTML_LANG[language][:2]}, ensure_ascii=False
    )
    picture = compiler(input=_PICTURE.encode()).compile(format="png", ppi=72, sys_inputs={"data": data})
    assert isinstance(picture, bytes)
    return picture
