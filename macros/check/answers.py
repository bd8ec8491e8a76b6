"""Rules between answers: none goes in a circle, every answer that is offered can be given, and none prints another
right's law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from macros.playbook.answers import applicability, applicable, arising, rules
from macros.playbook.book import Playbook
from macros.playbook.condition import Term, alternatives, holds, implies, terms
from macros.playbook.evidence import Right
from macros.playbook.grammar import placeholders
from macros.playbook.letter import Letter, LetterField
from macros.playbook.problem import Problem
from macros.playbook.rule import AnswerRule
from macros.playbook.yamlfile import YamlFile

from .memory import remembered

#: How many fillings are tried before an answer is told to be impossible: far more than any letter needs.
PATIENCE = 2000
Filling = dict[str, str]


def check_answers(playbook: Playbook) -> Iterator[Problem]:
    """Yield every rule between a letter's answers that cannot be meant."""
    acts = {law.act.ko: law.right for law in playbook.laws.values() if law.right}
    for letter in playbook.letters.values():
        if set(letter.fields) <= set(playbook.fields):  # otherwise told already
            file = playbook.files[playbook.home("templates", letter.id)]
            fields = tuple(playbook.fields[name] for name in letter.fields)
            yield from remembered(_of_letter, file, letter, fields, acts)


def _of_letter(
    file: YamlFile, letter: Letter, asks: tuple[LetterField, ...], acts: Mapping[str, str]
) -> Iterator[Problem]:
    fields = {field.id: field for field in asks}
    asked = applicability(letter, fields)
    if circle := _circle({name: [term.field for term in terms(one)] for name, one in asked.items()}):
        what = f"asks in a circle: {' → '.join(circle)}"
        yield file.problem(("applies",), what, "let one of them be asked always", "answer-circle")
        return
    if circle := _circle(_needs(list(rules(letter, fields)))):
        what = f"needs in a circle: {' → '.join(circle)}"
        mend = "let one of them need nothing, or make one answer of them"
        yield file.problem(("rules",), what, mend, "answer-circle")
    for field, answer in _impossible(letter, fields):
        what = f"can never be sent with {field}={answer}"
        mend = "mend the rules or `applies` that forbid it, or take the answer away"
        yield file.problem(("fields", letter.fields.index(field)), what, mend, "impossible-answer")
    for row in letter.rows:
        for name in dict.fromkeys(placeholders(row.ko)):
            if name in asked and not _shown_only_when_asked(row.when, name, asked):
                what = f"prints {name!r}, which is asked only when {asked[name]!r}"
                yield file.problem(row.path, what, f"add when: {asked[name]}", "optional-without-condition")
        for act, right in acts.items():
            if act in row.ko and (other := _other_right(letter, fields, row.when, right)):
                what = f"names 「{act}」, and is printed when {other} was chosen"
                mend = "add a `when` on the right that this law belongs to"
                yield file.problem(row.path, what, mend, "law-of-another-right")


def _circle(graph: Mapping[str, list[str]]) -> list[str]:
    """Return nodes of which each leads to the next, the first again at the end; none: no circle."""
    clear: set[str] = set()

    def walk(trail: list[str]) -> list[str]:
        for node in graph.get(trail[-1], []):
            if node in trail:
                return [*trail[trail.index(node) :], node]
            if node not in clear and (found := walk([*trail, node])):
                return found
        clear.add(trail[-1])
        return []

    return next(filter(None, (walk([node]) for node in graph)), [])


def _needs(said: list[AnswerRule]) -> dict[str, list[str]]:
    """Return for each answer those without which it cannot be given, as far as the rules leave no choice."""
    found: dict[str, list[str]] = {}
    for rule in said:
        if rule.when is None or rule.needs is None or len(alternatives(rule.needs)) > 1:
            continue
        needed = [_answer(term) for term in terms(rule.needs) if not term.negated]
        for group in alternatives(rule.when):
            if len(group) == 1 and not group[0].negated:
                found.setdefault(_answer(group[0]), []).extend(needed)
    return found


def _answer(term: Term) -> str:
    return f"{term.field}={term.option}" if term.option else term.field


def _shown_only_when_asked(when: str | None, name: str, asked: Mapping[str, str]) -> bool:
    given = when is not None and all(
        any(term.field == name and not term.negated for term in group) for group in alternatives(when)
    )
    return given or implies(when, asked[name])


def _impossible(letter: Letter, fields: Mapping[str, LetterField]) -> Iterator[tuple[str, str]]:
    """Yield every answer (a choice's option, a confirmed fact) with which no filling breaks no rule."""
    asked = applicability(letter, fields)
    said = list(rules(letter, fields))
    concerned = {field for rule in said for field in rule.fields} | {*asked}
    concerned |= {term.field for condition in asked.values() for term in terms(condition)}
    compared = [term for rule in said for one in rule.conditions for term in terms(one)]
    values = {name: _possible(letter, fields[name], compared) for name in letter.fields if name in concerned}
    for name, answers in values.items():
        if fields[name].type not in ("choice", "fact"):
            continue
        for answer in filter(None, answers):
            if not _can_be_sent(name, answer, asked, said, values):
                yield name, answer


def _possible(letter: Letter, field: LetterField, compared: list[Term]) -> list[str]:
    """Return one value of each kind that matters to a condition: none, the options, the numbers it is compared with."""
    may_be_empty = not field.required or field.id in letter.optional or field.type == "fact"
    may_be_empty |= field.type == "choice" and not field.options  # told already
    empty = [""] if may_be_empty else []
    if field.type == "fact":
        return [*empty, "yes"]
    if field.type == "choice":
        return [*empty, *(option.id for option in field.options)]
    others = {term.option for term in compared if term.field == field.id and term.option}
    return [*empty, "1", *sorted(others - {"1"})]


def _can_be_sent(
    name: str, answer: str, asked: Mapping[str, str], said: list[AnswerRule], values: Mapping[str, list[str]]
) -> bool:
    """Tell whether some filling with this answer breaks no rule; what is wrong is mended one answer at a time."""
    first = {field: possible[0] for field, possible in values.items()} | {name: answer}
    seen = {tuple(first.values())}
    waiting = [first]
    while waiting and len(seen) < PATIENCE:
        filling = waiting.pop(0)
        wrong = _wrong(name, filling, asked, said)
        if not wrong:
            return True
        for field in wrong:
            for value in values.get(field, ()) if field != name else ():
                changed: Filling = {**filling, field: value}
                if tuple(changed.values()) not in seen:
                    seen.add(tuple(changed.values()))
                    waiting.append(changed)
    return False


def _wrong(name: str, filling: Filling, asked: Mapping[str, str], said: list[AnswerRule]) -> tuple[str, ...]:
    """Return the fields of the first thing that is wrong with a filling; none: it can be sent."""
    kept = arising(asked, filling)
    if not kept.get(name):
        return tuple(_above(name, asked))
    return next((rule.fields for rule in said if rule.is_broken(kept)), ())


def _above(name: str, asked: Mapping[str, str]) -> dict[str, None]:
    """Return the fields on which it depends whether a field is asked, those of these too."""
    found: dict[str, None] = {}
    waiting = [name]
    while waiting:
        above = [term.field for term in terms(asked.get(waiting.pop(0))) if term.field not in found]
        found |= dict.fromkeys(above)
        waiting += above
    return found


def _other_right(letter: Letter, fields: Mapping[str, LetterField], when: str | None, right: str | None) -> str:
    """Return a right that a choice of the letter offers, with which a line about `right` would be printed; or ""."""
    for name in letter.fields:
        offered = {option.id for option in fields[name].options}
        if right not in offered:
            continue
        for other in sorted(offered & (set(get_args(Right)) - {right})):
            for group in alternatives(when) if when else ((),):
                filling = {term.field: term.option or "yes" for term in group if not term.negated}
                if filling.setdefault(name, other) != other:
                    continue
                if holds(when, applicable(letter, fields, filling)):
                    return f"{name}={other}"
    return ""
