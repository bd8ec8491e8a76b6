"""The text of a notice: made plain once, cut into sentences, searched by patterns."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from .notice import NoticeSign
from .notice_pattern import compiled, expand

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Signs that are not seen and turn the direction of writing or split words: somebody may hide words by them.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_FULL_WIDTH = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), 0xFF08, 0xFF09, 0xFF1A)}

_DIGITS = tuple("0123456789")
_END = re.compile(r"[.!?。！？](?=[ \n]|$)")
# A line that begins like this begins something of its own.
_BEGINS = re.compile(r" *(?:[■□◼◻▶▷◆◇●○•·※★☆*>–-]|[ㅁㅇㄴ] |[0-9]{1,2}[.)] |\[|[^\n:]{1,12}:)")
_ENDS = re.compile(r"[.!?:;)\]。！？]$")
# No sentence ends so: a phone wraps lines that are short.
_GOES_ON = re.compile(r"(?:까지|[을를]|하여|및|또는|,)$")
#: A line that is shorter was ended by its writer, not by a program that wraps lines.
_WRAPPED_FROM = 30
#: How far around words something counts as near: a text without any full stop is not one sentence.
_FAR = 300


@dataclass(frozen=True)
class Span:
    """Words at their place in the plain text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Match:
    """A sign at its place, with what its groups caught."""

    sign: NoticeSign
    span: Span
    groups: tuple[str | None, ...]


def seen(text: str) -> str:
    """Return a text in composed characters, with one kind of line end and blank, without what is not seen."""
    return _UNSEEN.sub("", _BLANKS.sub(" ", _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))))


def plain(text: str) -> str:
    """Return the same with digits, brackets and colons of one width: what the patterns are applied to."""
    return seen(text).translate(_FULL_WIDTH)


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of a plain text in order; blank ones are left out."""
    borders = sorted({0, len(text), *_borders(text)})
    found = []
    for start, end in pairwise(borders):
        words = text[start:end]
        if stripped := words.strip():
            begin = start + len(words) - len(words.lstrip())
            found.append(Span(begin, begin + len(stripped), stripped))
    return tuple(found)


def _borders(text: str) -> Iterator[int]:
    for end in _END.finditer(text):
        # The dot of a numbered day, 2026. 12. 3., ends nothing.
        if not (end[0] == "." and text[max(0, end.start() - 1) : end.start()] in _DIGITS):
            yield end.end()
    position = 0
    lines = text.split("\n")
    for line, following in pairwise(lines):
        position += len(line) + 1
        shown = line.rstrip()
        is_short = len(shown) < _WRAPPED_FROM and not _GOES_ON.search(shown)
        if is_short or _ENDS.search(shown) or not following.strip() or _BEGINS.match(following):
            yield position


@dataclass(frozen=True)
class NoticeText:
    """A plain text that patterns are applied to."""

    text: str
    pieces: Mapping[str, str] = field(repr=False)
    """The pieces that patterns may name."""

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences in order; blank ones are left out."""
        return sentences(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.sentences]

    @cached_property
    def _ends(self) -> list[int]:
        return [one.end for one in self.sentences]

    def touched(self, start: int, end: int) -> slice:
        """Return which of the sentences words stand in."""
        return slice(bisect_right(self._ends, start), bisect_left(self._starts, end))

    def find(self, pattern: str, near: str | None, not_near: str | None) -> Iterator[re.Match[str]]:
        """Yield where a pattern stands, with one thing in the same sentence and without another."""
        has, lacks = self.expression(near), self.expression(not_near)
        found = self.expression(pattern)
        for match in found.finditer(self.text) if found else ():
            around = ""
            if (has or lacks) and (touched := self.sentences[self.touched(match.start(), match.end())]):
                start = max(touched[0].start, match.start() - _FAR)
                around = self.text[start : min(touched[-1].end, match.end() + _FAR)]
            if (has is None or has.search(around)) and not (lacks and lacks.search(around)):
                yield match

    def expression(self, pattern: str | None) -> re.Pattern[str] | None:
        """Return what a pattern is compiled to."""
        return compiled(expand(pattern, self.pieces)) if pattern else None
