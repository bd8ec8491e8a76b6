"""The README's lines for Windows do what the targets of `make` do, as far as another system can tell."""

import subprocess

import pytest

from benchmarks.build import free_port
from tests import small
from tests.shipped import ROOT, as_here, modules_of, shell, windows_lines

LINES = windows_lines()
TARGETS = [
    "serve",
    "build",
    "public",
    "leak",
    "offline",
    "check",
    "internal",
    "doctor",
    "links",
    "lint",
    "test",
    "bench",
]
#: Lines that would take minutes or ask the network are asked for their help instead: that they exist, they tell so too.
WITHOUT_OPTIONS = ("macros.commands.offline", "macros.commands.leak")
LONG = (*WITHOUT_OPTIONS, "macros.commands.external", "pytest", "benchmarks", "mypy", "pip")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return small.project(tmp_path_factory.mktemp("windows") / "project")


def test_the_first_line_makes_the_environment_and_each_lock_is_installed_with_its_hashes():
    assert LINES[0] == "py -m venv .venv"
    locks = [line.rpartition(" ")[2] for line in LINES if " pip install --require-hashes -r " in line]
    assert locks == ["requirements.txt", "requirements-dev.txt"]


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_has_its_line(target):
    modules = modules_of(target)
    assert modules
    missing = [module for module in modules if not any(f" -m {module}" in line for line in LINES)]
    assert not missing


@pytest.mark.parametrize(
    "line", [line for line in LINES[1:] if line.split()[2] not in (*LONG, "macros.commands.serve")]
)
def test_a_line_runs(line, project):
    # Ours in a copy; the linters read the tree that is tested.
    folder = ROOT if line.split()[2] == "ruff" else project
    done = subprocess.run(as_here(line), cwd=folder, env=shell(), capture_output=True, check=False, timeout=300)
    said = (done.stdout + done.stderr).decode("utf-8")
    assert done.returncode == 0 or (line.endswith(".doctor") and done.returncode == 1), said
    assert "Traceback" not in said
    assert "MKDOCS_2_WARNING" not in said, "another project's notice"


@pytest.mark.parametrize("line", [line for line in LINES[1:] if line.split()[2] in LONG])
def test_a_long_line_names_a_module_and_options_that_exist(line, project):
    python, *arguments = as_here(line)
    if (module := line.split()[2]) in WITHOUT_OPTIONS:
        arguments = ["-c", f"import {module}"]
    else:
        arguments.append("--help")
    done = subprocess.run([python, *arguments], cwd=ROOT, env=shell(), capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr.decode("utf-8")


def test_the_line_that_serves_serves(project):
    (line,) = [line for line in LINES if ".serve" in line]
    command = [str(free_port()) if word == "8000" else word for word in as_here(line)]
    process = subprocess.Popen(command, cwd=project, env=shell(), stderr=subprocess.PIPE, encoding="utf-8")
    said = ""
    while "Serving on" not in said:
        words = process.stderr.readline()
        assert words, said
        said += words
    process.terminate()
    process.stderr.close()
    process.wait(timeout=30)
