"""How an entry of a list is known: by its id, by words that stand in it, or by the hash of what it says."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

import yaml

#: What names an entry among others: its id, or what it is about where nothing else in the list is about that.
NAMES = ("id", "law", "at")
_ID = re.compile(r"[A-Za-z0-9_/-]*")
#: How alike two texts are that count as one, rewritten.
_ALIKE = 0.6
#: By how much the most alike must be more so than any other.
_CLEARLY = 0.1


def short_hash(said: Any) -> str:
    """Return the short hash of plain values."""
    # The letter in front keeps YAML from reading a hash of digits as a number.
    return "h" + hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:8]


def fingerprint(data: Any) -> str:
    """Return the short hash of what a value says; an entry's own id does not count, for upstream may rename it."""
    said = {key: value for key, value in data.items() if key != "id"} if isinstance(data, dict) else data
    return short_hash(said)


def name_of(node: yaml.Node) -> str | None:
    """Return by what an entry is known among others, or None where it has no name."""
    if isinstance(node, yaml.MappingNode):
        values = {key.value: value.value for key, value in node.value if isinstance(value, yaml.ScalarNode)}
        return next((str(values[key]) for key in NAMES if key in values), None)
    return None


def words_of(data: Any) -> Iterator[str]:
    """Yield every text in a value."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from words_of(value)


def are_words(data: Any) -> bool:
    """Tell words, which their author may rewrite, from an id, which is itself or nothing."""
    return any(not _ID.fullmatch(one) for one in words_of(data))


def known_by(words: Any, entries: list[Any]) -> tuple[int | None, bool]:
    """Return which entry has these words, and whether several have; None where none has.

    Words that upstream has rewritten since are found by what is most like them; an id is not words.
    """
    wanted = list(words_of(words))
    said = [list(words_of(entry)) for entry in entries]
    if not are_words(words):
        return next((index for index, entry in enumerate(entries) if entry == words), None), False
    for fits in (
        [index for index, texts in enumerate(said) if all(one in texts for one in wanted)],
        [index for index, texts in enumerate(said) if all(any(one in text for text in texts) for one in wanted)],
    ):
        if wanted and fits:
            return (fits[0], False) if len(fits) == 1 else (None, True)
    likeness = [_likeness(wanted, texts) for texts in said]
    *_, second, best = (0.0, 0.0, *sorted(likeness))
    if wanted and best / len(wanted) >= _ALIKE and (best - second) / len(wanted) >= _CLEARLY:
        return likeness.index(best), False
    return None, False


def by_likeness(words: Any, entries: list[Any]) -> list[Any]:
    """Return entries, those first that are most like some words."""
    return sorted(entries, key=lambda entry: -_likeness(list(words_of(words)), list(words_of(entry))))


def _likeness(wanted: list[str], texts: list[str]) -> float:
    return sum(max((likeness_of(one, text) for text in texts), default=0.0) for one in wanted)


def likeness_of(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def names_below(node: yaml.Node) -> list[str]:
    """Return the keys of a group, or the names of a list's entries that have one."""
    if isinstance(node, yaml.MappingNode):
        return [str(key.value) for key, _ in node.value]
    return [name for entry in node.value if (name := name_of(entry))] if isinstance(node, yaml.SequenceNode) else []


def shortened(data: Any) -> str:
    """Return the first words of a value, for a message: at most 24 characters."""
    found = [" ".join(text.split()) for text in words_of(data)]
    words = next((text for text in found if not text.isascii()), next(iter(found), ""))
    return words if len(words) <= 24 else f"{words[:23]}…"
