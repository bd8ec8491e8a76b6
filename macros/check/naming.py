"""Ids that one record names of another: each exists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches

from macros.playbook.book import DATA, INTERNAL, Playbook
from macros.playbook.labelled import unknown
from macros.playbook.problem import Problem

from .place import DataPath


def named(
    playbook: Playbook, file: str, path: DataPath, id: str, known: Collection[str], kind: str, home: str
) -> Iterator[Problem]:
    """Yield the id at `path` of `file`, unless it is among those that are `known`; `home` is where to add it."""
    if id not in known:
        what = f"names the {kind} {id!r}, which does not exist"
        problem = playbook.files[file].problem(path, what, f"correct the id or add it to {home}", "unknown-id")
        if problem.file.startswith(INTERNAL):  # upstream's files are public: a fork adds to its own
            problem = replace(problem, mend=problem.mend.replace(DATA, INTERNAL))
        near = get_close_matches(id, known, n=1, cutoff=0.8)
        yield replace(problem, mend=f"did you mean {near[0]!r}? Otherwise {problem.mend}") if near else problem


def listed(
    playbook: Playbook, file: str, path: DataPath, ids: Iterable[str], known: Collection[str], kind: str, home: str
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
