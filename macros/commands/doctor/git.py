"""What git says of the project; nothing where there is no git."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git(root: Path, *arguments: str) -> str | None:
    """Return what git says, or None where it cannot."""
    try:
        said = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, text=True, encoding="utf-8", check=False
        )
    except (OSError, UnicodeDecodeError):
        return None
    return said.stdout.strip() if said.returncode == 0 else None
