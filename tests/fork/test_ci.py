"""What a fork's workflows run: its own content and both sites; and upstream's tests hold in it, whatever it says."""

import os
import shutil
import subprocess
import sys

import pytest
import yaml

from macros.commands import leak
from tests.conftest import ROOT, files_of
from tests.shipped import shell

from .conftest import run

#: Upstream's tests that hold for any content, and fail or are made for records of the fork's where they read its own.
SELECTION = (
    "tests/test_shared.py",
    "tests/content/test_checklists.py::test_a_list_is_divided_by_one_thing_and_its_items_stand_as_they_are_shown",
    "tests/content/test_letters.py",
    "tests/content/test_real_cases.py::test_every_letter_ends_a_way_or_follows_a_letter_that_does",
)
#: What all tests share says what upstream says.
SHARED = """\
def test_nothing_that_tests_share_is_a_forks(content, playbook):
    for book in (content.playbook, playbook):
        assert book.organisation is None
        assert book.checklists.keys() == {"first"}
"""
TARGETS = ["check", "doctor", "build", "leak"]


@pytest.mark.parametrize(("failing", "asked"), [("doctor", TARGETS), ("check", TARGETS[:1]), ("leak", TARGETS)])
def test_a_fork_checks_itself_and_what_is_still_to_do_stops_nothing(failing, asked, tmp_path):
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    (tmp_path / "docs/internal").mkdir(parents=True)
    (tmp_path / "docs/internal/organisation.yml").touch()
    make = tmp_path / "bin/make"
    make.parent.mkdir()
    make.write_text(f'#!/bin/sh\necho "$1" >> asked\n[ "$1" != {failing} ]\n', encoding="utf-8")
    make.chmod(0o755)
    path = f"{make.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(["bash", ".ci/run"], cwd=tmp_path, env=shell(PATH=path), capture_output=True, check=False)
    assert (tmp_path / "asked").read_text(encoding="utf-8").split() == asked
    assert (done.returncode == 0) == (failing == "doctor")


def test_the_public_site_of_a_fork_is_proven_to_have_nothing_of_its_overlay(full_fork, small_playbook, tmp_path):
    project = full_fork.project
    leak.without_overlay(project, tmp_path / "copy")
    # What it is compared with is upstream's: it has neither the overlay nor the pages of a third language.
    assert files_of(tmp_path / "copy/docs") == files_of(small_playbook / "docs")
    # The guide for forks shows it: without it every fork was told of a leak.
    assert files_of(tmp_path / "copy/internal.sample") == files_of(project / "internal.sample")
    assert run(project, "macros.commands.leak").returncode == 0


@pytest.mark.parametrize(
    ("there", "named"),
    [
        ({"a.html": b"x", "b/c.png": b"y"}, {"a.html"}),
        ({"b/c.png": b"y", "d": b""}, {"a.html", "d"}),
        ({"a.html": "沈若溪".encode(), "b/c.png": b"y"}, set()),
    ],
)
def test_a_leak_is_named_whether_a_file_differs_or_only_one_side_has_it(there, named, tmp_path):
    sides = tmp_path / "here", tmp_path / "there"
    for side, files in zip(sides, ({"a.html": "沈若溪".encode(), "b/c.png": b"y"}, there), strict=True):
        for name, content in files.items():
            (side / name).parent.mkdir(parents=True, exist_ok=True)
            (side / name).write_bytes(content)
    assert set(leak.differences(*sides)) == named


def test_pages_of_gitlab_wait_for_no_doctor():
    jobs = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    assert jobs["doctor"]["allow_failure"] is True
    assert jobs["tests"]["script"] == ["bash .ci/run"]
    assert jobs["tests"]["variables"] == jobs["doctor"]["variables"] == {"GIT_DEPTH": 0}


def test_upstreams_tests_hold_in_a_fork_with_an_overlay_of_its_own(full_fork, tmp_path):
    """A few that are soon done; all of them are run so once a week."""
    project = shutil.copytree(full_fork.project, tmp_path / "fork")
    for name in ("tests", "benchmarks"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("node_modules"))
    (project / "tests/test_shared.py").write_text(SHARED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", *SELECTION],
        cwd=project,
        env=shell(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert "[inquiry" in done.stdout
    assert "[internal-" not in done.stdout
