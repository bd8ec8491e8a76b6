"""Every built page passes the Nu HTML checker."""

import json
import subprocess

import pytest

from tests.conftest import from_npm, needs

WRONG = {
    "wrong.html": "<!doctype html><html lang=zh><title>x</title><p><div></p>",
    "wrong.css": "a { color: nonsense }",
}
#: For pages this deep; and for seconds of work, in which code that is compiled with care never pays for that.
JAVA = ("-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


@pytest.fixture(scope="module")
def errors(site, tmp_path_factory):
    """What the checker finds in the site, its style sheets and what is wrong: once, for it takes seconds to begin."""
    jar = from_npm("vnu-jar/build/dist/vnu.jar")
    wrong = tmp_path_factory.mktemp("wrong")
    for name, text in WRONG.items():
        (wrong / name).write_text(text, encoding="utf-8")
    asked = ["--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", "--also-check-css"]
    done = subprocess.run(
        [needs("java"), *JAVA, "-jar", str(jar), *asked, str(site), str(wrong)],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return [one for one in json.loads(done.stdout)["messages"] if one["type"] == "error"]


@pytest.mark.parametrize("ending", [".html", ".css"])
def test_every_page_and_style_sheet_is_valid(ending, errors):
    found = [one for one in errors if one["url"].endswith(ending) and not one["url"].endswith(tuple(WRONG))]
    assert not found, "\n".join(f"{one['url']}:{one.get('lastLine')}: {one['message']}" for one in found[:20])


@pytest.mark.parametrize("name", WRONG)
def test_the_checker_finds_what_is_wrong(name, errors):
    assert any(one["url"].endswith(f"/{name}") for one in errors)
