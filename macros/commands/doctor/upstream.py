"""What upstream changed under the fork, and how far upstream is ahead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros.check.git import git, upstream_version
from macros.check.moves import follow
from macros.check.place import is_a_forks, is_internal
from macros.playbook.book import INTERNAL, successor
from macros.playbook.changes import WITHDRAWN
from macros.playbook.organisation import Override
from macros.playbook.overlay import ORGANISATION

from .findings import Finding, finding
from .history import old_words
from .patient import Patient
from .side_by_side import compared

#: How many files are named.
_LISTED = 8


def overrides(patient: Patient) -> Iterator[Finding]:
    """Find places where the fork speaks instead of upstream, and upstream has changed since."""
    playbook = patient.playbook
    if playbook is None:
        return
    for place in playbook.overrides:
        yield from _override(place, patient)
    for id, checklist in playbook.checklists.items():
        if len(checklist.items) > 18:
            yield finding("long-list", f"{INTERNAL}/checklists/{id}.yml", 0, count=len(checklist.items))
    for index, hidden in enumerate(playbook.organisation.hidden if playbook.organisation else ()):
        if (new := successor(hidden, playbook.moved)) != hidden and patient.organisation:
            line = patient.organisation.line(("hidden", index))
            yield finding("moved", ORGANISATION, line, old=hidden, new=new)
    for name, page in patient.pages.items():
        if is_internal(name):
            moves: list[tuple[int, str, str]] = []
            follow(page.text, name, playbook.moved, lambda *move, moves=moves: moves.append(move), playbook.renames)
            for line, old, new in moves:
                yield finding("moved", f"docs/{name}", line, old=old, new=new)


def _override(place: Override, patient: Patient) -> Iterator[Finding]:
    if place.kind == "extends":
        moved = patient.playbook.moved if patient.playbook else {}
        new = moved[f"checklists/{place.item}"].now
        yield finding("moved", place.file, place.line, old=f"checklists/{place.item}", new=new)
    elif place.kind == "renamed":
        yield finding("renamed", place.file, place.line, old=place.item, new=place.renamed)
    elif place.recorded == (place.current or WITHDRAWN):
        return
    elif place.kind == "place":
        yield finding("place", place.file, place.line, item=place.item)
    elif place.current is None:
        yield _withdrawn(place, patient)
    else:
        old = old_words(patient.root, place)
        shown = compared(old, place.says, place.ours)
        if old is None or shown:
            found = finding("changed", place.file, place.line, item=place.item, hash=place.current)
            yield replace(found, detail=shown)


def _withdrawn(place: Override, patient: Patient) -> Finding:
    if place.kind in ("drop", "withdrawn-too"):
        return finding("withdrawn-too", place.file, place.line, item=place.item)
    retired, where = place.retired, (place.file, place.line)
    if retired is None or retired.replaced_by is None:
        found = finding("withdrawn", *where, item=place.item)
    else:
        day, now = retired.retired_on, retired.replaced_by
        found = finding("withdrawn", *where, "withdrawn-for", item=place.item, day=day, now=now)
    return replace(found, detail=compared(old_words(patient.root, place), {}, place.ours))


def edited(patient: Patient) -> Iterator[Finding]:
    """Find files outside the overlay that are not as the newest merged version of upstream has them."""
    if patient.organisation is None or not (version := upstream_version(patient.root)):
        return
    changed = (git(patient.root, "diff", "--name-only", "-z", version) or "").split("\0")
    added = (git(patient.root, "ls-files", "--others", "--exclude-standard", "-z") or "").split("\0")
    names = sorted(name for name in {*changed, *added} if name and not is_a_forks(name))
    if names:
        some = " ".join([*names[:_LISTED], *["…"] * (len(names) > _LISTED)])
        yield finding("edited", ".git", 0, count=len(names), list=some)


def behind(patient: Patient) -> Iterator[Finding]:
    """Find how far upstream is ahead, as far as was fetched."""
    if not git(patient.root, "rev-parse", "--is-inside-work-tree"):
        return
    if "upstream" not in (git(patient.root, "remote") or "").split():
        yield finding("no-upstream", ".git/config")
        return
    for branch in ("upstream/HEAD", "upstream/main", "upstream/master"):
        count = git(patient.root, "rev-list", "--count", f"HEAD..refs/remotes/{branch}")
        if count is not None:
            if int(count):
                name = "upstream/main" if branch.endswith("HEAD") else branch
                yield finding("behind", ".git", 0, count=count, branch=name)
            return
    yield finding("never-fetched", ".git/config")
