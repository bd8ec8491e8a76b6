"""Checklists in a page: the thing itself, and cards that lead to it."""

from __future__ import annotations

from collections import Counter

from macros.playbook.checklist import sections
from macros.playbook.labelled import ids_of

from .downloads import file_name
from .lookup import find, find_all
from .macro import macro
from .page import Fragment, Page
from .team import own_places


@macro
def checklist(page: Page, id: str) -> Fragment:
    """Return the interactive checklist `id`."""
    found = find(page.playbook.checklists, id, "checklist", "docs/data/checklists/")
    counted = Counter(item.role for item in found.items)
    stem = f"downloads/checklists/{id}.{page.language}"
    words = {"pdf": page.label("checklist.one-page"), "png": page.label("checklist.picture"), "xlsx": "XLSX"}
    files = [(label, page.download(f"{stem}.{extension}"), extension) for extension, label in words.items()]
    needs = page.playbook.needs
    return page.partial(
        "checklist",
        own={item.id: own_places(page, needs[item.id]) for item in found.items if item.id in needs},
        checklist=found,
        sections=sections(found),
        roles=[(role, counted[role]) for role in ids_of("role", page.playbook.labels) if counted[role]],
        files=[file for file in files if file[1]],
        saved_as=file_name(page, found.title, page.language),
        retired={entry.id: entry.replaced_by for entry in found.retired},
        words=page.browser_words("common", "form", "stored", "transfer", "checklist", "state"),
    )


@macro
def checklists(page: Page, *ids: str) -> Fragment:
    """Return cards that lead to checklists; without ids, to all of them."""
    named = find_all(page.playbook.checklists, ids, "checklist", "docs/data/checklists/")
    found = page.shown("checklists", named)
    return page.partial("cards", kind="checklists", cards=[(one.id, one.title, one.purpose) for one in found])
