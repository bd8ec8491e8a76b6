"""What a fork's workflows run: its own content and both sites; and upstream's tests hold in it, whatever it says."""

import os
import shutil
import subprocess
import sys

import pytest
import yaml

from macros.commands import leak
from macros.commands.internal import copy_sample
from tests import small
from tests.conftest import ROOT
from tests.shipped import shell

from .test_private import form

#: Upstream's tests that read records, pages and the built site, and failed where a fork had its own.
SELECTION = ("content/test_letters.py", "content/test_told_once.py", "site/test_machines.py", "units/test_schemas.py")
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


def test_the_public_site_of_a_fork_is_proven_to_have_nothing_of_its_overlay(tmp_path):
    project = small.project(tmp_path / "fork")
    form(project)
    done = subprocess.run(
        [sys.executable, "-m", "macros.commands.leak"], cwd=project, env=shell(), capture_output=True, check=False
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode("utf-8")


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


def test_upstreams_tests_hold_in_a_fork_with_an_overlay_of_its_own(handbook, public, tmp_path):
    project = tmp_path / "fork"
    ignored = shutil.ignore_patterns("node_modules")
    project.mkdir()
    for name in ("docs", "macros", "overrides", "internal.sample"):
        shutil.copytree(handbook.project / name, project / name, ignore=ignored)
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copyfile(handbook.project / name, project / name)
    for name in ("tests", "benchmarks"):
        shutil.copytree(ROOT / name, project / name, ignore=ignored)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *(f"tests/{name}" for name in SELECTION)],
        cwd=project,
        env=shell(PLAYBOOK_SITE=str(public.site)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]


def test_the_sample_alone_makes_a_fork_that_is_sound(tmp_path):
    """The first commit of a fork: `make internal` and nothing else."""
    from macros.check import check_content

    from .test_doctor import make

    project = make(tmp_path / "fork")
    shutil.copytree(ROOT / "overrides", project / "overrides")
    shutil.copytree(ROOT / "macros/render", project / "macros/render")
    copy_sample(project)
    assert check_content(project, public=False).playbook.organisation
