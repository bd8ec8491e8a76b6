"""From the data of a file to its records: what does not fit the model of a record is a problem at its key."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from difflib import get_close_matches
from functools import lru_cache
from itertools import takewhile
from typing import Any, TypeVar, cast

import yaml
from pydantic import BaseModel, ValidationError

from .problem import Problem
from .slips import form_of, in_quotes, value_slip
from .tree import AddressedKey
from .yamlfile import YamlFile

RecordType = TypeVar("RecordType", bound=BaseModel)


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
        return cast("RecordType", _record(model, json.dumps(data, ensure_ascii=False)))
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_context=True):
            if detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]:
                continue  # there are enough, but broken ones: each is told itself
            problems.append(_schema_problem(file, path, detail, model))
    return None


@lru_cache(maxsize=4096)
def _record(model: type[RecordType], data: str) -> RecordType:
    """Return a record; one that was not changed is the same object, whatever else was in its file."""
    return model.model_validate_json(data)


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
_NO_GROUP = ("model_type", "model_attributes_type")
_NO_HINT = ("cannot be read as what is asked for here", "correct the value", "bad-value")
#: What may stand there, as pydantic lists it: 'now', 'day-1' or 'routine'.
_CHOICES = re.compile("'([^']*)'")
#: How a number is compared that is too small or too large.
_LIMITS = {"greater_than_equal": "write a number not below", "less_than_equal": "write a number not above"}


def _cut_by_a_comma(file: YamlFile, where: tuple[str | int, ...]) -> tuple[tuple[str | int, ...], str] | None:
    """Return the value of which the key at `where` is the rest, and how to write it: `{zh: …, ko: one, two}`."""
    group = file.node_at(where[:-1])
    if not isinstance(group, yaml.MappingNode) or not group.flow_style:
        return None
    at = [key.value for key, _ in group.value].index(str(where[-1]))
    start = next((n for n in range(at, -1, -1) if not _is_null(group.value[n][1])), at)
    key, value = group.value[start]
    if start == at or not isinstance(value, yaml.ScalarNode):
        return None
    rest = takewhile(lambda pair: _is_null(pair[1]), group.value[start + 1 :])
    whole = ", ".join([value.value, *(piece.value for piece, _ in rest)])
    return (*where[:-1], key.value), f"put the value in quotes: {in_quotes(key.value, whole)}"


def _is_null(node: yaml.Node) -> bool:
    return node.tag == "tag:yaml.org,2002:null"


def _schema_problem(file: YamlFile, path: tuple[str | int, ...], detail: Any, model: type[BaseModel]) -> Problem:
    where = (*path, *(step for step in detail["loc"] if step != "[key]"))
    context = detail.get("ctx", {})
    what, mend, rule = _HINTS.get(detail["type"], _NO_HINT)
    if detail["type"] == "extra_forbidden" and (cut := _cut_by_a_comma(file, where)):
        where, mend = cut
        what, rule = "is cut off at a comma, as it stands in { } without quotes", "bad-value"
    elif detail["type"] == "extra_forbidden":
        holder = _model_at(model, detail["loc"][:-1])
        keys = list(holder.model_fields) if holder else []
        if address := file.address_of(where):
            return leads_nowhere(address, file.name, keys)
        mend += f"; known keys here: {', '.join(keys)}"
    elif detail["type"] in _NO_GROUP and (asked := _model_at(model, detail["loc"])):
        key = file.problem(where, what, mend, rule).key.rpartition(".")[2]
        mend = f"write it as {_written(key, asked)}"
    elif detail["type"] == "literal_error":
        what = f"is {detail['input']!r}" if isinstance(detail["input"], str) else "is not text"
        mend = f"write one of {', '.join(_CHOICES.findall(context['expected']))}"
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


def leads_nowhere(address: AddressedKey, name: str, keys: Sequence[str]) -> Problem:
    """Return the problem that an address of a fork's change ends in what is no key of the record in the file `name`."""
    near = get_close_matches(address.value, keys, n=1)
    mend = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(keys)}"
    what = f"{address.address!r} leads nowhere in {name}: there is no {address.value!r}"
    mark = address.start_mark
    return Problem(str(mark.name), mark.line + 1, "at", what, mend, "unknown-key")


def _written(key: str, asked: type[BaseModel]) -> str:
    """Return how a record is written in one line: `head: {zh: …, ko: …}`, with the keys that it cannot do without."""
    keys = [name for name, field in asked.model_fields.items() if field.is_required()] or list(asked.model_fields)
    group = ", ".join(f"{name}: …" for name in keys)
    return f"{'-' if key.isdigit() else f'{key}:'} {{{group}}}"


def _model_at(model: type[BaseModel], loc: Sequence[str | int]) -> type[BaseModel] | None:
    """Walk the annotations along `loc` to the model that is meant."""
    current: type[BaseModel] | None = model
    for step in loc:
        # What is no key of a record is an index, or a name of the fork's own: roles.owner.
        if current and isinstance(step, str) and (field := current.model_fields.get(step)):
            current = _inner_model(field.annotation)
    return current


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if (found := _inner_model(argument)) is not None:
            return found
    return None
