"""Where a mistake is told that a fork's change makes in what upstream says: at the change, never in upstream's file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.playbook.book import DATA, Playbook
from macros.playbook.organisation import Override
from macros.playbook.problem import Problem

from .place import is_a_forks

_LISTS = f"{DATA}/checklists/"
_NAMED = re.compile(r"'([^']+)', which does not exist")
WITHDRAWN = "which upstream has withdrawn"


def caused(problems: Iterable[Problem], before: Iterable[Problem], playbook: Playbook) -> Iterator[Problem]:
    """Yield the disagreements between records that were not there `before` the overlay."""
    known = set(before)
    for problem in problems:
        if problem in known:
            continue
        if is_a_forks(problem.file):
            yield told(problem, playbook)
        # What the overlay changes among a list's items is judged where it is changed; what they name it may drop.
        elif problem.file.startswith(_LISTS):
            yield from (found for found in [told(problem, playbook)] if found is not problem)
        else:
            yield told(problem, playbook, whole_file=True)


def told(problem: Problem, playbook: Playbook, *, whole_file: bool = False) -> Problem:
    """Return a problem at what was dropped, if it is that somebody names it; otherwise as it is.

    With `whole_file` also at any other change of the file in which it stands.
    """
    if is_a_forks(problem.file):
        return _withdrawn(problem, playbook)
    where = f"{problem.file}:{problem.line}"
    for change in playbook.overrides:
        if change.kind == "drop" and re.search(rf"['#]{re.escape(_id(change))}'", problem.what):
            what = f"is dropped, but {where} still names it"
            mend = "replace its words instead, or change what names it, too"
            return Problem(change.file, change.line, change.item, what, mend, problem.rule)
    changes = [change for change in playbook.overrides if change.home == problem.file] if whole_file else []
    if not changes:
        return problem
    nearest = max(changes, key=lambda change: _shared(change, problem))
    return Problem(nearest.file, nearest.line, nearest.item, f"{problem.what} ({where})", problem.mend, problem.rule)


def _withdrawn(problem: Problem, playbook: Playbook) -> Problem:
    """Return a problem that a fork names something, in the right words if upstream has given that up for nothing."""
    named = _NAMED.search(problem.what)
    if named is None or named[1] not in _given_up(playbook):
        return problem
    what = problem.what.replace(named[0], f"'{named[1]}', {WITHDRAWN}")
    return Problem(problem.file, problem.line, problem.key, what, "take it out, or name another", problem.rule)


def _given_up(playbook: Playbook) -> Iterator[str]:
    """Yield the ids that nothing took the place of: those that the ledger says, and the items of lists that went."""
    yield from (id for (_, id), now in playbook.renames.now.items() if not now)
    for kind, id in playbook.renames.known:
        if kind == "item" and id.partition("/")[0] not in playbook.checklists:
            yield id


def _id(change: Override) -> str:
    return re.split(r"/|labels/\w[\w-]*\.", change.item)[-1]


def _shared(change: Override, problem: Problem) -> int:
    """Return how many of the names in a change's address stand in the problem's key."""
    return len(set(change.item.split("/")) & set(problem.key.split(".")))
