"""A folder that is either as it was or whole: what goes into it is made beside it and takes its place at the end.

A build that is stopped, killed or runs out of disk leaves the old site. Files and folders whose names begin with a dot
(`.git` of a site that is kept in a branch, `.well-known`) stay, as they do in MkDocs' own builds.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replaced(site: Path) -> Iterator[Path]:
    """Yield an empty folder that takes the place of `site` if nothing is raised; else `site` stays as it is."""
    site = site.resolve()
    site.parent.mkdir(parents=True, exist_ok=True)
    # What cannot be renamed (a volume of a container, a folder below one that is not ours) is filled from within.
    inside = site.is_dir() and (os.path.ismount(site) or not os.access(site.parent, os.W_OK))
    new, old = _beside(site, "new", inside), _beside(site, "old", inside)
    _recover(site, old)
    shutil.rmtree(new, ignore_errors=True)
    try:
        new.mkdir()
        yield new
        _fill(site, new) if inside else _swap(site, new, old)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _beside(site: Path, kind: str, inside: bool) -> Path:
    return (site / f".{kind}") if inside else site.with_name(f".{site.name}.{kind}")


def _recover(site: Path, old: Path) -> None:
    """Finish what a swap left that was cut off in the middle."""
    if not old.is_dir():
        return
    if not site.exists():
        old.rename(site)
    else:
        _discard(old, site)


def _swap(site: Path, new: Path, old: Path) -> None:
    if not site.is_dir():
        new.rename(site)
        return
    shutil.copymode(site, new)
    site.rename(old)
    try:
        new.rename(site)
    except OSError:
        old.rename(site)
        raise
    _discard(old, site)


def _discard(old: Path, site: Path) -> None:
    for kept in old.glob(".*"):
        if not (site / kept.name).exists():
            kept.rename(site / kept.name)
    shutil.rmtree(old, ignore_errors=True)


def _fill(site: Path, new: Path) -> None:
    for path in site.iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    for path in new.iterdir():
        path.rename(site / path.name)
