"""The rules that content keeps, in the order in which they are checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.playbook.problem import Problem

from . import (
    calls,
    characters,
    claims,
    coverage,
    dialect,
    frontmatter,
    headings,
    images,
    ledger,
    letters,
    links,
    moves,
    navigation,
    parity,
    private,
    records,
    scripts,
    tree,
    wording,
    words,
)
from .content import Content, Pages

PAGE_RULES: tuple[Callable[[Pages], Iterator[Problem]], ...] = (
    tree.check,
    frontmatter.check,
    headings.check,
    dialect.check,
    images.check,
    characters.check_pages,
    scripts.check_pages,
    words.check_pages,
    private.check_pages,
    parity.check_pages,
)
"""Rules that need the pages alone: they are checked however broken the records are."""

RECORD_RULES: tuple[Callable[[Content], Iterator[Problem]], ...] = (
    tree.check_collisions,
    links.check,
    moves.check,
    navigation.check,
    coverage.check,
    records.check,
    letters.check,
    characters.check_records,
    scripts.check_records,
    words.check_records,
    wording.check,
    private.check_records,
    parity.check_records,
    claims.check,
    ledger.check,
)
"""Rules that need every record read; what records say of each other may still be wrong."""

CALL_RULES: tuple[Callable[[Content], Iterator[Problem]], ...] = (calls.check,)
"""Rules that make the pages' calls: they need records that agree with each other."""
