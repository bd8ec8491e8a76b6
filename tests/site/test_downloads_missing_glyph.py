"""A character that print could not show stops the build and is named: a reader would get an empty box on paper."""

import shutil
from pathlib import Path

from tests.conftest import build

ROOT = Path(__file__).parents[2]


def test_the_build_stops_at_a_character_that_the_font_lacks_and_names_record_line_and_character(tmp_path, playbook):
    project = tmp_path / "project"
    for name in ("docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("internal"))
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copyfile(ROOT / name, project / name)
    first = next(iter(playbook.checklists))
    record = project / f"docs/data/checklists/{first}.yml"
    lines = record.read_text(encoding="utf-8").split("\n")
    number = next(index for index, line in enumerate(lines) if line.startswith("      zh: "))
    lines[number] += "ก"
    record.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    result = build(project, tmp_path / "site")
    said = result.stdout + result.stderr
    assert result.returncode != 0
    assert f"docs/data/checklists/{first}.yml:{number + 1}: items.0.head.zh: has the character" in said
    assert "U+0E01, THAI CHARACTER KO KAI" in said
    assert "Traceback" not in said
    assert not (tmp_path / "site/zh").exists()
