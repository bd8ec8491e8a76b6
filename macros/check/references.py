"""What one record says of another must be true: every id named somewhere exists, every placeholder is declared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from macros.playbook.book import DATA, INTERNAL_PREFIX, Playbook
from macros.playbook.checklist import kinds_of
from macros.playbook.condition import terms
from macros.playbook.problem import Problem

from .answers import check_answers
from .letter_fields import check_fields
from .letters import check_letters
from .naming import cited, labelled, listed, named
from .notices import check_notices
from .organisation import check_organisation
from .pictures import check_pictures
from .place import DataPath
from .scenarios import check_scenarios, check_triage
from .watched import asked


def check_references(playbook: Playbook) -> Iterator[Problem]:
    """Yield every problem between the records of a playbook whose records are each valid."""
    for check in CHECKS:
        yield from asked(check, playbook)


def _sources(playbook: Playbook) -> Iterator[Problem]:
    name = f"{DATA}/sources.yml"
    file = playbook.files[name]
    used: set[str] = set()
    for index, source in enumerate(playbook.sources.values()):
        path: DataPath = ("sources", index)
        used.update(source.documents)
        yield from listed(playbook, name, (*path, "documents"), source.documents, playbook.documents, "document", name)
        yield from cited(playbook, name, (*path, "differs_from"), source.differs_from)
        if not source.documents and source.confidence != "known":
            what = f"is empty though the claim is {source.confidence}"
            mend = "name at least one, or set confidence: known"
            yield file.problem((*path, "documents"), what, mend, "claim-without-document")
        if source.check_again_by <= source.checked_on:
            yield file.problem((*path, "check_again_by"), "is not after checked_on", "set a later day", "bad-value")
    for index, id in enumerate(playbook.documents):
        if id not in used:
            what = f"{id!r} is named by no source"
            yield file.problem(("documents", index), what, "delete it or cite it", "unused-document")


def _checklists(playbook: Playbook) -> Iterator[Problem]:
    for checklist in playbook.checklists.values():
        name = playbook.home("checklists", checklist.id)
        file = playbook.files[name]
        fewest = 1 if checklist.id.startswith(INTERNAL_PREFIX) else 6
        if not fewest <= len(checklist.items) <= 18:
            what = f"has {len(checklist.items)} items"
            yield file.problem(("items",), what, "a list that is used has 6 to 15", "list-length")
        seen: set[str] = set()
        ids = {"items": [item.id for item in checklist.items], "retired": [item.id for item in checklist.retired]}
        for key, entries in ids.items():
            for index, id in enumerate(entries):
                path: DataPath = (key, index, "id")
                if id.partition("/")[0] != checklist.id:
                    yield file.problem(path, f"is {id!r}", f"begin it with {checklist.id}/", "item-id")
                if id in seen:
                    yield file.problem(path, f"{id!r} stands twice", "give each item its own id", "duplicate-id")
                seen.add(id)
        for index, item in enumerate(checklist.items):
            yield from cited(playbook, name, ("items", index, "sources"), item.sources)
            for key, id in kinds_of(item):
                yield from labelled(playbook, name, ("items", index, key), key, id)
        live = {item.id for other in playbook.checklists.values() for item in other.items}
        for index, retired in enumerate(checklist.retired):
            if retired.replaced_by is not None and retired.replaced_by not in live:
                what = f"{retired.replaced_by!r} is no item of any checklist"
                yield file.problem(("retired", index, "replaced_by"), what, "name a living item, or null", "unknown-id")


def _needed(playbook: Playbook) -> Iterator[Problem]:
    name = f"{DATA}/needed.yml"
    lists = playbook.checklists.values()
    # A fork may drop an item, and upstream may retire one that a fork names.
    known = {item.id for one in lists for item in one.items} | {entry.id for one in lists for entry in one.retired}
    for index, one in enumerate(playbook.needed.values()):
        yield from listed(playbook, name, ("needed", index, "items"), one.items, known, "item", f"{DATA}/checklists")


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
                yield from cited(playbook, f"{DATA}/{file}", (key, index, "sources"), ids)
    for index, row in enumerate(playbook.behaviours.values()):
        name = f"{DATA}/laws.yml"
        yield from listed(playbook, name, ("behaviours", index, "laws"), row.laws, playbook.laws, "law", name)


def _deadlines(playbook: Playbook) -> Iterator[Problem]:
    name = f"{DATA}/deadlines.yml"
    for index, deadline in enumerate(playbook.deadlines.values()):
        if deadline.clock:
            for id in (deadline.clock.starts_on, *(term.field for term in terms(deadline.clock.when))):
                place: DataPath = ("deadlines", index, "clock")
                yield from named(playbook, name, place, id, playbook.fields, "field", f"{DATA}/fields.yml")
        earlier = deadline.presupposes
        if earlier is None:
            continue
        path: DataPath = ("deadlines", index, "presupposes")
        if earlier not in playbook.deadlines:
            what = f"names the deadline {earlier!r}, which does not exist"
            mend = f"correct the id or add it to {name}: who misses that step never reaches this one"
            yield playbook.files[name].problem(path, what, mend, "unknown-id")
        elif deadline.id in _steps_before(playbook, earlier):
            what = f"leads back to {deadline.id!r} itself"
            yield playbook.files[name].problem(path, what, "name a step that comes before it", "deadline-circle")


def _steps_before(playbook: Playbook, id: str) -> set[str]:
    """Return `id` and every step that it presupposes, however far back."""
    steps: set[str] = set()
    step: str | None = id
    while step in playbook.deadlines and step not in steps:
        steps.add(step)
        step = playbook.deadlines[step].presupposes
    return steps


CHECKS: tuple[Callable[[Playbook], Iterator[Problem]], ...] = (
    _sources,
    _checklists,
    _needed,
    _deadlines,
    check_fields,
    check_letters,
    check_answers,
    check_scenarios,
    check_triage,
    _reference_lists,
    check_notices,
    check_pictures,
    check_organisation,
)
