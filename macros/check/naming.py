"""Ids that one record names of another: each exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.playbook.book import DATA, Playbook
from macros.playbook.problem import Problem

from .content import DataPath


def unknown(
    playbook: Playbook, file: str, path: DataPath, ids: Iterable[str], known: Iterable[str], kind: str, home: str
) -> Iterator[Problem]:
    """Yield each of `ids`, listed at `path` of `file`, that is not among `known`; `home` is where to add it."""
    names = set(known)
    for index, id in enumerate(ids):
        if id not in names:
            what = f"names the {kind} {id!r}, which does not exist"
            yield playbook.files[file].problem(
                (*path, index), what, f"correct the id or add it to {home}", f"unknown-{kind}"
            )


def cited(playbook: Playbook, file: str, path: DataPath, ids: Iterable[str]) -> Iterator[Problem]:
    """Yield each source named at `path` of `file` that does not exist."""
    return unknown(playbook, file, path, ids, playbook.sources, "source", f"{DATA}/sources.yml")
