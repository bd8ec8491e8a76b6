"""The browser's code is tested where it needs no browser; deno brings that. `make lint` asks for its form and types."""

import os
import subprocess

from tests.browser_code import DENO, ROOT

TESTS = "tests/units/js"


def test_the_browser_s_code_does_what_its_own_tests_say():
    result = subprocess.run(
        [DENO, "test", "--no-remote", "--no-check", TESTS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1"},
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
