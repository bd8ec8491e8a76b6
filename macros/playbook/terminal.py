"""A terminal has its own encoding: GBK, CP949 or ASCII. What it lacks is written as \\u1234 and ends no command."""

from __future__ import annotations

import sys


def survive_any_encoding() -> None:
    """Let every later print get through, whatever the terminal can show."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
