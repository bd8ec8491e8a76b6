"""A workbench for mistakes: a copy of the content, edits to it, and what the check says of each."""

from __future__ import annotations

import os
import re
import shutil
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.check import check_content
from macros.playbook.problem import ContentError, Problem

from .original import ROOT, Change, Original

#: What the check reads.
COPIED = ("docs", "overrides", "macros/render", "macros/export", "mkdocs.yml", "pyproject.toml")
#: In how many files a mistake is made; MISTAKE_PLACES=0 makes it everywhere.
PLACES = int(os.environ.get("MISTAKE_PLACES", "2"))


@dataclass(frozen=True)
class Edit:
    """One edit: the files that it changes, and where the message must point."""

    changes: dict[str, Change]
    file: str
    line: int | None = None
    key: str = ""
    names: str = ""
    """Words that the message must name: the wrong word, or the right one."""


def altered(content: Original, where: str, last: str, change: Callable[[str], str]) -> Iterator[Edit]:
    """Yield an edit of each text at `where` whose key is `last`: what `change` makes of it stands in its place."""
    for one in content.scalars(where, last):
        yield Edit(content.put((one, change(one.value))), one.file, one.line, key=one.key)


def chosen(kind: Mistake, content: Original, count: int = PLACES) -> list[Edit]:
    """Return the places of a mistake that are tried: all over the content, and the same in every run."""

    def draw(edit: Edit) -> int:
        return zlib.crc32(f"{kind.name} {edit.file} {edit.line} {edit.key} {edit.names}".encode())

    edits = sorted(kind.make(content), key=draw)
    if not count:
        return edits
    of_files: dict[str, Edit] = {}
    for edit in edits:
        of_files.setdefault(edit.file, edit)
    return list(of_files.values())[:count]


@dataclass
class Bench:
    """A copy of the content that edits are made to and taken back from."""

    root: Path
    original: Path = ROOT

    @classmethod
    def make(cls, folder: Path, original: Path = ROOT) -> Bench:
        for name in COPIED:
            source = original / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "internal"))
            else:
                shutil.copy(source, folder / name)
        return cls(folder, original)

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

    def _has(self, name: str | Path) -> bool:
        """Tell whether a bench begins with this: with nothing of a fork's overlay, though the original may have one."""
        return (self.original / name).exists() and "internal" not in Path(name).parts

    def _restore(self, name: str) -> None:
        path, original = self.root / name, self.original / name
        path.unlink(missing_ok=True)
        if original.is_file() and self._has(name):
            shutil.copy(original, path)
        else:
            folder = path.parent
            while folder != self.root and not self._has(folder.relative_to(self.root)):
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


#: A mistake made in one place: its kind and its edit.
Made = tuple[Mistake, Edit]
#: One that nobody learns of, and what the check says instead.
Untold = tuple[Mistake, Edit, tuple[Problem, ...]]
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


def untold(waiting: list[Made], bench: Bench) -> Iterator[Untold]:
    """Yield the edits that nobody would learn of, each with its kind and what the check says instead.

    Edits of different files are made together, since all problems are to be told at once. Some are hidden by others
    (what cannot be read is told before what does not agree): they wait, and are made again with each other, at last
    alone.
    """
    hidden: list[Made] = []
    while waiting or hidden:
        if not waiting:
            waiting, hidden = hidden, []
        made, left = _together(waiting)
        said = bench.problems({name: change for _, edit in made for name, change in edit.changes.items()})
        missed = [(kind, edit) for kind, edit in made if not is_told(edit, kind, said)]
        if len(made) == 1:
            yield from ((kind, edit, said) for kind, edit in missed)
            waiting = left
        elif len(missed) == len(made):
            waiting = [*left, *missed[1:]]
            yield from alone(missed[0], bench)
        else:
            waiting, hidden = left, [*hidden, *missed]


def alone(one: Made, bench: Bench) -> Iterator[Untold]:
    """Yield the edit if nobody would learn of it though it is the only one."""
    kind, edit = one
    said = bench.problems(edit.changes)
    if not is_told(edit, kind, said):
        yield kind, edit, said


def _together(edits: list[Made]) -> tuple[list[Made], list[Made]]:
    """Return the edits that can be made at the same time, and the rest: a page is compared with its twin."""
    taken: set[str] = set()
    made, left = [], []
    for kind, edit in edits:
        files = {re.sub("^docs/(zh|ko)/", "docs/", name) for name in edit.changes}
        (left if taken & files else made).append((kind, edit))
        if not taken & files:
            taken |= files
    return made, left
