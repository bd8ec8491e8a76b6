"""The last touch on a page's HTML: what no author should have to think of."""

from __future__ import annotations

import re

_LINK_OUT = re.compile(r'<a\b(?![^>]*\srel=)([^>]*\shref="https?://)')
_SCROLLED = re.compile(r'(<div class="scroll"[^>]*>\s*<table>.*?</table>)', re.S)
_ALIGNED = re.compile(r' style="text-align: (left|center|right);?"')


def finish(html: str, table_label: str) -> str:
    """Return `html` with links out that tell nobody where the reader came from, and tables that scroll by themselves.

    `table_label` is what a screen reader calls a table that can be scrolled.
    """
    html = _LINK_OUT.sub(r'<a rel="noreferrer"\1', html)
    if "<table>" not in html:
        return html
    parts = _SCROLLED.split(html)
    wrapped = f'<div class="scroll" tabindex="0" role="region" aria-label="{table_label}"><table>\\1</table></div>'
    parts[::2] = [re.sub(r"<table>(.*?)</table>", wrapped, part, flags=re.S) for part in parts[::2]]
    # The policy of the pages forbids styles in attributes; a column's alignment becomes a class.
    return _ALIGNED.sub(r' class="is-\1"', "".join(parts))
