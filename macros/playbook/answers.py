"""What answers ask of each other: which questions arise at all, what needs what, and what cannot both be so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import model_validator

from .condition import Condition, holds, terms
from .text import Bilingual, Record

if TYPE_CHECKING:
    from .letter import Letter, LetterField


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
    def conditions(self) -> tuple[str, ...]:
        """All conditions in it, in order."""
        return tuple(one for one in (self.when, self.needs, *self.excludes) if one)

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


def applicability(letter: Letter, fields: Mapping[str, LetterField]) -> dict[str, str]:
    """Return the condition under which each field of a letter is asked; fields without one are always asked.

    A letter's own word goes before the field's; a field's condition on what the letter does not ask is none.
    """
    found: dict[str, str] = {}
    for name in letter.fields:
        condition = letter.applies.get(name) or (fields[name].applies if name in fields else None)
        if condition and (name in letter.applies or all(term.field in letter.fields for term in terms(condition))):
            found[name] = condition
    return found


def rules(letter: Letter, fields: Mapping[str, LetterField]) -> Iterator[AnswerRule]:
    """Yield the letter's rules, then those of its fields whose every field the letter asks."""
    yield from letter.rules
    for name in letter.fields:
        for rule in fields[name].rules if name in fields else ():
            if set(rule.fields) <= set(letter.fields):
                yield rule


def applicable(letter: Letter, fields: Mapping[str, LetterField], values: Mapping[str, str]) -> dict[str, str]:
    """Return the values of the fields that arise: an answer to a question that is not asked counts as none."""
    kept = dict(values)
    conditions = applicability(letter, fields)
    while left := [name for name, condition in conditions.items() if kept.get(name) and not holds(condition, kept)]:
        for name in left:
            del kept[name]
    return kept


def broken_rules(
    letter: Letter, fields: Mapping[str, LetterField], values: Mapping[str, str]
) -> tuple[AnswerRule, ...]:
    """Return the rules that the values break: while there are any, nothing may be sent."""
    kept = applicable(letter, fields, values)
    return tuple(rule for rule in rules(letter, fields) if rule.is_broken(kept))


def rule_data(rule: AnswerRule) -> dict[str, Any]:
    """Return a rule as the browser is given it."""
    return {**rule.model_dump(exclude_defaults=True), "fields": list(rule.fields)}
