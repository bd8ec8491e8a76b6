"""What the check finds stops a build too, before anything is written; what only a build can find, it names."""

import shutil

import pytest

from ..conftest import ROOT, build
from .original import Original


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of everything that a build reads."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "internal"))
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def test_a_mistake_in_the_content_stops_the_build_and_is_named_with_its_line(project, tmp_path):
    name = "docs/data/checklists/submit-appeal.yml"
    broken = project / name
    content = Original()
    first = next(entry for entry in content.entries(name, "items", int, "phase"))
    broken.write_text(content.with_line(name, first[2], "    phase: nwo")(), encoding="utf-8")
    result = build(project, tmp_path / "site")
    shutil.copy(ROOT / name, broken)
    assert result.returncode != 0
    assert f"{name}:{first[2]}: items.0.phase: is 'nwo': write one of" in result.stdout + result.stderr
    assert not (tmp_path / "site/zh").exists()


@pytest.mark.parametrize("name", ["docs/assets/stylesheets/letter.css", "docs/assets/js/pure/grammar.js"])
def test_a_part_of_every_page_deleted_stops_the_build(name, project, tmp_path):
    (project / name).unlink()
    result = build(project, tmp_path / "site")
    shutil.copy(ROOT / name, project / name)
    assert result.returncode != 0
    assert name.rpartition("/")[2] in result.stdout + result.stderr
    assert not (tmp_path / "site/zh").exists()
