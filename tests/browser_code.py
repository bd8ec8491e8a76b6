"""The browser's code outside a browser: one deno for all questions of a test process, a line each."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SOURCES = ROOT / "docs/assets/js"
ANSWERS = ROOT / "tests/units/js/answer.js"
DENO = Path(sys.executable).with_name("deno")


class BrowserCode:
    """The modules of docs/assets/js/pure, asked by functions: what they return comes back through JSON."""

    def __init__(self):
        self._deno = subprocess.Popen(
            [DENO, "run", "--no-remote", "--no-check", f"--allow-read={SOURCES}", ANSWERS],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def __call__(self, names: str, function: str, argument: Any = None) -> Any:
        """Run a function with modules at hand: `module("grammar", "(grammar) => grammar.particle('한빛', '은')")`."""
        question = {"names": names.split(), "source": function, "argument": argument}
        assert self._deno.stdin
        assert self._deno.stdout
        self._deno.stdin.write(f"{json.dumps(question)}\n")
        self._deno.stdin.flush()
        answer = json.loads(self._deno.stdout.readline() or '{"error": "deno has ended"}')
        assert "error" not in answer, answer["error"]
        return answer.get("value")

    def close(self):
        self._deno.stdin.close()
        self._deno.wait(timeout=10)
        self._deno.stdout.close()
