"""The style sheets: what we use of the theme's, ours, and a fork's colours.

playbook.css  what every page needs
forms.css     what letters, checklists, the case desk and the reader of notices need beside it
notice.css    what the reader of notices needs beside these two
pictures.css  what pages with a picture need
handbook.css  what a fork's own pages need for whatever else the theme offers for text
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path

from macros.playbook.book import Playbook
from macros.playbook.colour import on, soft
from macros.playbook.organisation import Accent

from .scripts import FORMS
from .theme import text_style, theme_style

#: The order in which the style sheets apply, by the file in which they are sent.
STYLES = {
    "playbook": ("tokens", "type", "layout", "components", "home", "triage", "print"),
    "forms": ("letter", "checklist", "case", "axis", "letterprint"),
    "notice": ("notice",),
    "pictures": ("pictures",),
}

#: What is told to those who read the files is not sent.
_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
#: What a page has that needs the pictures' sheet.
_PICTURE = 'class="picture'
_VARIABLE = re.compile(r"(--[\w-]+):")


def style_sheets(root: Path, playbook: Playbook) -> dict[str, str]:
    """Return the style sheets of the project at `root` by file name.

    A fork's colours stand at the end of the first: the second takes every colour from there and sets none.
    """
    folder = root / "docs/assets/stylesheets"
    organisation = playbook.organisation

    def joined(names: Iterable[str]) -> str:
        text = "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in names)
        return _COMMENT.sub("", text)

    own = ("internal",) if organisation else ()
    accent = _accent_style(organisation.accent) if organisation and organisation.accent else ""
    sheets = {
        "playbook.css": "\n".join([theme_style(), joined([*STYLES["playbook"], *own]), accent]),
        **{f"{name}.css": joined(STYLES[name]) for name in ("forms", "notice", "pictures")},
    }
    if organisation:
        known = frozenset(_VARIABLE.findall(sheets["playbook.css"]))
        sheets["handbook.css"] = "\n".join([text_style(known), joined(["handbook"])])
    return sheets


def styles_for(scripts: Collection[str], content: str) -> list[str]:
    """Return the names of the style sheets that a page with these scripts and this HTML needs, in the order of use."""
    forms = ["forms"] if set(FORMS) & set(scripts) else []
    pictures = ["pictures"] if _PICTURE in content else []
    return ["playbook", *forms, *(["notice"] if "notice" in scripts else []), *pictures]


def _accent_style(accent: Accent) -> str:
    """Return the rules that put the fork's accent in the place of the playbook's, in light, in dark and in print."""
    light, dark = _roles(accent.light, "light"), _roles(accent.dark, "dark")
    return (
        f":root{{{light}}}\n"
        f'@media screen and (prefers-color-scheme:dark){{:root:not([data-theme="light"]){{{dark}}}}}\n'
        f'@media screen{{:root[data-theme="dark"]{{{dark}}}}}\n'
    )


def _roles(accent: str, mode: str) -> str:
    return f"--accent:{accent};--accent-soft:{soft(accent, mode)};--on-accent:{on(accent)}"
