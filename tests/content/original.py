"""The real content, and how an editor would change a line, a page or a record of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

import yaml

from macros.playbook.problem import Problem
from macros.playbook.yamlfile import YamlFile, read_yaml

ROOT = Path(__file__).parents[2]
KeyPath = tuple[str | int, ...]
Change = bytes | str | None | Path | Callable[[], str]
"""A file's new content or what makes it, None to delete the file, or a path that it becomes a link to."""


@dataclass(frozen=True)
class Scalar:
    """A text in a record: its file, its key, its line, and where it stands in the file."""

    file: str
    path: KeyPath
    value: str
    line: int
    start: int
    end: int

    @property
    def key(self) -> str:
        return ".".join(map(str, self.path))


class Original:
    """The content as it stands: every page, record and text by its place."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root

    @cache  # noqa: B019 - one for the whole run
    def text(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    @cached_property
    def pages(self) -> list[str]:
        """The pages in the languages' folders that belong to upstream."""
        found = sorted(path.relative_to(self.root).as_posix() for path in (self.root / "docs").glob("[zk][ho]/**/*.md"))
        return [name for name in found if "/internal/" not in name]

    @cached_property
    def records(self) -> list[str]:
        return sorted(path.relative_to(self.root).as_posix() for path in (self.root / "docs/data").rglob("*.yml"))

    @cached_property
    def files(self) -> dict[str, YamlFile]:
        problems: list[Problem] = []
        files = {name: read_yaml(self.root / name, name, problems) for name in self.records}
        assert not problems
        return {name: file for name, file in files.items() if file}

    def lines(self, name: str) -> list[str]:
        return list(self._split(name))

    def line(self, name: str, number: int) -> str:
        return self._split(name)[number - 1]

    @cache  # noqa: B019
    def _split(self, name: str) -> tuple[str, ...]:
        return tuple(self.text(name).split("\n"))

    # Edits of pages ----------------------------------------------------------------------------------------------

    def page_lines(self, pattern: str, language: str = "") -> Iterator[tuple[str, int, re.Match[str]]]:
        """Yield every line of a page's body that has `pattern`, with its number from 1."""
        search = re.compile(pattern).search
        for name in self.pages:
            if language and not name.startswith(f"docs/{language}/"):
                continue
            front = True
            for number, line in enumerate(self._split(name), start=1):
                if number > 1 and line == "---":
                    front = False
                elif not front and (match := search(line)):
                    yield name, number, match

    def with_line(self, name: str, number: int, line: str | None) -> Change:
        """Return a file with one line replaced, or taken out."""

        def change() -> str:
            lines = self.lines(name)
            lines[number - 1 : number] = [] if line is None else [line]
            return "\n".join(lines)

        return change

    def replaced(self, name: str, number: int, match: re.Match[str], by: str) -> Change:
        """Return a page with the matched part of a line replaced."""
        line = self.line(name, number)
        return self.with_line(name, number, line[: match.start()] + by + line[match.end() :])

    @staticmethod
    def twin(name: str) -> str:
        """Return the same page in the other language."""
        return (
            name.replace("docs/zh/", "docs/ko/")
            if name.startswith("docs/zh/")
            else name.replace("docs/ko/", "docs/zh/")
        )

    # Edits of records --------------------------------------------------------------------------------------------

    def scalars(self, where: str = "", last: str = "") -> Iterator[Scalar]:
        """Yield every text of the records whose file matches `where` and whose last key matches `last`."""
        fits = _fitting(last)
        for name in self.records:
            if re.search(where, name):
                for one in self._scalars[name]:
                    if fits(one.path[-1]):
                        yield one

    @cached_property
    def _scalars(self) -> dict[str, list[Scalar]]:
        return {name: list(_walk(name, file.node, ())) for name, file in self.files.items()}

    def at(self, name: str, path: KeyPath) -> Scalar:
        return self._by_path[name][path]

    @cached_property
    def _by_path(self) -> dict[str, dict[KeyPath, Scalar]]:
        return {name: {one.path: one for one in texts} for name, texts in self._scalars.items()}

    def put(self, *texts: tuple[Scalar, str]) -> dict[str, Change]:
        """Return the changes that give texts of records new values."""

        def change(name: str) -> str:
            text = self.text(name)
            for one, value in sorted(texts, key=lambda pair: -pair[0].start):
                if one.file == name:
                    # A folded text ends with the break of its last line, which stays.
                    end = one.start + len(text[one.start : one.end].rstrip())
                    text = text[: one.start] + json.dumps(value, ensure_ascii=False) + text[end:]
            return text

        return {one.file: partial(change, one.file) for one, _ in texts}

    def bilingual(self, where: str = "", last: str = "") -> Iterator[tuple[Scalar, Scalar]]:
        """Yield the Chinese and the Korean of every bilingual text; `last` is the key that holds them."""
        fits = _fitting(last)
        for name in self.records:
            if not re.search(where, name):
                continue
            texts = self._by_path[name]
            for path, zh in texts.items():
                ko = texts.get((*path[:-1], "ko")) if path[-1] == "zh" else None
                if ko and fits(path[-2] if len(path) > 1 else ""):
                    yield zh, ko

    def entries(self, where: str, *pattern: str | type) -> Iterator[tuple[str, KeyPath, int, int]]:
        """Yield every entry whose key path fits, with its first and last line; `int` stands for any number."""
        for name in self.records:
            if re.search(where, name):
                for path, first, last in self._entries[name]:
                    if len(path) == len(pattern) and all(
                        isinstance(step, want) if isinstance(want, type) else re.fullmatch(want, str(step))
                        for step, want in zip(path, pattern, strict=True)
                    ):
                        yield name, path, first, last

    @cached_property
    def _entries(self) -> dict[str, list[tuple[KeyPath, int, int]]]:
        return {name: list(_entries(file.node, ())) for name, file in self.files.items()}

    def cut(self, name: str, start: int, end: int, by: str) -> Change:
        """Return a file with the characters from `start` to `end` replaced as they stand, without YAML's quotes."""
        return lambda: self.text(name)[:start] + by + self.text(name)[end:]

    def without(self, name: str, first: int, last: int) -> Change:
        """Return a file without some of its lines."""

        def change() -> str:
            lines = self.lines(name)
            return "\n".join([*lines[: first - 1], *lines[last:]])

        return change

    def value(self, name: str, path: KeyPath) -> Any:
        data = self.files[name].data
        for step in path:
            data = data[step]
        return data


#: That of this playbook: read once a process.
CONTENT = Original()


def _fitting(pattern: str) -> Callable[[str | int], bool]:
    """Return what tells whether a key is fit by `pattern`, where any is if that is empty: there are few keys."""
    return cache(lambda key: not pattern or bool(re.fullmatch(pattern, str(key))))


def _walk(name: str, node: Any, path: KeyPath) -> Iterator[Scalar]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _walk(name, value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _walk(name, value, (*path, index))
    elif isinstance(node, yaml.ScalarNode) and node.tag.endswith(":str"):
        mark = node.start_mark
        yield Scalar(name, path, node.value, mark.line + 1, mark.index, node.end_mark.index)


def _entries(node: Any, path: KeyPath) -> Iterator[tuple[KeyPath, int, int]]:
    pairs: Iterable[tuple[Any, Any, Any]] = ()
    if isinstance(node, yaml.MappingNode):
        pairs = ((key.value, key, value) for key, value in node.value)
    elif isinstance(node, yaml.SequenceNode):
        pairs = ((index, value, value) for index, value in enumerate(node.value))
    for step, first, value in pairs:
        end = value.end_mark
        block = isinstance(value, yaml.CollectionNode) and not value.flow_style
        # A block ends where the next thing begins.
        yield (*path, step), first.start_mark.line + 1, end.line if block else end.line + 1
        yield from _entries(value, (*path, step))
