"""What a fork still has as the sample gave it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.commands.internal import sample_files
from macros.playbook.overlay import ORGANISATION
from macros.playbook.yamlfile import read_yaml

from .findings import Finding, finding, short
from .patient import Patient

#: Words that a value of the sample shows itself by, where it stands inside a longer record.
_SAMPLE_WORD = re.compile(r"示例|예시|example\.com|Example|Sample")
#: Values that a fork may well choose as the sample does.
_CHOICES = {"seller_type", "by", "to", "languages", "hidden"}


def unchanged(patient: Patient) -> Iterator[Finding]:
    """Find what is still as the sample has it."""
    for target, source in sample_files(patient.root).items():
        name, path = target.as_posix(), patient.root / target
        if not path.is_file():
            continue
        text, given = path.read_text(encoding="utf-8", errors="replace"), patient.root / source
        original = given.read_text(encoding="utf-8", errors="replace")
        if name != ORGANISATION and text == original and _says_nothing(name, path):
            continue
        if name != ORGANISATION and text == original:
            yield finding("sample-file", name)
        elif path.suffix == ".md":
            wanted = {line for line in original.splitlines() if _SAMPLE_WORD.search(line)}
            for number, line in enumerate(text.splitlines(), start=1):
                if line in wanted:
                    yield finding("still-sample", name, number, value=short(line))
        else:
            yield from _sample_values(name, path, given)


def _says_nothing(name: str, path: Path) -> bool:
    """Tell whether a file changes nothing yet: what it has to say stands in its comments."""
    file = read_yaml(path, name, []) if path.suffix == ".yml" else None
    data = file.data if file else None
    return isinstance(data, dict) and not any(value for key, value in data.items() if key != "extends")


def _sample_values(name: str, path: Path, given: Path) -> Iterator[Finding]:
    file, original = read_yaml(path, name, []), read_yaml(given, name, [])
    if file is None or original is None:
        return
    wanted: dict[tuple[str, ...], set[str]] = {}
    for place, value in _leaves(original.data, ()):
        wanted.setdefault(_without_indices(place), set()).add(value)
    for place, value in _leaves(file.data, ()):
        keys = _without_indices(place)
        same = value in wanted.get(keys, ()) and not _CHOICES & set(keys)
        if same and (name == ORGANISATION or _SAMPLE_WORD.search(value)):
            yield finding("still-sample", name, file.line(place), value=short(value))


def _leaves(data: Any, place: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, (*place, str(key)))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _leaves(value, (*place, index))
    elif isinstance(data, str):
        yield place, data


def _without_indices(place: tuple[str | int, ...]) -> tuple[str, ...]:
    return tuple(step for step in place if isinstance(step, str))
