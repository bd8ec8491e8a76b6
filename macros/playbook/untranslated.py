"""What is still to be translated into a fork's further language: every text that reads there as it does in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel

from .book import DATA, INTERNAL, INTERNAL_FIELD, INTERNAL_PREFIX, Playbook
from .entry import NAMES, shortened
from .further import PRINTED
from .kinds import LISTS
from .letter import Attachment, Letter, Part
from .overlay import ORGANISATION
from .text import Label

_HAN = re.compile("[\u3400-\u9fff]")
#: Records that say something to editors, or nothing to anybody.
UNNAMED = "?"
_NOT_SHOWN = ("rules", "words", "statements", "moved")


class Missing(NamedTuple):
    """A text, or a page, that a further language lacks."""

    file: str
    at: str
    """Its address, as a change of the overlay names it, with `?` for an entry that is known by its words; the id of a
    page's section; empty for a whole page."""
    words: str
    """How it reads in Chinese, shortened."""


def missing_texts(book: Playbook, view: Playbook) -> Iterator[Missing]:
    """Yield every text of `book` that reads in `view`, the same in a further language, as it does in Chinese."""
    for name, kinds in LISTS.items():
        for kind in (kind for kind in kinds if kind not in _NOT_SHOWN):
            for id, record in getattr(book, kind).items():
                home = INTERNAL if id.startswith(INTERNAL_FIELD) else DATA
                yield from _missing(f"{home}/{name}", f"{kind}/{id}", record, getattr(view, kind)[id])
    for folder, ours, theirs in (
        ("checklists", book.checklists, view.checklists),
        ("templates", book.letters, view.letters),
        ("scenarios", book.scenarios, view.scenarios),
    ):
        for id, record in ours.items():
            for found in _missing(book.home(folder, id), "", record, theirs[id]):
                own = f"/{INTERNAL_PREFIX}" in found.at  # an item that the fork adds to a list of upstream
                yield found._replace(file=f"{INTERNAL}/{folder}/{id}.yml") if own else found
    yield from _missing(f"{DATA}/triage.yml", "", book.triage, view.triage)
    yield from _missing(f"{DATA}/labels.yml", "labels", book.labels, view.labels)
    yield from _missing(ORGANISATION, "", book.organisation, view.organisation)


def _missing(file: str, at: str, one: Any, other: Any) -> Iterator[Missing]:
    if isinstance(one, Label | Part | Attachment) and one.zh == other.zh and _HAN.search(one.zh):
        yield Missing(file, at, shortened(one.zh))
    for key, value in _inside(one):
        theirs = _value(other, key)
        if isinstance(value, tuple):
            for number, entry in enumerate(value):
                name = next((str(getattr(entry, name)) for name in NAMES if hasattr(entry, name)), UNNAMED)
                yield from _missing(file, "/".join(filter(None, (at, key, name))), entry, theirs[number])
        elif isinstance(value, BaseModel | Mapping):
            yield from _missing(file, "/".join(filter(None, (at, key))), value, theirs)


def _inside(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, BaseModel):
        # A letter that is sent in Chinese stays so.
        stays = PRINTED if isinstance(value, Letter) and value.language == "zh" and not value.inner else ()
        yield from ((key, getattr(value, key)) for key in type(value).model_fields if key not in stays)


def _value(value: Any, key: str) -> Any:
    return value[key] if isinstance(value, Mapping) else getattr(value, key)
