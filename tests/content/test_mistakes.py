"""The table of mistakes: each kind, made in several places of the real content, is noticed at its place."""

import pytest

from . import mistakes  # noqa: F401 - registers the kinds
from .original import Original
from .workbench import MISTAKES, Bench, chosen, untold


@pytest.fixture(scope="session")
def original():
    return Original()


@pytest.fixture(scope="session")
def bench(tmp_path_factory):
    return Bench.make(tmp_path_factory.mktemp("content"))


def test_the_content_as_it_stands_has_no_mistake(bench):
    assert not bench.problems({}), "run `make check`: it says what to mend"


def test_there_are_at_least_sixty_kinds():
    assert len(MISTAKES) >= 60


@pytest.mark.parametrize("kind", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_noticed(kind, original, bench):
    edits = chosen(kind, original)
    assert edits, "no place for this mistake is left in the content: look at how its places are found"
    for edit, problems in untold(kind, edits, bench):
        pytest.fail(
            f"{kind.name}: nobody learns of it at {edit.file}:{edit.line} {edit.key}\n"
            f"expected the rule {kind.rule}, naming {edit.names!r}, to mend by {kind.mend!r}; said was:\n"
            + ("\n".join(map(str, problems[:12])) or "nothing")
        )
