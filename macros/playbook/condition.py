"""The one grammar of conditions: on which answers a line of a letter, a field or a rule depends.

`has_licence` (a fact that is so, a value that is there), `asserted_right=design` (an answer that was chosen), each also
with `not`, joined by `and` and `or`; `and` binds closer. The browser reads the same grammar: docs/assets/js.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

from pydantic import StringConstraints

_TERM = r"(?:not )?[a-z][a-z0-9_]*(?:=[a-z0-9]+(?:-[a-z0-9]+)*)?"

#: A condition as it is written in a record.
Condition = Annotated[str, StringConstraints(pattern=rf"^{_TERM}(?: (?:and|or) {_TERM})*$")]


@dataclass(frozen=True)
class Term:
    """One answer that a condition asks about: a field, perhaps its value, and whether it must not be so."""

    field: str
    option: str
    """The value that is meant; empty: any value but "no"."""
    negated: bool

    def holds(self, values: Mapping[str, str]) -> bool:
        """Tell whether it is so with these values."""
        value = values.get(self.field, "").strip()
        return (value == self.option if self.option else value not in ("", "no")) is not self.negated


@lru_cache(maxsize=2048)
def alternatives(condition: str) -> tuple[tuple[Term, ...], ...]:
    """Return the alternatives of a condition, each a group of terms that must all hold."""
    return tuple(tuple(map(_term, alternative.split(" and "))) for alternative in condition.split(" or "))


def _term(text: str) -> Term:
    field, _, option = text.removeprefix("not ").partition("=")
    return Term(field, option, text.startswith("not "))


def terms(condition: str | None) -> tuple[Term, ...]:
    """Return all terms of a condition, in order; none where there is no condition."""
    return tuple(term for group in alternatives(condition) for term in group) if condition else ()


def holds(condition: str | None, values: Mapping[str, str]) -> bool:
    """Tell whether a condition holds; what has no condition always does."""
    return condition is None or any(all(term.holds(values) for term in group) for group in alternatives(condition))


def implies(condition: str | None, other: str | None) -> bool:
    """Tell whether `other` is so wherever `condition` is, as far as the words alone show it."""
    if other is None:
        return True
    groups = alternatives(condition) if condition else ()
    return bool(groups) and all(any(set(group) >= set(wanted) for wanted in alternatives(other)) for group in groups)
