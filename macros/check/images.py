"""Images in pages: each is there, is our own, and says in words what it shows."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator

from macros.playbook.problem import Problem

from .content import Pages
from .markdown import MarkdownPage
from .place import is_internal, line_at, page_file

#: Words that say nothing about what is shown.
_EMPTY_WORDS = re.compile(
    r"^(?:image|img|picture|screenshot|图片?|图像|截图|이미지|그림|사진|캡처)?\d*(?:\.\w+)?$", re.I
)
#: A tag, a comment or a declaration, closed or not; not an address in angle brackets.
_HTML = re.compile(r"<(?!(?:https?|ftp)://)(?:[!?]|/?[a-zA-Z](?![^\s<>]*@))[^<>]*>?")


_ELSEWHERE = ("http:", "https:", "//", "data:")


def check(page: MarkdownPage) -> Iterator[Problem]:
    """Yield every image of a page that is foreign or mute, and every tag that Markdown does not need."""
    for image in page.images:
        if image.target.startswith(_ELSEWHERE):
            # What a fork puts into docs/assets/ is published; what lies beside its page is not.
            beside = is_internal(page.path)
            where = f"{posixpath.dirname(page.name)}/, beside this page" if beside else "docs/assets/"
            mend = f"put the file into {where}: a page loads nothing from other hosts"
            yield Problem(page.name, image.line, image.target, "is an image from elsewhere", mend, "image")
        if _EMPTY_WORDS.match(image.alt):
            mend = "write between ![ and ] what it shows: some readers hear it"
            yield Problem(page.name, image.line, image.target, "is an image without words", mend, "image-words")
    if page.path != "index.md":
        for line, tag in _tags(page):
            yield Problem(page.name, line, tag, "is raw HTML", "write it as Markdown, or with a macro", "raw-html")


def check_files(pages: Pages) -> Iterator[Problem]:
    """Yield every image of our own that is missing."""
    for page in pages.written.values():
        for image in page.images:
            there = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), image.target))
            if image.target.startswith(_ELSEWHERE) or os.path.isfile(pages.root / page_file(there)):
                continue  # `isfile` of a name that no disk could hold raises nothing
            mend = "correct the path, or restore the file"
            yield Problem(page.name, image.line, image.target, "is an image that does not exist", mend, "image")


def _tags(page: MarkdownPage) -> Iterator[tuple[int, str]]:
    told = set()
    for first, text in page.without_code:
        for found in _HTML.finditer(text):
            line = first - 1 + line_at(text, found.start())
            told.add(line)
            yield line, " ".join(found[0].split())
    # A tag may be so broken that only the renderer still takes it for one.
    for tag, line in page.rendering.html:
        if line not in told:
            yield line, tag
