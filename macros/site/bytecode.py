"""Compiled templates, kept from one build to the next in `.cache/templates`."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket


class _Cache(FileSystemBytecodeCache):
    """Jinja's cache, which compares each template's text; one that cannot be read or written costs time only."""

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # whatever a damaged file makes the reading of bytecode raise
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def keep_compiled(environment: Environment, root: Path) -> None:
    """Let `environment` keep its templates compiled below the project's `root`."""
    # What decides, beside a template's text, what it is compiled to.
    settings = (
        version("Jinja2"),
        environment.autoescape,
        environment.trim_blocks,
        environment.lstrip_blocks,
        environment.undefined.__name__,
        sorted(environment.extensions),
        sorted((name, str(getattr(found, "jinja_pass_arg", ""))) for name, found in environment.filters.items()),
        sorted(environment.tests),
    )
    folder = root / ".cache/templates" / hashlib.sha256(repr(settings).encode()).hexdigest()[:12]
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        environment.bytecode_cache = _Cache(str(folder), "%s.bin")
