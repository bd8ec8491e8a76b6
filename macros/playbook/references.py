"""What one record says of another must be true: every id named somewhere exists, every placeholder is declared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from .book import DATA, INTERNAL, INTERNAL_FIELD, INTERNAL_PREFIX, Playbook
from .grammar import PLACEHOLDER, placeholders, stray_braces
from .letter import Letter, LetterField
from .problem import Problem
from .scenario import Question
from .yamlfile import YamlFile

Path = tuple[str | int, ...]


def check_references(playbook: Playbook) -> Iterator[Problem]:
    """Yield every problem between the records of a playbook whose records are each valid."""
    for check in (_sources, _checklists, _fields, _letters, _scenarios, _triage, _reference_lists):
        yield from check(playbook)


def _unknown(
    playbook: Playbook, file: str, path: Path, ids: Iterable[str], known: Iterable[str], kind: str, home: str
) -> Iterator[Problem]:
    names = set(known)
    for index, id in enumerate(ids):
        if id not in names:
            what = f"names the {kind} {id!r}, which does not exist"
            yield playbook.files[file].problem(
                (*path, index), what, f"correct the id or add it to {home}", f"unknown-{kind}"
            )


def _cited(playbook: Playbook, file: str, path: Path, ids: Iterable[str]) -> Iterator[Problem]:
    return _unknown(playbook, file, path, ids, playbook.sources, "source", f"{DATA}/sources.yml")


def _sources(playbook: Playbook) -> Iterator[Problem]:
    name = f"{DATA}/sources.yml"
    file = playbook.files[name]
    used: set[str] = set()
    for index, source in enumerate(playbook.sources.values()):
        path: Path = ("sources", index)
        used.update(source.documents)
        yield from _unknown(
            playbook, name, (*path, "documents"), source.documents, playbook.documents, "document", name
        )
        yield from _cited(playbook, name, (*path, "differs_from"), source.differs_from)
        if not source.documents and source.confidence != "known":
            mend = "name at least one, or set confidence: known"
            yield file.problem(
                (*path, "documents"),
                f"is empty though the claim is {source.confidence}",
                mend,
                "claim-without-document",
            )
        if source.check_again_by <= source.checked_on:
            yield file.problem((*path, "check_again_by"), "is not after checked_on", "set a later day", "bad-value")
    for index, id in enumerate(playbook.documents):
        if id not in used:
            yield file.problem(
                ("documents", index),
                f"{id!r} is named by no source",
                "delete it or cite it",
                "unused-document",
            )


def _checklists(playbook: Playbook) -> Iterator[Problem]:
    for checklist in playbook.checklists.values():
        name = playbook.home("checklists", checklist.id)
        file = playbook.files[name]
        fewest = 1 if checklist.id.startswith(INTERNAL_PREFIX) else 6
        if not fewest <= len(checklist.items) <= 18:
            yield file.problem(
                ("items",),
                f"has {len(checklist.items)} items",
                "a list that is used has 6 to 15",
                "list-length",
            )
        seen: set[str] = set()
        ids = {"items": [item.id for item in checklist.items], "retired": [item.id for item in checklist.retired]}
        for key, entries in ids.items():
            for index, id in enumerate(entries):
                path: Path = (key, index, "id")
                if id.partition("/")[0] != checklist.id:
                    yield file.problem(path, f"is {id!r}", f"begin it with {checklist.id}/", "item-id")
                if id in seen:
                    yield file.problem(path, f"{id!r} stands twice", "give each item its own id", "duplicate-id")
                seen.add(id)
        for index, item in enumerate(checklist.items):
            yield from _cited(playbook, name, ("items", index, "sources"), item.sources)
        live = {item.id for other in playbook.checklists.values() for item in other.items}
        for index, retired in enumerate(checklist.retired):
            if retired.replaced_by is not None and retired.replaced_by not in live:
                what = f"{retired.replaced_by!r} is no item of any checklist"
                yield file.problem(
                    ("retired", index, "replaced_by"), what, "name a living item, or null", "unknown-item"
                )


def _fields(playbook: Playbook) -> Iterator[Problem]:
    used = {name for letter in playbook.letters.values() for name in letter.fields}
    own = [id for id in playbook.fields if id.startswith(INTERNAL_FIELD)]
    upstream = [id for id in playbook.fields if not id.startswith(INTERNAL_FIELD)]
    for home, ids in ((DATA, upstream), (INTERNAL, own)):
        for index, id in enumerate(ids):
            file = playbook.files[f"{home}/fields.yml"]
            yield from _field(file, ("fields", index), playbook.fields[id], id in used)


def _field(file: YamlFile, path: Path, field: LetterField, used: bool) -> Iterator[Problem]:
    if (field.type == "choice") != bool(field.options):
        yield file.problem(
            (*path, "options"),
            f"does not fit type: {field.type}",
            "a choice has options, nothing else has",
            "field-options",
        )
    if (field.type in ("fact", "choice")) == (field.example is not None):
        yield file.problem(
            (*path, "example"),
            f"does not fit type: {field.type}",
            "facts and choices have no example, others have one",
            "field-example",
        )
    if not used:
        yield file.problem(path, f"{field.id!r} is used by no letter", "delete it or use it", "unused-field")


def _letters(playbook: Playbook) -> Iterator[Problem]:
    for letter in playbook.letters.values():
        name = playbook.home("templates", letter.id)
        home = f"{INTERNAL if name.startswith(INTERNAL) else DATA}/fields.yml"
        yield from _unknown(playbook, name, ("fields",), letter.fields, playbook.fields, "field", home)
        yield from _unknown(
            playbook, name, ("optional",), letter.optional, letter.fields, "field", "the letter's fields"
        )
        yield from _unknown(playbook, name, ("next",), letter.next, playbook.letters, "letter", f"{DATA}/templates/")
        yield from _unknown(playbook, name, (), (letter.send_by,), playbook.channels, "channel", f"{DATA}/agencies.yml")
        yield from _cited(playbook, name, ("sources",), letter.sources)
        yield from _letter_texts(playbook, letter, name)


def _letter_texts(playbook: Playbook, letter: Letter, name: str) -> Iterator[Problem]:
    file = playbook.files[name]
    texts: list[tuple[Path, str, str, str | None]] = [
        (("recipient",), letter.recipient.ko, letter.recipient.zh, None),
        (("subject",), letter.subject.ko, letter.subject.zh, None),
    ]
    texts += [(("parts", i), part.ko, part.zh, part.when) for i, part in enumerate(letter.parts)]
    texts += [(("attachments", i), item.ko, item.zh, item.when) for i, item in enumerate(letter.attachments)]
    texts += [(("signature", i), line.ko, line.zh, None) for i, line in enumerate(letter.signature)]
    used: set[str] = set()
    for path, ko, zh, when in texts:
        yield from _aligned(playbook, letter, name, path, ko, zh)
        used.update(placeholders(ko), placeholders(zh))
        if when:
            used.add(when.partition("=")[0])
            yield from _condition(playbook, letter, name, (*path, "when"), when)
    for index, part in enumerate(letter.parts):
        yield from _cited(playbook, name, ("parts", index, "sources"), part.sources)
    for index, field in enumerate(letter.fields):
        if field not in used:
            yield file.problem(
                ("fields", index),
                f"{field!r} is declared but used by no part",
                "use it or delete it",
                "unused-field",
            )


def _aligned(playbook: Playbook, letter: Letter, name: str, path: Path, ko: str, zh: str) -> Iterator[Problem]:
    file = playbook.files[name]
    for language, text in (("ko", ko), ("zh", zh)):
        here = (*path, language)
        if stray_braces(text):
            yield file.problem(
                here,
                "has a brace that belongs to no placeholder",
                "write {field} or {field:은}",
                "stray-brace",
            )
        for field in sorted(set(placeholders(text)) - set(letter.fields)):
            mend = f"declare it under fields, or use one of {', '.join(letter.fields)}"
            yield file.problem(here, f"the placeholder {{{field}}} is not declared", mend, "undeclared-placeholder")
    if sorted(set(placeholders(ko))) != sorted(set(placeholders(zh))):
        what = f"prints {_listed(ko)} in Korean but {_listed(zh)} in Chinese"
        yield file.problem(path, what, "use the same placeholders in both", "unequal-placeholders")
    if any(match[2] for match in PLACEHOLDER.finditer(zh)):
        yield file.problem((*path, "zh"), "has a particle, which Chinese does not", "remove it", "particle-in-chinese")
    facts = {id for id, field in playbook.fields.items() if field.type == "fact"}
    for field in sorted(set(placeholders(ko)) & facts):
        yield file.problem(path, f"prints the fact {field!r}", "facts are for `when`", "printed-fact")


def _listed(text: str) -> str:
    return ", ".join(sorted(set(placeholders(text)))) or "nothing"


def _condition(playbook: Playbook, letter: Letter, name: str, path: Path, when: str) -> Iterator[Problem]:
    file = playbook.files[name]
    id, _, option = when.partition("=")
    if id not in letter.fields:
        yield file.problem(
            path,
            f"depends on {id!r}, which the letter does not declare",
            "add it to fields",
            "undeclared-placeholder",
        )
        return
    field = playbook.fields.get(id)
    if field is None:
        return
    if not option and field.type != "fact" and id not in letter.optional:
        what = f"{id!r} is neither a fact nor optional here"
        yield file.problem(path, what, "name a fact, an optional field, or choice=option", "bad-condition")
    if option and option not in {one.id for one in field.options}:
        yield file.problem(path, f"{option!r} is no option of {id!r}", "use one of its options", "bad-condition")


def _scenarios(playbook: Playbook) -> Iterator[Problem]:
    for scenario in playbook.scenarios.values():
        name = f"{DATA}/scenarios/{scenario.id}.yml"
        if name not in playbook.files:
            continue
        file = playbook.files[name]
        yield from _unknown(
            playbook, name, ("letters",), scenario.letters, playbook.letters, "letter", f"{DATA}/templates/"
        )
        yield from _unknown(
            playbook,
            name,
            ("checklists",),
            scenario.checklists,
            playbook.checklists,
            "checklist",
            f"{DATA}/checklists/",
        )
        for key, routes in (
            ("laws_that_fit", scenario.laws_that_fit),
            ("laws_that_do_not", scenario.laws_that_do_not),
        ):
            ids = [route.law for route in routes]
            yield from _unknown(playbook, name, (key,), ids, playbook.laws, "law", f"{DATA}/laws.yml")
        for index, row in enumerate(scenario.evidence):
            yield from _cited(playbook, name, ("evidence", index, "sources"), row.sources)
        for index, case in enumerate(scenario.cases):
            yield from _cited(playbook, name, ("cases", index, "sources"), case.sources)
        kinds = {line.kind for line in scenario.card}
        if len(scenario.card) > 7 or kinds != {"do", "dont", "save", "who"}:
            yield file.problem(
                ("card",),
                f"has {len(scenario.card)} lines of {len(kinds)} kinds",
                "at most 7 lines, each kind at least once",
                "card-length",
            )
        order = ["first-15-minutes", "day-1", "deadline", "refusal", "legal"]
        if [moment.at for moment in scenario.timeline] != order:
            yield file.problem(
                ("timeline",),
                "does not show every moment once, in order",
                f"write {', '.join(order)}",
                "timeline-order",
            )


def _triage(playbook: Playbook) -> Iterator[Problem]:
    triage = playbook.triage
    if triage is None:
        return
    name = f"{DATA}/triage.yml"
    file = playbook.files[name]
    questions = {question.id: question for question in triage.questions}
    outcomes = {outcome.id for outcome in triage.outcomes}
    for index, question in enumerate(triage.questions):
        for number, answer in enumerate(question.answers):
            if answer.to not in questions and answer.to not in outcomes:
                what = f"leads to {answer.to!r}, which is neither a question nor an outcome"
                yield file.problem(("questions", index, "answers", number, "to"), what, "correct the id", "dead-end")
    reached, depth = _walk(triage.start, questions)
    for key, ids in (
        ("questions", list(questions)),
        ("outcomes", [outcome.id for outcome in triage.outcomes]),
    ):
        for index, id in enumerate(ids):
            if id not in reached:
                yield file.problem(
                    (key, index, "id"),
                    f"{id!r} is reached by no answer",
                    "lead an answer to it or delete it",
                    "unreachable",
                )
    if depth > 3:
        yield file.problem(
            ("start",),
            f"a scenario is {depth} questions away",
            "at most three questions to a scenario",
            "triage-depth",
        )
    homes: dict[str, tuple[Callable[[Playbook], Iterable[str]], str]] = {
        "scenario": (lambda p: p.scenarios, "scenarios"),
        "checklist": (lambda p: p.checklists, "checklists"),
        "letter": (lambda p: p.letters, "templates"),
    }
    for index, outcome in enumerate(triage.outcomes):
        for kind, (known, folder) in homes.items():
            if getattr(outcome, kind) not in set(known(playbook)):
                what = f"names the {kind} {getattr(outcome, kind)!r}, which does not exist"
                yield file.problem(
                    ("outcomes", index, kind),
                    what,
                    f"correct the id or add it to {DATA}/{folder}/",
                    f"unknown-{kind}",
                )


def _walk(start: str, questions: dict[str, Question]) -> tuple[set[str], int]:
    """Return all ids reached from `start`, and the most questions on a way; loops count as too many."""
    reached: set[str] = set()

    def depth(id: str, trail: tuple[str, ...]) -> int:
        reached.add(id)
        if id not in questions:
            return 0
        if id in trail:
            return 99
        return 1 + max((depth(answer.to, (*trail, id)) for answer in questions[id].answers), default=0)

    return reached, depth(start, ())


def _reference_lists(playbook: Playbook) -> Iterator[Problem]:
    lists: dict[str, dict[str, Iterable[tuple[str, ...]]]] = {
        "laws.yml": {
            "laws": (law.sources for law in playbook.laws.values()),
            "behaviours": (row.sources for row in playbook.behaviours.values()),
        },
        "deadlines.yml": {"deadlines": (row.sources for row in playbook.deadlines.values())},
        "myths.yml": {"myths": (row.sources for row in playbook.myths.values())},
        "agencies.yml": {
            "channels": (row.sources for row in playbook.channels.values()),
            "agencies": (row.sources for row in playbook.agencies.values()),
        },
    }
    for file, keys in lists.items():
        for key, rows in keys.items():
            for index, ids in enumerate(rows):
                yield from _cited(playbook, f"{DATA}/{file}", (key, index, "sources"), ids)
    for index, row in enumerate(playbook.behaviours.values()):
        name = f"{DATA}/laws.yml"
        yield from _unknown(playbook, name, ("behaviours", index, "laws"), row.laws, playbook.laws, "law", name)
