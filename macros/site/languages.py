"""What each language has for itself: its own navigation, and where a page stands in the others."""

from __future__ import annotations

from collections.abc import Collection, Container

from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from macros.playbook.text import HTML_LANG


def by_language(nav: Navigation) -> dict[str, Navigation]:
    """Return the navigation cut into one for each language, so that previous and next stay inside it."""
    cut = {}
    for section in nav.items:
        if not isinstance(section, Section):
            continue
        language = section.title
        for child in section.children:
            child.parent = None
        pages = [page for page in nav.pages if page.file.src_uri.startswith(f"{language}/")]
        for before, page, after in zip([None, *pages], pages, [*pages[1:], None], strict=False):
            page.previous_page, page.next_page = before, after
        cut[language] = Navigation(section.children, pages)
    return cut


def twins(page: Page, folders: Collection[str], pages: Container[str]) -> list[tuple[str, str]]:
    """Return in which other languages a page stands, and its addresses there; Chinese and Korean come first."""
    language, _, path = page.file.src_uri.partition("/")
    return [
        (code, page.file.url.replace(language, code, 1))
        for code in sorted(folders, key=lambda code: code not in HTML_LANG)
        if code != language and f"{code}/{path}" in pages
    ]
