"""What upstream said when a change of the fork was written: found in git, by the hash that the fork wrote down."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pydantic

from macros.check.content import read_page
from macros.check.git import git
from macros.check.section import section_text
from macros.playbook.book import DATA
from macros.playbook.checklist import ChecklistItem
from macros.playbook.entry import NAMES, fingerprint
from macros.playbook.extend import item_hash
from macros.playbook.organisation import Override
from macros.playbook.text import LANGUAGES
from macros.playbook.yamlfile import parse

#: How many versions of a file are looked through, from the newest on.
_VERSIONS = 100


def old_words(root: Path, place: Override) -> Any:
    """Return what upstream said then; None where git does not have it."""
    if not place.recorded or not place.home:
        return None
    pages = [place.home.replace("docs/zh/", f"docs/{language}/") for language in LANGUAGES]
    homes = [place.home] if place.home.startswith(DATA) else pages
    listed = git(root, "rev-list", f"--max-count={_VERSIONS}", "HEAD", "--", *homes) or ""
    for version in listed.split():
        texts = [git(root, "show", f"{version}:{home}") for home in homes]
        if None in texts:
            continue
        for said in _said([text or "" for text in texts], place):
            if place.recorded in (fingerprint(said), _item_hash(said)):
                return said
    return None


def _said(texts: list[str], place: Override) -> Iterator[Any]:
    """Yield what stood at a place in a version of its files."""
    if not place.home.startswith(DATA):
        id = place.address.partition("#")[2]
        found = {}
        for language, text in zip(LANGUAGES, texts, strict=True):
            said = section_text(read_page(f"{language}/then.md", text), id)
            if said is not None:
                found[language] = said
        yield found
        return
    data = parse(texts[0], place.home)
    names = place.address.split("/")
    while names:
        name = names.pop(0)
        if isinstance(data, dict):
            data = data.get(name)
        elif isinstance(data, list):
            known = {entry.get(key): entry for entry in data if isinstance(entry, dict) for key in reversed(NAMES)}
            if names and f"{name}/{names[0]}" in known:
                name = f"{name}/{names.pop(0)}"
            data = known.get(name)
    yield data
    yield from data if isinstance(data, list) else ()


def _item_hash(data: Any) -> str:
    try:
        return item_hash(ChecklistItem.model_validate(data, strict=False))
    except pydantic.ValidationError:
        return ""
