"""The mark of a row that a blank letter prints in some cases only: in which it stays is said in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from macros.playbook.condition import Term, alternatives
from macros.playbook.letter import LetterField
from macros.playbook.text import Language

from .edition import Edition

#: What is asked of one field: a term, or several that differ in the answer alone, of which one must be so. Or answers,
#: of whatever fields, none of which may be given.
_Asked = tuple[Term, ...]


def mark(when: str | None, edition: Edition, language: Language) -> str:
    """Say when a row stays: where a fact is so, where a value is known, or which answer was given.

    A fact or a value that stands alone is what the line itself says. Beside another one, or where it must not be so,
    nobody could tell which one is meant: it is named.
    """
    if when is None:
        return ""
    cases = _cases(when)
    asked = [one for case in cases for one in case]
    alone = len(cases) == len(asked) and len({_kind(one[0], edition) for one in asked}) == 1
    either = edition.labels["export.either"][language]
    said = (" · ".join(_said(one, alone, edition, language) for one in _with_excluded_as_one(case)) for case in cases)
    return f"[{either.join(dict.fromkeys(said))}]"


def _cases(when: str) -> list[list[_Asked]]:
    """Return the alternatives of a condition; those that differ in one answer alone are one, with all its answers."""
    cases: list[list[_Asked]] = []
    for group in alternatives(when):
        answered = {term.field for term in group if term.option}  # which also says that there is an answer
        case = [(term,) for term in group if term.option or term.field not in answered]
        at = _place_of_answer(cases[-1], case) if cases else None
        if at is None:
            cases.append(list(case))
        else:
            cases[-1][at] += case[at]
    return cases


def _place_of_answer(case: Sequence[_Asked], other: Sequence[_Asked]) -> int | None:
    """Return where two cases give different answers to a question; None where they differ in anything else."""
    places = [at for at, (one, two) in enumerate(zip_longest(case, other)) if one != two]
    if len(places) != 1 or len(case) != len(other):
        return None
    (first, *_), (second, *_) = case[places[0]], other[places[0]]
    answers = first.option and second.option and not first.negated and not second.negated
    return places[0] if answers and first.field == second.field else None


def _with_excluded_as_one(case: Sequence[_Asked]) -> list[_Asked]:
    """Return what a case asks, all answers that it excludes as one: said one by one, they took lines of their own."""
    excluded = tuple(term for asked in case for term in asked if term.option and term.negated)
    asked = [one for one in case if one[0] not in excluded]
    return [*asked, excluded] if excluded else asked


def _kind(term: Term, edition: Edition) -> str:
    return "answer" if term.option else "fact" if edition.fields[term.field].type == "fact" else "value"


def _said(asked: _Asked, alone: bool, edition: Edition, language: Language) -> str:
    """Say what a case asks."""
    term = asked[0]
    field, kind = edition.fields[term.field], _kind(term, edition)
    how = "not-" if term.negated else "" if alone or kind == "answer" else "named-"
    answers = [_answer(edition.fields[one.field], one.option, language) for one in asked]
    if len(answers) > 1 or term.negated:
        quoted = edition.labels["export.one-answer"][language]
        answers = [quoted.format(answer=answer) for answer in answers]
    between = "export.neither" if term.negated else "export.either"
    answer = edition.labels[between][language].join(answers)
    return edition.labels[f"export.when-{how}{kind}"][language].format(label=field.label[language], answer=answer)


def _answer(field: LetterField, id: str, language: Language) -> str:
    """Return an answer as the form offers it; a number does not say of itself what it counts."""
    label = field.label[language]
    return next((one.label[language] for one in field.options if one.id == id), f"{label}={id}")
