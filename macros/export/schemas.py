"""`python -m macros.export.schemas`: write the JSON schemas that help an editor with records while they are typed.

The first line of every record names its schema in `.cache/schemas/`; each build writes those that have changed.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydantic import BaseModel, create_model

from macros import playbook
from macros.export import data, explained
from macros.export.cache import Cache
from macros.export.data import portable
from macros.playbook.changes import Changes
from macros.playbook.labelled import labels_at
from macros.playbook.load import FOLDERS, LISTS
from macros.playbook.organisation import Extension, Organisation, OwnNavigation
from macros.playbook.scenario import Triage
from macros.playbook.terminal import survive_any_terminal
from macros.playbook.text import Label, Record

FOLDER = ".cache/schemas"
#: What one record of a folder is called.
_SINGULAR = {"checklists": "checklist", "templates": "letter", "scenarios": "scenario"}


def models() -> dict[str, type[BaseModel]]:
    """Return the model behind each schema, by the schema's name."""
    found: dict[str, type[BaseModel]] = {_SINGULAR[folder]: model for folder, model in FOLDERS.items()}
    for file, kinds in LISTS.items():
        lists: dict[str, Any] = {key: (list[model], ...) for key, model in kinds.items()}  # type: ignore[valid-type]
        found[Path(file).stem] = create_model(Path(file).stem.title(), __base__=Record, **lists)
    found["labels"] = create_model("Labels", __base__=Record, labels=(dict[str, Label], ...))
    found |= {"triage": Triage, "organisation": Organisation, "extension": Extension}
    found |= {"changes": Changes, "navigation": OwnNavigation}
    return found


def schemas(labels: Sequence[str]) -> dict[str, str]:
    """Return every schema as JSON, by its file's name; `labels` say which roles and groups there are."""
    found = {}
    for name, model in models().items():
        schema = {
            "$schema": "http://json-schema.org/draft-07/schema#",
            **portable(model.model_json_schema(schema_generator=explained.Explained), labels),
        }
        found[f"{name}.json"] = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
    return found


def _kept(root: Path) -> dict[str, str]:
    """Return the schemas; while neither models, roles and groups nor what writes them is changed, from the cache."""
    labels = labels_at(root)
    digest = hashlib.sha256(json.dumps([version("pydantic"), labels]).encode())
    for path in (
        *sorted(Path(playbook.__file__ or "").parent.glob("*.py")),
        *(Path(one) for one in (__file__, data.__file__, explained.__file__)),
    ):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    cache = Cache(root / ".cache" / "exports")
    kept: dict[str, str] = json.loads(cache.get(digest.hexdigest(), lambda: json.dumps(schemas(labels)).encode()))
    return kept


def write_schemas(root: Path) -> list[str]:
    """Write the schemas that have changed below the project's `root`; return their names."""
    folder = root / FOLDER
    written: list[str] = []
    for name, text in _kept(root).items():
        path = folder / name
        try:
            if path.exists() and path.read_bytes() == text.encode():
                continue
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        except OSError:  # they help an editor; a build in a folder that cannot be written to does without
            return written
        written.append(name)
    return written


if __name__ == "__main__":
    survive_any_terminal()
    for name in write_schemas(Path.cwd()):
        print(f"{FOLDER}/{name}", file=sys.stdout)
