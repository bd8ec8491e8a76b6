"""The rooms of the house: which may know which, and what each may know of the world outside."""

import ast
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: Which rooms each room may import from. `playbook` knows only itself; nobody knows `commands`.
KNOWS = {
    "playbook": set(),
    "render": {"playbook"},
    "export": {"playbook"},
    "check": {"playbook", "render"},
    "site": {"playbook", "render", "export", "check"},
    "commands": {"playbook", "render", "export", "check", "site"},
}
#: Which files may import what brings in MkDocs or its theme: so that both can be replaced.
OUTSIDE = {
    "mkdocs": {
        *("macros.hooks", "macros.site.build", "macros.site.broken", "macros.site.generated"),
        *("macros.site.languages", "macros.site.page", "macros.site.told"),
        *("macros.commands.build", "macros.commands.serve"),
    },
    "material": {"macros.render.material", "macros.site.theme"},
    "mkdocs_macros": set(),
}


def name_of(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


FILES = {name_of(path): path for path in sorted((ROOT / "macros").rglob("*.py"))}


@cache
def imports(name):
    """Return everything that a file imports, by its full name: files of ours, and packages of others."""
    path = FILES[name]
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            parts = {f"{module}.{alias.name}" for alias in node.names}
            found.update(parts & FILES.keys())
            if parts - FILES.keys():
                found.add(module)
    return found


def room(name):
    return name.split(".")[1] if name.count(".") else ""


def test_there_are_only_rooms_and_the_two_doors():
    assert {path.name for path in (ROOT / "macros").iterdir() if path.name != "__pycache__"} == {
        "__init__.py",
        "hooks.py",
        *KNOWS,
    }


@pytest.mark.parametrize("here", KNOWS)
def test_a_room_knows_only_those_below_it(here):
    files = [name for name in FILES if room(name) == here]
    assert files
    wrong = [
        f"{name} imports {other}"
        for name in files
        for other in sorted(imports(name))
        if other.split(".")[0] == "macros" and room(other) not in {here, *KNOWS[here]}
    ]
    assert not wrong, "\n".join(wrong)


def test_no_files_import_each_other_in_a_circle():
    graph = {name: {other for other in imports(name) if other in FILES} for name in FILES}
    assert len(list(TopologicalSorter(graph).static_order())) == len(FILES)


@pytest.mark.parametrize("package", OUTSIDE)
def test_few_files_know_what_might_be_replaced(package):
    knowing = {name for name in FILES if any(other.split(".")[0] == package for other in imports(name))}
    assert knowing == OUTSIDE[package]
