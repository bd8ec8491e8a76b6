"""The layers: records know nothing of pages, pages nothing of MkDocs, so that the theme can be replaced."""

import ast
from pathlib import Path

import pytest

MACROS = Path(__file__).parents[2] / "macros"
FORBIDDEN = {
    "playbook": ("mkdocs", "material", "mkdocs_macros", "macros.render", "macros.export", "macros.check"),
    "render": ("mkdocs", "material", "mkdocs_macros", "macros.export", "macros.check"),
    "export": ("mkdocs", "material", "mkdocs_macros", "macros.check"),
    "check": ("mkdocs", "material", "mkdocs_macros", "macros.export"),
}


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


@pytest.mark.parametrize("layer", FORBIDDEN)
def test_a_layer_imports_only_what_lies_below_it(layer):
    files = sorted((MACROS / layer).rglob("*.py"))
    assert files
    wrong = [
        f"{path.name} imports {name}"
        for path in files
        for name in imports(path)
        if name.startswith("..") or any(name == bad or name.startswith(f"{bad}.") for bad in FORBIDDEN[layer])
    ]
    assert not wrong


def test_only_the_build_and_its_door_know_mkdocs():
    knowing = {
        path.name for path in MACROS.glob("*.py") if any(name.split(".")[0] == "mkdocs" for name in imports(path))
    }
    assert knowing == {"build.py", "hooks.py"}
