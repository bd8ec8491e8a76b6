"""A fork's overlay: what stands in `docs/internal/` is read and merged into the playbook.

It is on when `docs/internal/organisation.yml` exists. Anything else in that folder without it is a mistake: otherwise a
misspelt file name would quietly turn a private handbook into a public one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from .book import INTERNAL, INTERNAL_FIELD, INTERNAL_PREFIX, Playbook, in_order, successor
from .changed import CHANGED, FIELDS, PAGES, patched, read_changes, read_checklists, read_folder
from .checklist import Checklist
from .extend import extend
from .filenames import is_left_behind, rightly_named
from .kinds import FOLDERS
from .letter import Letter, LetterField
from .logo import PICTURES, read_logo
from .organisation import Extension, Organisation, Override, OwnNavigation
from .problem import Problem
from .reader import Reader
from .renamed import Renames, follow, read_renames
from .text import Label
from .validate import validate
from .yamlfile import YamlFile

ORGANISATION = f"{INTERNAL}/organisation.yml"
RESTORE = (
    f"restore {ORGANISATION} (git checkout -- {ORGANISATION}), or copy internal.sample/organisation.yml there; "
    "make internal writes a whole sample"
)
#: The order of the fork's own pages.
NAVIGATION = f"{INTERNAL}/navigation.yml"
#: What may stand directly in the folder.
_AT_THE_TOP = ("organisation.yml", "pages.yml", "navigation.yml", *CHANGED)


def merge(
    playbook: Playbook,
    reader: Reader,
    changed: Callable[[Mapping[str, YamlFile]], Playbook],
    overrides: list[Override],
) -> Playbook:
    """Return the playbook with the fork's overlay, if there is one; mistakes in it go to the reader's problems.

    `changed` reads the records anew, with the files that are given instead of those on disk. The places where the fork
    speaks instead of upstream are added to `overrides`, whether or not there are mistakes.
    """
    names = _files(reader)
    if ORGANISATION not in names:
        for name in names:
            path = Path(name).relative_to(INTERNAL)
            misspelt = not _is_read(path) and get_close_matches(path.name, ["organisation.yml"], n=1)
            mend = "rename it to organisation.yml" if misspelt else RESTORE
            reader.problems.append(
                Problem(name, 0, "", "belongs to an overlay without organisation.yml", mend, "overlay")
            )
        return playbook
    renames = read_renames(reader.root, {was: moved.now for was, moved in playbook.moved.items()})
    hear = reader.led
    reader.led = lambda file: hear(_led(file, renames, overrides))
    file = reader.read(ORGANISATION)
    organisation = validate(_without_nulls(file), Organisation, reader.problems) if file else None
    order = reader.single(NAVIGATION, OwnNavigation) if NAVIGATION in names else None
    groups = order.navigation if order else ()
    fields, changes = read_changes(reader, names)
    letters = read_folder(reader, names, "templates", changes)
    checklists, extensions = read_checklists(reader, names, changes)
    scenarios = read_folder(reader, names, "scenarios", changes)
    _check_ids(reader, fields, letters, checklists)
    sections = next((one for one, at, _ in changes if at.name == PAGES), None)
    files = patched(playbook, [one for one in changes if one[1].name != PAGES], renames, reader, overrides)
    if file is None or organisation is None or reader.problems:
        overrides += _extended(playbook, extensions, Reader(reader.root))[1]
        return playbook
    if files:
        playbook = changed(files)
        if reader.problems:
            return playbook
        reader.files |= playbook.files
        playbook = replace(playbook, files=reader.files)
    letters = in_order({**playbook.letters, **letters})
    playbook = replace(
        playbook,
        fields={**playbook.fields, **fields},
        letters=letters,
        scenarios={**playbook.scenarios, **scenarios},
    )
    lists, places = _extended(playbook, extensions, reader)
    overrides += places
    logo = read_logo(reader.root / INTERNAL, organisation, file, reader.problems)
    labels = {**playbook.labels, "site.name": _site_name(playbook.labels["site.name"], organisation)}
    labels |= {f"internal.group-{number}": one.title for number, one in enumerate(groups) if one.title}
    return replace(
        playbook,
        labels=labels,
        checklists=in_order({**playbook.checklists, **lists, **checklists}),
        organisation=organisation,
        groups=groups,
        logo=logo,
        overrides=tuple(overrides),
        renames=renames,
        sections=sections,
    )


def _led(file: YamlFile, renames: Renames, overrides: list[Override]) -> YamlFile:
    """Return a file of the fork with what upstream has renamed by its present name, and tell each name once."""
    told: set[tuple[str, str]] = set()

    def report(line: int, kind: str, old: str, new: str) -> None:
        if (kind, old) not in told:
            told.add((kind, old))
            overrides.append(Override(file.name, line, "renamed", f"{kind} {old}", renamed=new))

    return follow(file, renames, report)


def _without_nulls(file: YamlFile) -> YamlFile:
    """Return the form without the keys that say null, which is "we have none" wherever a key may be left out."""
    if not isinstance(file.data, dict):
        return file
    required = {name for name, field in Organisation.model_fields.items() if field.is_required()}
    return replace(file, data={key: value for key, value in file.data.items() if value is not None or key in required})


def _site_name(public: Label, organisation: Organisation) -> Label:
    """Return the site's name with the organisation's in front: headers, titles and downloads all print it."""
    return Label(zh=f"{organisation.name.zh} · {public.zh}", ko=f"{organisation.name.ko} · {public.ko}")


def _files(reader: Reader) -> list[str]:
    """Return every file of the overlay's folder; report those that nothing reads."""
    folder = reader.root / INTERNAL
    names = []
    for path in sorted(folder.rglob("*")):
        if (path.is_dir() and not path.is_symlink()) or is_left_behind(path.name):
            continue
        name = path.relative_to(reader.root).as_posix()
        names.append(name)
        if path.is_symlink():
            what, mend, rule = "is a symbolic link", "put the file itself here", "plain-file"
            reader.problems.append(Problem(name, 0, "", what, mend, rule))
        elif not _is_read(path.relative_to(folder)) and (folder / "organisation.yml").exists():
            known = ", ".join((*_AT_THE_TOP, *(f"{folder}/" for folder in FOLDERS)))
            mend = f"an overlay has a logo (.png or .svg), {known}"
            if right := rightly_named(path.name, (".yml", *PICTURES)):
                mend = f"rename it to {right}, or run make check FIX=1"
            elif near := _meant(path.relative_to(folder)):
                mend = f"did you mean {near}?"
            elif path.suffix.lower() in (".jpg", ".jpeg", ".webp", ".gif"):
                mend = f"save the picture as PNG: {path.stem}.png"
            reader.problems.append(Problem(name, 0, "", "is read by nothing", mend, "stray-file"))
    return names


def _meant(path: Path) -> str | None:
    """Return the file or folder that a name with a slip in it is meant to be."""
    *folders, name = path.parts
    if not folders:
        return next(iter(get_close_matches(name, _AT_THE_TOP, n=1, cutoff=0.8)), None)
    near = get_close_matches(folders[0], FOLDERS, n=1, cutoff=0.8) if len(folders) == 1 else ()
    return f"{near[0]}/{name}" if near else None


def _is_read(path: Path) -> bool:
    if len(path.parts) == 1:
        return path.name in _AT_THE_TOP or path.suffix in PICTURES
    return len(path.parts) == 2 and path.parts[0] in FOLDERS


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
                mend += f", or write extends: to change a {'list' if folder == 'checklists' else 'letter'} of upstream"
                file = reader.files[f"{INTERNAL}/{folder}/{id}.yml"]
                reader.problems.append(file.problem(("id",), f"is {id!r}", mend, "internal-id"))


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
        lists[id], places = extend(upstream, extension, file, playbook.sources, playbook.labels, reader.problems)
        overrides += places
    return lists, overrides


def current(playbook: Playbook, folder: str, id: str) -> str:
    """Return the id under which a list or letter is known now: its own, or that of what took its place."""
    path = successor(f"{folder}/{id}", playbook.moved)
    return path.removeprefix(f"{folder}/") if path.startswith(f"{folder}/") else id
