"""A fork's overlay: what stands in `docs/internal/` is read and merged into the playbook.

It is on when `docs/internal/organisation.yml` exists. Anything else in that folder without it is a mistake: otherwise a
misspelt file name would quietly turn a private handbook into a public one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from .book import INTERNAL, INTERNAL_FIELD, INTERNAL_PREFIX, Playbook, in_order, successor
from .checklist import Checklist
from .extend import extend
from .letter import Letter, LetterField
from .logo import PICTURES, read_logo
from .organisation import Extension, Organisation, Override
from .problem import Problem
from .reader import Reader
from .text import Label
from .yamlfile import YamlFile, validate

ORGANISATION = f"{INTERNAL}/organisation.yml"
FIELDS = f"{INTERNAL}/fields.yml"
#: What may stand directly in the folder, and in which folders records stand.
_FOLDERS = ("checklists", "templates")


def merge(playbook: Playbook, reader: Reader) -> Playbook:
    """Return the playbook with the fork's overlay, if there is one; mistakes in it go to the reader's problems."""
    names = _files(reader)
    if ORGANISATION not in names:
        for name in names:
            near = get_close_matches(Path(name).name, ["organisation.yml"], n=1)
            mend = "rename it to organisation.yml" if near else f"add {ORGANISATION}: make internal writes a sample"
            reader.problems.append(
                Problem(name, 0, "", "belongs to an overlay without organisation.yml", mend, "overlay")
            )
        return playbook
    file = reader.read(ORGANISATION)
    organisation = validate(file, Organisation, reader.problems) if file else None
    fields: Mapping[str, LetterField] = {}
    if FIELDS in names:
        (fields,) = reader.lists(FIELDS, {"fields": LetterField})
    letters = reader.folder(f"{INTERNAL}/templates", Letter)
    checklists, extensions = _checklists(reader, names)
    _check_ids(reader, fields, letters, checklists)
    if file is None or organisation is None or reader.problems:
        return playbook
    letters = in_order({**playbook.letters, **letters})
    playbook = replace(playbook, fields={**playbook.fields, **fields}, letters=letters)
    lists, overrides = _extended(playbook, extensions, reader)
    logo = read_logo(reader.root / INTERNAL, organisation, file, reader.problems)
    labels = {**playbook.labels, "site.name": _site_name(playbook.labels["site.name"], organisation)}
    return replace(
        playbook,
        labels=labels,
        checklists=in_order({**playbook.checklists, **lists, **checklists}),
        organisation=organisation,
        logo=logo,
        overrides=tuple(overrides),
    )


def _site_name(public: Label, organisation: Organisation) -> Label:
    """Return the site's name with the organisation's in front: headers, titles and downloads all print it."""
    return Label(zh=f"{organisation.name.zh} · {public.zh}", ko=f"{organisation.name.ko} · {public.ko}")


def _files(reader: Reader) -> list[str]:
    """Return every file of the overlay's folder; report those that nothing reads."""
    folder = reader.root / INTERNAL
    names = []
    for path in sorted(folder.rglob("*")):
        if (path.is_dir() and not path.is_symlink()) or path.name in (".gitkeep", ".DS_Store"):
            continue
        name = path.relative_to(reader.root).as_posix()
        names.append(name)
        if path.is_symlink():
            what, mend, rule = "is a symbolic link", "put the file itself here", "plain-file"
            reader.problems.append(Problem(name, 0, "", what, mend, rule))
        elif not _is_read(path.relative_to(folder)) and (folder / "organisation.yml").exists():
            mend = "an overlay has organisation.yml, fields.yml, a logo (.png or .svg), checklists/ and templates/"
            reader.problems.append(Problem(name, 0, "", "is read by nothing", mend, "stray-file"))
    return names


def _is_read(path: Path) -> bool:
    if len(path.parts) == 1:
        return path.name in ("organisation.yml", "fields.yml") or path.suffix in PICTURES
    return len(path.parts) == 2 and path.parts[0] in _FOLDERS


def _checklists(reader: Reader, names: list[str]) -> tuple[dict[str, Checklist], list[tuple[Extension, YamlFile]]]:
    own: dict[str, Checklist] = {}
    extensions: list[tuple[Extension, YamlFile]] = []
    for name in names:
        path = Path(name)
        if path.parent.as_posix() != f"{INTERNAL}/checklists":
            continue
        if path.suffix != ".yml":
            reader.problems.append(
                Problem(name, 0, "", "is not a record", "records end in .yml; move or delete it", "stray-file")
            )
            continue
        file = reader.read(name)
        if file is None:
            continue
        key = "extends" if isinstance(file.data, dict) and "extends" in file.data else "id"
        extension = validate(file, Extension, reader.problems) if key == "extends" else None
        record = validate(file, Checklist, reader.problems) if key == "id" else None
        said = extension.extends if extension else record.id if record else path.stem
        if said != path.stem:
            what = f"is {said!r}, but the file is called {path.name}"
            reader.problems.append(file.problem((key,), what, f"rename the file to {said}.yml", "id-is-file-name"))
        if extension:
            extensions.append((extension, file))
        if record:
            own[path.stem] = record
    return own, extensions


def _check_ids(
    reader: Reader,
    fields: Mapping[str, LetterField],
    letters: Mapping[str, Letter],
    checklists: Mapping[str, Checklist],
) -> None:
    for index, id in enumerate(fields):
        if not id.startswith(INTERNAL_FIELD):
            problem = reader.files[FIELDS].problem(
                ("fields", index, "id"), f"is {id!r}", f"begin it with {INTERNAL_FIELD}", "internal-id"
            )
            reader.problems.append(problem)
    for folder, records in (("templates", letters), ("checklists", checklists)):
        for id in records:
            if not id.startswith(INTERNAL_PREFIX):
                mend = f"begin the id and the file's name with {INTERNAL_PREFIX}"
                if folder == "checklists":
                    mend += ", or write extends: to change a list of upstream"
                file = reader.files[f"{INTERNAL}/{folder}/{id}.yml"]
                reader.problems.append(file.problem(("id",), f"is {id!r}", mend, "internal-id"))
    for name, file in reader.files.items():
        if name.startswith(f"{INTERNAL}/templates/") and isinstance(file.data, dict) and "extends" in file.data:
            mend = f"copy the letter to a file of its own and give it an id that begins with {INTERNAL_PREFIX}"
            reader.problems.append(file.problem(("extends",), "letters cannot be extended", mend, "unknown-key"))


def _extended(
    playbook: Playbook, extensions: list[tuple[Extension, YamlFile]], reader: Reader
) -> tuple[dict[str, Checklist], list[Override]]:
    lists: dict[str, Checklist] = {}
    overrides: list[Override] = []
    for extension, file in extensions:
        id = current(playbook, "checklists", extension.extends)
        upstream = lists.get(id) or playbook.checklists.get(id)
        if upstream is None:
            near = get_close_matches(extension.extends, playbook.checklists, n=1)
            mend = f"did you mean {near[0]!r}? " if near else ""
            mend += f"Lists of upstream: {', '.join(playbook.checklists)}"
            what = f"names the list {extension.extends!r}, which does not exist"
            reader.problems.append(file.problem(("extends",), what, mend, "unknown-id"))
            continue
        lists[id], places = extend(upstream, extension, file, playbook.sources, reader.problems)
        overrides += places
    return lists, overrides


def current(playbook: Playbook, folder: str, id: str) -> str:
    """Return the id under which a list or letter is known now: its own, or that of what took its place."""
    path = successor(f"{folder}/{id}", playbook.moved)
    return path.removeprefix(f"{folder}/") if path.startswith(f"{folder}/") else id
