"""What a fork's files change in upstream's: which file of the one belongs to which file of the other."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from .book import DATA, INTERNAL, INTERNAL_PREFIX, Playbook
from .changes import Changes, FieldChanges
from .checklist import Checklist
from .kinds import FOLDERS, LISTS
from .letter import LetterField
from .organisation import Extension, Override
from .patch import Patch
from .reader import Reader, no_record
from .renamed import Renames
from .validate import validate
from .yamlfile import YamlFile, construct

FIELDS = f"{INTERNAL}/fields.yml"
#: Changes to sections of pages.
PAGES = f"{INTERNAL}/pages.yml"
#: Files of upstream that a fork cannot change: what they say is upstream's own history.
_UPSTREAMS = ("moved.yml", "seed.yml")
#: Files of upstream that a fork changes in a file of the same name.
CHANGED = tuple(name for name in (*LISTS, "triage.yml", "labels.yml") if name not in _UPSTREAMS)
Change = tuple[Changes, YamlFile, str]
"""What a fork changes, where it says so, and in which file of upstream."""


def read_changes(reader: Reader, names: list[str]) -> tuple[dict[str, LetterField], list[Change]]:
    """Read what changes a file of upstream that stands by itself, and the fork's own fields."""
    fields: dict[str, LetterField] = {}
    changes: list[Change] = []
    for name in names:
        base = Path(name).name
        if Path(name).parent.as_posix() != INTERNAL or base not in ("pages.yml", *CHANGED):
            continue
        file = reader.read(name)
        own = validate(file, FieldChanges if name == FIELDS else Changes, reader.problems) if file else None
        if file is None or own is None:
            continue
        if own.extends is not None:
            mend = "delete it: the file's own name says what it changes"
            reader.problems.append(file.problem(("extends",), "is not a key of this file", mend, "unknown-key"))
            continue
        if isinstance(own, FieldChanges):
            fields = reader.by_id(file, "fields", LetterField, list(own.fields))
        changes.append((own, file, f"{DATA}/{base}"))
    return fields, changes


def read_folder(reader: Reader, names: list[str], folder: str, changes: list[Change]) -> dict[str, Any]:
    """Read a folder of the fork: its own records, and what changes one of upstream's."""
    own: dict[str, Any] = {}
    for file, path in _records(reader, names, folder):
        extends = isinstance(file.data, dict) and "extends" in file.data
        if not extends and folder == "scenarios" and not path.stem.startswith(INTERNAL_PREFIX):
            mend = f"write extends: {path.stem}, and what you change; or begin its name with {INTERNAL_PREFIX}"
            reader.problems.append(file.problem((), "extends no kind of report of upstream", mend, "missing-key"))
        elif extends:
            _note(reader, file, path, folder, changes)
        else:
            record: Any = validate(file, FOLDERS[folder], reader.problems)
            if record and _is_its_file(reader, file, path, "id", record.id):
                own[path.stem] = record
    return own


def _note(reader: Reader, file: YamlFile, path: Path, folder: str, changes: list[Change]) -> None:
    change = validate(file, Changes, reader.problems)
    if change and change.extends is not None:
        _is_its_file(reader, file, path, "extends", change.extends)
        changes.append((change, file, f"{DATA}/{folder}/{change.extends}.yml"))


def _records(reader: Reader, names: list[str], folder: str) -> list[tuple[YamlFile, Path]]:
    """Read every record of a folder of the fork."""
    found = []
    for name in names:
        path = Path(name)
        if path.parent.as_posix() != f"{INTERNAL}/{folder}":
            continue
        if path.suffix != ".yml":
            reader.problems.append(no_record(name))
        elif (file := reader.read(name)) is not None:
            found.append((file, path))
    return found


def _is_its_file(reader: Reader, file: YamlFile, path: Path, key: str, said: str) -> bool:
    """Tell a record that does not go by its file's name: the copy of another one, or one whose file was renamed."""
    if said == path.stem:
        return True
    folder = path.parent.name
    homes = [f"{home}/{folder}/{said}.yml" for home in ((INTERNAL, DATA) if key == "id" else (INTERNAL,))]
    other = next((home for home in homes if (reader.root / home).is_file()), None)
    theirs = [id for id in (said, path.stem) if (reader.root / DATA / folder / f"{id}.yml").is_file()]
    if other and key == "id" and not path.stem.startswith(INTERNAL_PREFIX):
        own = f"{INTERNAL_PREFIX}{path.stem}"
        what = f"is {said!r}, which {other} has already"
        mend = f"rename the file to {own}.yml and write id: {own}, as this is another file"
    elif other:
        what, mend = f"is {said!r}, which {other} has already", f"write {key}: {path.stem}, as this is another file"
    else:
        what = f"is {said!r}, but the file is called {path.name}"
        mend = f"rename the file to {said}.yml: its name says what it changes"
        if key == "extends" and theirs == [path.stem]:
            mend = f"write extends: {path.stem}, as the file is called"
        if key == "id":
            mend = f"rename the file to {said}.yml: what readers saved is kept under the id"
    reader.problems.append(file.problem((key,), what, mend, "id-is-file-name"))
    return False


def read_checklists(
    reader: Reader, names: list[str], changes: list[Change]
) -> tuple[dict[str, Checklist], list[tuple[Extension, YamlFile]]]:
    """Read the fork's lists: its own, those that change items of upstream, and what else they change."""
    own: dict[str, Checklist] = {}
    extensions: list[tuple[Extension, YamlFile]] = []
    for file, path in _records(reader, names, "checklists"):
        if not isinstance(file.data, dict) or "extends" not in file.data:
            record = validate(file, Checklist, reader.problems)
            if record and _is_its_file(reader, file, path, "id", record.id):
                own[path.stem] = record
            continue
        items, rest = _parted(file)
        if extension := validate(items, Extension, reader.problems):
            _is_its_file(reader, file, path, "extends", extension.extends)
            extensions.append((extension, items))
        if rest is not None:
            _note(reader, rest, path, "checklists", changes)
    return own, extensions


def _parted(file: YamlFile) -> tuple[YamlFile, YamlFile | None]:
    """Return what changes a list's items, by their ids, and what changes anything else of it, by an address."""
    lists = [key for key in ("add", "replace", "drop") if isinstance(file.data.get(key), list)]
    if not any(isinstance(entry, dict) and "at" in entry for key in lists for entry in file.data[key]):
        return file, None
    return _only(file, addressed=False), _only(file, addressed=True)


def _only(file: YamlFile, *, addressed: bool) -> YamlFile:
    def kept(entry: yaml.Node) -> bool:
        at = isinstance(entry, yaml.MappingNode) and any(key.value == "at" for key, _ in entry.value)
        return at is addressed

    def part(node: yaml.Node) -> yaml.Node:
        if not isinstance(node, yaml.SequenceNode):
            return node
        entries = [entry for entry in node.value if kept(entry)]
        return yaml.SequenceNode(node.tag, entries, node.start_mark, node.end_mark, node.flow_style)

    assert isinstance(file.node, yaml.MappingNode)
    pairs = [(key, part(value)) for key, value in file.node.value]
    root = yaml.MappingNode(file.node.tag, pairs, file.node.start_mark, file.node.end_mark, file.node.flow_style)
    return YamlFile(file.name, construct(root), root, file.text)


def patched(
    playbook: Playbook, changes: list[Change], renames: Renames, reader: Reader, overrides: list[Override]
) -> dict[str, YamlFile]:
    """Return the files of upstream that a fork changes, with its changes."""
    files: dict[str, YamlFile] = {}
    for change, file, named in changes:
        home, prefix, folder = named, "", Path(named).parent.name
        if change.extends is not None:
            id = renames(folder, change.extends)
            prefix, home = f"{folder}/{id}/", f"{DATA}/{folder}/{id}.yml"
            if home not in playbook.files:
                _no_such_record(playbook, folder, change.extends, file, reader, overrides)
                continue
            if id != change.extends:
                line = file.line(("extends",))
                overrides.append(Override(file.name, line, "renamed", f"{folder}/{change.extends}", renamed=id))
        if not (change.add or change.replace or change.drop):
            continue
        patch = Patch(files.get(home, playbook.files[home]), change, file, renames, reader.problems, prefix)
        files[home] = patch.apply()
        overrides += patch.overrides
    return files


def _no_such_record(
    playbook: Playbook, folder: str, id: str, file: YamlFile, reader: Reader, overrides: list[Override]
) -> None:
    """Tell that what is extended is not there; where upstream withdrew it, the doctor does."""
    if now := playbook.moved.get(f"{folder}/{id}"):
        overrides.append(Override(file.name, file.line(("extends",)), "renamed", f"{folder}/{id}", renamed=now.now))
        return
    theirs = [Path(name).stem for name in playbook.files if name.startswith(f"{DATA}/{folder}/")]
    near = get_close_matches(id, theirs, n=1)
    mend = (f"did you mean {near[0]!r}? " if near else "") + f"Records of upstream: {', '.join(theirs)}"
    what = f"names {id!r}, which does not exist in {DATA}/{folder}"
    reader.problems.append(file.problem(("extends",), what, mend, "unknown-id"))
