"""A rule is found within a minute: its id is written out where it is told, and the table lists every rule."""

import importlib
import inspect
from functools import partial

import pytest

from macros.check import references, table
from macros.check.formats import read_rules

from ..conftest import ROOT

CHECK = ROOT / "macros/check"
TEXTS = [path.read_text(encoding="utf-8") for path in (ROOT / "macros").rglob("*.py")]
#: What asks the rules.
RUNNERS = {"check_content", "check_references"}


def listed():
    """Every function that the table lists, also those that it makes into rules of files."""
    groups = [value for name, value in vars(table).items() if name.isupper()]
    rules = [rule[0] if isinstance(rule, tuple) else rule for group in (*groups, references.CHECKS) for rule in group]
    return [rule.args[0] if isinstance(rule, partial) else rule for rule in rules]


def test_the_table_lists_every_rule_once():
    written = {
        function
        for path in CHECK.glob("[!_]*.py")
        for name, function in vars(importlib.import_module(f"macros.check.{path.stem}")).items()
        if (name == "check" or name.startswith("check_")) and name not in RUNNERS
        if inspect.isfunction(function) and function.__module__ == f"macros.check.{path.stem}"
    }
    assert len(written) > 30
    assert not written - {*listed()}, "nobody asks these"
    assert len(listed()) == len({*listed()}), "asked twice"


@pytest.mark.parametrize("id", read_rules(ROOT))
def test_the_id_of_a_rule_is_found_by_searching_for_it(id):
    assert any(f'"{id}"' in text for text in TEXTS)
