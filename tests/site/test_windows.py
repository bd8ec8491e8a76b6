"""The README's lines for Windows are the commands of `make`, each of which has tests of its own."""

import shlex
import subprocess
import sys

from tests.shipped import ROOT, shell, windows_lines

LINES = windows_lines()
PYTHON = r".venv\Scripts\python"
TARGETS = ("serve", "build", "public", "leak", "offline", "check", "internal", "doctor", "links", "test", "bench")
INSTALL = "-m pip install --require-hashes -r"
LOCKS = ("requirements.txt", "requirements-dev.txt")


def test_the_first_line_makes_the_environment_and_each_lock_is_installed_with_its_hashes():
    assert LINES[0] == "py -m venv .venv"
    assert [line for line in LINES if " pip " in line] == [f"{PYTHON} {INSTALL} {lock}" for lock in LOCKS]
    assert all((ROOT / lock).is_file() for lock in LOCKS)
    told = [sys.executable, *INSTALL.split(), LOCKS[0], "--help"]
    subprocess.run(told, cwd=ROOT, env=shell(), capture_output=True, check=True, timeout=60)


def test_every_other_line_is_what_a_target_runs_and_every_target_has_its_lines():
    told = subprocess.run(
        ["make", "--dry-run", *TARGETS], cwd=ROOT, env=shell(), capture_output=True, check=True, encoding="utf-8"
    )
    run = [shlex.split(line) for line in told.stdout.split("\n") if line.startswith(".venv/bin/python ")]
    assert len(run) > len(TARGETS)
    lines = [line.split(" ") for line in LINES[1:] if " pip " not in line]
    assert sorted(words for python, *words in lines if python == PYTHON) == sorted(words for _, *words in run)
