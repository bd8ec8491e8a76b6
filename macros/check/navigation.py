"""The navigation in mkdocs.yml: every entry is a page, every page has an entry, every section a name."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

import yaml

from macros.playbook.book import successor
from macros.playbook.overlay import NAVIGATION, ORGANISATION
from macros.playbook.problem import Problem

from .content import Content
from .place import page_file
from .setup import MKDOCS as FILE
from .setup import read_mkdocs


def check(content: Content) -> Iterator[Problem]:
    """Yield every entry without page, every page without entry and every section without label."""
    root = read_mkdocs(content.root, [])
    if root is None:  # told with the setup
        return
    listed: set[str] = set()
    folders: set[str] = set()
    for kind, words, line in _entries(root):
        if kind == "section":
            if words not in content.playbook.labels:
                mend = "write its name in docs/data/labels.yml, or correct the key"
                yield Problem(FILE, line, words, "is no label", mend, "missing-label")
        elif words.endswith("/*"):
            folders.add(words[:-1])
        else:
            if words in listed:
                yield Problem(FILE, line, words, "stands twice in the navigation", "delete one of them", "nav-entry")
            listed.add(words)
            for page in [words] if words == "index.md" else [f"{code}/{words}" for code in content.languages]:
                if page not in content.pages:
                    mend = "correct the path, write the page, or delete the entry"
                    yield Problem(
                        FILE, line, words, f"leads to {page_file(page)}, which does not exist", mend, "nav-entry"
                    )
    for page in content.written:
        name = page.partition("/")[2] or page
        if name in listed or name == "index.md" or name.startswith("internal/"):
            continue
        if not any(name.startswith(folder) for folder in folders):
            mend = f"add {name} to nav in mkdocs.yml: a page that no menu names is not found"
            yield Problem(page_file(page), 0, "", "is missing in the navigation", mend, "nav-missing")


def check_overlay(content: Content) -> Iterator[Problem]:
    """Yield every page that a fork hides or puts in order and that is not there."""
    book = content.playbook
    if book.organisation is None:
        return
    root = read_mkdocs(content.root, [])  # what it cannot say is told with the setup
    sections = {words.removeprefix("nav.") for kind, words, _ in _entries(root) if kind == "section"} if root else set()
    pages = {name.removesuffix(".md") for page in content.pages if (name := page.partition("/")[2])}
    for index, name in enumerate(book.organisation.hidden if root else ()):
        if name not in sections and successor(name, book.moved) not in pages:
            near = get_close_matches(name, [*sections, *pages], n=1)
            mend = f"did you mean {near[0]!r}?" if near else f"write {', '.join(sorted(sections))}, or a page's path"
            what = f"{name!r} is no part of the navigation and no page"
            yield book.files[ORGANISATION].problem(("hidden", index), what, mend, "unknown-id")
    seen: set[str] = set()
    for index, group in enumerate(book.groups):
        for number, name in enumerate(group.pages):
            path = ("navigation", index, "pages", number)
            if f"internal/{name}" not in pages:
                own = [page.removeprefix("internal/") for page in sorted(pages) if page.startswith("internal/")]
                what, mend = f"there is no page internal/{name}", f"write one of {', '.join(own)}"
                yield book.files[NAVIGATION].problem(path, what, mend, "nav-entry")
            elif name in seen:
                yield book.files[NAVIGATION].problem(path, "stands twice", "delete one of them", "nav-entry")
            seen.add(name)


def _entries(root: yaml.Node) -> Iterator[tuple[str, str, int]]:
    """Yield each section and page of the nav with its line."""
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    nav = next((value for key, value in pairs if key.value == "nav"), None)
    return _below(nav) if nav is not None else iter(())


def _below(node: yaml.Node) -> Iterator[tuple[str, str, int]]:
    if isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            yield from _below(entry)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield "section", str(key.value), key.start_mark.line + 1
            yield from _below(value)
    elif isinstance(node, yaml.ScalarNode):
        yield "page", str(node.value), node.start_mark.line + 1
