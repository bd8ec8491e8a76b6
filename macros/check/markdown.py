"""A page as its author wrote it: front matter, blocks, headings, links and macro calls, each with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from macros.playbook.text import Language

from .place import is_internal, page_file
from .renderer import Rendering, rendering, without_code

_FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.S)
_ID = re.compile(r"\{\s*#([\w-]+)\s*\}$")
_MACRO = re.compile(r"\{\{((?:(?!\{\{|\}\}).)*)\}\}")
_CALL = re.compile(r"\A([a-z_]+)\((.*)\)\Z", re.S)
# What `{% raw %}` encloses is printed as it stands, on one line or on several.
_RAW = re.compile(r"\{% *raw *%\}(.*?)\{% *endraw *%\}", re.S)
#: How a block begins, by its kind; anything else is a paragraph.
_KINDS = {
    "heading": re.compile(r"#"),
    "numbered item": re.compile(r"\s*\d+\.\s"),
    "bullet item": re.compile(r"\s*[-*+]\s"),
    "callout": re.compile(r"(!!!|\?\?\?\+?)\s"),
    "table row": re.compile(r"\|"),
    "macro": re.compile(r"\s*\{\{.*\}\}\s*$"),
    "definition": re.compile(r":\s"),
}


@dataclass(frozen=True)
class Heading:
    """A heading: its level, words, explicit id (or None), line, the whole line as it is written, and its marking."""

    level: int
    words: str
    id: str | None
    line: int
    text: str
    underlined: bool
    """Whether a line of `=` or `-` makes it a heading, not marks before it."""


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
    origins: tuple[tuple[str, int], ...] = ()
    """Of a page with sections of a fork: the file in which each line is written, and its number there."""
    read: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)
    """What rules found in it."""

    @property
    def name(self) -> str:
        """Its file, below the project's root."""
        return page_file(self.path)

    def place_of(self, line: int) -> tuple[str, int]:
        """Return the file in which a line of the page is written, and its number there."""
        return self.origins[line - 1] if 0 < line <= len(self.origins) else (self.name, line)

    @property
    def language(self) -> Language:
        """The language that it is written in."""
        return "ko" if self.path.startswith("ko/") else "zh"

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
        """The numbered lines of the body as Jinja reads them: with code fences, without what `{% raw %}` encloses."""
        return self._numbered(_RAW.sub(lambda match: "\n" * match[0].count("\n"), self.text))

    @cached_property
    def _printed(self) -> list[tuple[int, str]]:
        """The numbered lines of the body as Markdown reads them."""
        return self._numbered(_RAW.sub(r"\1", self.text))

    def _numbered(self, text: str) -> list[tuple[int, str]]:
        start = self._front[0].count("\n") if self._front else 0
        return list(enumerate(text.split("\n")[start:], start=start + 1))

    @cached_property
    def rendering(self) -> Rendering:
        """What Python-Markdown makes of the page, by the lines of the file."""
        return rendering([line for _, line in self._printed], self._printed[0][0], is_internal(self.path))

    @property
    def body(self) -> str:
        """Everything below the front matter as Markdown reads it."""
        return "\n".join(line for _, line in self._printed)

    @cached_property
    def lines(self) -> list[tuple[int, str]]:
        """The numbered lines of the body that are not code: all that readers see as prose."""
        return [(number, line) for number, line in self._printed if number not in self.rendering.code]

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
    def without_code(self) -> list[tuple[int, str]]:
        """The blocks by their first lines, each with its inline code blanked."""
        return [(block.line, without_code(block.text)) for block in self.blocks]

    @cached_property
    def headings(self) -> list[Heading]:
        """All headings in order."""
        written = dict(self._printed)
        found = []
        for one in self.rendering.headings:
            id = _ID.search(one.words)
            words = one.words[: id.start()].strip() if id else one.words
            underlined = one.line in self.rendering.underlined
            found.append(Heading(int(one.tag[1:]), words, id and id[1], one.line, written[one.line], underlined))
        return found

    @cached_property
    def links(self) -> list[tuple[str, int]]:
        """All link and image targets with their lines."""
        return [(one.words, one.line) for one in self.rendering.links]

    @cached_property
    def images(self) -> list[Image]:
        """All images in order."""
        return [Image(one.alt.strip(), one.words, one.line) for one in self.rendering.links if one.tag == "img"]

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
