"""What `serve` makes anew after a file was saved is, byte for byte, what it would make of everything from nothing."""

import re

from mkdocs.commands.build import build
from mkdocs.config import load_config

from benchmarks import corpus
from macros.commands.internal import copy_sample
from macros.site import build as room
from macros.site.memo import Memo
from tests.conftest import TEST_DAY, files_of

HERE = "http://127.0.0.1:8000/"


def made(project, site):
    """Make the site as `serve` does each time that a file is saved."""
    config = load_config(str(project / "mkdocs.yml"), strict=False, site_dir=str(site))
    config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = HERE
    build(config, serve_url=HERE)
    return files_of(site)


def edited(path, pattern, becomes):
    text = path.read_text(encoding="utf-8")
    changed = re.sub(pattern, becomes, text, count=1, flags=re.M)
    assert changed != text
    path.write_text(changed, encoding="utf-8")


def pages(project):
    edited(project / "docs/zh/measures/preserve-evidence.md", r"^(description: .*)$", r"\1改好了。")
    edited(project / "docs/zh/conduct.md", r"^(title: .*)$", r"\1守则")


def records(project):
    edited(project / "docs/data/laws.yml", "zh: 诬告$", "zh: 诬告罪")
    edited(project / "docs/data/labels.yml", 'site.home: {zh: "回到首页"', 'site.home: {zh: "回到第一页"')


def records_and_settings_and_another_page(project):
    records(project)
    for folder in (project / "docs/zh", project / "docs/ko"):
        text = (folder / "conduct.md").read_text(encoding="utf-8")
        text = re.sub(r"^(title|description): (.*)$", r"\1: \2 2", re.sub(r"(?m)^covers:.*\n", "", text), flags=re.M)
        (folder / "conduct-again.md").write_text(text, encoding="utf-8")
    edited(project / "mkdocs.yml", "conduct.md]", "conduct.md, conduct-again.md]")
    edited(project / "mkdocs.yml", 'permalink: "#"', 'permalink: "§"')


def in_one_language(project):
    """Let a fork of the project build Chinese alone: what is remembered of a page hangs on no other language."""
    copy_sample(project)
    edited(project / "docs/internal/organisation.yml", r"^languages: \[zh, ko\]$", "languages: [zh]")
    (project / "docs/ko/internal/on-call.md").unlink()
    return project


def showing(site, words):
    def text(path):
        return path.read_text(encoding="utf-8").replace("\u2060", "")  # what keeps a number and its unit together

    return {path for path in site.rglob("*.html") if words in text(path)}


def test_after_each_edit_every_page_is_as_if_all_were_made_from_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TEST_DAY)
    monkeypatch.setattr(room, "_MEMO", Memo())
    project, site = in_one_language(corpus.project(tmp_path / "project", 1)), tmp_path / "site"
    before = made(project, site)
    shown = showing(site, "第156条（诬告）")
    assert len(shown) > 2
    # A page last: what a record's edit left stale would stay so, for a page's edit makes that page alone anew.
    for edit in (records_and_settings_and_another_page, pages):
        edit(project)
        after = made(project, site)
        assert len(after) > 80, f"{edit.__name__} was refused"
        assert after != before, f"{edit.__name__} changed nothing"
        before = after
    monkeypatch.setattr(room, "_MEMO", Memo())
    fresh = made(project, tmp_path / "fresh")
    assert after.keys() == fresh.keys()
    assert [name for name in after if after[name] != fresh[name]] == []
    # Said once more without comparing: a record is another one, and so is every page that shows it.
    assert showing(site, "第156条（诬告罪）") >= shown
    assert showing(site, "第156条（诬告）") == set()
