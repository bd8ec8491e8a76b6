"""Ids that one record names of another: each exists."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from macros.playbook.book import DATA, Playbook
from macros.playbook.labelled import unknown
from macros.playbook.problem import Problem

from .place import DataPath


def named(
    playbook: Playbook, file: str, path: DataPath, id: str, known: Container[str], kind: str, home: str
) -> Iterator[Problem]:
    """Yield the id at `path` of `file`, unless it is among those that are `known`; `home` is where to add it."""
    if id not in known:
        what = f"names the {kind} {id!r}, which does not exist"
        yield playbook.files[file].problem(path, what, f"correct the id or add it to {home}", "unknown-id")


def listed(
    playbook: Playbook, file: str, path: DataPath, ids: Iterable[str], known: Container[str], kind: str, home: str
) -> Iterator[Problem]:
    """Yield each of `ids`, listed at `path` of `file`, that is not among those that are `known`."""
    for index, id in enumerate(ids):
        yield from named(playbook, file, (*path, index), id, known, kind, home)


def cited(playbook: Playbook, file: str, path: DataPath, ids: Iterable[str]) -> Iterator[Problem]:
    """Yield each source named at `path` of `file` that does not exist."""
    return listed(playbook, file, path, ids, playbook.sources, "source", f"{DATA}/sources.yml")


def labelled(playbook: Playbook, file: str, path: DataPath, key: str, id: str) -> Iterator[Problem]:
    """Yield the `role` or `group` at `path` of `file` if labels.yml has no words for it."""
    if wrong := unknown(key, id, playbook.labels, file):
        yield playbook.files[file].problem(path, *wrong)
