"""The style sheets: what we use of the theme's, ours, and a fork's colours.

playbook.css  all that pages to read need
forms.css     all that pages with a letter, a checklist, the case desk or the reader of notices need
notice.css    what the reader of notices needs beside it
handbook.css  what a fork's own pages need for whatever else the theme offers for text

One sheet a page: a second one costs a slow phone another connection before it draws anything.
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

_FIRST = ("tokens", "type", "layout", "components")
#: The style sheets in the order in which they apply, by the file in which they are sent.
STYLES = {
    "playbook": (*_FIRST, "home", "triage", "print", "pictures"),
    "forms": (*_FIRST, "print", "letter", "checklist", "case", "axis", "letterprint", "pictures"),
    "notice": ("notice",),
}

#: What is told to those who read the files is not sent.
_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
_VARIABLE = re.compile(r"(--[\w-]+):")


def style_sheets(root: Path, playbook: Playbook) -> dict[str, str]:
    """Return the style sheets of the project at `root` by file name.

    A fork's colours stand at the end of both whole ones: what is sent beside them takes every colour from there.
    """
    folder = root / "docs/assets/stylesheets"
    organisation = playbook.organisation

    def joined(names: Iterable[str]) -> str:
        text = "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in names)
        return _COMMENT.sub("", text)

    theme, own = theme_style(), ("internal",) if organisation else ()
    accent = _accent_style(organisation.accent) if organisation and organisation.accent else ""

    def whole(name: str) -> str:
        return "\n".join([theme, joined([*STYLES[name], *own]), accent])

    sheets = {"playbook.css": whole("playbook"), "forms.css": whole("forms"), "notice.css": joined(STYLES["notice"])}
    if organisation:
        known = frozenset(_VARIABLE.findall(sheets["playbook.css"]))
        sheets["handbook.css"] = "\n".join([text_style(known), joined(["handbook"])])
    return sheets


def styles_for(scripts: Collection[str]) -> list[str]:
    """Return the names of the style sheets that a page with these scripts needs, in the order of use."""
    forms = "forms" if set(FORMS) & set(scripts) else "playbook"
    return [forms, *(["notice"] if "notice" in scripts else [])]


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
