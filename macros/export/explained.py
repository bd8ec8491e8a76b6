"""JSON schemas whose keys are explained by what stands below each attribute of a record in the code.

Pydantic can read it by itself, but does so whenever a command starts; here only who writes a schema does.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import ModelSchema

from macros.playbook.text import Record


class Explained(GenerateJsonSchema):
    """Pydantic's generator, which also describes every property of a record."""

    def model_schema(self, schema: ModelSchema) -> JsonSchemaValue:
        """Return the schema of a model, with its explanations."""
        made = super().model_schema(schema)
        for key, words in _explanations(schema["cls"]).items():
            if words and key in made.get("properties", {}):
                made["properties"][key]["description"] = words
        return made


def _explanations(model: type[Any]) -> dict[str, str]:
    """Return the words below each attribute, none where there are none; a class that repeats one says it anew."""
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if issubclass(base, Record):
            found |= _written_in(base.__module__).get(base.__name__, {})
    return found


@cache
def _written_in(module: str) -> dict[str, dict[str, str]]:
    """Return the words below each attribute of each class of a module."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: dict(_attributes(node)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _attributes(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for statement, below in pairwise([*node.body, None]):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            said = below.value.value if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) else ""
            yield statement.target.id, inspect.cleandoc(said) if isinstance(said, str) else ""
