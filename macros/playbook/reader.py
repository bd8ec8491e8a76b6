"""Reading record files: one record a file, or lists of records, with all problems collected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from .filenames import is_left_behind, rightly_named
from .problem import Problem
from .validate import RecordType, leads_nowhere, validate
from .yamlfile import YamlFile, read_yaml


def no_record(name: str) -> Problem:
    """Return the problem that a file among records is none by its name."""
    right = rightly_named(name, [".yml"])
    mend = (
        f"rename it to {Path(right).name}, or run make check FIX=1"
        if right
        else "records end in .yml; move or delete it"
    )
    return Problem(name, 0, "", "is not a record", mend, "stray-file")


@dataclass
class Reader:
    """One reading of record files, collecting the files and what is wrong with them."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    files: dict[str, YamlFile] = field(default_factory=dict)
    instead: Mapping[str, YamlFile] = field(default_factory=dict)
    """Files that are not to be read from disk: upstream's with a fork's changes."""
    led: Callable[[YamlFile], YamlFile] = lambda file: file
    """What becomes of a file that was parsed."""

    def read(self, name: str) -> YamlFile | None:
        """Parse a file, and keep it for problems that are found later."""
        if name in self.instead:
            self.files[name] = self.led(self.instead[name])
            return self.files[name]
        path = self.root / name
        if not path.exists():
            self.problems.append(Problem(name, 0, "", "is missing", "restore it from the repository", "missing-file"))
            return None
        file = read_yaml(path, name, self.problems)
        if file is not None:
            file = self.files[name] = self.led(file)
        return file

    def folder(self, name: str, model: type[RecordType]) -> dict[str, RecordType]:
        """Read a folder of one record a file."""
        records: dict[str, RecordType] = {}
        for path in sorted((self.root / name).glob("*")):
            file_name = f"{name}/{path.name}"
            if is_left_behind(path.name):
                continue
            if path.suffix != ".yml":
                self.problems.append(no_record(file_name))
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
                    problem = file.problem((key,), "is not a key of this file", mend, "unknown-key")
                    if address := file.address_of((key,)):
                        problem = leads_nowhere(address, name, list(kinds))
                    self.problems.append(problem)
        for key, model in kinds.items():
            entries = file.data.get(key) if file and known else []
            if file and known and not isinstance(entries, list):
                self.problems.append(
                    file.problem((key,), "is missing or not a list", f"write {key}: and its entries", "missing-key")
                )
                entries = []
            yield self.by_id(file, key, model, entries) if file else {}

    def by_id(self, file: YamlFile, key: str, model: type[BaseModel], entries: list[Any]) -> dict[str, Any]:
        """Validate the entries of a list in a file; return them by id."""
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
        """Read a file of one record."""
        file = self.read(name)
        return validate(file, model, self.problems) if file else None
