"""What the commands that build the site share: MkDocs, started as its own command line starts it."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from macros.check import check_content
from macros.check.setup import read_mkdocs
from macros.playbook.messages import languages, spoken
from macros.playbook.problem import ContentError, Problem
from macros.playbook.terminal import survive_any_terminal

log = logging.getLogger("mkdocs.playbook")


def start() -> None:
    """Let MkDocs' log be seen, as in its own command."""
    survive_any_terminal()
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # a notice of the theme's makers, not about this content
    seen = logging.StreamHandler()
    # Neither coloured nor broken into lines, as MkDocs does it: a place is there to be clicked and copied.
    seen.setFormatter(logging.Formatter("%(levelname)-8s-  %(message)s"))
    mkdocs = logging.getLogger("mkdocs")
    mkdocs.setLevel(logging.INFO)
    mkdocs.propagate = False
    mkdocs.addHandler(seen)
    if not sys.warnoptions:
        logging.captureWarnings(True)  # into a log that nobody sees: a deprecation is not this editor's to mend


def unreadable(root: Path) -> tuple[Problem, ...]:
    """Return all that is wrong where mkdocs.yml is damaged, in the reader's words: MkDocs would tell that alone.

    Empty where MkDocs can read it: the build itself checks the rest.
    """
    damage: list[Problem] = []
    read_mkdocs(root, damage)
    if damage:
        try:
            check_content(root)
        except ContentError as error:
            damage = [*error.problems]
    return tuple(spoken(problem, languages(root)) for problem in damage)
