"""From `docs/data/` to a Playbook: everything is read and validated once, and all problems are reported together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from .book import DATA, INTERNAL_FIELD, INTERNAL_PREFIX, Playbook, in_order
from .changed import PAGES
from .changes import Changes
from .further import declared, read_in
from .kinds import FOLDERS, LISTS
from .organisation import Override
from .overlay import merge
from .problem import ContentError, Problem
from .reader import Reader
from .sample import read_sample
from .scenario import Triage
from .text import Label, Record
from .validate import validate
from .yamlfile import YamlFile

__all__ = ["FOLDERS", "LISTS", "load", "overrides_of", "with_overlay"]


class _Labels(Record):
    labels: dict[str, Label]


def _reserved_ids(playbook: Playbook) -> Iterator[Problem]:
    """Yield ids of upstream that would take a fork's names."""
    for folder in FOLDERS:
        for id in (Path(name).stem for name in playbook.files if name.startswith(f"{DATA}/{folder}/")):
            if id.startswith(INTERNAL_PREFIX):
                what = f"takes a fork's name: {INTERNAL_PREFIX}"
                yield Problem(f"{DATA}/{folder}/{id}.yml", 1, "id", what, "give it another id", "reserved-id")
    for index, id in enumerate(playbook.fields):
        if id.startswith(INTERNAL_FIELD):
            file = playbook.files[f"{DATA}/fields.yml"]
            what = f"{id!r} takes a fork's name: {INTERNAL_FIELD}"
            yield file.problem(("fields", index, "id"), what, "give it another id", "reserved-id")


def load(root: Path, overlay: bool = True) -> Playbook:
    """Read and validate everything in `docs/data/` below the project's `root`, then a fork's overlay.

    Without `overlay` the fork's own records are left alone: what remains is the public playbook. Whether the records
    agree with each other is another question: `macros.check` asks it.
    Raises ContentError with all problems at once.
    """
    reader = Reader(root)
    playbook = _read(reader)
    # A record that could not be read, or that is looked for in a fork's folder, makes everything that names it look
    # wrong: mend the records first.
    if problems := [*reader.problems, *_reserved_ids(playbook)]:
        raise ContentError(problems)
    return with_overlay(root, playbook) if overlay else playbook


def _read(reader: Reader) -> Playbook:
    """Read every record; what is wrong with them goes to the reader's problems."""
    folders: dict[str, dict[str, Any]] = {}
    for name, model in FOLDERS.items():
        folders[name] = dict(reader.folder(f"{DATA}/{name}", model))
    lists: dict[str, Any] = {}
    for name, kinds in LISTS.items():
        lists.update(zip(kinds, reader.lists(f"{DATA}/{name}", kinds), strict=True))
    triage = reader.single(f"{DATA}/triage.yml", Triage)
    labels = reader.single(f"{DATA}/labels.yml", _Labels)
    return Playbook(
        checklists=in_order(folders["checklists"]),
        letters=in_order(folders["templates"]),
        scenarios=folders["scenarios"],
        triage=triage,
        labels=labels.labels if labels else {},
        files=reader.files,
        sample=read_sample(reader.root),
        **lists,
    )


def with_overlay(root: Path, upstream: Playbook) -> Playbook:
    """Return `upstream` with the overlay below `root`, if there is one. Raises ContentError with all its problems."""
    merged, reader = _merged(root, upstream, [])
    further: dict[str, Playbook] = {}
    for code in declared(root) if not reader.problems else ():
        further[code], heard = _merged(root, upstream, [], code)
        reader.problems += heard.problems
    if reader.problems:
        raise ContentError(reader.problems)
    return replace(merged, further=further)


def overrides_of(root: Path, upstream: Playbook) -> tuple[list[Override], Changes | None, YamlFile | None]:
    """Return where the fork below `root` speaks instead of upstream, and its changes to pages, however broken it is."""
    overrides: list[Override] = []
    _, reader = _merged(root, upstream, overrides)
    file = reader.files.get(PAGES)
    return overrides, validate(file, Changes, []) if file else None, file


def _merged(root: Path, upstream: Playbook, overrides: list[Override], code: str = "") -> tuple[Playbook, Reader]:
    """Return `upstream` with the overlay, read in the originals or in the further language `code`."""
    languages = declared(root)

    def hear(file: YamlFile) -> YamlFile:
        return read_in(file, code, languages)

    reader = Reader(root, files=dict(upstream.files), led=hear)

    def changed(files: Mapping[str, YamlFile]) -> Playbook:
        again = Reader(root, problems=reader.problems, instead=files, led=hear)
        return replace(_read(again), unchanged={name: upstream.files[name] for name in files})

    book = changed({}) if code else upstream
    merged = merge(replace(book, files=reader.files), reader, changed, overrides)
    return merged, reader
