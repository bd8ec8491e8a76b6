"""Writing down what was looked at: the hash of what upstream says now, in the fork's own file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from macros.playbook.changes import WITHDRAWN
from macros.playbook.entry import likeness_of, words_of
from macros.playbook.organisation import Override
from macros.playbook.yamlfile import YamlFile, construct, read_yaml

_KINDS = ("replace", "drop", "withdrawn", "withdrawn-too")
_KEY = "replaces_hash"


def acceptable(places: Iterable[Override]) -> Iterator[Override]:
    """Yield the places whose hash is not that of what upstream says now."""
    for place in places:
        if place.kind in _KINDS and place.recorded != (place.current or WITHDRAWN):
            yield place


def accept(root: Path, place: Override) -> bool:
    """Write the hash of what upstream says now at one place; tell whether that could be done."""
    path = root / place.file
    file = read_yaml(path, place.file, [])
    entry = _entry(file.node, place.line - 1) if file else None
    if file is None or entry is None:
        return False
    text = file.text
    edits = [_hash(entry, place.current or WITHDRAWN)]
    if place.was is not None and place.says is not None and (was := _value(entry, "was")) is not None:
        edits += _words(was, place.says)
    for start, end, new in sorted(edits, reverse=True):
        text = text[: _offset(text, start)] + new + text[_offset(text, end) :]
    if read_text := _sound(text, file):
        path.write_text(read_text, encoding="utf-8", newline="\n")
    return bool(read_text)


Mark = tuple[int, int]
"""Line and column, from 0."""


def _offset(text: str, mark: Mark) -> int:
    line, column = mark
    return sum(len(one) + 1 for one in text.split("\n")[:line]) + column


def _sound(text: str, file: YamlFile) -> str | None:
    """Return the text if it can still be read."""
    try:
        yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    return text if text != file.text else None


def _entry(node: yaml.Node | None, line: int) -> yaml.MappingNode | None:
    """Return the change whose `at` or `id` stands on a line."""
    if isinstance(node, yaml.MappingNode):
        if any(key.value in ("at", "id") and key.start_mark.line == line for key, _ in node.value):
            return node
        children: list[yaml.Node] = [value for _, value in node.value]
    else:
        children = list(node.value) if isinstance(node, yaml.SequenceNode) else []
    return next((found for child in children if (found := _entry(child, line))), None)


def _value(entry: yaml.MappingNode, key: str) -> yaml.Node | None:
    return next((value for name, value in entry.value if name.value == key), None)


def _hash(entry: yaml.MappingNode, hash: str) -> tuple[Mark, Mark, str]:
    written = _value(entry, _KEY)
    if written is not None:
        return _start(written), _end(written), hash
    name, value = next(pair for pair in entry.value if pair[0].value in ("at", "id"))
    between = ", " if entry.flow_style else "\n" + " " * name.start_mark.column
    return _end(value), _end(value), f"{between}{_KEY}: {hash}"


def _words(was: yaml.Node, says: Any) -> list[tuple[Mark, Mark, str]]:
    """Return the edit that brings the words by which an entry is known up to date, where they no longer stand in it."""
    said, known = list(words_of(says)), construct(was)
    if all(any(one in text for text in said) for one in words_of(known)):
        return []

    def now(data: Any) -> Any:
        if isinstance(data, dict):
            return {key: now(value) for key, value in data.items()}
        if isinstance(data, list):
            return [now(value) for value in data]
        return max(said, key=lambda text: likeness_of(str(data), text))

    new = json.dumps(now(known), ensure_ascii=False)
    # A block ends on the line behind it; what replaces it stands on its own line.
    ends_below = was.end_mark.column == 0 or was.end_mark.line > was.start_mark.line
    return [(_start(was), _end(was), new + ("\n" + " " * was.end_mark.column if ends_below else ""))]


def _start(node: yaml.Node) -> Mark:
    return node.start_mark.line, node.start_mark.column


def _end(node: yaml.Node) -> Mark:
    return node.end_mark.line, node.end_mark.column
