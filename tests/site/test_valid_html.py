"""Every built page passes the Nu HTML checker."""

import json
import os
import subprocess

import pytest

from tests.conftest import ROOT, needs

TOOLS = ROOT / "tests/tools"


@pytest.fixture(scope="module")
def checker():
    jar = TOOLS / "node_modules/vnu-jar/build/dist/vnu.jar"
    if not jar.exists():
        message = "the Nu HTML checker is not installed: `npm ci` in tests/tools brings it"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return [needs("java"), "-Xss8m", "-jar", str(jar)]


def check(checker, *arguments):
    done = subprocess.run(
        [*checker, "--format", "json", "--stdout", "--exit-zero-always", *arguments],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    found = json.loads(done.stdout)["messages"]
    return [one for one in found if one["type"] == "error"]


def test_every_page_is_valid_html(checker, site):
    errors = check(checker, "--skip-non-html", str(site))
    assert not errors, "\n".join(
        f"{one['url'].rpartition('/site/')[2]}:{one.get('lastLine')}: {one['message']}" for one in errors[:20]
    )


def test_the_style_sheets_are_valid(checker, site):
    # The theme's own rules and what browsers know before the checker does are not ours to mend.
    new = (
        "text-wrap",
        "text-autospace",
        "word-break",
        "accent-color",
        "scrollbar",
        "overscroll",
        "Parse Error",
        "appearance",
    )
    errors = check(checker, "--css", *(str(sheet) for sheet in site.glob("assets/*.css")))
    assert not [one["message"] for one in errors if not any(name in one["message"] for name in new)]


def test_the_checker_finds_what_is_wrong(checker, tmp_path):
    (tmp_path / "page.html").write_text("<!doctype html><html lang=zh><title>x</title><p><div></p>", encoding="utf-8")
    assert check(checker, "--skip-non-html", str(tmp_path))
