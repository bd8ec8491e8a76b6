"""A workbench for mistakes: a copy of the real content, edits to it, and what the check says of each."""

from __future__ import annotations

import heapq
import json
import os
import re
import shutil
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

import yaml

from macros.check import check_content
from macros.playbook.problem import ContentError, Problem
from macros.playbook.yamlfile import YamlFile, read_yaml

ROOT = Path(__file__).parents[2]
#: What the check reads.
COPIED = ("docs", "overrides", "macros/render", "macros/export", "mkdocs.yml")
#: How many places a mistake is made in, each in a copy of its own; MISTAKE_PLACES=1000 makes it everywhere.
PLACES = int(os.environ.get("MISTAKE_PLACES", "3"))
KeyPath = tuple[str | int, ...]
Change = bytes | str | None | Path | Callable[[], str]
"""A file's new content or what makes it, None to delete the file, or a path that it becomes a link to."""


@dataclass(frozen=True)
class Edit:
    """One edit: the files that it changes, and where the message must point."""

    changes: dict[str, Change]
    file: str
    line: int | None = None
    key: str = ""
    names: str = ""
    """Words that the message must name: the wrong word, or the right one."""


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
        for name in self.pages:
            if language and not name.startswith(f"docs/{language}/"):
                continue
            front = True
            for number, line in enumerate(self._split(name), start=1):
                if number > 1 and line == "---":
                    front = False
                elif not front and (match := re.search(pattern, line)):
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
        for name in self.records:
            if re.search(where, name):
                for one in self._scalars[name]:
                    if re.fullmatch(last or ".*", str(one.path[-1])):
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
                    text = text[: one.start] + json.dumps(value, ensure_ascii=False) + text[one.end :]
            return text

        return {one.file: partial(change, one.file) for one, _ in texts}

    def bilingual(self, where: str = "", last: str = "") -> Iterator[tuple[Scalar, Scalar]]:
        """Yield the Chinese and the Korean of every bilingual text; `last` is the key that holds them."""
        for name in self.records:
            if not re.search(where, name):
                continue
            texts = self._by_path[name]
            for path, zh in texts.items():
                holder = str(path[-2]) if len(path) > 1 else ""
                ko = texts.get((*path[:-1], "ko")) if path[-1] == "zh" else None
                if ko and re.fullmatch(last or ".*", holder):
                    yield zh, ko

    def entries(self, where: str, *pattern: str | type) -> Iterator[tuple[str, KeyPath, int, int]]:
        """Yield every entry whose key path fits, with its first and last line; `int` stands for any number."""
        for name in self.records:
            if re.search(where, name):
                for path, first, last in _entries(self.files[name].node, ()):
                    if len(path) == len(pattern) and all(
                        isinstance(step, want) if isinstance(want, type) else re.fullmatch(want, str(step))
                        for step, want in zip(path, pattern, strict=True)
                    ):
                        yield name, path, first, last

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


def chosen(kind: Mistake, content: Original, count: int = PLACES) -> list[Edit]:
    """Return the places of a mistake that are tried: all over the content, and the same in every run."""

    def draw(edit: Edit) -> int:
        return zlib.crc32(f"{kind.name} {edit.file} {edit.line} {edit.key} {edit.names}".encode())

    return heapq.nsmallest(count, kind.make(content), key=draw)


@dataclass
class Bench:
    """A copy of the content that edits are made to and taken back from."""

    root: Path
    touched: list[str] = field(default_factory=list)

    @classmethod
    def make(cls, folder: Path) -> Bench:
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "internal"))
            else:
                shutil.copy(source, folder / name)
        return cls(folder)

    def problems(self, changes: dict[str, Change]) -> tuple[Problem, ...]:
        """Return what the check says of the content with these changes; afterwards they are undone."""
        try:
            for name, change in changes.items():
                self._write(name, change)
            check_content(self.root)
        except ContentError as error:
            return error.problems
        finally:
            for name in changes:
                self._restore(name)
        return ()

    def _write(self, name: str, change: Change) -> None:
        path = self.root / name
        if callable(change):
            change = change()
        if change is None:
            path.unlink()
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(change, Path):
            path.unlink(missing_ok=True)
            path.symlink_to(change)
        else:
            path.write_bytes(change if isinstance(change, bytes) else change.encode("utf-8", "surrogatepass"))

    def _restore(self, name: str) -> None:
        path, original = self.root / name, ROOT / name
        path.unlink(missing_ok=True)
        if original.is_file():
            shutil.copy(original, path)
        else:
            folder = path.parent
            while folder != self.root and not (ROOT / folder.relative_to(self.root)).exists():
                if any(folder.iterdir()):
                    break
                folder.rmdir()
                folder = folder.parent


Maker = Callable[[Original], Iterator[Edit]]


@dataclass(frozen=True)
class Mistake:
    """A kind of mistake: how it is made in each place, the rule that must notice it, and what the mend must name."""

    name: str
    rule: str
    mend: str
    make: Maker


MISTAKES: dict[str, Mistake] = {}


def mistake(rule: str, mend: str = "") -> Callable[[Maker], Maker]:
    """Register a kind of mistake, named after its function."""

    def register(make: Maker) -> Maker:
        name = make.__name__.replace("_", " ")
        assert name not in MISTAKES
        MISTAKES[name] = Mistake(name, rule, mend, make)
        return make

    return register


def is_told(edit: Edit, kind: Mistake, problems: Iterable[Problem]) -> bool:
    """Tell whether one of the problems names the rule, the file, the line, the key and the mend of a mistake."""
    return any(
        problem.rule in kind.rule.split("|")
        and problem.file == edit.file
        and (edit.line is None or problem.line == edit.line)
        and edit.key in problem.key
        and kind.mend in problem.mend
        and edit.names in f"{problem.key} {problem.what} {problem.mend}"
        for problem in problems
    )


def untold(kind: Mistake, edits: list[Edit], bench: Bench) -> Iterator[tuple[Edit, tuple[Problem, ...]]]:
    """Yield the edits that nobody would learn of, each with what the check says instead.

    Edits of different files are made together, since all problems are to be told at once; what is not told then,
    because one mistake hides another, is made again alone.
    """
    together: dict[str, Change] = {}
    made = [edit for edit in edits if together.keys().isdisjoint(edit.changes) and not together.update(edit.changes)]
    said = bench.problems(together) if len(made) > 1 else ()
    for edit in edits:
        if not (edit in made and is_told(edit, kind, said)):
            alone = bench.problems(edit.changes)
            if not is_told(edit, kind, alone):
                yield edit, alone
