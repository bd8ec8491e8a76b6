"""Marks inside a sentence: where a claim comes from, which article, which term, how long, who."""

from __future__ import annotations

from .lookup import find
from .macro import macro
from .page import Fragment, Page
from .site import UnknownNameError


@macro
def law(page: Page, id: str) -> Fragment:
    """Return an article in the page's language, linked to where both languages, its reach and its penalty stand."""
    return page.inline("law", law=find(page.playbook.laws, id, "law", "docs/data/laws.yml"))


@macro
def source(page: Page, *ids: str) -> Fragment | str:
    """Return the marks of claims: official, reported or commonly known, with what the source says and when."""
    if not ids:
        raise UnknownNameError("calls source() without an id", "name at least one source")
    return page.marks(ids)


@macro
def term(page: Page, ko: str) -> Fragment:
    """Return a term in both languages, named by its Korean word."""
    found = next((term for term in page.playbook.terms.values() if term.ko == ko), None)
    if found is None:
        raise UnknownNameError(
            f"names the term {ko!r}, which is not in the glossary",
            "correct it or add it to docs/data/glossary.yml",
        )
    return page.inline("term", term=found)


@macro
def channel(page: Page, id: str) -> Fragment:
    """Return the name of a channel, linked to how it is used."""
    entry = find(page.playbook.channels, id, "channel", "docs/data/agencies.yml")
    return page.inline("channel", entry=entry, prefix="channel")


@macro
def agency(page: Page, id: str) -> Fragment:
    """Return the name of a public body in both languages, linked to what it does."""
    entry = find(page.playbook.agencies, id, "agency", "docs/data/agencies.yml")
    return page.inline("channel", entry=entry, prefix="agency")


@macro
def deadline(page: Page, id: str) -> Fragment:
    """Return a time limit in words, linked to the clock that it runs by."""
    return page.inline("deadline", deadline=find(page.playbook.deadlines, id, "deadline", "docs/data/deadlines.yml"))


@macro
def by(page: Page, role: str, minutes: int) -> Fragment:
    """Return who does a step and how many minutes it takes."""
    return page.inline("by", who=page.role(role), minutes=minutes)
