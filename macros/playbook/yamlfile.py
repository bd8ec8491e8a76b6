"""Reading YAML so that mistakes keep their place: syntax and duplicate keys are problems with a line."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

import yaml
from pydantic import BaseModel, ValidationError

from .problem import Problem
from .slips import cut_off, form_of, syntax_problem, value_slip
from .textfile import read_text

RecordType = TypeVar("RecordType", bound=BaseModel)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML with fewer surprises: `no`, `on` and dates stay text; only true, false, null and numbers are special."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag.rpartition(":")[2] in ("null", "int", "float")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


class _Named(io.StringIO):
    """A text whose file's name the parser writes into every mark."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.name = name


def construct(node: yaml.Node) -> Any:
    """Return the plain data of a node."""
    loader = _Loader("")
    try:
        return loader.construct_document(node)
    finally:
        loader.dispose()


@dataclass(frozen=True, eq=False)
class YamlFile:
    """A parsed file: its data, and the tree that knows in which file and on which line each key stands.

    A file that was not changed is the same object at the next reading. A fork's changes to it make another one, whose
    tree has pieces of two files.
    """

    name: str
    """The path below the project's root."""
    data: Any
    """Plain lists, dicts, str, int, float, bool and None."""
    node: yaml.Node | None
    text: str = field(default="", repr=False)
    """The file as it is written."""
    read: dict[Any, Any] = field(default_factory=dict, repr=False)
    """What was made of it: records, and what rules found. An unchanged file is validated once a process."""

    def line(self, path: Sequence[str | int]) -> int:
        """Return the line (from 1) of the key at `path`, or of its nearest parent."""
        return self._place(path)[1]

    def problem(self, path: Sequence[str | int], what: str, mend: str, rule: str) -> Problem:
        """Return a problem at the key `path` of this file, in the file where that key was written."""
        name, line, rest = self._place(path)
        return Problem(name, line, ".".join(map(str, rest)), what, mend, rule)

    def node_at(self, path: Sequence[str | int]) -> yaml.Node | None:
        """Return what stands at `path`, or None where nothing does."""
        node = self.node
        for step in path:
            found = _step(node, step)
            if found is None:
                return None
            node = found[1]
        return node

    def _place(self, path: Sequence[str | int]) -> tuple[str, int, Sequence[str | int]]:
        """Return file and line of the key at `path`, or of its nearest parent, and the path there."""
        node, name, line, rest = self.node, self.name, 1, path
        for number, step in enumerate(path):
            found = _step(node, step)
            if found is None:
                break
            mark, node = found[0].start_mark, found[1]
            if mark.name != name:
                name, rest = str(mark.name), ("now", *path[number + 1 :])
            line = mark.line + 1
        return name, line, rest


def _step(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """Return the key `step` of a group and its value, or the entry of a list twice; None where there is none."""
    if isinstance(node, yaml.MappingNode):
        return next((pair for pair in node.value if pair[0].value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def read_yaml(path: Path, name: str, problems: list[Problem]) -> YamlFile | None:
    """Parse a YAML file, or add to `problems` why it cannot be parsed."""
    text = read_text(path, name, problems)
    if text is None:
        return None
    return parsed(text, name, problems)


def parsed(text: str, name: str, problems: list[Problem]) -> YamlFile | None:
    """Parse the text of a YAML file, or add to `problems` why it cannot be parsed."""
    file, wrong = _parsed(text, name)
    problems.extend(wrong)
    return file


def parse(text: str, name: str) -> Any:
    """Return the data of a text that is not this file's any more; None where it cannot be read."""
    file = _parse(text, name, [])
    return file.data if file else None


@lru_cache(maxsize=256)
def _parsed(text: str, name: str) -> tuple[YamlFile | None, tuple[Problem, ...]]:
    """Parse a file's text; while `serve` runs, only what was changed is parsed again."""
    problems: list[Problem] = []
    file = _parse(text, name, problems)
    return file, tuple(problems)


def _parse(text: str, name: str, problems: list[Problem]) -> YamlFile | None:
    loader = _Loader(_Named(text, name))
    try:
        node = loader.get_single_node()
        if node is None:
            problems.append(
                Problem(name, 0, "", "holds only comments", "write its content or delete the file", "empty-file")
            )
            return None
        duplicates = list(_duplicate_keys(node, name))
        for line, told in cut_off(node, text.split("\n")):
            duplicates.append(Problem(name, line, "", *told, "yaml-syntax"))
        problems.extend(duplicates)
        data = None if duplicates else loader.construct_document(node)
    except yaml.YAMLError as error:
        problems.append(syntax_problem(error, name, text))
        return None
    except ValueError as error:
        problems.append(
            Problem(name, 0, "", f"has a value that cannot be read ({error})", "put it in quotes", "yaml-syntax")
        )
        return None
    finally:
        loader.dispose()
    return None if duplicates else YamlFile(name, data, node, text)


def _duplicate_keys(node: yaml.Node, name: str, path: tuple[str, ...] = ()) -> Iterator[Problem]:
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            text, line = str(key.value), key.start_mark.line + 1
            here = (*path, text)
            if text in seen:
                what = f"stands twice (first on line {seen[text]})"
                yield Problem(name, line, ".".join(here), what, "keep one of the two", "duplicate-key")
            seen.setdefault(text, line)
            yield from _duplicate_keys(value, name, here)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _duplicate_keys(item, name, (*path, str(index)))


def validate(
    file: YamlFile, model: type[RecordType], problems: list[Problem], path: tuple[str | int, ...] = ()
) -> RecordType | None:
    """Turn the data at `path` of `file` into a record, or add all that is wrong with it to `problems`."""
    key = (model, path)
    if key not in file.read:
        wrong: list[Problem] = []
        file.read[key] = (_validate(file, model, wrong, path), tuple(wrong))
    record, found = file.read[key]
    problems.extend(found)
    return cast("RecordType | None", record)


def _validate(
    file: YamlFile, model: type[RecordType], problems: list[Problem], path: tuple[str | int, ...]
) -> RecordType | None:
    data = file.data
    for step in path:
        data = data[step]
    try:
        # Through JSON: strict, yet lists become tuples. Everything YAML can hold here, JSON can hold too.
        return model.model_validate_json(json.dumps(data, ensure_ascii=False))
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_context=True):
            if detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]:
                continue  # there are enough, but broken ones: each is told itself
            problems.append(_schema_problem(file, path, detail, model))
    return None


_HINTS = {
    "missing": ("is missing", "add it", "missing-key"),
    "extra_forbidden": ("is not a key of this record", "correct its spelling or delete it", "unknown-key"),
    "string_type": ("is not text", "write text; put numbers, true and null in quotes", "wrong-type"),
    "bool_type": ("is neither true nor false", "write true or false", "wrong-type"),
    "int_type": ("is not a whole number", "write a number without quotes", "wrong-type"),
    "tuple_type": ("is not a list", "write one entry a line, each after a hyphen", "wrong-type"),
    "dict_type": ("is not a group of keys", "write its keys below it, indented", "wrong-type"),
    "model_type": ("is not a group of keys", "write its keys below it, indented", "wrong-type"),
    "model_attributes_type": ("is not a group of keys", "write its keys below it, indented", "wrong-type"),
}


_NO_HINT = ("cannot be read as what is asked for here", "correct the value", "bad-value")
#: How a number is compared that is too small or too large.
_LIMITS = {"greater_than_equal": "write a number not below", "less_than_equal": "write a number not above"}


def _schema_problem(file: YamlFile, path: tuple[str | int, ...], detail: Any, model: type[BaseModel]) -> Problem:
    where = (*path, *(step for step in detail["loc"] if step != "[key]"))
    context = detail.get("ctx", {})
    what, mend, rule = _HINTS.get(detail["type"], _NO_HINT)
    if detail["type"] == "extra_forbidden":
        mend += f"; known keys here: {', '.join(_known_keys(model, detail['loc'][:-1]))}"
    elif detail["type"] == "literal_error":
        what, mend = f"is {detail['input']!r}", f"write one of {context['expected']}"
    elif detail["type"] == "string_pattern_mismatch":
        what, mend = f"is {str(detail['input'])[:60]!r}", form_of(str(context["pattern"]))
    elif detail["type"] == "string_too_short":
        what, mend, rule = "is empty", "write it, in this language", "missing-text"
    elif detail["type"] == "string_too_long":
        what, mend = f"is longer than {context['max_length']} characters", "shorten it"
    elif detail["type"] == "too_short":
        what, mend = "has too few entries", f"write at least {context['min_length']}"
    elif detail["type"] == "too_long":
        what, mend = f"has {context['actual_length']} entries", f"write at most {context['max_length']}"
    elif detail["type"] in _LIMITS:
        what, mend = f"is {str(detail['input'])!r}", f"{_LIMITS[detail['type']]} {next(iter(context.values()))}"
    elif detail["type"] == "value_error":  # said by a record itself
        what, mend = str(context["error"]), "correct the value"
    if detail["type"] in ("literal_error", "string_pattern_mismatch"):
        apart = str(detail["input"]).replace("，", ", ")
        if apart != detail["input"] and apart.isascii():
            mend = f"put a plain comma between the entries: [{apart}]"
    if detail["type"] not in ("missing", "extra_forbidden"):
        what, mend = value_slip(str(where[-1] if where else ""), detail["input"]) or (what, mend)
    return file.problem(where, what, mend, rule)


def _known_keys(model: type[BaseModel], loc: Sequence[str | int]) -> list[str]:
    """Walk the annotations along `loc` to the model whose keys are meant."""
    current: Any = model
    for step in loc:
        if isinstance(step, str) and isinstance(current, type) and issubclass(current, BaseModel):
            field = current.model_fields.get(step)
            current = _inner_model(field.annotation) if field else None
    return list(current.model_fields) if isinstance(current, type) and issubclass(current, BaseModel) else []


def _inner_model(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if (found := _inner_model(argument)) is not None:
            return found
    return None
