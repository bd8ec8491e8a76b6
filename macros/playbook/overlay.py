"""A fork's overlay: what stands in `docs/internal/` is read, checked and merged into the playbook.

It is on when `docs/internal/organisation.yml` exists. Anything else in that folder without it is a mistake: otherwise a
misspelt file name would quietly turn a private handbook into a public one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Protocol

from pydantic import BaseModel

from .book import INTERNAL, INTERNAL_FIELD, INTERNAL_PREFIX, Playbook
from .checklist import Checklist
from .colour import READABLE, least_contrast
from .extend import extend
from .letter import Letter, LetterField
from .organisation import Extension, Logo, Organisation, Override
from .problem import Problem
from .references import check_references
from .text import Label
from .yamlfile import RecordType, YamlFile, validate

ORGANISATION = f"{INTERNAL}/organisation.yml"
FIELDS = f"{INTERNAL}/fields.yml"
MAX_LOGO = 300_000
#: What may stand directly in the folder, and in which folders records stand.
_FOLDERS = ("checklists", "templates")
_PICTURES = (".png", ".svg")
#: Fields that are another value in every case: a default would be sent by mistake.
_PER_CASE = ("date", "datetime", "fact", "money", "number")


class Reader(Protocol):
    """What reads records and collects problems."""

    @property
    def root(self) -> Path: ...  # noqa: D102
    @property
    def problems(self) -> list[Problem]: ...  # noqa: D102
    @property
    def files(self) -> dict[str, YamlFile]: ...  # noqa: D102
    def read(self, name: str) -> YamlFile | None: ...  # noqa: D102
    def folder(self, name: str, model: type[RecordType]) -> dict[str, RecordType]: ...  # noqa: D102
    def lists(self, name: str, kinds: dict[str, type[BaseModel]]) -> Iterator[dict[str, Any]]: ...  # noqa: D102


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
    playbook = replace(playbook, fields={**playbook.fields, **fields}, letters={**playbook.letters, **letters})
    lists, overrides = _extended(playbook, extensions, reader)
    logo = _logo(organisation, file, reader)
    labels = {**playbook.labels, "site.name": _site_name(playbook.labels["site.name"], organisation)}
    merged = replace(
        playbook,
        labels=labels,
        checklists={**playbook.checklists, **lists, **checklists},
        organisation=organisation,
        logo=logo,
        overrides=tuple(overrides),
    )
    reader.problems.extend(_organisation(organisation, merged, file))
    reader.problems.extend(p for p in check_references(merged) if p.file.startswith(f"{INTERNAL}/"))
    return merged


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
        return path.name in ("organisation.yml", "fields.yml") or path.suffix in _PICTURES
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
            reader.problems.append(file.problem(("extends",), what, mend, "unknown-checklist"))
            continue
        lists[id], places = extend(upstream, extension, file, playbook.sources, reader.problems)
        overrides += places
    return lists, overrides


def current(playbook: Playbook, folder: str, id: str) -> str:
    """Return the id under which a list or letter is known now: its own, or that of what took its place."""
    path, seen = f"{folder}/{id}", set()
    while path in playbook.moved and path not in seen:
        seen.add(path)
        path = playbook.moved[path].now
    return path.removeprefix(f"{folder}/") if path.startswith(f"{folder}/") else id


def _organisation(organisation: Organisation, playbook: Playbook, file: YamlFile) -> Iterator[Problem]:
    if len(set(organisation.languages)) != len(organisation.languages):
        yield file.problem(("languages",), "names a language twice", "write [zh, ko], [zh] or [ko]", "bad-value")
    for name, value in organisation.defaults.items():
        yield from _default(name, value, playbook, file)
    if organisation.accent:
        for mode in ("light", "dark"):
            colour = getattr(organisation.accent, mode)
            ratio = least_contrast(colour, mode)
            if ratio < READABLE:
                wanted = "darker" if mode == "light" else "lighter"
                what = f"{colour} has a contrast of {ratio:.1f} as text on {mode} paper"
                mend = f"choose a {wanted} colour: at least {READABLE} (WCAG AA)"
                yield file.problem(("accent", mode), what, mend, "contrast")


def _default(name: str, value: str, playbook: Playbook, file: YamlFile) -> Iterator[Problem]:
    path = ("defaults", name)
    field = playbook.fields.get(name)
    if field is None:
        near = get_close_matches(name, playbook.fields, n=1)
        mend = f"did you mean {near[0]!r}? See docs/data/fields.yml" if near else "see docs/data/fields.yml"
        yield file.problem(path, "is not a field of the letters", mend, "unknown-field")
    elif field.type in _PER_CASE:
        yield file.problem(path, f"is another {field.type} in every case", "leave it to the form", "bad-value")
    elif field.type == "choice" and value not in {option.id for option in field.options}:
        ids = ", ".join(option.id for option in field.options)
        yield file.problem(path, f"{value!r} is no option of {name}", f"write one of {ids}", "bad-value")
    elif len(value) > field.max_length:
        what = f"has {len(value)} characters, the form takes {field.max_length}"
        yield file.problem(path, what, "shorten it", "bad-value")


def _logo(organisation: Organisation, file: YamlFile, reader: Reader) -> Logo | None:
    if organisation.logo is None:
        return None
    path = reader.root / INTERNAL / organisation.logo
    what, mend = "", "save the logo as PNG or SVG beside organisation.yml and write its file name here"
    if Path(organisation.logo).name != organisation.logo or path.suffix not in _PICTURES:
        what = f"{organisation.logo!r} is not the name of a PNG or SVG file"
    elif not path.is_file() or path.is_symlink():
        what = f"{INTERNAL}/{organisation.logo} is not there"
    elif path.stat().st_size > MAX_LOGO:
        what = f"{organisation.logo} is larger than {MAX_LOGO:,} bytes"
        mend = "save it smaller: 200 pixels high is plenty"
    else:
        data = path.read_bytes()
        kind = path.suffix.removeprefix(".")
        if kind == "png" and data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR":
            return Logo("png", data)
        if kind == "svg" and _is_svg(data):
            return Logo("svg", data)
        what = f"{organisation.logo} is not a {kind.upper()} picture"
    reader.problems.append(file.problem(("logo",), what, mend, "logo"))
    return None


def _is_svg(data: bytes) -> bool:
    import xml.etree.ElementTree as ET  # noqa: PLC0415 - the usual name; only forks with an SVG logo need it

    # Entities could fill the memory; no drawing program writes a document type with any.
    if b"<!ENTITY" in data:
        return False
    try:
        root = ET.fromstring(data)
    except (ET.ParseError, ValueError):
        return False
    # Shown as a picture it could run nothing; opened by its address it could.
    active = any(
        one.tag.rpartition("}")[2] in ("script", "foreignObject") or any(name.startswith("on") for name in one.attrib)
        for one in root.iter()
    )
    return root.tag == "{http://www.w3.org/2000/svg}svg" and not active
