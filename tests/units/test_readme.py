"""The README tells a newcomer what to run: each command that it names exists."""

import re


def test_every_make_target_of_the_readme_exists(root):
    readme = (root / "README.md").read_text(encoding="utf-8")
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"`?make (\w+)", readme))
    assert named >= {"serve", "test", "build", "check", "doctor"}
    assert not {target for target in named if not re.search(rf"^{target}:", makefile, re.M)}


def test_every_path_that_the_readme_links_exists(root):
    readme = (root / "README.md").read_text(encoding="utf-8")
    paths = [path for path in re.findall(r"\]\(([^)#]+)\)", readme) if "://" not in path]
    assert paths
    assert not [path for path in paths if not (root / path).exists()]


def test_the_way_to_a_pages_look_is_told_and_every_place_that_is_named_exists(root):
    readme = (root / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:macros|overrides|docs|tests)/[\w./-]+)`", readme))
    assert named >= {"overrides/main.html", "macros/render/partials/", "docs/assets/stylesheets/", "docs/assets/js/"}
    assert not [path for path in named if "internal/" not in path and not (root / path).exists()]


def test_every_note_has_its_line(root):
    linked = re.findall(r"\]\(([^)]+)\)", (root / "notes/README.md").read_text(encoding="utf-8"))
    assert sorted(linked) == sorted(path.name for path in (root / "notes").glob("*.md") if path.name != "README.md")


def test_ci_runs_the_command_of_the_readme(root):
    assert "make test" in (root / ".ci/run").read_text(encoding="utf-8")


def test_the_linters_are_part_of_the_tests(root):
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^test: lint\b", makefile, re.M)
    recipe = re.search(r"^lint:.*\n((?:\t.*\n)+)", makefile, re.M)[1]
    for tool in (
        "ruff check",
        "ruff format --check",
        "mypy",
        "fmt --check",
        " lint ",
        "check docs/assets/js tests/units/js",
    ):
        assert tool in recipe


def test_nothing_generated_is_tracked(root):
    import subprocess

    tracked = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    assert not [
        name for name in tracked if re.search(r"^site/|^\.cache/|\.(xlsx|docx|pdf|pyc)$|node_modules/|\.venv/", name)
    ]
