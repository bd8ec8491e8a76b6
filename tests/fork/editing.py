"""A change to a file that stands there already."""

from __future__ import annotations

from pathlib import Path


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """Replace each text, which must stand there exactly once."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{path}: {old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
