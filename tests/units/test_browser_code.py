"""The browser's code keeps its own rules: format, lint, types, and the tests beside it; deno brings all four."""

import os
import subprocess

import pytest

from tests.browser_code import DENO, ROOT

CODE, TESTS = "docs/assets/js", "tests/units/js"


@pytest.mark.parametrize(
    "command",
    [
        ("fmt", "--check"),
        ("lint",),
        ("check", "--no-remote", CODE, TESTS),
        ("test", "--no-remote", "--no-check", TESTS),
    ],
    ids=lambda command: command[0],
)
def test_the_browser_s_code_is_sound(command):
    result = subprocess.run(
        [DENO, *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1"},
        check=False,
    )
    assert result.returncode == 0, f"deno {' '.join(command)}:\n{result.stdout}{result.stderr}"
