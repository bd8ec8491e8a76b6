"""What MkDocs knows of a page, as it is told to machines and to the search."""

from __future__ import annotations

from typing import Any

from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from macros.render.search import SearchPage
from macros.render.site import folder_of, language_of
from macros.render.structured import Described


def described(page: Page) -> Described:
    """Return a page as it is told to machines."""
    trail = []
    for section in reversed(list(page.ancestors)):
        first: Any = section.children[0] if isinstance(section, Section) else page
        if first is not page and getattr(first, "canonical_url", None):
            trail.append((str(section.title), str(first.canonical_url)))
    return Described(
        source=page.file.src_uri,
        title=str(page.title),
        description=page.meta.get("description", ""),
        language=language_of(page.file.src_uri),
        content=page.content or "",
        url=page.canonical_url or None,
        trail=tuple(trail),
    )


def searched(page: Page, html: str) -> SearchPage:
    """Return a page as it is searched; `html` is its text."""
    return SearchPage(
        source=page.file.src_uri,
        address=page.file.url.partition("/")[2],
        title=str(page.title),
        description=page.meta.get("description", ""),
        section=next((str(above.title) for above in page.ancestors if above.title != folder_of(page.file.src_uri)), ""),
        keywords=tuple(page.meta.get("keywords", ())),
        content=html,
    )
