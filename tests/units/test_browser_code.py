"""The browser's code is tested where it needs no browser; deno brings that. `make lint` asks for its form and types."""

import os
import subprocess

from tests.browser_code import DENO, ROOT

TESTS = ROOT / "tests/units/js"


def test_the_browser_s_code_does_what_its_own_tests_say(tmp_path):
    # One module that brings all: each alone would load again what the others have loaded.
    whole = tmp_path / "whole.test.js"
    found = sorted(TESTS.glob("*.test.js"))
    assert found
    whole.write_text("".join(f'import "{path.as_uri()}";\n' for path in found), encoding="utf-8")
    result = subprocess.run(
        [DENO, "test", "--no-remote", "--no-check", f"--config={ROOT / 'deno.json'}", whole],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1"},
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
