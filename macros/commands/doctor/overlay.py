"""The fork's own files: what stops a build, what is not filled in, what is said to be unfinished."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.playbook.book import INTERNAL
from macros.playbook.labelled import ids_of, labels_at
from macros.playbook.organisation import Organisation
from macros.playbook.overlay import ORGANISATION
from macros.playbook.text import LANGUAGES

from .findings import Finding, finding, short, told_by_check
from .patient import Patient

_TO_DO = re.compile(r"\b(?:TODO|FIXME)\b|待办|(?:^|[\s\[(#*-])할 일\s*[:：\])]")

_TEAM_PAGES = tuple(f"docs/{language}/internal/index.md" for language in LANGUAGES)


def broken(patient: Patient) -> Iterator[Finding]:
    """Find what stops a build. A page in one language has a check of its own."""
    for problem in patient.content_problems:
        if problem.rule != "one-language":
            yield told_by_check("broken", problem)


def advice(patient: Patient) -> Iterator[Finding]:
    """Find what the house's style would have otherwise on the fork's own pages; it asks for nothing."""
    for problem in patient.advice:
        yield told_by_check("advice", problem)


def unset(patient: Patient) -> Iterator[Finding]:
    """Find keys of the form that are not there, and roles that nobody holds."""
    file = patient.organisation
    if file is None:
        if not (patient.root / ORGANISATION).exists():
            yield finding("no-overlay", INTERNAL)
        return
    data = file.data if isinstance(file.data, dict) else {}
    for key in Organisation.model_fields:
        if key not in data:
            yield finding("unset", ORGANISATION, 0, key=key)
    roles = data.get("roles") or {}
    for role in ids_of("role", patient.playbook.labels if patient.playbook else labels_at(patient.root)):
        if role not in roles:
            yield finding("role", ORGANISATION, file.line(("roles",)), key=role)


def to_do(patient: Patient) -> Iterator[Finding]:
    """Find lines that say of themselves that they are not done."""
    for name, path in patient.own_files.items():
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
            if _TO_DO.search(line):
                yield finding("to-do", name, number, value=short(line.strip(" #*-")))


def own_team_page(patient: Patient) -> Iterator[Finding]:
    """Find a page that takes the place of the generated one without showing the roles."""
    for name, path in patient.own_files.items():
        if name in _TEAM_PAGES and "team(" not in path.read_text(encoding="utf-8", errors="replace"):
            yield finding("own-team-page", name, 0, call='{{ team("roles") }}')
