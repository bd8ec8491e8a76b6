"""A page of the site: what its macros say is put in when its Markdown has become HTML.

Markdown would read all of it, twice, to leave it as it is. So each macro leaves a placeholder in the Markdown: an
element of the same kind (a block, or a part of a sentence) that holds a mark and nothing else.
"""

from __future__ import annotations

import copy
import hashlib
import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from macros.check.place import is_internal
from macros.render.material import extended

from .memo import Memo

_FIRST_TAG = re.compile(r"<([a-zA-Z][\w-]*)")
_ID = re.compile(r'\sid="([^"]*)"')
_BLOCKS = frozenset(Markdown().block_level_elements)


@dataclass(frozen=True)
class _Converted:
    """What MkDocs reads off a page's Markdown."""

    content: str
    toc: TableOfContents
    title: str | None
    anchors: frozenset[str]
    links: tuple[tuple[str, dict[str, str]], ...]
    """The anchors that the page links to, by the page on which they are."""


class SitePage(Page):
    """A page with the HTML of its macros."""

    def __init__(self, file: File, config: MkDocsConfig, memo: Memo, settings: int) -> None:
        """`settings` is the version of what `conversion` returns."""
        super().__init__(None, file, config)
        self._memo, self._settings = memo, settings
        self.fragments: list[str] = []
        """The HTML of the macros, in the order of their placeholders."""

    @property
    def _mark(self) -> str:
        """What no author can have typed: the page's own digest, which every letter of the page changes."""
        return f"fragment{self._digest}n"

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the page."""
        super().read_source(config)
        self._digest = hashlib.sha256(f"{self.file.src_uri}\n{self.markdown}".encode()).hexdigest()[:24]

    def placeholder(self, fragment: str) -> str:
        """Keep a macro's HTML, and return what stands for it in the Markdown."""
        if not fragment:
            return ""
        first = _FIRST_TAG.match(fragment)
        tag = "div" if first and first[1] in _BLOCKS else "i"
        self.fragments.append(fragment)
        return f"<{tag}>{self._mark}{len(self.fragments) - 1}</{tag}>"

    def _filled(self, text: str) -> str:
        return re.sub(rf"<(div|i)>{self._mark}(\d+)</\1>", lambda found: self.fragments[int(found[2])], text)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the Markdown, and put in what the macros say."""
        assert self.markdown is not None
        self._convert(config, files)
        self.content = self._filled(self.content or "")
        if self._mark in self.content or any(self._mark in name for name in _names(self)):
            # A placeholder in a heading, in code or in an attribute: there it is Markdown that must see the HTML.
            self.markdown = self._filled(self.markdown)
            self._convert(config, files)
        else:
            ids = (html.unescape(id) for fragment in self.fragments for id in _ID.findall(fragment))
            self.present_anchor_ids = {*(self.present_anchor_ids or ()), *ids}

    def _convert(self, config: MkDocsConfig, files: Files) -> None:
        made = self._memo.get(
            ("markdown", self.file.src_uri, self.markdown or "", self._settings), lambda: self._converted(config, files)
        )
        self.content, self.toc, self._title_from_render = made.content, made.toc, made.title
        self.present_anchor_ids = set(made.anchors)
        linked = ((files.get_file_from_path(path), anchors) for path, anchors in made.links)
        self.links_to_anchors = {file: anchors for file, anchors in linked if file}

    def _converted(self, config: MkDocsConfig, files: Files) -> _Converted:
        if is_internal(self.file.src_uri):
            config = copy.copy(config)
            config.markdown_extensions, config.mdx_configs = extended(config.markdown_extensions, config.mdx_configs)
        super().render(config, files)
        return _Converted(
            content=self.content or "",
            toc=self.toc,
            title=self._title_from_render,
            anchors=frozenset(self.present_anchor_ids or ()),
            links=tuple((file.src_uri, anchors) for file, anchors in (self.links_to_anchors or {}).items()),
        )


def _names(page: SitePage) -> list[str]:
    """Return the page's title and headings as they stand outside its text."""

    def below(items: Iterable[AnchorLink]) -> list[str]:
        return [name for item in items for name in (item.title, *below(item.children))]

    return [str(page.title), *below(page.toc)]


def conversion(config: MkDocsConfig, files: Files) -> tuple[object, ...]:
    """Return what decides, beside a page's own text, what Markdown makes of it: the settings and where links lead."""
    paths = tuple((file.src_uri, file.url, file.inclusion) for file in files)
    return (paths, str(config.markdown_extensions), str(config.mdx_configs), str(config.validation))
