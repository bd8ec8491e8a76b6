"""The macros of the playbook. This file is the only one that knows mkdocs-macros-plugin."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from macros.site.page import SitePage


def define_env(env: Any) -> None:
    """Register every macro; called by mkdocs-macros-plugin when the configuration is loaded."""
    # Every command imports this package: what renders is loaded by those alone that render.
    from macros.render.macros import MACROS
    from macros.render.page import Page

    def bound(name: str) -> Any:
        @functools.wraps(MACROS[name])
        def macro(*args: Any, **options: Any) -> str:
            # The build stands among the plugins: it is begun after this function was called.
            site = env.conf.plugins["playbook"].site
            page: SitePage = env.page
            return page.placeholder(str(MACROS[name](Page(site, page.file.src_uri), *args, **options)))

        return macro

    for name in MACROS:
        env.macro(bound(name), name)
