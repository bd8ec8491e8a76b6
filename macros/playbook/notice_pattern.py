"""The dialect of the patterns by which notices are read: expressions that mean the same in Python and in the browser.

What the two do not share, and what could run away on a long mail, is left out: no lookbehind, no backreference, no
names of groups, no `*` or `+` (a repetition says how often at most), no class but `[…]`, no flag but "^ and $ are the
borders of a line". Two things are added, and written out before either language compiles:

- a blank outside `[…]` stands for up to three blanks or line breaks, or none: Korean spacing varies;
- `{day}` stands for a piece from `notice_pieces`.

In the browser the result is compiled with the flags `gum`, or `yum` for what follows directly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

_TOKEN = re.compile(
    r"""
      (?P<escape>\\[\^$\\.*+?()\[\]{}|/n])
    | (?P<set>\[\^?(?:[^\[\]\\\n]|\\[\]\[\\^n-])+\])
    | (?P<open>\((?:\?[:=!]|(?!\?)))
    | (?P<close>\))
    | (?P<times>(?:\?|\{[0-9]{1,3}(?:,[0-9]{1,3})?\})\??)
    | (?P<piece>\{[a-z][a-z0-9-]*\})
    | (?P<blank>[ ])
    | (?P<plain>[^\\()\[\]{}*+?\n])
    """,
    re.X,
)
_BLANK = r"[ \n]{0,3}"
_DOUBLED_IN_SET = re.compile(r"--|&&|\|\||~~")
#: Repetitions of at least so many lengths count as wide: each may be tried at each place.
_WIDE = 10
#: How many ways the wide repetitions of one pattern may be combined at most.
_WAYS = 20_000


def _times(token: str) -> tuple[int, int]:
    """Return how often at least and at most a repetition repeats."""
    if token.startswith("?"):
        return 0, 1
    low, _, high = token.rstrip("?")[1:-1].partition(",")
    return int(low), int(high or low)


def faults(pattern: str, pieces: Mapping[str, str], groups: int = 0, piece: bool = False) -> Iterator[str]:
    """Yield what is wrong with a pattern, each as the end of a sentence.

    `groups`: how many values it must catch; a `piece` may match the empty text, for it never stands alone.
    """
    position, ways = 0, 1
    varies: list[bool] = [False]  # for each open group whether a repetition in it has several lengths
    openings: list[str] = []
    closed: tuple[str, bool] | None = None  # the group that was closed just before
    while position < len(pattern):
        token = _TOKEN.match(pattern, position)
        if token is None:
            where = pattern[position : position + 3]
            yield f"has {where!r}, which the two languages do not share or which has no limit"
            return
        position = token.end()
        kind, words = token.lastgroup, token[0]
        before, closed = closed, None
        if kind == "set" and _DOUBLED_IN_SET.search(words):
            yield f"has a doubled sign in {words}, which is to mean something else one day"
            return
        elif kind == "piece" and words[1:-1] not in pieces:
            yield f"names the piece {words}, which does not exist"
        elif kind == "open":
            openings.append(words)
            varies.append(False)
        elif kind == "close" and openings:
            inner = varies.pop()
            varies[-1] |= inner
            closed = openings.pop(), inner
        elif kind == "times":
            low, high = _times(words)
            if before and before[0] in ("(?=", "(?!"):
                yield "repeats a look-ahead"
            if before and before[1] and high > 1:
                yield "repeats what has itself several lengths: on a long mail that runs away"
            varies[-1] |= low != high
            ways *= high - low + 1 if high - low >= _WIDE else 1
    if ways > _WAYS:
        yield "has too many long gaps: on a long mail that runs away"
    yield from _compiled_faults(pattern, pieces, groups, piece)


def _compiled_faults(pattern: str, pieces: Mapping[str, str], groups: int, piece: bool) -> Iterator[str]:
    try:
        found = re.compile(expand(pattern, pieces), re.M)
    except re.error as error:
        yield f"is no regular expression: {error.msg}"
        return
    if found.search("") and not piece:
        yield "matches the empty text"
    if found.groups != groups:
        yield f"catches {found.groups} values where {groups} are used"


def expand(pattern: str, pieces: Mapping[str, str]) -> str:
    """Return a pattern as both languages compile it: blanks and pieces written out. Unknown pieces stay."""
    written = []
    for token in _TOKEN.finditer(pattern):
        if token.lastgroup == "blank":
            written.append(_BLANK)
        elif token.lastgroup == "piece" and token[0][1:-1] in pieces:
            written.append(f"(?:{expand(pieces[token[0][1:-1]], {})})")
        else:
            written.append(token[0])
    return "".join(written)


@lru_cache(maxsize=1024)
def compiled(expanded: str) -> re.Pattern[str]:
    """Return the expression of a pattern that was written out."""
    return re.compile(expanded, re.M)
