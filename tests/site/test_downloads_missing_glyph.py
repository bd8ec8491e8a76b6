"""A character that print could not show stops the build and is named: a reader would get an empty box on paper."""

import shutil
from pathlib import Path

from tests import small
from tests.conftest import build

ROOT = Path(__file__).parents[2]
RECORD = "docs/data/checklists/first.yml"


def test_the_build_stops_at_a_character_that_the_font_lacks_and_names_record_line_and_character(tmp_path):
    project = small.project(tmp_path / "project")
    shutil.copy(ROOT / "macros/export/__init__.py", project / "macros/export/__init__.py")  # with its downloads
    record = project / RECORD
    lines = record.read_text(encoding="utf-8").split("\n")
    number = next(index for index, line in enumerate(lines) if line.startswith("    text: {zh: "))
    lines[number] = lines[number].replace("。", "ก。")
    record.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    result = build(project, tmp_path / "site")
    said = result.stdout + result.stderr
    assert result.returncode != 0
    assert f"{RECORD}:{number + 1}: items.0.text.zh: has the character" in said
    assert "U+0E01, THAI CHARACTER KO KAI" in said
    assert "Traceback" not in said
    assert not (tmp_path / "site/zh").exists()
