"""Reading YAML so that mistakes keep their place: syntax and duplicate keys are problems with a line."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from .problem import Problem
from .slips import cut_off
from .syntax import syntax_problem
from .textfile import read_text
from .tree import AddressedKey

_TEXT = "tag:yaml.org,2002:str"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML with fewer surprises: `no`, `on` and dates stay text; only true, false, null and numbers are special."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        """Return the data of a node; text, which nearly all is, without asking who knows its tag."""
        if isinstance(node, yaml.ScalarNode) and node.tag == _TEXT:
            return node.value
        return super().construct_object(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag.rpartition(":")[2] in ("null", "int", "float")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


class _Named(io.StringIO):
    """A text whose file's name the parser writes into every mark."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.name = name


def construct(node: yaml.Node) -> Any:
    """Return the plain data of a node."""
    loader = _Loader("")
    try:
        return loader.construct_document(node)
    finally:
        loader.dispose()


@dataclass(frozen=True, eq=False)
class YamlFile:
    """A parsed file: its data, and the tree that knows in which file and on which line each key stands.

    A file that was not changed is the same object at the next reading. A fork's changes to it make another one, whose
    tree has pieces of two files.
    """

    name: str
    """The path below the project's root."""
    data: Any
    """Plain lists, dicts, str, int, float, bool and None."""
    node: yaml.Node | None
    text: str = field(default="", repr=False)
    """The file as it is written."""
    read: dict[Any, Any] = field(default_factory=dict, repr=False)
    """What was made of it: records, and what rules found. An unchanged file is validated once a process."""

    def line(self, path: Sequence[str | int]) -> int:
        """Return the line (from 1) of the key at `path`, or of its nearest parent."""
        return self._place(path)[1]

    def problem(self, path: Sequence[str | int], what: str, mend: str, rule: str) -> Problem:
        """Return a problem at the key `path` of this file, in the file where that key was written."""
        name, line, rest = self._place(path)
        return Problem(name, line, ".".join(map(str, rest)), what, mend, rule)

    def node_at(self, path: Sequence[str | int]) -> yaml.Node | None:
        """Return what stands at `path`, or None where nothing does."""
        node = self.node
        for step in path:
            found = _step(node, step)
            if found is None:
                return None
            node = found[1]
        return node

    def address_of(self, path: Sequence[str | int]) -> AddressedKey | None:
        """Return the key at `path`, if a fork's change names it in its address and it stands nowhere else."""
        node = self.node
        key: yaml.Node | None = None
        for step in path:
            found = _step(node, step)
            if found is None:
                return None
            key, node = found
        return key if isinstance(key, AddressedKey) else None

    def _place(self, path: Sequence[str | int]) -> tuple[str, int, Sequence[str | int]]:
        """Return file and line of the key at `path`, or of its nearest parent, and the path there."""
        node, name, line, rest = self.node, self.name, 1, path
        for number, step in enumerate(path):
            found = _step(node, step)
            if found is None:
                break
            key, node = found
            mark = (node if isinstance(key, AddressedKey) else key).start_mark
            if mark.name != name:
                name, rest = str(mark.name), ("now", *path[number + 1 :])
            line = mark.line + 1
        return name, line, rest


def _step(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """Return the key `step` of a group and its value, or the entry of a list twice; None where there is none."""
    if isinstance(node, yaml.MappingNode):
        return next((pair for pair in node.value if pair[0].value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def read_yaml(path: Path, name: str, problems: list[Problem]) -> YamlFile | None:
    """Parse a YAML file, or add to `problems` why it cannot be parsed."""
    text = read_text(path, name, problems)
    if text is None:
        return None
    return parsed(text, name, problems)


def parsed(text: str, name: str, problems: list[Problem]) -> YamlFile | None:
    """Parse the text of a YAML file, or add to `problems` why it cannot be parsed."""
    file, wrong = _parsed(text, name)
    problems.extend(wrong)
    return file


def parse(text: str, name: str) -> Any:
    """Return the data of a text that is not this file's any more; None where it cannot be read."""
    file = _parse(text, name, [])
    return file.data if file else None


@lru_cache(maxsize=256)
def _parsed(text: str, name: str) -> tuple[YamlFile | None, tuple[Problem, ...]]:
    """Parse a file's text; while `serve` runs, only what was changed is parsed again."""
    problems: list[Problem] = []
    file = _parse(text, name, problems)
    return file, tuple(problems)


def _parse(text: str, name: str, problems: list[Problem]) -> YamlFile | None:
    loader = _Loader(_Named(text, name))
    try:
        node = loader.get_single_node()
        if node is None:
            problems.append(
                Problem(name, 0, "", "holds only comments", "write its content or delete the file", "empty-file")
            )
            return None
        duplicates = list(_duplicate_keys(node, name))
        for line, told in cut_off(node, text.split("\n")):
            duplicates.append(Problem(name, line, "", *told, "yaml-syntax"))
        problems.extend(duplicates)
        data = None if duplicates else loader.construct_document(node)
    except yaml.YAMLError as error:
        problems.append(syntax_problem(error, name, text))
        return None
    except ValueError as error:
        problems.append(
            Problem(name, 0, "", f"has a value that cannot be read ({error})", "put it in quotes", "yaml-syntax")
        )
        return None
    finally:
        loader.dispose()
    return None if duplicates else YamlFile(name, data, node, text)


def _duplicate_keys(node: yaml.Node, name: str, path: tuple[str, ...] = ()) -> Iterator[Problem]:
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            text, line = str(key.value), key.start_mark.line + 1
            here = (*path, text)
            if text in seen:
                what = f"stands twice (first on line {seen[text]})"
                yield Problem(name, line, ".".join(here), what, "keep one of the two", "duplicate-key")
            seen.setdefault(text, line)
            yield from _duplicate_keys(value, name, here)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _duplicate_keys(item, name, (*path, str(index)))
