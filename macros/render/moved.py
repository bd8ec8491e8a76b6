"""Pages that stand where another one stood: they lead on whoever saved the old address."""

from __future__ import annotations

from html import escape

from macros.playbook.book import successor
from macros.playbook.text import html_lang, original

from .site import Site


def moved_pages(site: Site) -> dict[str, str]:
    """Return a page for every old address, by its path below the site's root."""
    pages = {}
    for was in site.playbook.moved:
        for language in site.folders:
            now = successor(was, site.playbook.moved)
            target = escape(site.link(f"{language}/{was}.md", f"{language}/{now}.md"))
            words = escape(site.playbook.spoken(language).labels["internal.moved"][original(language)])
            path = site.address(f"{language}/{was}.md")
            pages[f"{path}index.html" if path.endswith("/") else path] = (
                f'<!doctype html>\n<html lang="{html_lang(language)}">\n<head>\n<meta charset="utf-8">\n'
                '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
                '<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">\n'
                f'<meta http-equiv="refresh" content="0; url={target}">\n<title>{words}</title>\n</head>\n'
                f'<body>\n<h1>{words}</h1>\n<p><a href="{target}">{escape(now)}</a></p>\n</body>\n</html>\n'
            )
    return pages
