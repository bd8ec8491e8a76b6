"""What the tests of mistakes and of harmless edits share."""

import pytest

from .original import CONTENT
from .workbench import Bench


@pytest.fixture(scope="session")
def original():
    return CONTENT


@pytest.fixture(scope="session")
def bench(tmp_path_factory):
    return Bench.make(tmp_path_factory.mktemp("content"))
