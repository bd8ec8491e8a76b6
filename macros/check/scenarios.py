"""Scenarios and the triage: every way leads somewhere, and everything on it exists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from macros.playbook.book import DATA, INTERNAL_PREFIX, Playbook
from macros.playbook.problem import Problem
from macros.playbook.scenario import Question

from .naming import cited, listed, named
from .place import DataPath


def check_scenarios(playbook: Playbook) -> Iterator[Problem]:
    """Yield every scenario that names what does not exist, or lacks a part of its card or timeline."""
    for scenario in playbook.scenarios.values():
        name = playbook.home("scenarios", scenario.id)
        if name not in playbook.files:
            continue
        file = playbook.files[name]
        named_lists: tuple[tuple[str, Iterable[str], Collection[str], str, str], ...] = (
            ("letters", scenario.letters, playbook.letters, "letter", "templates/"),
            ("checklists", scenario.checklists, playbook.checklists, "checklist", "checklists/"),
            ("laws_that_fit", (route.law for route in scenario.laws_that_fit), playbook.laws, "law", "laws.yml"),
            ("laws_that_do_not", (route.law for route in scenario.laws_that_do_not), playbook.laws, "law", "laws.yml"),
        )
        for key, ids, known, kind, home in named_lists:
            yield from listed(playbook, name, (key,), ids, known, kind, f"{DATA}/{home}")
        for index, row in enumerate(scenario.evidence):
            yield from cited(playbook, name, ("evidence", index, "sources"), row.sources)
        for index, case in enumerate(scenario.cases):
            yield from cited(playbook, name, ("cases", index, "sources"), case.sources)
        kinds = {line.kind for line in scenario.card}
        if len(scenario.card) > 7 or kinds != {"do", "dont", "save", "who"}:
            what = f"has {len(scenario.card)} lines of {len(kinds)} kinds"
            yield file.problem(("card",), what, "at most 7 lines, each kind at least once", "card-length")
        order = ["first-15-minutes", "day-1", "deadline", "refusal", "legal"]
        # A fork's own kind of report may have no picture.
        if (scenario.timeline or name.startswith(DATA)) and [moment.at for moment in scenario.timeline] != order:
            what, mend = "does not show every moment once, in order", f"write {', '.join(order)}"
            yield file.problem(("timeline",), what, mend, "timeline-order")


def check_triage(playbook: Playbook) -> Iterator[Problem]:
    """Yield every dead end, unreachable end, long way and missing record of the triage."""
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
            yield from _states(playbook, name, ("questions", index, "answers", number, "states"), answer.states)
    reached, depth = _walk(triage.start, questions)
    for key, ids in (("questions", [*questions]), ("outcomes", [outcome.id for outcome in triage.outcomes])):
        for index, id in enumerate(ids):
            if id not in reached:
                what, mend = f"{id!r} is reached by no answer", "lead an answer to it or delete it"
                yield file.problem((key, index, "id"), what, mend, "unreachable")
    if depth > 3:
        what, mend = f"a scenario is {depth} questions away", "at most three questions to a scenario"
        yield file.problem(("start",), what, mend, "triage-depth")
    homes: dict[str, tuple[Collection[str], str]] = {
        "scenario": (playbook.scenarios, "scenarios"),
        "checklist": (playbook.checklists, "checklists"),
        "letter": (playbook.letters, "templates"),
    }
    for index, outcome in enumerate(triage.outcomes):
        for kind, (known, folder) in homes.items():
            where: DataPath = ("outcomes", index, kind)
            id, home = getattr(outcome, kind), f"{DATA}/{folder}/"
            if id is not None:
                yield from named(playbook, name, where, id, known, kind, home)
    led_to = {outcome.scenario for outcome in triage.outcomes if outcome.id in reached}
    for id in playbook.scenarios:
        if id.startswith(INTERNAL_PREFIX) and id not in led_to:
            what = "is a kind of report that no answer of the triage leads to"
            mend = "add an outcome with this scenario, and an answer that leads to it, in docs/internal/triage.yml"
            own = playbook.files[playbook.home("scenarios", id)]
            yield own.problem(("id",), what, mend, "not-in-triage")


def _states(playbook: Playbook, name: str, path: DataPath, states: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what an answer states of a field that does not exist, offers no choice, or has no such option."""
    for id, option in states.items():
        yield from named(playbook, name, path, id, playbook.fields, "field", f"{DATA}/fields.yml")
        field = playbook.fields.get(id)
        if field is None:
            continue
        if field.type != "choice":
            what, mend = (
                f"{id!r} is of the type {field.type}",
                "name a choice: only its options can be stated by an answer",
            )
            yield playbook.files[name].problem((*path, id), what, mend, "bad-value")
        else:
            options = {one.id for one in field.options}
            yield from named(playbook, name, (*path, id), option, options, f"option of {id}", f"{DATA}/fields.yml")


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
