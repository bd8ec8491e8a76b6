"""What upstream changed under the fork, and how far upstream is ahead."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from macros.check.moves import follow
from macros.check.place import is_internal
from macros.playbook.book import INTERNAL, Playbook
from macros.playbook.organisation import Override

from .findings import Finding, finding
from .patient import Patient


def overrides(patient: Patient) -> Iterator[Finding]:
    """Find places where the fork speaks instead of upstream, and upstream has changed since."""
    playbook = patient.playbook
    if playbook is None:
        return
    for place in playbook.overrides:
        yield from _override(place, playbook)
    for id, checklist in playbook.checklists.items():
        if len(checklist.items) > 18:
            yield finding("long-list", f"{INTERNAL}/checklists/{id}.yml", 0, count=len(checklist.items))
    for name, page in patient.pages.items():
        if is_internal(name):
            moves: list[tuple[int, str, str]] = []
            follow(page.text, name, playbook.moved, lambda *move, moves=moves: moves.append(move))
            for line, old, new in moves:
                yield finding("moved", f"docs/{name}", line, old=old, new=new)


def _override(place: Override, playbook: Playbook) -> Iterator[Finding]:
    if place.kind == "extends":
        new = playbook.moved[f"checklists/{place.item}"].now
        yield finding("moved", place.file, place.line, old=f"checklists/{place.item}", new=new)
    elif place.retired is not None:
        now = place.retired.replaced_by or "—"
        yield finding("withdrawn", place.file, place.line, item=place.item, day=place.retired.retired_on, now=now)
    elif place.recorded != place.current:
        yield finding("changed", place.file, place.line, item=place.item, hash=place.current)


def behind(patient: Patient) -> Iterator[Finding]:
    """Find how far upstream is ahead, as far as was fetched."""
    if not _git(patient.root, "rev-parse", "--is-inside-work-tree"):
        return
    if "upstream" not in (_git(patient.root, "remote") or "").split():
        yield finding("no-upstream", ".git/config")
        return
    for branch in ("upstream/HEAD", "upstream/main", "upstream/master"):
        count = _git(patient.root, "rev-list", "--count", f"HEAD..refs/remotes/{branch}")
        if count is not None:
            if int(count):
                name = "upstream/main" if branch.endswith("HEAD") else branch
                yield finding("behind", ".git", 0, count=count, branch=name)
            return
    yield finding("never-fetched", ".git/config")


def _git(root: Path, *arguments: str) -> str | None:
    """Return what git says, or None where it cannot."""
    try:
        said = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, text=True, encoding="utf-8", check=False
        )
    except OSError:
        return None
    return said.stdout.strip() if said.returncode == 0 else None
