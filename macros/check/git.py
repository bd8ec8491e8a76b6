"""What git says of the project; nothing where there is no git."""

from __future__ import annotations

import subprocess
from pathlib import Path

#: Only a fork has this file: a version without it is one of upstream's.
_OVERLAY = "docs/internal/organisation.yml"


def git(root: Path, *arguments: str, given: str | None = None) -> str | None:
    """Return what git says (to the lines that it is `given`), or None where it cannot."""
    try:
        said = subprocess.run(
            ["git", "-C", str(root), *arguments],
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    except (OSError, UnicodeError):
        return None
    return said.stdout.strip() if said.returncode == 0 else None


def upstream_version(root: Path) -> str | None:
    """Return the newest version of upstream that the fork has in it; None where git does not know one.

    It is found without any remote: it is the newest one that has no overlay. A copy without history has none.
    """
    if git(root, "rev-parse", "--show-prefix") != "":
        return None
    listed = git(root, "rev-list", "HEAD")
    if not listed:
        return None
    versions = listed.split()
    asked = "\n".join(f"{version}:{_OVERLAY}" for version in versions)
    told = (git(root, "cat-file", "--batch-check", given=asked) or "").split("\n")
    return next((one for one, said in zip(versions, told, strict=False) if said.endswith(" missing")), None)


def says(root: Path, version: str, words: str) -> bool:
    """Tell whether any file of a version has these words."""
    return git(root, "grep", "--quiet", "--fixed-strings", "-e", words, version, "--", "docs") is not None
