"""Marks inside a sentence: where a claim comes from, which article, which term, how long, who."""

from __future__ import annotations

from datetime import date

from macros.playbook.evidence import Source

from .base import Page, find, find_all
from .site import UnknownNameError


class ClaimMacros(Page):
    """The macros that stand inside a sentence."""

    def law(self, id: str) -> str:
        """Return an article's name in both languages, linked to where it is explained."""
        law = find(self._playbook.laws, id, "law", "docs/data/laws.yml")
        return self._inline("law", law=law)

    def source(self, *ids: str) -> str:
        """Return the marks of claims: official, reported or commonly known, with what the source says and when."""
        sources = find_all(self._playbook.sources, ids, "source", "docs/data/sources.yml")
        if not ids:
            raise UnknownNameError("calls source() without an id", "name at least one source")
        return self._inline("source", sources=[(one, self._publishers(one), self._overdue(one)) for one in sources])

    def _publishers(self, source: Source) -> str:
        told = []
        for document in (self._playbook.documents[id] for id in source.documents):
            when = self._label("source.undated") if document.published == "undated" else document.published
            told.append(f"{self._text(document.publisher)}, {when}")
        return "; ".join(told)

    def _overdue(self, source: Source) -> bool:
        """Tell whether a claim is past the day on which it should have been checked again."""
        if self._site.today is None:
            return False
        return date.fromisoformat(source.check_again_by) < self._site.today

    def term(self, ko: str) -> str:
        """Return a term in both languages, named by its Korean word."""
        found = next((term for term in self._playbook.terms.values() if term.ko == ko), None)
        if found is None:
            raise UnknownNameError(
                f"names the term {ko!r}, which is not in the glossary",
                "correct it or add it to docs/data/glossary.yml",
            )
        return self._inline("term", term=found)

    def channel(self, id: str) -> str:
        """Return the name of a channel, linked to how it is used."""
        return self._inline(
            "channel",
            entry=find(self._playbook.channels, id, "channel", "docs/data/agencies.yml"),
            prefix="channel",
        )

    def agency(self, id: str) -> str:
        """Return the name of a public body in both languages, linked to what it does."""
        return self._inline(
            "channel",
            entry=find(self._playbook.agencies, id, "agency", "docs/data/agencies.yml"),
            prefix="agency",
        )

    def deadline(self, id: str) -> str:
        """Return a time limit in words, linked to the clock that it runs by."""
        return self._inline(
            "deadline", deadline=find(self._playbook.deadlines, id, "deadline", "docs/data/deadlines.yml")
        )

    def by(self, role: str, minutes: int) -> str:
        """Return who does a step and how many minutes it takes."""
        return self._inline("by", who=self._role(role), minutes=minutes)

    def _sources(self, *ids: str) -> str:
        return self.source(*ids)
