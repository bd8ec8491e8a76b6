"""A fork's colour as a style sheet: one accent for light and one for dark, and what follows from each."""

from __future__ import annotations

from macros.playbook.colour import on, soft
from macros.playbook.organisation import Accent


def accent_style(accent: Accent) -> str:
    """Return the rules that put the fork's accent in the place of the playbook's, in light, in dark and in print."""
    light, dark = _roles(accent.light, "light"), _roles(accent.dark, "dark")
    return (
        f":root{{{light}}}\n"
        f'@media screen and (prefers-color-scheme:dark){{:root:not([data-theme="light"]){{{dark}}}}}\n'
        f'@media screen{{:root[data-theme="dark"]{{{dark}}}}}\n'
    )


def _roles(accent: str, mode: str) -> str:
    return f"--accent:{accent};--accent-soft:{soft(accent, mode)};--on-accent:{on(accent)}"
