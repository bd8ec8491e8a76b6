"""Compiled templates are kept; whatever happens to them costs time, never a page."""

from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader

from macros.site.build import Build
from macros.site.bytecode import keep_compiled


@pytest.fixture
def environment(tmp_path):
    (tmp_path / "page.html").write_text("{{ word }} one", encoding="utf-8")

    def made(**settings):
        environment = Environment(loader=FileSystemLoader(tmp_path), autoescape=True, **settings)
        keep_compiled(environment, tmp_path)
        return environment

    return made


def said(environment, word="<"):
    return environment.get_template("page.html").render(word=word)


def kept(folder):
    return [path for path in (folder / ".cache").rglob("*") if path.is_file()]


def test_a_template_is_compiled_once_for_many_builds(environment, tmp_path, monkeypatch):
    assert said(environment()) == "&lt; one"
    assert len(kept(tmp_path)) == 1
    monkeypatch.setattr(Environment, "compile", lambda *_, **__: pytest.fail("compiled again"))
    assert said(environment()) == "&lt; one"


def test_a_changed_template_is_seen(environment, tmp_path):
    said(environment())
    (tmp_path / "page.html").write_text("{{ word }} two", encoding="utf-8")
    assert said(environment()) == "&lt; two"


def test_other_settings_are_another_template(environment, tmp_path):
    (tmp_path / "page.html").write_text("{% if word %}\n{{ word }}{% endif %}", encoding="utf-8")
    assert said(environment()) == "\n&lt;"
    assert said(environment(trim_blocks=True)) == "&lt;"


@pytest.mark.parametrize("damage", [b"", b"j2", b"nonsense", None])
def test_a_damaged_file_is_made_anew(environment, tmp_path, damage):
    said(environment())
    (path,) = kept(tmp_path)
    path.write_bytes(path.read_bytes()[:-20] if damage is None else damage)
    assert said(environment()) == "&lt; one"
    assert said(environment()) == "&lt; one"


def test_a_file_that_ends_in_its_head_is_made_anew(environment, tmp_path):
    said(environment())
    (path,) = kept(tmp_path)
    whole = path.read_bytes()
    for length in range(0, 80, 7):
        path.write_bytes(whole[:length])
        assert said(environment()) == "&lt; one"


@pytest.mark.parametrize("when", ["before", "later"])
def test_a_cache_that_cannot_be_written_stops_nothing(environment, tmp_path, when):
    def block():
        (tmp_path / ".cache").write_text("a file where the folder should be", encoding="utf-8")

    if when == "before":
        block()
    made = environment()
    if when == "later":
        (tmp_path / ".cache").rename(tmp_path / "gone")
        block()
    assert said(made) == "&lt; one"


def test_an_address_of_one_build_is_not_compiled_into_the_pages_of_the_next(tmp_path):
    """Links of a site for the disk stood in the next site for a server: Jinja folds filters of constants."""
    (tmp_path / "page.html").write_text("{{ 'ko/about.md' | page_url }} {{ 'assets/a.js' | asset }}", encoding="utf-8")
    for ending in ("/", ".html"):
        environment = Environment(loader=FileSystemLoader(tmp_path))
        build = Build.__new__(Build)
        build.site = SimpleNamespace(address=lambda source, ending=ending: source.removesuffix(".md") + ending)
        build._assets = {"assets/a.js": f"assets/a.js?v={ending}"}
        build.add_filters(environment)
        keep_compiled(environment, tmp_path)
        page = environment.get_template("page.html").render()
        assert page == f"ko/about{ending} assets/a.js?v={ending}"
