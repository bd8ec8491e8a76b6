"""The system's Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


def program() -> str:
    """Return the path of Chromium."""
    found = shutil.which("chromium")
    if found is None:
        raise SystemExit("chromium is not installed: .ci/run shows which Debian package brings it")
    return found


@contextmanager
def launched() -> Iterator[Any]:
    """Start Chromium and end it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program(), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield started
        started.close()
