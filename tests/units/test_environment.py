"""`.ci/environment`: an old Python is refused in one sentence, and an environment that cannot be used is made anew."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pip
import pytest

from tests.shipped import ROOT, make, with_make

PYTHON = Path(sys.base_prefix, "bin", f"python3.{sys.version_info.minor}")
#: What a Python does that unpacks no pip for a new environment, but takes that of the environment that runs the tests.
QUICK = f"""\
[ "$1 $2" = "-m venv" ] || exec {PYTHON} "$@"
{PYTHON} -m venv --without-pip "$3"
ln -s {Path(pip.__file__).parent} "$3"/lib/python3.*/site-packages
"""


def set_up(project, **environment):
    return make(project, "ready", **environment)


def needs_nothing(folder):
    """Make a checkout that needs no package, so that nothing is asked of the network."""
    with_make(folder)
    (folder / ".venv").unlink()
    (folder / "requirements.txt").write_text("# nothing\n", encoding="utf-8")
    return folder


def program(folder, name, text):
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def project(tmp_path):
    return needs_nothing(tmp_path / "checkout")


@pytest.fixture(scope="module")
def python(tmp_path_factory):
    """A Python that makes environments quickly."""
    return str(program(tmp_path_factory.mktemp("bin"), "python3", QUICK))


@pytest.fixture(scope="module")
def standing(python, tmp_path_factory):
    """A checkout with its environment; what a test breaks in it is mended by the end of that test."""
    project = needs_nothing(tmp_path_factory.mktemp("standing") / "checkout")
    done = set_up(project, PYTHON=python)
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture
def checkout(standing):
    """The same, with a file in its environment that is gone when that was made anew."""
    (standing / ".venv/mark").touch()
    return standing


def is_new(project):
    """Whether the environment was made anew, and works."""
    works = subprocess.run([project / ".venv/bin/python", "-c", "import pip"], check=False).returncode == 0
    return works and not (project / ".venv/mark").exists()


def test_an_old_python_gets_one_sentence_that_says_which_one_is_needed(project, tmp_path):
    old = program(tmp_path / "bin", "python3", 'case "$1" in --version) echo Python 3.8.18;; *) exit 1;; esac')
    done = set_up(project, PATH=f"{old.parent}:{os.environ['PATH']}")
    assert done.returncode != 0
    sentence, *rest = done.stderr.strip().split("\n")
    assert "3.11" in sentence
    assert "3.8.18" in sentence
    assert "PYTHON=" in sentence
    assert all(line.startswith("make: ***") for line in rest)
    assert not (project / ".venv").exists()


def test_a_python_that_is_not_there_gets_the_same_sentence(project):
    done = set_up(project, PYTHON="python3-of-nobody")
    assert done.returncode != 0
    assert done.stderr.startswith("Python 3.11 or newer is needed; python3-of-nobody is not to be found.")


def test_an_environment_that_can_be_used_is_left_alone(checkout):
    done = set_up(checkout)
    assert (done.returncode, done.stdout) == (0, "")
    assert (checkout / ".venv/mark").exists()


def test_an_environment_whose_python_is_gone_is_made_anew(checkout, python):
    (checkout / ".venv/bin/python3").unlink(missing_ok=True)
    (checkout / ".venv/bin/python").unlink()
    (checkout / ".venv/bin/python").symlink_to("/nowhere/python3")
    assert set_up(checkout, PYTHON=python).returncode == 0
    assert is_new(checkout)


def test_an_environment_whose_python_was_upgraded_is_made_anew(checkout, python):
    (packages,) = (checkout / ".venv/lib").glob("python3.*")
    packages.rename(packages.with_name("python3.1"))
    assert set_up(checkout, PYTHON=python).returncode == 0
    assert is_new(checkout)


def test_an_environment_of_a_checkout_that_moved_is_made_anew(checkout, python, tmp_path):
    moved = shutil.copytree(checkout, tmp_path / "elsewhere", symlinks=True)
    assert set_up(moved, PYTHON=python).returncode == 0
    assert is_new(moved)
    assert str(moved) in (moved / ".venv/pyvenv.cfg").read_text(encoding="utf-8")


def test_an_environment_of_another_python_than_the_one_that_is_named_is_made_anew(checkout, python, tmp_path):
    other = program(
        tmp_path / "bin",
        "python3.99",
        f"""case "$2" in *implementation*) echo "(3, 99)";; *) exec {python} "$@";; esac""",
    )
    assert set_up(checkout, PYTHON=str(other)).returncode == 0
    assert is_new(checkout)


@pytest.mark.parametrize("offers", [True, False], ids=["offered", "not to be had"])
def test_a_slow_pip_is_replaced_by_ours_where_that_is_to_be_had(project, tmp_path, offers):
    asked = tmp_path / "asked"
    (tmp_path / "pip").mkdir()
    (tmp_path / "pip/__init__.py").write_text('__version__ = "23.2.1"\n', encoding="utf-8")
    (tmp_path / "pip/__main__.py").write_text(
        f"import sys\nopen({str(asked)!r}, 'a').write(' '.join(sys.argv[1:]) + '\\n')\n"
        f"sys.exit(0 if {offers} else '.ci/pip.txt' in sys.argv)\n",
        encoding="utf-8",
    )
    slow = program(tmp_path / "bin", "python3", QUICK.replace(str(Path(pip.__file__).parent), str(tmp_path / "pip")))
    assert set_up(project, PYTHON=str(slow)).returncode == 0
    first, then = asked.read_text(encoding="utf-8").splitlines()
    assert first.endswith("--require-hashes --requirement .ci/pip.txt")
    assert then.endswith("--require-hashes --requirement requirements.txt")


def test_a_lock_that_changed_is_installed_and_one_that_fails_is_told_in_a_sentence(checkout):
    (checkout / "requirements.txt").write_text("nothing-of-this-name==1\n", encoding="utf-8")
    done = set_up(checkout)
    assert done.returncode != 0
    assert "could not be set up from requirements.txt" in done.stderr
    assert "Traceback" not in done.stderr
    (checkout / "requirements.txt").write_text("# nothing again\n", encoding="utf-8")
    assert "setting up" in set_up(checkout).stdout


def test_the_container_gets_what_the_environment_is_made_of():
    text = (ROOT / "deploy/Containerfile").read_text(encoding="utf-8")
    assert "RUN make ready" in text
    for name in ("requirements.txt", "Makefile", ".ci/environment", ".ci/pip.txt"):
        assert re.search(rf"^COPY .*{re.escape(name)} ", text, re.M)
