"""The reference pages: every term, article, body, limit, myth and source, and the map of the source document."""

from __future__ import annotations

from functools import partial

from macros.playbook.text import HTML_LANG

from .claims import law
from .dial import dialled
from .lookup import find_all, grouped
from .macro import macro
from .page import Fragment, Page


@macro
def myth(page: Page, *ids: str) -> Fragment:
    """Return what is believed and what is so; without ids, all myths."""
    return page.partial("myths", myths=find_all(page.playbook.myths, ids, "myth", "docs/data/myths.yml"))


@macro
def glossary(page: Page) -> Fragment:
    """Return all terms."""
    return page.partial("glossary")


@macro
def laws(page: Page) -> Fragment:
    """Return all articles, grouped."""
    return page.partial("laws", groups=grouped(page.playbook.laws.values()))


@macro
def behaviours(page: Page) -> Fragment:
    """Return the table "which behaviour, which law"."""
    return page.partial("behaviours", law=partial(law, page))


@macro
def agencies(page: Page) -> Fragment:
    """Return all public bodies, grouped."""
    return page.partial("agencies", groups=grouped(page.playbook.agencies.values()), dialled=dialled)


@macro
def channels(page: Page) -> Fragment:
    """Return all channels."""
    return page.partial("channels", dialled=dialled)


@macro
def deadlines(page: Page) -> Fragment:
    """Return all time limits."""
    return page.partial("deadlines")


@macro
def sources(page: Page) -> Fragment:
    """Return this page's sources with their documents, what contradicts them and when they were checked.

    On the official ones' page, which once had all, the others follow by their number alone: saved addresses lead on.
    """
    here = page.source.partition("/")[2]
    rows = [(one, page.site.overdue(one)) for one in page.playbook.sources.values() if one.page == here]
    had_all = here == "reference/sources.md"
    elsewhere = [one for one in page.playbook.sources.values() if had_all and one.page != here]
    return page.partial("sources", rows=rows, elsewhere=elsewhere)


@macro
def seed_map(page: Page) -> Fragment:
    """Return the map from the source document's statements to the pages that cover them."""
    return page.partial("seed_map", html_lang=HTML_LANG)
