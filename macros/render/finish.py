"""The last touch on a page's HTML: what no author should have to think of."""

from __future__ import annotations

import re
from html import escape

_LINK_OUT = re.compile(r'<a\b(?![^>]*\srel=)([^>]*\shref="https?://)')
_MARK = re.compile(r'(<a class="mark [^"]*" href="[^"#]*#(\w+)") aria-label="[^"]*"( hidden)?>([^<]*)</a>')
#: A page that cites more sources is a table of them, and half of it would be what they say: there a mark names its
#: source, which stands one press away.
_MANY = 100
_SCROLLED = re.compile(r'(<div class="scroll"[^>]*>\s*<table>.*?</table>)', re.S)
_TABLE = re.compile(r"<table>(.*?)</table>", re.S)
_HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.S)
_CELL = re.compile(r"<tr\b|<t[dh](?=[ >])")
_TAG = re.compile(r"<[^>]*>")
_CODE = re.compile(r"(?<=<pre class=\"highlight\"><code)[^>]*>.*?(?=</code>)", re.S)
_OPTION = re.compile(r"(?<=\s)--?[A-Za-z][\w-]*")
_ALIGNED = re.compile(r' style="text-align: (left|center|right);?"')


def finish(html: str, table_label: str) -> str:
    """Return `html` with links out that tell nobody where the reader came from, and tables that fit every screen.

    What a source says is told at its first mark, unless the page cites very many; its other marks name it until
    docs/assets/js/page/marks.js lets them say the same.

    An option of a command, `--port`, is one word: a line would end behind its first hyphen.

    A wide table scrolls by itself; on a phone, where it is set cell below cell, each cell names its column.
    `table_label` is what a screen reader calls a table that can be scrolled.
    """
    html = _LINK_OUT.sub(r'<a rel="noreferrer"\1', html)
    cited = {source for _, source, *_ in _MARK.findall(html)}
    told = cited if len(cited) > _MANY else set()

    def once(mark: re.Match[str]) -> str:
        opening, source, hidden, words = mark.groups()
        if source not in told:
            told.add(source)
            return mark[0]
        return f'{opening} aria-label="{words} {source.upper()}"{hidden or ""}>{words}</a>'

    html = _MARK.sub(once, html)
    html = _CODE.sub(lambda code: _OPTION.sub(r'<span class="option">\g<0></span>', code[0]), html)
    if "<table>" not in html:
        return html
    parts = _SCROLLED.split(html)
    scroll = f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(table_label)}">'
    parts[::2] = [_TABLE.sub(lambda table: f"{scroll}{table[0]}</div>", part) for part in parts[::2]]
    # The policy of the pages forbids styles in attributes; a column's alignment becomes a class.
    return _TABLE.sub(_with_names, _ALIGNED.sub(r' class="is-\1"', "".join(parts)))


def _with_names(table: re.Match[str]) -> str:
    """Give each cell of a table's body the name of its column."""
    head, _, body = table[0].partition("<tbody>")
    names = [_TAG.sub("", name).replace('"', "&quot;") for name in _HEAD.findall(head)]
    column = 0

    def named(cell: re.Match[str]) -> str:
        nonlocal column
        column = 0 if cell[0] == "<tr" else column + 1
        name = names[column - 1] if 0 < column <= len(names) else ""
        return f'{cell[0]} data-column="{name}"' if name and cell[0] == "<td" else cell[0]

    return f"{head}<tbody>{_CELL.sub(named, body)}" if body else table[0]
