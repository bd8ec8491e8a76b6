"""What answers ask of each other: which questions arise at all, what needs what, and what cannot both be so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .condition import holds, terms
from .letter import Letter, LetterField
from .rule import AnswerRule


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
    return arising(applicability(letter, fields), values)


def arising(conditions: Mapping[str, str], values: Mapping[str, str]) -> dict[str, str]:
    """Return the values without those of fields whose condition, by field, does not hold."""
    kept = dict(values)
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
