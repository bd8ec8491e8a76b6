"""Changing a fork, and taking the changes back."""

from __future__ import annotations

import shutil
from pathlib import Path


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """Replace each text, which must stand there exactly once."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{path}: {old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def as_it_was(twin: Path, made: Path) -> Path:
    """Give the twin of a project its records and pages again; code and assets, which nobody changes, are much more."""
    for folder in (twin / "docs").iterdir():
        if folder.is_dir() and folder.name != "assets":
            shutil.rmtree(folder)
    shutil.copytree(made / "docs", twin / "docs", ignore=shutil.ignore_patterns("assets"), dirs_exist_ok=True)
    return twin
