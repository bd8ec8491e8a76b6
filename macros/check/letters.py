"""Letters and their fields.

Placeholders are declared and equal in both languages, conditions can hold, particles follow the value, and leaving a
part out leaves nothing senseless behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches

from macros.playbook.book import DATA, INTERNAL, Playbook
from macros.playbook.condition import alternatives, implies, terms
from macros.playbook.grammar import PARTICLES, PLACEHOLDER, placeholders, stray_braces
from macros.playbook.letter import Letter, LetterRow, Part
from macros.playbook.problem import Problem
from macros.playbook.text import LANGUAGES
from macros.playbook.yamlfile import YamlFile

from .content import Content
from .letter_fields import comparison
from .naming import cited, listed, named
from .place import DataPath
from .watched import asked

_FORMS = {form: base for base, forms in PARTICLES.items() for form in forms}
# A particle typed after a value instead of `{field:은}`; a quotation mark may stand between, a bracket not: after
# `등록번호({number})` the particle belongs to the word before the bracket.
_TYPED = re.compile(
    rf"\{{([a-z][a-z0-9_]*)\}}([’”」]?) ?({'|'.join(sorted(map(re.escape, _FORMS), key=len, reverse=True))})(?![가-힣])"
)

#: What a file's name cannot have in some system, or has between its parts. In the browser: pure/filename.js.
_NO_NAME = re.compile(r'[\\/:*?"<>|_{}\n]|^\.|\.$')
#: Beside the store's name and the day, more would be cut in a list of files.
_LONGEST_NAME = 30


def check(content: Content) -> Iterator[Problem]:
    """Yield what would read wrong in a filled letter."""
    return iter(asked(_misread, content.playbook))


def _misread(playbook: Playbook) -> Iterator[Problem]:
    for letter in playbook.letters.values():
        file = playbook.files[playbook.home("templates", letter.id)]
        optional = {
            name
            for name in letter.fields
            if name in playbook.fields and (name in letter.optional or not playbook.fields[name].required)
        }
        for row in letter.rows:
            for found in _TYPED.finditer(row.ko):
                mend = f"write {{{found[1]}:{_FORMS[found[3]]}}}: the value decides the particle"
                yield file.problem((*row.path, "ko"), f"has {found[0]!r}", mend, "typed-particle")
            for name in sorted(set(placeholders(row.ko)) & optional - _given(row.when)):
                what = f"prints {name!r}, which may stay empty"
                mend = f"add when: {name}, or require the field"
                yield file.problem(row.path, what, mend, "optional-without-condition")
        for index, what, mend in _headings(letter.parts):
            yield file.problem(("parts", index), what, mend, "heading-condition")
        for language in LANGUAGES if letter.paper else ():
            name = letter.paper_name[language]
            if _NO_NAME.search(name) or len(name) > _LONGEST_NAME:
                mend = f"write at most {_LONGEST_NAME} characters that every system takes in the name of a file"
                yield file.problem(("paper", language), f"is no name of a file: {name!r}", mend, "paper-name")


def _given(when: str | None) -> set[str]:
    """Return the fields that have a value wherever a condition holds."""
    groups = [{term.field for term in group if not term.negated} for group in alternatives(when)] if when else []
    return set.intersection(*groups) if groups else set()


def _headings(parts: tuple[Part, ...]) -> Iterator[tuple[int, str, str]]:
    """Yield headings with nothing below them, and parts that would lose their heading."""
    heading: Part | None = None
    for index, part in enumerate(parts):
        if part.kind == "heading":
            heading = part
            if index + 1 == len(parts) or parts[index + 1].kind == "heading":
                yield index, "is a heading with nothing below it", "write what belongs below it, or delete it"
        elif heading is not None and not implies(part.when, heading.when):
            what = f"stands below a heading that is printed only when {heading.when!r}"
            yield index, what, f"add when: {heading.when}, or drop the heading's condition"


def check_letters(playbook: Playbook) -> Iterator[Problem]:
    """Yield every letter that names what does not exist, or whose two languages differ in what they print."""
    for letter in playbook.letters.values():
        name = playbook.home("templates", letter.id)
        home = f"{INTERNAL if name.startswith(INTERNAL) else DATA}/fields.yml"
        yield from listed(playbook, name, ("fields",), letter.fields, playbook.fields, "field", home)
        yield from listed(playbook, name, ("optional",), letter.optional, letter.fields, "field", "the letter's fields")
        yield from listed(playbook, name, ("anew",), letter.anew, letter.fields, "field", "the letter's fields")
        yield from listed(playbook, name, ("next",), letter.next, playbook.letters, "letter", f"{DATA}/templates/")
        home = f"{DATA}/agencies.yml"
        yield from named(playbook, name, ("send_by",), letter.send_by, playbook.channels, "channel", home)
        yield from cited(playbook, name, ("sources",), letter.sources)
        yield from asked(_letter_texts, playbook, letter, name, memory=playbook.files[name].read)


def _letter_texts(playbook: Playbook, letter: Letter, name: str) -> Iterator[Problem]:
    file = playbook.files[name]
    used: set[str] = set()
    for row in letter.rows:
        yield from _aligned(playbook, letter, name, row)
        used.update(placeholders(row.ko), placeholders(row.zh))
        if row.when:
            used.update(term.field for term in terms(row.when))
            yield from _condition(playbook, letter, name, (*row.path, "when"), row.when)
    for field, condition in letter.applies.items():
        used.update(term.field for term in terms(condition))
        if field not in letter.fields:
            what = f"says when {field!r} is asked, which the letter does not declare"
            yield file.problem(("applies", field), what, "add it to fields", "undeclared-placeholder")
        yield from _condition(playbook, letter, name, ("applies", field), condition)
    for index, rule in enumerate(letter.rules):
        used.update(rule.fields)
        for place, condition in rule.places:
            yield from _condition(playbook, letter, name, ("rules", index, *place), condition)
    for index, part in enumerate(letter.parts):
        yield from cited(playbook, name, ("parts", index, "sources"), part.sources)
    for index, field in enumerate(letter.fields):
        if field not in used:
            what = f"{field!r} is declared but used by no part"
            yield file.problem(("fields", index), what, "use it or delete it", "unused-field")


def _aligned(playbook: Playbook, letter: Letter, name: str, row: LetterRow) -> Iterator[Problem]:
    file, path, ko, zh = playbook.files[name], row.path, row.ko, row.zh
    stray = False
    for language, text, other in (("ko", ko, zh), ("zh", zh, ko)):
        here = (*path, language)
        if re.search(r"｛\s*\w+\s*｝", text):
            what, mend = "has full-width braces ｛ ｝", "write { and } with the keyboard set to English: {order_number}"
            yield file.problem(here, what, mend, "stray-brace")
            stray = True
        if stray_braces(text):
            what, mend = "has a brace that belongs to no placeholder", "write {field} or {field:은}"
            yield file.problem(here, what, mend, "stray-brace")
            stray = True
        for field in sorted(set(placeholders(text)) - set(letter.fields)):
            yield _undeclared(letter, file, here, field, in_both=field in placeholders(other))
    only_ko, only_zh = (
        [f"{{{field}}}" for field in sorted((set(placeholders(one)) - set(placeholders(two))) & set(letter.fields))]
        for one, two in ((ko, zh), (zh, ko))
    )
    # A placeholder whose brace is broken is told already.
    if (only_ko or only_zh) and not stray:
        what = f"prints {_listed(ko)} in Korean but {_listed(zh)} in Chinese"
        mend = _alike(", ".join(only_ko), ", ".join(only_zh))
        yield file.problem(path, what, mend, "unequal-placeholders")
    if any(match[2] for match in PLACEHOLDER.finditer(zh)):
        yield file.problem((*path, "zh"), "has a particle, which Chinese does not", "remove it", "particle-in-chinese")
    for field in sorted(set(placeholders(ko)) & playbook.fields.keys()):
        if playbook.fields[field].type == "fact":
            yield file.problem(path, f"prints the fact {field!r}", "facts are for `when`", "printed-fact")


def _alike(ko: str, zh: str) -> str:
    """Return how to mend that placeholders stand in one language alone."""
    mend = f"use the same placeholders in both; write {ko} in the Chinese too, or take it out of the Korean"
    if ko and zh:
        return f"{mend}; write {zh} in the Korean too, or take it out of the Chinese"
    if zh:
        mend = f"use the same placeholders in both; write {zh} in the Korean too, or take it out of the Chinese"
    return mend


def _undeclared(letter: Letter, file: YamlFile, here: DataPath, field: str, *, in_both: bool) -> Problem:
    """Return the problem that a letter prints a field which it does not ask for, in one language or in both."""
    what = f"the placeholder {{{field}}} is not declared"
    mend = f"declare it under fields, or use one of {', '.join(letter.fields)}"
    problem = file.problem(here, what, mend, "undeclared-placeholder")
    if problem.file != file.name:  # a fork's change of the letter: there the fields are a list to add to
        mend = f"declare it under add: {{at: fields, now: {field}}}, or use one of {', '.join(letter.fields)}"
    if not in_both:
        what = f"the placeholder {{{field}}} is not declared, and the Chinese lacks it"
        if here[-1] == "zh":
            what = f"the placeholder {{{field}}} is not declared, and the Korean lacks it"
        mend = f"write it in both languages or in neither; {mend}"
    if near := get_close_matches(field, letter.fields, n=1):
        mend = f"did you mean {near[0]!r}? Otherwise {mend}"
    return replace(problem, what=what, mend=mend)


def _listed(text: str) -> str:
    return ", ".join(sorted(set(placeholders(text)))) or "nothing"


def _condition(playbook: Playbook, letter: Letter, name: str, path: DataPath, when: str) -> Iterator[Problem]:
    file = playbook.files[name]
    for term in terms(when):
        if term.field not in letter.fields:
            what = f"depends on {term.field!r}, which the letter does not declare"
            yield file.problem(path, what, "add it to fields", "undeclared-placeholder")
            continue
        field = playbook.fields.get(term.field)
        if field is None:
            continue
        may_be_empty = term.field in letter.optional or not field.required or field.type == "fact"
        if not term.option and not may_be_empty and path[0] != "applies":
            what = f"{term.field!r} is neither a fact nor optional here"
            yield file.problem(path, what, "name a fact, an optional field, or choice=option", "bad-condition")
        yield from comparison(file, path, term, field)
