"""The reference pages: every term, article, body, limit, myth and source, and the map of the source document."""

from __future__ import annotations

from markupsafe import Markup

from macros.playbook.text import HTML_LANG

from .base import find_all, grouped
from .claims import ClaimMacros


class ReferenceMacros(ClaimMacros):
    """The macros that list whole records."""

    def myth(self, *ids: str) -> str:
        """Return what is believed and what is so; without ids, all myths."""
        return self._partial("myths", myths=find_all(self._playbook.myths, ids, "myth", "docs/data/myths.yml"))

    def glossary(self) -> str:
        """Return all terms."""
        return self._partial("glossary")

    def laws(self) -> str:
        """Return all articles, grouped."""
        return self._partial("laws", groups=grouped(self._playbook.laws.values()))

    def behaviours(self) -> str:
        """Return the table "which behaviour, which law"."""
        return self._partial("behaviours", law=lambda id: Markup(self.law(id)))

    def agencies(self) -> str:
        """Return all public bodies, grouped."""
        return self._partial("agencies", groups=grouped(self._playbook.agencies.values()))

    def channels(self) -> str:
        """Return all channels."""
        return self._partial("channels")

    def deadlines(self) -> str:
        """Return all time limits."""
        return self._partial("deadlines")

    def sources(self) -> str:
        """Return all sources with their documents, what contradicts them, and when they were checked."""
        rows = [(one, self._overdue(one)) for one in self._playbook.sources.values()]
        return self._partial("sources", rows=rows)

    def seed_map(self) -> str:
        """Return the map from the source document's statements to the pages that cover them."""
        return self._partial("seed_map", html_lang=HTML_LANG)
