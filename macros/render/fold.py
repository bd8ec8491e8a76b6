"""Folding what explains below what is done: a reader at two in the morning is not led past it.

Done on the finished HTML, so that a page stays a plain text with headings, and is searched and told like one.
"""

from __future__ import annotations

import re

#: The rooms of the site whose pages say what to do before they explain it.
_FOLDED_PAGES = re.compile(r"(?:zh|ko)/((?:scenarios|measures|precautions)/(?!index\.md)[\w-]+)\.md")
#: The ids of the parts that explain.
_FOLDED_PARTS = ("how", "law", "cases", "prevent", "timeline")
_PART = re.compile(r'(<h2\b[^>]*\sid="(\w[\w-]*)"[^>]*>.*?</h2>)(.*?)(?=<h2\b|\Z)', re.S)
#: Parts that explain and say until when something must be done: nobody may miss that.
_OPEN = frozenset({("scenarios/authority-notice", "how"), ("scenarios/customs-hold", "how")})
#: Nor a warning of the gravest kind.
_DANGER = 'class="admonition danger"'
_LINK = re.compile(r'<a class="headerlink".*?</a>')


def fold(html: str, source: str) -> str:
    """Return the HTML of page `source` with each part that explains folded below its heading."""
    page = _FOLDED_PAGES.fullmatch(source)
    if not page:
        return html

    def folded(part: re.Match[str]) -> str:
        heading, id, text = part.groups()
        if id not in _FOLDED_PARTS or (page[1], id) in _OPEN or _DANGER in text:
            return part[0]
        # What can be pressed holds nothing else to press; the contents of the page lead to the heading.
        return f'<details class="fold"><summary>{_LINK.sub("", heading)}</summary>{text}</details>\n'

    return _PART.sub(folded, html)
