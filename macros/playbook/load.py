"""From `docs/data/` to a Playbook: everything is read and validated once, and all problems are reported together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from .book import DATA, INTERNAL_FIELD, INTERNAL_PREFIX, Moved, Playbook, Statement, in_order
from .checklist import Checklist
from .evidence import Agency, Behaviour, Channel, Deadline, Document, Law, Myth, Source, Term
from .guide import Rule
from .letter import Letter, LetterField
from .overlay import merge
from .problem import ContentError, Problem
from .references import check_references
from .scenario import Scenario, Triage
from .text import Label, Record
from .yamlfile import RecordType, YamlFile, read_yaml, validate

#: Folders of one record a file, named after its id.
FOLDERS: dict[str, type[BaseModel]] = {"checklists": Checklist, "templates": Letter, "scenarios": Scenario}
#: Files that hold lists: file -> key -> record.
LISTS: dict[str, dict[str, type[BaseModel]]] = {
    "fields.yml": {"fields": LetterField},
    "sources.yml": {"documents": Document, "sources": Source},
    "laws.yml": {"laws": Law, "behaviours": Behaviour},
    "deadlines.yml": {"deadlines": Deadline},
    "myths.yml": {"myths": Myth},
    "agencies.yml": {"channels": Channel, "agencies": Agency},
    "glossary.yml": {"terms": Term},
    "seed.yml": {"statements": Statement},
    "moved.yml": {"moved": Moved},
    "rules.yml": {"rules": Rule},
}


class _Labels(Record):
    labels: dict[str, Label]


@dataclass
class _Loading:
    """One run over the data folder, collecting records, files and problems."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    files: dict[str, YamlFile] = field(default_factory=dict)

    def read(self, name: str) -> YamlFile | None:
        """Parse a file, and keep it for problems that are found later."""
        path = self.root / name
        if not path.exists():
            self.problems.append(Problem(name, 0, "", "is missing", "restore it from the repository", "missing-file"))
            return None
        file = read_yaml(path, name, self.problems)
        if file is not None:
            self.files[name] = file
        return file

    def folder(self, name: str, model: type[RecordType]) -> dict[str, RecordType]:
        """Read a folder of one record a file."""
        records: dict[str, RecordType] = {}
        for path in sorted((self.root / name).glob("*")):
            file_name = f"{name}/{path.name}"
            if path.suffix != ".yml":
                what, mend = "is not a record", "records end in .yml; move or delete it"
                self.problems.append(Problem(file_name, 0, "", what, mend, "stray-file"))
                continue
            file = self.read(file_name)
            record = validate(file, model, self.problems) if file else None
            if file is None or record is None:
                continue
            id = str(getattr(record, "id"))  # noqa: B009 - every record of a folder has an id
            if id != path.stem:
                what = f"is {id!r}, but the file is called {path.name}"
                self.problems.append(file.problem(("id",), what, f"write id: {path.stem}", "id-is-file-name"))
            records[path.stem] = record
        return records

    def lists(self, name: str, kinds: dict[str, type[BaseModel]]) -> Iterator[dict[str, Any]]:
        """Read a file of lists; yield one dict for each key."""
        file = self.read(name)
        known = isinstance(file.data, dict) if file else False
        if file and not known:
            self.problems.append(
                file.problem((), "is not a group of keys", f"begin with {next(iter(kinds))}:", "wrong-type")
            )
        if file and known:
            for key in file.data:
                if key not in kinds:
                    mend = f"correct its spelling or delete it; known keys here: {', '.join(kinds)}"
                    self.problems.append(file.problem((key,), "is not a key of this file", mend, "unknown-key"))
        for key, model in kinds.items():
            entries = file.data.get(key) if file and known else []
            if file and known and not isinstance(entries, list):
                self.problems.append(
                    file.problem((key,), "is missing or not a list", f"write {key}: and its entries", "missing-key")
                )
                entries = []
            yield self._by_id(file, key, model, entries) if file else {}

    def _by_id(self, file: YamlFile, key: str, model: type[BaseModel], entries: list[Any]) -> dict[str, Any]:
        records: dict[str, Any] = {}
        for index in range(len(entries)):
            record = validate(file, model, self.problems, (key, index))
            if record is None:
                continue
            id = str(getattr(record, "id"))  # noqa: B009 - every record of a list has an id
            if id in records:
                problem = file.problem(
                    (key, index, "id"),
                    f"{id!r} stands twice in this file",
                    "give one of them its own id",
                    "duplicate-id",
                )
                self.problems.append(problem)
            records[id] = record
        return records

    def single(self, name: str, model: type[RecordType]) -> RecordType | None:
        file = self.read(f"{DATA}/{name}")
        return validate(file, model, self.problems) if file else None


def _reserved_ids(playbook: Playbook) -> Iterator[Problem]:
    """Yield ids of upstream that would take a fork's names."""
    for folder, records in (("checklists", playbook.checklists), ("templates", playbook.letters)):
        for id in records:
            if id.startswith(INTERNAL_PREFIX):
                what = f"takes a fork's name: {INTERNAL_PREFIX}"
                yield Problem(f"{DATA}/{folder}/{id}.yml", 1, "id", what, "give it another id", "reserved-id")
    for index, id in enumerate(playbook.fields):
        if id.startswith(INTERNAL_FIELD):
            file = playbook.files[f"{DATA}/fields.yml"]
            what = f"{id!r} takes a fork's name: {INTERNAL_FIELD}"
            yield file.problem(("fields", index, "id"), what, "give it another id", "reserved-id")


def load(root: Path, overlay: bool = True) -> Playbook:
    """Read, validate and cross-check everything in `docs/data/` below the project's `root`, then a fork's overlay.

    Without `overlay` the fork's own records are left alone: what remains is the public playbook.
    Raises ContentError with all problems at once.
    """
    loading = _Loading(root)
    folders: dict[str, dict[str, Any]] = {}
    for name, model in FOLDERS.items():
        folders[name] = dict(loading.folder(f"{DATA}/{name}", model))
    lists: dict[str, Any] = {}
    for name, kinds in LISTS.items():
        lists.update(zip(kinds, loading.lists(f"{DATA}/{name}", kinds), strict=True))
    triage = loading.single("triage.yml", Triage)
    labels = loading.single("labels.yml", _Labels)
    playbook = Playbook(
        checklists=in_order(folders["checklists"]),
        letters=in_order(folders["templates"]),
        scenarios=folders["scenarios"],
        triage=triage,
        labels=labels.labels if labels else {},
        files=loading.files,
        **lists,
    )
    # A record that could not be read, or that is looked for in a fork's folder, makes everything that names it look
    # wrong: mend the records first.
    if problems := [*loading.problems, *_reserved_ids(playbook)]:
        raise ContentError(problems)
    if problems := list(check_references(playbook)):
        raise ContentError(problems, playbook)
    return with_overlay(root, playbook) if overlay else playbook


def with_overlay(root: Path, upstream: Playbook) -> Playbook:
    """Return `upstream` with the overlay below `root`, if there is one. Raises ContentError with all its problems."""
    loading = _Loading(root, files=dict(upstream.files))
    merged = merge(replace(upstream, files=loading.files), loading)
    if loading.problems:
        raise ContentError(loading.problems)
    return merged
