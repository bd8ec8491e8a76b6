"""What every format says of a checklist's items beside their texts."""

from __future__ import annotations

from macros.playbook.checklist import ChecklistItem
from macros.playbook.text import LANGUAGES, Label

from .edition import Edition

#: What can become of an item, the same on the page, in its case files and in every download; the words stand in
#: labels.yml as `js.state.<code>`. The first one is the beginning.
STATES = ("open", "doing", "done", "na")


def moment(item: ChecklistItem, edition: Edition) -> Label:
    """Return when an item is due, behind its group where the list is divided by groups."""
    group = [f"item-group.{item.group}"] if item.group else []
    return _joined(edition, *group, f"phase.{item.phase}")


def assigned(item: ChecklistItem, edition: Edition) -> Label:
    """Return who does an item; in a list that is divided by groups the moment too, for no heading tells it."""
    phase = [f"phase.{item.phase}"] if item.group else []
    return _joined(edition, f"role.{item.role}", *phase)


def _joined(edition: Edition, *keys: str) -> Label:
    zh, ko = (" · ".join(edition.labels[key][language] for key in keys) for language in LANGUAGES)
    return Label(zh=zh, ko=ko)
