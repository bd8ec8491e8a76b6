"""A page as its author wrote it: front matter, blocks, headings, links and macro calls, each with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

_FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.S)
_HEADING = re.compile(r"(#{1,6})\s+(\S.*)?$")
_ID = re.compile(r"\{\s*#([\w-]+)\s*\}$")
_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\(([^()\s]+)(?:\s+\"[^\"]*\")?\)")
_MACRO = re.compile(r"\{\{((?:(?!\{\{|\}\}).)*)\}\}")
_CALL = re.compile(r"\A([a-z_]+)\((.*)\)\Z", re.S)
_FENCE = re.compile(r"^\s*(```|~~~)")
# What `{% raw %}` encloses is printed as it stands, on one line or on several.
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}", re.S)
#: How a block begins, by its kind; anything else is a paragraph.
_KINDS = {
    "heading": re.compile(r"#{1,6}\s"),
    "numbered item": re.compile(r"\s*\d+\.\s"),
    "bullet item": re.compile(r"\s*[-*+]\s"),
    "callout": re.compile(r"(!!!|\?\?\?\+?)\s"),
    "table row": re.compile(r"\|"),
    "macro": re.compile(r"\s*\{\{.*\}\}\s*$"),
    "definition": re.compile(r":\s"),
}


@dataclass(frozen=True)
class Heading:
    """A heading: its level, words, explicit id (or None), line, and the whole line as it is written."""

    level: int
    words: str
    id: str | None
    line: int
    text: str


@dataclass(frozen=True)
class Call:
    """A macro call as it is written, split into name and argument text, with its line."""

    text: str
    name: str | None
    arguments: str
    line: int


@dataclass(frozen=True)
class Image:
    """An image: its text equivalent, its address and its line."""

    alt: str
    target: str
    line: int


@dataclass(frozen=True)
class Block:
    """A paragraph, list item, heading, callout or table row: its kind, its first line and its words."""

    kind: str
    line: int
    text: str


@dataclass(frozen=True)
class MarkdownPage:
    """One page."""

    path: str
    """Its path below `docs/`."""
    text: str
    """Everything, front matter included."""

    @cached_property
    def _front(self) -> re.Match[str] | None:
        return _FRONT.match(self.text)

    @cached_property
    def front_matter(self) -> Mapping[str, Any]:
        """The front matter; raises yaml.YAMLError if it cannot be read."""
        data = yaml.safe_load(self._front[1]) if self._front else None
        return data if isinstance(data, dict) else {}

    @property
    def front(self) -> Mapping[str, Any]:
        """The front matter, empty if it cannot be read; the rule for front matter tells why."""
        try:
            return self.front_matter
        except (yaml.YAMLError, ValueError):
            return {}

    def line_of(self, key: str) -> int:
        """Return the line of a key of the front matter; 1 if it has none."""
        front = self._front[0].split("\n") if self._front else []
        return next((number for number, line in enumerate(front, start=1) if line.startswith(f"{key}:")), 1)

    @cached_property
    def all_lines(self) -> list[tuple[int, str]]:
        """The numbered lines of the body, code fences included, without what `{% raw %}` encloses."""
        start = self._front[0].count("\n") if self._front else 0
        text = _RAW.sub(lambda match: "\n" * match[0].count("\n"), self.text)
        return list(enumerate(text.split("\n")[start:], start=start + 1))

    @cached_property
    def lines(self) -> list[tuple[int, str]]:
        """The numbered lines of the body, outside code fences."""
        lines, fenced = [], False
        for number, line in self.all_lines:
            if _FENCE.match(line):
                fenced = not fenced
            elif not fenced:
                lines.append((number, line))
        return lines

    @cached_property
    def blocks(self) -> list[Block]:
        """The body in pieces: consecutive lines are one piece, unless a list item, table row or heading begins."""
        blocks: list[Block] = []
        follows = False
        for number, line in self.lines:
            if not line.strip():
                follows = False
                continue
            kind = next((kind for kind, begins in _KINDS.items() if begins.match(line)), "paragraph")
            if follows and kind in ("paragraph", "definition"):
                before = blocks[-1]
                blocks[-1] = Block(before.kind, before.line, f"{before.text}\n{line}")
            else:
                blocks.append(Block(kind, number, line))
            follows = True
        return blocks

    @cached_property
    def headings(self) -> list[Heading]:
        """All headings in order."""
        found = []
        for number, line in self.lines:
            if match := _HEADING.match(line.rstrip()):
                id = _ID.search(match[2] or "")
                words = (match[2] or "")[: id.start()] if id else match[2] or ""
                found.append(Heading(len(match[1]), words.strip(), id[1] if id else None, number, line))
        return found

    @cached_property
    def links(self) -> list[tuple[str, int]]:
        """All link and image targets with their lines."""
        return [(match[3], number) for number, line in self.lines for match in _LINK.finditer(line)]

    @cached_property
    def images(self) -> list[Image]:
        """All images in order."""
        found = ((match, number) for number, line in self.lines for match in _LINK.finditer(line))
        return [Image(match[2].strip(), match[3], number) for match, number in found if match[1]]

    @cached_property
    def calls(self) -> list[Call]:
        """All macro calls in order; in a code fence they are made too."""
        calls = []
        for number, line in self.all_lines:
            for match in _MACRO.finditer(line):
                text = match[1].strip()
                call = _CALL.match(text)
                calls.append(Call(text, call[1] if call else None, call[2] if call else "", number))
        return calls
