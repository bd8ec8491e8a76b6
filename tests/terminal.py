"""Run commands as a terminal does, each in a fork of one process: what they import and read is there already.

`python -m tests.terminal RUNS.json`: a list of `{"words", "folder", "said", "encoding", "left"}`; each file `said` gets
what the command printed in a terminal of that encoding, and standard output the list of their exit statuses. Those of
`left` ("out", "err" or both) go into a pipe that nobody reads.
"""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import runpy
import sys
from pathlib import Path

import macros.hooks  # noqa: F401 - most of what the commands import
from macros.check import check_content
from macros.playbook.problem import ContentError


def _run(words: list[str], folder: str, said: str, encoding: str, left: list[str]) -> None:
    """Be the command, with streams as Python opens them where PYTHONIOENCODING says so."""
    os.chdir(folder)
    os.environ["PYTHONIOENCODING"] = encoding  # for what the command starts itself
    with open(said, "wb") as file:
        reader, unread = os.pipe()
        os.close(reader)
        for number, name in enumerate(("out", "err"), start=1):
            os.dup2(unread if name in left else file.fileno(), number)
    sys.stdout.reconfigure(encoding=encoding, errors="strict")
    sys.stderr.reconfigure(encoding=encoding, errors="backslashreplace")
    sys.path[0], sys.argv = folder, list(words)
    runpy.run_module(words[0], run_name="__main__", alter_sys=True)


def main() -> None:
    runs = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    for folder in dict.fromkeys(run["folder"] for run in runs):
        with contextlib.suppress(ContentError):
            check_content(Path(folder))
    statuses = []
    for run in runs:
        process = multiprocessing.get_context("fork").Process(target=_run, kwargs=run)
        process.start()
        process.join(120)
        statuses.append(process.exitcode)
    print(json.dumps(statuses))


if __name__ == "__main__":
    main()
