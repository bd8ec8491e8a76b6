"""The table of mistakes: each kind, made in several places of the real content, is noticed at its place."""

import pytest

from . import mistakes
from .workbench import MISTAKES, chosen, untold


def test_the_content_as_it_stands_has_no_mistake(bench):
    assert not bench.problems({}), "run `make check`: it says what to mend"


def test_there_are_at_least_sixty_kinds():
    assert len(MISTAKES) >= 60


@pytest.mark.parametrize("room", mistakes.__all__)
def test_every_mistake_is_noticed(room, original, bench):
    kinds = [kind for kind in MISTAKES.values() if kind.make.__module__ == f"{mistakes.__name__}.{room}"]
    edits = {kind.name: chosen(kind, original) for kind in kinds}
    lost = [name for name, places in edits.items() if not places]
    assert not lost, "no place for these is left in the content: look at how their places are found"
    made = [(kind, edit) for kind in kinds for edit in edits[kind.name]]
    found = [
        f"{kind.name}: nobody learns of it at {edit.file}:{edit.line} {edit.key}\n"
        f"expected the rule {kind.rule}, naming {edit.names!r}, to mend by {kind.mend!r}; said was:\n"
        + ("\n".join(map(str, problems[:12])) or "nothing")
        for kind, edit, problems in untold(made, bench)
    ]
    assert made
    assert not found, "\n\n".join(found)
