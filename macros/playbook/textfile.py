"""The one reader of every text file: what is no plain UTF-8 text of a person is a problem with its line and mend."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from .problem import Problem

#: Larger than any record that a person writes; a file beyond it was put there by mistake.
MAX_BYTES = 2_000_000
_MARKS = ("<" * 7, ">" * 7, "=" * 7)
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|={7}$)", re.M)


def read_text(path: Path, name: str, problems: list[Problem]) -> str | None:
    """Return the text of a file, or add to `problems` why it cannot be read."""

    def wrong(what: str, mend: str, rule: str, line: int = 0) -> None:
        problems.append(Problem(name, line, "", what, mend, rule))

    try:
        status = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        wrong("is missing", "restore it from the repository", "missing-file")
        return None
    if stat.S_ISLNK(status.st_mode):
        wrong("is a symbolic link", "put the file itself here", "plain-file")
        return None
    if not stat.S_ISREG(status.st_mode):
        wrong("is not a file", "rename the folder; a text file belongs here", "plain-file")
        return None
    if status.st_size > MAX_BYTES:
        wrong(
            f"is larger than {MAX_BYTES:,} bytes",
            "this cannot be a text for readers; remove or split it",
            "plain-file",
        )
        return None
    try:
        raw = path.read_bytes()
    except OSError as error:
        wrong(f"cannot be read ({error.strerror})", "give yourself the right to read it", "plain-file")
        return None
    return text_of(raw, name, problems)


def text_of(raw: bytes, name: str, problems: list[Problem]) -> str | None:
    """Return the text of a file's bytes, or add to `problems` why they are none."""

    def wrong(what: str, mend: str, rule: str, line: int = 0) -> None:
        problems.append(Problem(name, line, "", what, mend, rule))

    if b"\0" in raw:  # letters and zeros by turns: what Windows calls Unicode
        wrong("is not UTF-8 but UTF-16, or no text at all", "save it as UTF-8", "encoding", 1)
        return None
    if raw.startswith(b"\xef\xbb\xbf"):
        wrong("begins with a byte order mark", "save it as UTF-8 without BOM", "encoding", 1)
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong("is not UTF-8", "save it as UTF-8", "encoding", raw[: error.start].count(b"\n") + 1)
        return None
    if "\r" in text:
        wrong(
            "has Windows line ends",
            "save it with LF line ends",
            "encoding",
            text[: text.index("\r")].count("\n") + 1,
        )
        return None
    if not text.strip():
        wrong("is empty", "write its content or delete the file", "empty-file")
        return None
    if any(mark in text for mark in _MARKS) and (conflict := _CONFLICT.search(text)):
        line = text.count("\n", 0, conflict.start()) + 1
        wrong("has a merge-conflict marker", "choose one side and delete the marker lines", "merge-conflict", line)
        return None
    return text
