"""`make build`: stopped, killed or out of disk, it leaves the old site whole."""

import os
import re
import resource
import signal
import subprocess
import time

import pytest

from macros.commands.session import unreadable
from tests import small
from tests.shipped import make, shell

#: Added to the hooks of the copy: a build that is told so stands still once a page is written.
STAND_STILL = """

def on_post_page(output, *, page, config):
    import os, pathlib, time

    if os.environ.get("STAND_STILL") and list(pathlib.Path(config.site_dir).glob("zh/**/*.html")):
        time.sleep(600)
    return output
"""


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A small playbook, built once."""
    folder = small.project(tmp_path_factory.mktemp("build") / "project")
    with (folder / "macros/hooks.py").open("a", encoding="utf-8") as hooks:
        hooks.write(STAND_STILL)
    done = make(folder, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "MKDOCS_2_WARNING" not in done.stdout + done.stderr, "another project's notice"
    return folder


@pytest.fixture
def before(project):
    return files(project / "site")


def beside(project):
    return [path.name for path in project.glob(".site*")]


def wait_until_half_built(process, folder):
    while not list(folder.glob("zh/**/*.html")):
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.01)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_stopped_in_the_middle_leaves_the_old_site(project, before, number):
    # The whole group, as the keyboard does it: make, the shell and Python.
    process = subprocess.Popen(
        ["make", "build"],
        cwd=project,
        env=shell(STAND_STILL="1"),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    wait_until_half_built(process, project / ".site.new")
    assert files(project / "site") == before, "what a build that is killed now would leave"
    os.killpg(process.pid, number)
    said = process.communicate(timeout=60)[1]
    assert process.returncode != 0
    assert "Traceback" not in said
    assert files(project / "site") == before
    assert beside(project) == []
    assert "the site is as it was" in said


def test_a_disk_that_takes_no_more_is_told_in_a_sentence_and_leaves_the_old_site(project, before):
    limit = 30_000  # bytes a file: the style sheet is longer, as on a disk that is full in the middle of one
    done = subprocess.run(
        ["make", "build"],
        cwd=project,
        env=shell(),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "build again; the site is as it was" in done.stderr
    assert files(project / "site") == before
    assert beside(project) == []


def test_a_mistake_that_only_the_end_of_a_build_finds_leaves_the_old_site(project, before):
    page = project / "docs/zh/about.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("title: ", "template: nowhere.html\ntitle: ", 1), encoding="utf-8")
    done = make(project, "build")
    page.write_text(text, encoding="utf-8")
    assert done.returncode != 0
    assert files(project / "site") == before
    assert beside(project) == []


def test_another_folder_can_be_named(project, before):
    done = make(project, "public", SITE_DIR="elsewhere/public")
    assert done.returncode == 0, done.stderr
    assert (project / "elsewhere/public/zh/index.html").exists()
    assert not (project / "site-public").exists()
    assert files(project / "site") == before


#: A damaged mkdocs.yml, and what is told of it: MkDocs itself would end with a traceback, or in words of its own.
DAMAGES = {
    "a conflict marker": (
        lambda text: text.replace("\ndocs_dir", "\n<<<<<<< HEAD\ndocs_dir", 1).encode(),
        "choose one side",
    ),
    "a tab": (lambda text: text.replace("\n  name: material", "\n\tname: material", 1).encode(), "indent with spaces"),
    "a full-width colon": (lambda text: text.replace("docs_dir:", "docs_dir：", 1).encode(), "keyboard set to English"),
    "GBK": (lambda text: ("# 店铺\n" + text).encode("gbk", "replace"), "save it as UTF-8"),
    "UTF-16": (lambda text: text.encode("utf-16"), "save it as UTF-8"),
}


@pytest.fixture
def damaged(project):
    """Return `damaged(damage)`, which damages mkdocs.yml until the end of the test and returns how to mend it."""
    settings = project / "mkdocs.yml"
    sound = settings.read_bytes()

    def damaged(damage):
        change, mend = DAMAGES[damage]
        settings.write_bytes(change(sound.decode("utf-8")))
        return mend

    yield damaged
    settings.write_bytes(sound)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_mkdocs_yml_is_told_with_its_line_and_mend(project, damaged, damage):
    mend = damaged(damage)
    (problem,) = unreadable(project)
    assert re.fullmatch(rf"mkdocs\.yml:\d+: .*{mend}.*", str(problem)), problem


def test_a_build_tells_of_a_damaged_mkdocs_yml_and_leaves_the_site(project, before, damaged):
    """Check and doctor: tests/units/test_any_terminal.py."""
    mend = damaged("GBK")
    done = make(project, "build")
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "Traceback" not in said
    assert re.search(rf"mkdocs\.yml:\d+: .*{mend}", said), said
    assert files(project / "site") == before
