"""A rule between answers, as a letter or a field states it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import model_validator

from .condition import Condition, holds, terms
from .text import Bilingual, Record


class AnswerRule(Record):
    """A rule between answers: while it is broken, nothing is sent. It either needs something or excludes something."""

    when: Condition | None = None
    """Where it applies; without it, always."""
    needs: Condition | None = None
    """What must be so then."""
    excludes: tuple[Condition, ...] = ()
    """Of these at most one may be so."""
    says: Bilingual
    """What the merchant is told to do, in one short sentence."""

    @model_validator(mode="after")
    def _asks_one_thing(self) -> AnswerRule:
        if (self.needs is None) == (len(self.excludes) < 2):
            raise ValueError("has neither needs nor two entries under excludes, or has both")
        return self

    @property
    def places(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """All conditions in it, each with its place in the record."""
        yield from ((("when",), one) for one in (self.when,) if one)
        yield from ((("needs",), one) for one in (self.needs,) if one)
        yield from ((("excludes", index), one) for index, one in enumerate(self.excludes))

    @property
    def conditions(self) -> tuple[str, ...]:
        """All conditions in it, in order."""
        return tuple(one for _, one in self.places)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that it speaks of, each once: those that must be mended first, then those that it depends on."""
        asked = [*([self.needs] if self.needs else self.excludes), self.when]
        return tuple(dict.fromkeys(term.field for condition in asked for term in terms(condition)))

    def is_broken(self, values: Mapping[str, str]) -> bool:
        """Tell whether the values break it."""
        if not holds(self.when, values):
            return False
        if self.needs is not None:
            return not holds(self.needs, values)
        return sum(holds(one, values) for one in self.excludes) > 1


def rule_data(rule: AnswerRule) -> dict[str, Any]:
    """Return a rule as the browser is given it."""
    return {**rule.model_dump(exclude_defaults=True), "fields": list(rule.fields)}
