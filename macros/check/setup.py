"""What a build reads beside content: settings, the ledger of ids, templates, styles and scripts, each read once here.

MkDocs and Python's tools read some of these before any rule of ours could speak, and fail in words of their own.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import yaml

from macros.playbook.problem import Problem
from macros.playbook.renamed import LEDGER
from macros.playbook.slips import FULL_WIDTH_COLON, full_width_colon
from macros.playbook.syntax import syntax_problem
from macros.playbook.textfile import read_text

MKDOCS, PROJECT = "mkdocs.yml", "pyproject.toml"
#: The text files of a page's look, of the downloads and of the theme.
_PARTS = (
    *("docs/assets/**/*.css", "docs/assets/**/*.js", "overrides/**/*.html", "macros/render/partials/*.html"),
    *("macros/export/*.typ", "macros/export/*.xml"),
)
_AT_LINE = re.compile(r"at line (\d+)")
_FULL_WIDTH = re.compile(r"[＝：，“”‘’「」［］]")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML that lets tags such as `!ENV` pass."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def setup_problems(root: Path) -> tuple[Problem, ...]:
    """Return all that is wrong with what a build reads beside content: encoding, conflict markers, syntax."""
    problems: list[Problem] = []
    read_mkdocs(root, problems)
    problems.extend(_project(root))
    read_ledger(root, problems)
    for pattern in _PARTS:
        for path in sorted(root.glob(pattern)):
            read_text(path, path.relative_to(root).as_posix(), problems)
    return tuple(problems)


def read_mkdocs(root: Path, problems: list[Problem]) -> yaml.Node | None:
    """Return the tree of mkdocs.yml, or add to `problems` why there is none."""
    text = read_text(root / MKDOCS, MKDOCS, problems)
    if text is None:
        return None
    node, wrong = _composed(text)
    problems.extend(wrong)
    return node


def read_ledger(root: Path, problems: list[Problem]) -> str | None:
    """Return the ledger of ids, or add to `problems` why it cannot be read."""
    return read_text(root / LEDGER, LEDGER, problems)


def _composed(text: str) -> tuple[yaml.Node | None, tuple[Problem, ...]]:
    """Parse mkdocs.yml."""
    for number, line in enumerate(text.split("\n"), start=1):
        if FULL_WIDTH_COLON.match(line):  # it may be valid YAML, as a text that nobody meant
            return None, (full_width_colon(MKDOCS, number),)
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return None, (syntax_problem(error, MKDOCS, text),)
    if isinstance(node, yaml.MappingNode):
        return node, ()
    mend = "write each setting as key: value, or restore the file from the repository"
    return None, (Problem(MKDOCS, 1, "", "is not a group of keys", mend, "wrong-type"),)


def _project(root: Path) -> Iterator[Problem]:
    problems: list[Problem] = []
    text = read_text(root / PROJECT, PROJECT, problems)
    yield from problems
    if text is None:
        return
    try:
        project = tomllib.loads(text).get("project")
    except tomllib.TOMLDecodeError as error:
        yield _toml_problem(str(error), text)
        return
    if not isinstance(project, dict) or not isinstance(project.get("version"), str):
        mend = 'write version = "1.0.0" below [project]: downloads name it'
        yield Problem(PROJECT, 0, "project.version", "is missing", mend, "missing-key")


def _toml_problem(error: str, text: str) -> Problem:
    lines = text.split("\n")
    found = _AT_LINE.search(error)
    number = min(int(found[1]), len(lines)) if found else len(lines)
    if sign := _FULL_WIDTH.search(lines[number - 1].partition("#")[0]):
        mend = 'write = and " with the keyboard set to English'
        return Problem(PROJECT, number, sign[0], "is full-width punctuation", mend, "toml-syntax")
    mend = "look at this line and the one above it: a missing quote, bracket or equals sign"
    return Problem(PROJECT, number, "", f"is not valid TOML ({error})", mend, "toml-syntax")
