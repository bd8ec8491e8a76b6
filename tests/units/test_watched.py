"""What a rule of all records said is remembered until something that it looked at is another."""

from dataclasses import replace

import pytest

from macros.check.watched import asked


@pytest.fixture
def ask():
    """Ask a rule that counts how often it had to look, and keep what it said in a memory of its own."""
    looked, memory = [], {}

    def rule(book, *compared):
        looked.append(book)
        yield from book.laws
        yield book.files["docs/data/laws.yml"].name
        yield from book.hidden

    def ask(book, *compared):
        before = len(looked)
        said = asked(rule, book, *compared, memory=memory)
        return said, len(looked) > before

    return ask


def test_it_is_asked_once_while_what_it_looked_at_is_the_same(ask, playbook):
    said, anew = ask(playbook)
    assert (said[:-1], said[-1], anew) == (tuple(playbook.laws), "docs/data/laws.yml", True)
    assert ask(playbook) == (said, False)
    files = {name: file for name, file in playbook.files.items() if name != "docs/data/myths.yml"}
    assert ask(replace(playbook, laws=dict(playbook.laws), myths={}, files=files)) == (said, False)


def other_laws(book):
    return {"laws": dict(list(book.laws.items())[1:])}


def other_order(book):
    return {"laws": dict(reversed(book.laws.items()))}


def other_lines(book):
    name = "docs/data/laws.yml"
    return {"files": {**book.files, name: replace(book.files[name])}}


def what_a_property_asks(book):
    return {"organisation": object.__new__(type("Form", (), {"hidden": ()}))}


@pytest.mark.parametrize("change", [other_laws, other_order, other_lines, what_a_property_asks])
def test_it_is_asked_anew_when_that_is_another(change, ask, playbook):
    ask(playbook)
    other = replace(playbook, **change(playbook))
    said, anew = ask(other)
    assert anew
    assert said[: len(other.laws)] == tuple(other.laws)
    assert ask(playbook)[1] is False, "both are remembered: a check with an overlay asks of each by turns"


def test_it_is_asked_anew_beside_something_else(ask, playbook):
    ask(playbook, "pages")
    assert ask(playbook, "pages")[1] is False
    assert ask(playbook, "other pages")[1]
