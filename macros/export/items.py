"""What every format says of a checklist's items beside their texts."""

from __future__ import annotations

from macros.playbook.checklist import ChecklistItem
from macros.playbook.text import Label

from .edition import Edition

#: What can become of an item; the words stand in labels.yml as `export.status-<id>`. The first one is the beginning.
STATUSES = ("open", "doing", "done", "not-applicable")


def moment(item: ChecklistItem, edition: Edition) -> Label:
    """Return when an item is due, behind its group where the list is divided by groups."""
    phase = edition.labels[f"phase.{item.phase}"]
    if item.group is None:
        return phase
    group = edition.labels[f"item-group.{item.group}"]
    return Label(zh=f"{group.zh} · {phase.zh}", ko=f"{group.ko} · {phase.ko}")


def assigned(item: ChecklistItem, edition: Edition) -> Label:
    """Return who does an item; in a list that is divided by groups the moment too, for no heading tells it."""
    role = edition.labels[f"role.{item.role}"]
    if item.group is None:
        return role
    phase = edition.labels[f"phase.{item.phase}"]
    return Label(zh=f"{role.zh} · {phase.zh}", ko=f"{role.ko} · {phase.ko}")
