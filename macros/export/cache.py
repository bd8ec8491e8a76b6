"""Files that were written before: kept by a key of everything that they depend on, in `.cache/exports`."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from .fonts import FONT

#: The libraries whose versions change the bytes of a file.
LIBRARIES = ("XlsxWriter", "python-docx", "lxml", "typst", "Jinja2", "MarkupSafe", "pydantic")
#: How many times the files of one build may be kept before those that the last build did not use are deleted.
_GENERATIONS = 4


@cache
def code_version() -> str:
    """Return a hash of the code, the libraries and the font that write files: with others there are other keys.

    All that this room may import is in it: a list of what matters would be forgotten one day.
    """
    rooms = [Path(__file__).parent, Path(__file__).parents[1] / "playbook"]
    sources = sorted(path for room in rooms for path in room.iterdir() if path.is_file())
    digest = hashlib.sha256()
    for path in [*sources, FONT]:
        digest.update(f"{path.parent.name}/{path.name}".encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    digest.update(" ".join(version(name) for name in LIBRARIES).encode())
    return digest.hexdigest()


def _digest(key: str, content: bytes) -> bytes:
    """Return what vouches for a content under its key."""
    return hashlib.sha256(f"{key}\0".encode() + content).digest()


class Cache:
    """A folder of files by key. A cache that cannot be read or written costs time, never a build."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()
        self.written = 0
        """How many files had to be written anew."""

    def get(self, key: str, write: Callable[[], bytes]) -> bytes:
        """Return the file kept under `key`, or write it and keep it."""
        self._used.add(key)
        kept = self._read(key)
        if kept is not None:
            return kept
        content = write()
        self.written += 1
        self._keep(key, content)
        return content

    def _read(self, key: str) -> bytes | None:
        try:
            raw = (self._folder / key).read_bytes()
        except OSError:
            return None
        digest, content = raw[:32], raw[32:]
        # A disk that was full once must not become a broken download for ever, nor one file another one's.
        return content if _digest(key, content) == digest else None

    def _keep(self, key: str, content: bytes) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, prefix=".new-")
            with os.fdopen(handle, "wb") as file:
                file.write(_digest(key, content) + content)
            Path(name).replace(self._folder / key)  # at once: two builds may run at the same time
        except OSError:
            pass

    def tidy(self) -> None:
        """Delete what the last builds left behind, once there is much more of it than one build needs."""
        try:
            kept = [path for path in self._folder.iterdir() if path.name not in self._used]
            if len(kept) > _GENERATIONS * max(len(self._used), 100):
                for path in kept:
                    path.unlink(missing_ok=True)
        except OSError:
            pass
