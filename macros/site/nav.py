"""The navigation: written once in mkdocs.yml, expanded to one tree for each language."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Any

from macros.check import Content
from macros.playbook.book import INTERNAL_PREFIX, Playbook
from macros.playbook.organisation import Group
from macros.playbook.text import original

_KINDS = "nav.scenarios"


def expand(nav: list[Any], content: Content) -> list[Any]:
    """Return MkDocs' navigation: the door, then one section for each language.

    `nav` lists paths below the language's folder; sections are named by a label (`nav.measures`); `checklists/*`
    stands for every page below that folder that is not listed.
    """
    book = content.playbook
    listed = {*_paths(nav), *(f"{path}.md" for path in book.hidden)}
    if book.organisation:
        nav = [
            *_shown(_with_own_kinds(nav, book), book.hidden),
            {"internal.section": ["internal/index.md", *_own(book.groups), "internal/*"]},
        ]
        listed |= {path for path in _paths(nav) if not path.endswith("/*")}
    return [
        "index.md",
        *({folder: _tree(nav, folder, content, listed)} for folder in content.folders),
    ]


def _with_own_kinds(nav: list[Any], book: Playbook) -> list[Any]:
    """Return the navigation with a fork's own kinds of report behind upstream's."""
    own = [f"scenarios/{id}.md" for id in book.scenarios if id.startswith(INTERNAL_PREFIX)]
    return [{_KINDS: [*entry[_KINDS], *own]} if isinstance(entry, dict) and _KINDS in entry else entry for entry in nav]


def _own(groups: Iterable[Group]) -> Iterator[Any]:
    """Yield a fork's own pages in its order."""
    for number, group in enumerate(groups):
        pages = [f"internal/{page}.md" for page in group.pages]
        if group.title:
            yield {f"internal.group-{number}": pages}
        else:
            yield from pages


def _shown(nav: list[Any], hidden: Container[str]) -> list[Any]:
    """Return the navigation without what a fork hides."""
    shown: list[Any] = []
    for entry in nav:
        if not isinstance(entry, dict):
            shown += [] if entry.removesuffix(".md") in hidden else [entry]
            continue
        ((label, children),) = entry.items()
        if label.removeprefix("nav.") not in hidden and (below := _shown(children, hidden)):
            shown.append({label: below})
    return shown


def hidden_pages(nav: list[Any], content: Content) -> list[str]:
    """Return the pages that a fork hides, as patterns below `docs/`: they stay, unlisted."""
    hidden = content.playbook.hidden
    shown = set(_paths(_shown(nav, hidden)))
    paths = [path for path in _paths(nav) if path not in shown]
    paths += [f"{path}.md" for path in sorted(hidden) if "/" in path]
    return [f"/{folder}/{path}" for folder in content.folders for path in dict.fromkeys(paths)]


def _paths(nav: list[Any]) -> list[str]:
    paths: list[str] = []
    for entry in nav:
        paths.extend(_paths(next(iter(entry.values()))) if isinstance(entry, dict) else [entry])
    return paths


def _tree(nav: list[Any], folder: str, content: Content, listed: set[str]) -> list[Any]:
    labels = content.playbook.spoken(folder).labels
    tree: list[Any] = []
    for entry in nav:
        if isinstance(entry, dict):
            ((label, children),) = entry.items()
            title = labels[label][original(folder)]
            if inside := _tree(children, folder, content, listed):
                tree.append({title: inside})
        elif entry.endswith("/*"):
            below = f"{folder}/{entry[:-1]}"
            tree.extend(
                page
                for page in content.pages
                if page.startswith(below) and page.removeprefix(f"{folder}/") not in listed
            )
        else:
            tree.append(f"{folder}/{entry}")
    return tree
