"""A terminal has its own encoding and its own reader, who may leave: neither ends a command.

What an encoding (GBK, CP949 or ASCII) lacks is written as \\u1234. What is said after the reader has left, as `head`
does, is said to nobody: the command does its work, and its exit status tells what became of it.
"""

from __future__ import annotations

import io
import os
import stat
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class _Pipe(io.FileIO):
    def write(self, data: ReadableBuffer, /) -> int:
        try:
            return super().write(data)
        except BrokenPipeError:
            return memoryview(data).nbytes


def survive_any_terminal() -> None:
    """Let every later print get through, whatever the terminal can show and whether anybody reads on."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
            setattr(sys, name, _patient(stream) if _is_pipe(stream) else stream)


def _is_pipe(stream: io.TextIOWrapper) -> bool:
    try:
        return stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
    except OSError:  # a test's, in memory
        return False


def _patient(stream: io.TextIOWrapper) -> io.TextIOWrapper:
    stream.flush()
    buffer = io.BufferedWriter(_Pipe(stream.fileno(), "w", closefd=False))
    again = io.TextIOWrapper(buffer, stream.encoding, stream.errors)
    again.reconfigure(line_buffering=stream.line_buffering, write_through=stream.write_through)
    return again
