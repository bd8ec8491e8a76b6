"""The macros of the playbook. This file is the only one that knows mkdocs-macros-plugin."""

from __future__ import annotations

import functools
from typing import Any

from macros.render.page import MACROS, PageMacros
from macros.render.site import Site

#: Whether this is `mkdocs serve`: broken content is shown in the browser then, and does not end the process.
serving = False
_current: Site | None = None


def use(site: Site) -> None:
    """Make `site` the one that macros render from; the MkDocs hook calls it once a build."""
    global _current  # noqa: PLW0603 - define_env runs before the site is known, and offers no other way in
    _current = site


def current() -> Site:
    """Return the site of this build."""
    assert _current is not None, "the hook in macros/hooks.py sets the site before pages are rendered"
    return _current


def define_env(env: Any) -> None:
    """Register every macro; called by mkdocs-macros-plugin when the configuration is loaded."""

    def bound(name: str) -> Any:
        @functools.wraps(MACROS[name])
        def macro(*args: Any, **options: Any) -> str:
            return str(getattr(PageMacros(current(), env.page.file.src_uri), name)(*args, **options))

        return macro

    for name in MACROS:
        env.macro(bound(name), name)
