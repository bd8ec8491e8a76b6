"""Files: only what belongs below `docs/`, as plain files with plain names, each small enough for a cheap phone."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from macros.playbook.book import INTERNAL_PREFIX
from macros.playbook.drawing import undrawn
from macros.playbook.filenames import is_left_behind, rightly_named
from macros.playbook.further import declared
from macros.playbook.problem import Problem

from .content import Content, Pages
from .place import DOCS, page_file

#: What each folder below `docs/` holds.
ENDINGS: dict[str, frozenset[str]] = {
    "zh": frozenset({".md"}),
    "ko": frozenset({".md"}),
    "data": frozenset({".yml", ".txt", ".json"}),
    "assets": frozenset({".css", ".js", ".json", ".svg", ".png", ".ico"}),
}
#: The pages that stand outside the languages' folders.
AT_THE_TOP = {"index.md"}
OWN_TO_A_FORK = "internal"
_NAME = re.compile(r"^[a-z0-9]+(?:[._-][a-z0-9]+)*$")
#: Records and pages have their own limit in macros/playbook/textfile.py.
MAX_ASSET = 300_000
#: A photo beside a fork's pages: its readers are colleagues, some with a phone.
MAX_PICTURE = 1_000_000
_PICTURES: dict[str, tuple[bytes, ...]] = {
    ".png": (b"\x89PNG\r\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF8",),
    ".webp": (b"RIFF",),
}


def check(content: Pages) -> Iterator[Problem]:
    """Yield every file that does not belong, or is not what its name says."""
    docs = content.root / DOCS
    endings = {**ENDINGS, **dict.fromkeys(declared(content.root), ENDINGS["zh"])}
    pages = {folder for folder, kinds in endings.items() if kinds == ENDINGS["zh"]}
    for path in _walk(docs):
        parts = path.relative_to(docs).parts
        name = "/".join((DOCS, *parts))
        is_text = (path.suffix in (".md", ".yml") and parts[0] in (*pages, "data")) or parts[0] in AT_THE_TOP
        if path.is_symlink():
            if not is_text:  # the reader of pages and records tells it of those
                yield Problem(name, 0, "", "is a symbolic link", "put the file itself here", "plain-file")
            continue
        if OWN_TO_A_FORK in parts:
            if path.is_file() and parts[0] != OWN_TO_A_FORK:  # what stands in docs/internal/, its reader tells
                yield from _own_file(path, name)
            continue  # a fork's folders are its own affair
        if not _NAME.match(path.name):
            mend = "use lower-case ASCII letters, digits and hyphens: it becomes an address"
            yield Problem(name, 0, "", f"is called {path.name!r}", mend, "file-name")
        if path.is_dir():
            continue
        expected = endings.get(parts[0], frozenset()) if len(parts) > 1 else frozenset()
        if path.suffix not in expected and name != f"{DOCS}/index.md":
            mend = "move it or delete it; pages are .md, records .yml, pictures .svg in docs/assets/"
            if right := rightly_named(path.name, expected):
                mend = f"rename it to {right}, or run make check FIX=1"
            yield Problem(name, 0, "", "is not a file that belongs here", mend, "stray-file")
        elif not is_text:
            yield from _asset(path, name)


def _walk(docs: Path) -> Iterator[Path]:
    """Yield everything below `docs/` but hidden files; links to folders are named, not followed."""
    for folder, folders, files in os.walk(docs, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        names = (*folders, *(name for name in files if not is_left_behind(name)))
        yield from sorted(Path(folder, name) for name in names if not name.startswith("."))


def _own_file(path: Path, name: str) -> Iterator[Problem]:
    """Yield what is wrong with a file beside a fork's pages: pages by their names, pictures."""
    if right := rightly_named(path.name, (".md",)):
        mend = f"rename it to {right}, or run make check FIX=1"
        yield Problem(name, 0, "", "is not a file that belongs here", mend, "stray-file")
    if beginnings := _PICTURES.get(path.suffix.lower()):
        with path.open("rb") as file:
            begins = file.read(16)
        if not any(begins.startswith(beginning) for beginning in beginnings):
            yield _no_picture(path, name)
        elif (size := path.stat().st_size) > MAX_PICTURE:
            what = f"is {size:,} bytes; {MAX_PICTURE:,} are allowed"
            yield Problem(name, 0, "", what, "make it smaller: a reader on a slow line loads it", "large-file")


def _no_picture(path: Path, name: str, line: int = 0) -> Problem:
    what = f"is no {path.suffix.lower()} picture, whatever its name says"
    return Problem(name, line, "", what, "save the picture again, or delete the file", "stray-file")


def _asset(path: Path, name: str) -> Iterator[Problem]:
    size = path.stat().st_size
    if size > MAX_ASSET:
        mend = "make it smaller: a reader on a slow line loads it"
        yield Problem(name, 0, "", f"is {size:,} bytes; {MAX_ASSET:,} are allowed", mend, "large-file")
    elif path.suffix == ".svg" and (found := undrawn(path.read_bytes())):
        line, active = found
        if active:
            yield Problem(name, line, active, "makes the picture active", "draw it with plain shapes", "active-svg")
        else:
            yield _no_picture(path, name, line)


def check_collisions(content: Content) -> Iterator[Problem]:
    """Yield every written page at the address of a generated one, and every kind of report without its page."""
    book = content.playbook
    own = {id for id in book.scenarios if id.startswith(INTERNAL_PREFIX)}
    generated = {"checklists": {*book.checklists}, "templates": {*book.letters}, "scenarios": own}
    for path in content.written:
        language, _, name = path.partition("/")
        folder, _, slug = name.removesuffix(".md").partition("/")
        if slug in generated.get(folder, ()):
            mend = f"delete it: the page is made from {book.home(folder, slug)}"
            yield Problem(page_file(path), 0, "", "stands where a page is generated", mend, "page-collision")
        if folder == "scenarios" and slug not in (*book.scenarios, "index"):
            mend = f"write docs/data/scenarios/{slug}.yml, or correct the page's name"
            yield Problem(page_file(path), 0, "", "is no kind of report that has a record", mend, "scenario-page")
    for id in (id for id in book.scenarios if id not in own):
        for language in content.languages:
            if (path := f"{language}/scenarios/{id}.md") not in content.written:
                file = book.files[f"docs/data/scenarios/{id}.yml"]
                what = f"has no page in docs/{language}/scenarios/"
                yield file.problem(("id",), what, f"write {page_file(path)}", "scenario-page")
