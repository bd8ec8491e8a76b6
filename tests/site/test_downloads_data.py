"""`/data/playbook.json`: all records for machines, as its schema promises."""

import json
import re

import pytest

from macros.export.data import PlaybookData


@pytest.fixture(scope="module")
def data(site):
    return json.loads((site / "data/playbook.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def schema(site):
    return json.loads((site / "data/playbook.schema.json").read_text(encoding="utf-8"))


KINDS = {
    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool,
    "null": type(None),
}  # fmt: skip


def mistakes(value, rule, schema, path="$"):
    """What a JSON Schema validator would say, for the words of the language that our schema uses."""
    unknown = set(rule) - {
        "$ref", "$defs", "$schema", "additionalProperties", "anyOf", "const", "default", "description", "enum",
        "exclusiveMinimum", "items", "maxItems", "maxLength", "maximum", "minItems", "minLength", "minimum", "pattern",
        "patternProperties", "properties",
        "propertyNames", "required", "title", "type",
    }  # fmt: skip
    assert not unknown, f"the schema uses {unknown}, which this test does not know"
    if "$ref" in rule:
        yield from mistakes(value, schema["$defs"][rule["$ref"].removeprefix("#/$defs/")], schema, path)
    if "anyOf" in rule and all(list(mistakes(value, one, schema, path)) for one in rule["anyOf"]):
        yield f"{path}: fits none of anyOf"
    if "type" in rule and (not isinstance(value, KINDS[rule["type"]]) or (rule["type"] == "integer" and value is True)):
        yield f"{path}: is no {rule['type']}"
        return
    if value not in rule.get("enum", [value]) or value != rule.get("const", value):
        yield f"{path}: is {value!r}"
    if isinstance(value, str) and not re.search(rule.get("pattern", ""), value):
        yield f"{path}: {value!r} does not match {rule['pattern']}"
    if isinstance(value, list):
        for index, entry in enumerate(value):
            yield from mistakes(entry, rule.get("items", {}), schema, f"{path}[{index}]")
    if isinstance(value, dict) and rule.get("type") == "object":
        known = dict(rule.get("properties", {}))
        for pattern, one in rule.get("patternProperties", {}).items():
            known |= {key: one for key in value if key not in known and re.search(pattern, key)}
        more = rule.get("additionalProperties", {})
        yield from (f"{path}: lacks {key}" for key in rule.get("required", []) if key not in value)
        for key, entry in value.items():
            if key in known or isinstance(more, dict):
                yield from mistakes(entry, known.get(key, more), schema, f"{path}.{key}")
            elif more is False:
                yield f"{path}: has {key}"


def test_the_data_keeps_to_its_schema(data, schema):
    assert data["$schema"] == "playbook.schema.json"
    assert list(mistakes(data, schema, schema)) == []


def test_the_schema_refuses_what_is_wrong(data, schema):
    first = next(iter(data["checklists"]))
    broken = json.loads(json.dumps(data))
    broken["checklists"][first]["items"][0]["phase"] = "some day"
    del broken["checklists"][first]["title"]["ko"]
    broken["checklists"][first]["colour"] = "red"
    assert len(list(mistakes(broken, schema, schema))) == 3


def test_the_schema_explains_every_key(schema):
    for name, model in {"PlaybookData": schema, **schema["$defs"]}.items():
        for key, rule in model.get("properties", {}).items():
            assert key == "$schema" or rule.get("description"), f"{name}.{key}"
    assert "(?" not in json.dumps(schema).replace("(?:", "(").replace("(?!", "("), "a pattern that only Python reads"


def test_the_data_is_the_whole_playbook(data, playbook):
    given = {key: value for key, value in data.items() if key != "$schema"}
    read = PlaybookData.model_validate_json(json.dumps(given))
    for name in PlaybookData.model_fields:
        if name in ("version", "date", "hash", "labels"):
            continue
        if name == "triage":
            assert read.triage == playbook.triage
        else:
            assert list(getattr(read, name)) == list(getattr(playbook, name))
    for id, checklist in playbook.checklists.items():
        assert [item.id for item in read.checklists[id].items] == [item.id for item in checklist.items]
    assert {key.partition(".")[0] for key in read.labels} >= {"phase", "role", "group"}
