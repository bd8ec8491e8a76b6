"""The navigation: written once in mkdocs.yml, expanded to one tree for each language."""

from __future__ import annotations

from typing import Any

from macros.playbook.text import Language


def expand(nav: list[Any], content: Any) -> list[Any]:
    """Return MkDocs' navigation: the door, then one section for each language.

    `nav` lists paths below the language's folder; sections are named by a label (`nav.measures`); `checklists/*`
    stands for every page below that folder that is not listed.
    """
    listed = set(_paths(nav))
    organisation = content.playbook.organisation
    if organisation:
        nav = [entry for entry in nav if _label(entry).removeprefix("nav.") not in organisation.hidden]
        nav = [*nav, {"internal.section": ["internal/index.md", "internal/*"]}]
        listed.add("internal/index.md")
    return [
        "index.md",
        *({language: _tree(nav, language, content, listed)} for language in content.languages),
    ]


def _label(entry: Any) -> str:
    return next(iter(entry)) if isinstance(entry, dict) else ""


def hidden_pages(nav: list[Any], content: Any) -> list[str]:
    """Return the pages of the parts that a fork has hidden, as patterns below `docs/`: they stay, unlisted."""
    organisation = content.playbook.organisation
    hidden = [entry for entry in nav if organisation and _label(entry).removeprefix("nav.") in organisation.hidden]
    return [f"/{language}/{path}" for language in content.languages for path in _paths(hidden)]


def _paths(nav: list[Any]) -> list[str]:
    paths: list[str] = []
    for entry in nav:
        paths.extend(_paths(next(iter(entry.values()))) if isinstance(entry, dict) else [entry])
    return paths


def _tree(nav: list[Any], language: Language, content: Any, listed: set[str]) -> list[Any]:
    tree: list[Any] = []
    for entry in nav:
        if isinstance(entry, dict):
            ((label, children),) = entry.items()
            title = content.playbook.labels[label][language]
            below = _tree(children, language, content, listed)
            if below:
                tree.append({title: below})
        elif entry.endswith("/*"):
            folder = f"{language}/{entry[:-1]}"
            tree.extend(
                page
                for page in content.pages
                if page.startswith(folder) and page.removeprefix(f"{language}/") not in listed
            )
        else:
            tree.append(f"{language}/{entry}")
    return tree
