"""What the check finds stops a build too, before anything is written; what only a build can find, it names."""

import pytest

from tests import small
from tests.conftest import build


@pytest.fixture
def project(tmp_path):
    return small.project(tmp_path / "project")


def test_a_mistake_in_the_content_stops_the_build_and_is_named_with_its_line(project, tmp_path):
    name = "docs/data/checklists/first.yml"
    text = (project / name).read_text(encoding="utf-8")
    (project / name).write_text(text.replace("phase: now", "phase: nwo", 1), encoding="utf-8")
    line = text[: text.index("phase: now")].count("\n") + 1
    result = build(project, tmp_path / "site")
    assert result.returncode != 0
    assert f"{name}:{line}: items.0.phase: is 'nwo': write one of" in result.stdout + result.stderr
    assert not (tmp_path / "site/zh").exists()


@pytest.mark.parametrize("name", ["docs/assets/stylesheets/letter.css", "docs/assets/js/pure/grammar.js"])
def test_a_part_of_every_page_deleted_stops_the_build(name, project, tmp_path):
    (project / name).unlink()
    result = build(project, tmp_path / "site")
    assert result.returncode != 0
    assert name.rpartition("/")[2] in result.stdout + result.stderr
    assert not (tmp_path / "site/zh").exists()
