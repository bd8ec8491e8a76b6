"""The commands as they are shipped: tests run `make` and the lines of the README, not something like them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
#: What `make` itself needs in a copy of the project.
NEEDED = ("Makefile", "pyproject.toml", "requirements.txt", "requirements-dev.txt", ".ci/environment", ".ci/pip.txt")


def with_make(project: Path) -> Path:
    """Let `make` work in a copy of the project, with the environment that runs the tests."""
    for name in NEEDED:
        (project / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, project / name)
    if not (project / ".venv").exists():
        (project / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    return project


def shell(**environment: str) -> dict[str, str]:
    """Return the environment of a user's shell, without what the `make` that runs the tests hands down."""
    inherited = ("MAKE", "MFLAGS", "PYTEST", "NO_MKDOCS")
    ours = {name: value for name, value in os.environ.items() if not name.startswith(inherited)}
    return {**ours, "PYTHONUNBUFFERED": "1", **environment}


def make(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `make` in a copy of the project, as its reader does."""
    return subprocess.run(
        ["make", *arguments],
        cwd=project,
        env=shell(**environment),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def windows_lines() -> list[str]:
    """Return the README's lines for Windows, in order."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```bat\n(.*?)^```", readme, re.M | re.S)
    return [line for line in block.split("\n") if line and not line.startswith("rem ")]
