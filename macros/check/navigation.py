"""The navigation in mkdocs.yml: every entry is a page, every page has an entry, every section a name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import yaml

from macros.playbook.problem import Problem

from .content import Content

FILE = "mkdocs.yml"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML that lets tags such as `!ENV` pass."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def check(content: Content) -> Iterator[Problem]:
    """Yield every entry without page, every page without entry and every section without label."""
    path = content.root / FILE
    if not path.is_file():
        return
    entries = _entries(path.read_text(encoding="utf-8"))
    listed: set[str] = set()
    folders: set[str] = set()
    for kind, words, line in entries:
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
                    yield Problem(FILE, line, words, f"leads to docs/{page}, which does not exist", mend, "nav-entry")
    for page in content.written:
        name = page.partition("/")[2] or page
        if name in listed or name == "index.md" or name.startswith("internal/"):
            continue
        if not any(name.startswith(folder) for folder in folders):
            mend = f"add {name} to nav in mkdocs.yml: a page that no menu names is not found"
            yield Problem(f"docs/{page}", 0, "", "is missing in the navigation", mend, "nav-missing")


@lru_cache(maxsize=8)
def _entries(text: str) -> tuple[tuple[str, str, int], ...]:
    """Return each section and page of the nav with its line."""
    root = yaml.compose(text, Loader=_Loader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    nav = next((value for key, value in pairs if key.value == "nav"), None)
    return tuple(_below(nav)) if nav is not None else ()


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
