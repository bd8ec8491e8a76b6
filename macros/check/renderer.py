"""What Python-Markdown makes of a page: the library itself is asked, so that no check sees another page than readers.

Macro calls stand in the text as they are written: what they print is HTML of ours, and is checked with the records.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension

#: The extensions of mkdocs.yml that decide what is a block; `toc` and highlighting only dress what is there.
EXTENSIONS = ("abbr", "admonition", "attr_list", "def_list", "pymdownx.superfences", "tables")
#: Those of a fork's own pages beside them.
OF_A_FORK = ("md_in_html", "pymdownx.blocks.caption", "pymdownx.details", "pymdownx.tabbed", "pymdownx.tasklist")
#: The inline patterns that decide what is a link; emphasis, entities and tags come after them.
_PATTERNS = (
    *("backtick", "escape", "reference", "link", "image_link", "image_reference"),
    *("short_reference", "short_image_ref", "autolink"),
)
_TITLES = {f"h{level}": level for level in range(1, 7)}
_MARKS = {level: re.compile(rf"(?:^|(?<=[\s>]))#{{{level}}}\s*") for level in _TITLES.values()}
_INDENTED = r"^[\s>]*(?:\t|    )"
_UNDERLINE = re.compile(r"[\s>]*[=-]+\s*")


@dataclass(frozen=True)
class Found:
    """Something in the rendered page: its tag, its words (a link's or image's address), an image's text, its line."""

    tag: str
    words: str
    alt: str
    line: int


@dataclass(frozen=True)
class Rendering:
    """A page as Python-Markdown reads it, by the lines of its file."""

    code: frozenset[int]
    """The lines of code fences that are rendered as such, with their marks."""
    headings: tuple[Found, ...]
    """All headings with their attributes as they are written; `underlined` ones too."""
    underlined: frozenset[int]
    """The lines of headings that are marked by a line of `=` or `-` below them."""
    links: tuple[Found, ...]
    """All links (`a`) and images (`img`)."""
    indented: tuple[int, ...]
    """The first line of each block that is code because it is indented."""
    definitions: tuple[tuple[str, int], ...]
    """The names that reference links use, each with its line."""
    html: tuple[tuple[str, int], ...]
    """The blocks that are HTML, each by its first line."""


class _Reader:
    """Python-Markdown with our extensions, without what only dresses the page."""

    def __init__(self, of_a_fork: bool) -> None:
        self.notes = FootnoteExtension()
        more, settings = (OF_A_FORK, {"pymdownx.tabbed": {"alternate_style": True}}) if of_a_fork else ((), {})
        self.md = Markdown(extensions=[*EXTENSIONS, *more, self.notes], extension_configs=settings)
        self.md.reset()
        self.inline = self.md.treeprocessors["inline"]
        for name in [item.name for item in self.md.inlinePatterns._priority]:
            if name not in _PATTERNS:
                self.md.inlinePatterns.deregister(name)
        self.fences = self.md.preprocessors["fenced_code_block"]
        self.spans: dict[str, range] = {}
        reassemble = self.fences.reassemble

        def remember(lines: list[str]) -> list[str]:
            self.spans = {fence.strip(" >")[1:-1]: range(start, end) for fence, start, end in self.fences.stack}
            return list(reassemble(lines))

        self.fences.reassemble = remember

    def read(self, lines: Sequence[str], first: int) -> Rendering:
        self.md.reset()
        left = list(lines)
        stash = self.md.htmlStash.rawHtmlBlocks
        fenced = 0
        for processor in self.md.preprocessors:
            left = processor.run(left)
            if processor is self.fences:
                fenced = len(stash)
        root = self.md.parser.parseDocument(left).getroot()
        for note in self.notes.footnotes.values():
            self.md.parser.parseChunk(root, note)
        # A fence that touches code by indentation is put back as text: then the library no longer holds it.
        held = self.fences.extension.stash.stash
        code = frozenset(first + index for fence, span in self.spans.items() if fence in held for index in span)
        place = _Places([(number, line) for number, line in enumerate(lines, first) if number not in code], first)
        headings = [(one.tag, (one.text or "").strip()) for one in root.iter() if one.tag in _TITLES]
        titles = tuple(Found(tag, words, "", place.of_heading(_TITLES[tag], words)) for tag, words in headings)
        indented = tuple(place.of(_first_line(code), "pre", _INDENTED) for code in root.iterfind(".//pre/code"))
        self.inline.run(root)
        self.md.treeprocessors["unescape"].run(root)
        return Rendering(
            code=code,
            headings=titles,
            underlined=frozenset(place.underlined),
            links=tuple(_links(root, place)),
            indented=indented,
            definitions=tuple((name, place.of(f"[{name}]:", "definition")) for name in self.md.references),
            html=tuple((_head(str(block)), place.of(_head(str(block)), "html")) for block in stash[fenced:]),
        )


class _Places:
    """The lines of a page, to find again what the library tells without its place: each kind stands in order."""

    def __init__(self, lines: list[tuple[int, str]], first: int) -> None:
        self._lines = lines
        self._first = first
        self._last: dict[str, tuple[int, int]] = {}
        self.underlined: list[int] = []

    def of(self, words: str, kind: str, before: str = "") -> int:
        """Return the next line that has these words, up to a blank or a bracket, with the pattern before them."""
        written = _written(before, words)
        found = [(number, match.start()) for number, line in self._lines for match in written.finditer(line)]
        return self._next(kind, found)

    def of_heading(self, level: int, words: str) -> int:
        """Return the next line that is this heading, and remember it if it is underlined."""
        with_words = [(number, line) for number, line in self._lines if words in line]
        found = {
            number
            for number, line in with_words
            if any(line.startswith(words, marks.end()) for marks in _MARKS[level].finditer(line))
        }
        under = {
            number
            for (number, line), (_, below) in zip(self._lines, self._lines[1:], strict=False)
            if level <= 2 and words in line and _UNDERLINE.fullmatch(below)
        } - found
        line = self._next("heading", [(number, 0) for number in sorted(found | under)])
        if line in under:
            self.underlined.append(line)
        return line

    def _next(self, kind: str, found: list[tuple[int, int]]) -> int:
        """Return the line of the first place after the last one of this kind; a footnote stands after everything."""
        after = self._last.get(kind, (0, 0))
        self._last[kind] = next((place for place in found if place > after), found[0] if found else (self._first, 0))
        return self._last[kind][0]


@lru_cache(maxsize=4096)  # most links of a page stand on its twin too, and on others
def _written(before: str, words: str) -> re.Pattern[str]:
    return re.compile(rf"{before}{re.escape(words)}(?![^\s)>])", re.I)


def _links(root: Element, place: _Places) -> Iterator[Found]:
    for one in root.iter():
        if one.tag == "img":
            target = one.get("src", "")
            yield Found("img", target, one.get("alt", ""), place.of(target, one.tag))
        elif one.tag == "a":
            target = one.get("href", "")
            yield Found("a", target, "", place.of(target, one.tag))


def _first_line(code: Element) -> str:
    return _head(html.unescape(code.text or ""))


def _head(text: str) -> str:
    return text.strip().partition("\n")[0].strip()


@cache
def _reader(of_a_fork: bool = False) -> _Reader:
    return _Reader(of_a_fork)


def rendering(lines: Sequence[str], first: int, of_a_fork: bool) -> Rendering:
    """Return what Python-Markdown makes of a page's body, whose lines are numbered from `first`."""
    return _reader(of_a_fork).read(lines, first)


def without_code(text: str) -> str:
    """Return a paragraph's text with each span of inline code blanked, line ends kept."""
    if "`" not in text:
        return text
    backtick = _reader().md.inlinePatterns["backtick"]
    parts, at = [], 0
    while mark := backtick.compiled_re.search(text, at):
        code, start, end = backtick.handleMatch(mark, text)
        if isinstance(code, Element):
            parts += [text[at:start], "\n" * text.count("\n", start, end) or " "]
        else:  # an escaped mark, or one that nothing closes
            end = end or mark.end()
            parts.append(text[at:end])
        at = end
    return "".join([*parts, text[at:]])
