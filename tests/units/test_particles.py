"""Particles follow the sound of the value that stands before them; the browser is held to the same table."""

import json
from pathlib import Path

import pytest

from macros.playbook.grammar import particle, placeholders, stray_braces, substitute

TABLE = json.loads((Path(__file__).parents[1] / "grammar.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", TABLE["particles"], ids=lambda row: f"{row['value']}:{row['form']}")
def test_the_particle_fits_the_value(row):
    assert particle(row["value"], row["form"]) == row["particle"]


@pytest.mark.parametrize("row", TABLE["substitutions"], ids=lambda row: row["text"])
def test_values_are_put_in_verbatim_in_one_pass(row):
    values = row["values"]

    def value_of(name, form):
        value = values.get(name, "")
        return value + particle(value, form) if form and value else value

    assert substitute(row["text"], value_of) == row["result"]


@pytest.mark.parametrize("text", ["{", "}", "{Name}", "{name", "{na-me}", "{name:는}", "{{name}}x}", "{name :은}"])
def test_a_brace_that_is_no_placeholder_is_noticed(text):
    assert stray_braces(text)


def test_placeholders_are_named_in_order():
    assert placeholders("{b:은} {a} {b}") == ("b", "a", "b")
