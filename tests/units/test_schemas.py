"""The schemas for editors: every record names one that exists, and the schema knows every key of the record."""

import json
import re
from pathlib import Path

import pytest

from macros.export.schemas import FOLDER, schemas, write_schemas
from macros.playbook.labelled import LABELS
from macros.playbook.yamlfile import read_yaml

ROOT = Path(__file__).parents[2]
RECORDS = sorted((ROOT / "docs/data").rglob("*.yml"))


@pytest.fixture(scope="module")
def written():
    labels = read_yaml(ROOT / LABELS, LABELS, []).data["labels"]
    return {name: json.loads(text) for name, text in schemas(labels).items()}


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_record_names_its_schema(path, written):
    name = path.relative_to(ROOT).as_posix()
    first = path.read_text(encoding="utf-8").split("\n")[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert found, f"{name} does not begin with its schema"
    schema = (path.parent / found[1]).resolve()
    assert schema.parent == (ROOT / FOLDER).resolve()
    assert schema.name in written
    data = read_yaml(path, name, [])
    assert data is not None
    assert set(data.data) <= set(written[schema.name]["properties"])


def test_schemas_explain_every_key_and_refuse_unknown_ones(written):
    for name, schema in written.items():
        for title, model in {name: schema, **schema.get("$defs", {})}.items():
            if model.get("type") != "object":
                continue
            assert model["additionalProperties"] is False, f"{name}: {title}"
            explained = [key for key, rule in model["properties"].items() if rule.get("description")]
            if "description" in model:
                assert explained == list(model["properties"]), f"{name}: {title}"


def test_patterns_are_such_that_every_editor_reads_them(written):
    for name, schema in written.items():
        assert "(?s" not in json.dumps(schema), name


def test_schemas_are_written_only_where_they_changed(written, tmp_path):
    assert write_schemas(tmp_path) == list(written)
    assert write_schemas(tmp_path) == []
    (tmp_path / FOLDER / "letter.json").write_text("{}", encoding="utf-8")
    assert write_schemas(tmp_path) == ["letter.json"]


def test_a_folder_that_cannot_be_written_to_stops_nothing(tmp_path):
    (tmp_path / ".cache").write_text("a file where the folder should be", encoding="utf-8")
    assert write_schemas(tmp_path) == []
