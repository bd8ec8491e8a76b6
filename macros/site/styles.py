"""The style sheet: what we use of the theme's, ours, and a fork's colours."""

from __future__ import annotations

from pathlib import Path

from macros.playbook.book import Playbook
from macros.playbook.colour import on, soft
from macros.playbook.organisation import Accent

from .theme import theme_style

#: The order in which the style sheets apply; together they are one file, so that a page needs one request.
STYLES = ("tokens", "type", "layout", "components", "home", "letter", "checklist", "case", "notice", "print")


def style_sheet(root: Path, playbook: Playbook) -> str:
    """Return the style sheet of the project at `root`."""
    folder = root / "docs/assets/stylesheets"
    organisation = playbook.organisation
    names = [*STYLES, "internal"] if organisation else STYLES
    own = [_accent_style(organisation.accent)] if organisation and organisation.accent else []
    sheets = [(folder / f"{name}.css").read_text(encoding="utf-8") for name in names]
    return "\n".join([theme_style(), *sheets, *own])


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
