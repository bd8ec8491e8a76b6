"""Every built page passes the Nu HTML checker."""

import pytest

from tests.html_checker import errors_in, listed

WRONG = {
    "wrong.html": "<!doctype html><html lang=zh><title>x</title><p><div></p>",
    "wrong.css": "a { color: nonsense }",
}


@pytest.fixture(scope="module")
def errors(site, tmp_path_factory):
    """What the checker finds in the site, its style sheets and what is wrong."""
    wrong = tmp_path_factory.mktemp("wrong")
    for name, text in WRONG.items():
        (wrong / name).write_text(text, encoding="utf-8")
    return errors_in(site, wrong)


@pytest.mark.parametrize("ending", [".html", ".css"])
def test_every_page_and_style_sheet_is_valid(ending, errors):
    found = [one for one in errors if one["url"].endswith(ending) and not one["url"].endswith(tuple(WRONG))]
    assert not found, listed(found)


@pytest.mark.parametrize("name", WRONG)
def test_the_checker_finds_what_is_wrong(name, errors):
    assert any(one["url"].endswith(f"/{name}") for one in errors)
