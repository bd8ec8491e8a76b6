"""What the commands that build the site share: MkDocs, started as its own command line starts it."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from mkdocs.__main__ import ColorFormatter

from macros.playbook.problem import Problem

log = logging.getLogger("mkdocs.playbook")


def start() -> None:
    """Let MkDocs' log be seen, as in its own command, without the advertisement that its theme prints once a build."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    seen = logging.StreamHandler()
    seen.setFormatter(ColorFormatter())
    mkdocs = logging.getLogger("mkdocs")
    mkdocs.setLevel(logging.INFO)
    mkdocs.propagate = False
    mkdocs.addHandler(seen)
    if not sys.warnoptions:
        logging.captureWarnings(True)  # into a log that nobody sees: a deprecation is not this editor's to mend


def setup_problems(root: Path) -> Iterable[Problem]:
    """Return what is wrong with the files that MkDocs itself reads, before it reads them."""
    return ()
