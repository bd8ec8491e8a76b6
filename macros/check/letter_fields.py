"""The fields of letters: each is used, its keys fit its type, and what it depends on exists."""

from __future__ import annotations

from collections.abc import Iterator

from macros.playbook.book import DATA, INTERNAL, INTERNAL_FIELD, Playbook
from macros.playbook.condition import Term, terms
from macros.playbook.letter import LetterField
from macros.playbook.problem import Problem
from macros.playbook.yamlfile import YamlFile

from .place import DataPath


def check_fields(playbook: Playbook) -> Iterator[Problem]:
    """Yield every field whose keys do not fit its type, or that no letter uses."""
    used = {name for letter in playbook.letters.values() for name in letter.fields}
    own = [id for id in playbook.fields if id.startswith(INTERNAL_FIELD)]
    upstream = [id for id in playbook.fields if not id.startswith(INTERNAL_FIELD)]
    for home, ids in ((DATA, upstream), (INTERNAL, own)):
        for index, id in enumerate(ids):
            file = playbook.files[f"{home}/fields.yml"]
            yield from _field(file, ("fields", index), playbook.fields[id], id in used)
            yield from _field_conditions(playbook, file, ("fields", index), playbook.fields[id])


def _field(file: YamlFile, path: DataPath, field: LetterField, used: bool) -> Iterator[Problem]:
    if (field.type == "choice") != bool(field.options):
        mend = "a choice has options, nothing else has"
        yield file.problem((*path, "options"), f"does not fit type: {field.type}", mend, "field-options")
    if (field.type in ("fact", "choice")) == (field.example is not None):
        mend = "facts and choices have no example, others have one"
        yield file.problem((*path, "example"), f"does not fit type: {field.type}", mend, "field-example")
    if not used:
        yield file.problem(path, f"{field.id!r} is used by no letter", "delete it or use it", "unused-field")


def _field_conditions(playbook: Playbook, file: YamlFile, path: DataPath, field: LetterField) -> Iterator[Problem]:
    """Yield every condition of a field that names what does not exist: in no letter would it ever arise."""
    conditions: list[tuple[DataPath, str]] = [((*path, "applies"), field.applies)] if field.applies else []
    for index, rule in enumerate(field.rules):
        conditions += [((*path, "rules", index, *place), one) for place, one in rule.places]
    for here, condition in conditions:
        for term in terms(condition):
            other = playbook.fields.get(term.field)
            if other is None:
                what = f"depends on {term.field!r}, which is no field"
                yield file.problem(here, what, f"use a field of {DATA}/fields.yml", "unknown-id")
            else:
                yield from comparison(file, here, term, other)


def comparison(file: YamlFile, path: DataPath, term: Term, field: LetterField) -> Iterator[Problem]:
    """Yield what is wrong with the value that a condition compares a field with."""
    if term.option and field.type == "choice" and term.option not in {one.id for one in field.options}:
        what = f"{term.option!r} is no option of {term.field!r}"
        mend = f"use one of its options: {', '.join(one.id for one in field.options)}"
        yield file.problem(path, what, mend, "bad-condition")
    if term.option and field.type not in ("choice", "number", "money"):
        what = f"compares {term.field!r}, which is a {field.type}, with {term.option!r}"
        yield file.problem(path, what, "compare choices and numbers only", "bad-condition")
