"""Names of files: what computers leave behind by themselves, and endings that are written otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

_LEFT_BEHIND = {".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", ".gitkeep"}
_SAME = {".yaml": ".yml", ".markdown": ".md"}


def is_left_behind(name: str) -> bool:
    """Tell whether a file is none of a person's: a folder's thumbnails, an office program's lock."""
    return name.lower() in _LEFT_BEHIND or name.startswith(("~$", ".~lock."))


def rightly_named(name: str, endings: Iterable[str]) -> str | None:
    """Return the name with its ending as it must be (`logo.PNG` → `logo.png`), or None if nothing is to be changed."""
    ending = PurePath(name).suffix
    right = _SAME.get(ending.lower(), ending.lower())
    return f"{name[: -len(ending)]}{right}" if ending and right != ending and right in endings else None
