"""Checklists in a page: the thing itself, and cards that lead to it."""

from __future__ import annotations

from macros.playbook.checklist import ChecklistItem

from .lookup import find, find_all
from .macro import macro
from .page import Fragment, Page


@macro
def checklist(page: Page, id: str) -> Fragment:
    """Return the interactive checklist `id`."""
    found = find(page.playbook.checklists, id, "checklist", "docs/data/checklists/")
    phases: list[tuple[str, list[ChecklistItem]]] = []
    for item in found.items:
        if not phases or phases[-1][0] != item.phase:
            phases.append((item.phase, []))
        phases[-1][1].append(item)
    return page.partial(
        "checklist",
        checklist=found,
        phases=phases,
        retired={entry.id: entry.replaced_by for entry in found.retired},
        words=page.browser_words("common", "form", "stored", "transfer", "checklist"),
    )


@macro
def checklists(page: Page, *ids: str) -> Fragment:
    """Return cards that lead to checklists; without ids, to all of them."""
    found = find_all(page.playbook.checklists, ids, "checklist", "docs/data/checklists/")
    return page.partial("cards", kind="checklists", cards=[(one.id, one.title, one.purpose) for one in found])
