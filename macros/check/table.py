"""The table of rules: every rule that content keeps, by what it reads.

A rule reads nothing else, and yields its problems, each with the literal id that `docs/data/rules.yml` explains.
`run.py` walks the content and asks them. What cannot be read at all is told before, by the readers in
`macros/playbook/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from macros.playbook.book import Playbook
from macros.playbook.problem import Problem
from macros.playbook.yamlfile import YamlFile

from . import (
    calls,
    characters,
    claims,
    coverage,
    dialect,
    frontmatter,
    further,
    headings,
    images,
    labels,
    ledger,
    letters,
    links,
    material,
    moves,
    navigation,
    parity,
    pictures,
    private,
    records,
    references,
    scripts,
    setup,
    tree,
    wording,
    words,
)
from .content import Content, File, Pages
from .markdown import MarkdownPage
from .passages import by_block, by_line

Problems = Iterable[Problem]

SETUP: tuple[Callable[[Path], Problems], ...] = (setup.setup_problems,)
"""What a build reads beside content, below the project's root."""

PAGE: tuple[Callable[[MarkdownPage], Problems], ...] = (
    frontmatter.check,
    headings.check,
    dialect.check,
    images.check,
    material.check,
)
"""One page."""

FILE: tuple[Callable[[File], Problems], ...] = (
    characters.check,
    private.check,
    by_line(scripts.check),
    by_block(words.check),
)
"""One page, or one file of records."""

PAGES: tuple[Callable[[Pages], Problems], ...] = (
    tree.check,
    frontmatter.check_descriptions,
    images.check_files,
    parity.check_pages,
)
"""All pages. These rules and those above are checked however broken the records are."""

REFERENCES: tuple[Callable[[Playbook], Problems], ...] = (references.check_references,)
"""All records: what one says of another. `references.CHECKS` lists these rules."""

LABELS: tuple[Callable[[Path, Playbook], Problems], ...] = (labels.check,)
"""The words of the interface. Where one is missing nothing can be made of the records: the rules below wait."""

RECORDS: tuple[Callable[[YamlFile], Problems], ...] = (
    records.check_twice,
    records.check_plain,
    parity.check_record,
)
"""One file of records."""

COMPARED: tuple[tuple[Callable[[File, Any], Problems], Callable[[Content], Any]], ...] = (
    (by_line(words.check_names), words.old_names),
    (private.check_contacts, private.stating),
)
"""One page or file of records, and what the content says of it elsewhere."""

CONTENT: tuple[Callable[[Content], Problems], ...] = (
    tree.check_collisions,
    links.check,
    pictures.check_leads,
    moves.check,
    further.check,
    navigation.check,
    navigation.check_overlay,
    coverage.check,
    records.check,
    records.check_days,
    letters.check,
    private.check_values_of_the_fork,
    wording.check,
    claims.check,
    ledger.check,
)
"""Everything. Where records do not agree with each other, these rules are still checked."""

CALLS: tuple[Callable[[Content], Problems], ...] = (calls.check,)
"""Everything, by making the calls in pages: they need records that agree with each other."""
