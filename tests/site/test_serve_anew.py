"""What `serve` makes anew after a file was saved is, byte for byte, what it would make of everything from nothing."""

import re
import subprocess
import sys

import pytest

from tests import small
from tests.conftest import TEST_DAY, files_of
from tests.fork.test_private import form
from tests.shipped import shell

#: Makes the site as `serve` does each time that a file is saved: into the folder that each line names.
SERVING = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
for line in sys.stdin:
    config = load_config("mkdocs.yml", strict=False, site_dir=line.strip())
    config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = "http://127.0.0.1:8000/"
    build(config, serve_url=config.site_url)
    print("made", flush=True)
"""


class Server:
    """A process that builds a project again and again, and remembers what it made."""

    def __init__(self, project):
        command = [sys.executable, "-c", SERVING]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            command, cwd=project, env=shell(SOURCE_DATE_EPOCH=TEST_DAY), stdin=pipe, stdout=pipe, encoding="utf-8"
        )

    def make(self, site):
        self._process.stdin.write(f"{site}\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline() == "made\n"
        return files_of(site)

    def close(self):
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(timeout=20)


@pytest.fixture
def serving():
    servers = []

    def begin(project):
        servers.append(Server(project))
        return servers[-1]

    yield begin
    for server in servers:
        server.close()


def edited(path, pattern, becomes):
    text = path.read_text(encoding="utf-8")
    changed = re.sub(pattern, becomes, text, count=1, flags=re.M)
    assert changed != text
    path.write_text(changed, encoding="utf-8")


def pages(project):
    edited(project / "docs/zh/measures/submit-appeal.md", r"^(description: .*)$", r"\1改好了。")
    edited(project / "docs/zh/conduct.md", r"^(title: .*)$", r"\1守则")


def records(project):
    edited(project / "docs/data/checklists/first.yml", "存好第1份记录。", "存好第一份记录。")
    edited(project / "docs/data/labels.yml", 'site.home: {zh: "回到首页"', 'site.home: {zh: "回到第一页"')


def records_and_settings_and_another_page(project):
    records(project)
    for folder in (project / "docs/zh", project / "docs/ko"):
        text = (folder / "conduct.md").read_text(encoding="utf-8")
        text = re.sub(r"^(title|description): (.*)$", r"\1: \2 2", text, flags=re.M)
        (folder / "conduct-again.md").write_text(text, encoding="utf-8")
    edited(project / "mkdocs.yml", "conduct.md,", "conduct.md, conduct-again.md,")
    edited(project / "mkdocs.yml", 'permalink: "#"', 'permalink: "§"')


def in_one_language(folder):
    """Make a fork of the small playbook that builds Chinese alone: what is remembered hangs on no other language."""
    project = small.project(folder)
    for language in ("zh", "ko"):
        with (project / "docs" / language / "measures/submit-appeal.md").open("a", encoding="utf-8") as file:
            file.write('\n{{ checklist("first") }}\n')
    form(project, languages=["zh"])
    return project


def showing(site, words):
    def text(path):
        return path.read_text(encoding="utf-8").replace("\u2060", "")  # what keeps a number and its unit together

    return {path for path in site.rglob("*.html") if words in text(path)}


def test_after_each_edit_every_page_is_as_if_all_were_made_from_nothing(tmp_path, serving):
    project, site = in_one_language(tmp_path / "project"), tmp_path / "site"
    server = serving(project)
    before = server.make(site)
    shown = showing(site, "存好第1份记录。")
    assert len(shown) > 1
    # A page last: what a record's edit left stale would stay so, for a page's edit makes that page alone anew.
    for edit in (records_and_settings_and_another_page, pages):
        edit(project)
        after = server.make(site)
        assert len(after) > 20, f"{edit.__name__} was refused"
        assert after != before, f"{edit.__name__} changed nothing"
        before = after
    fresh = serving(project).make(tmp_path / "fresh")
    assert after.keys() == fresh.keys()
    assert [name for name in after if after[name] != fresh[name]] == []
    # Said once more without comparing: a record is another one, and so is every page that shows it.
    assert showing(site, "存好第一份记录。") >= shown
    assert showing(site, "存好第1份记录。") == set()
