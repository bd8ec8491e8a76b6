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
    who = held(item.role, edition)
    return _with(who, _joined(edition, *phase)) if phase else who


def held(role: str, edition: Edition) -> Label:
    """Return a role, and in a fork who holds it."""
    name, holder = edition.labels[f"role.{role}"], edition.people.get(role)
    return _with(name, Label(zh=holder, ko=holder)) if holder else Label(zh=name["zh"], ko=name["ko"])


def _joined(edition: Edition, *keys: str) -> Label:
    zh, ko = (" · ".join(edition.labels[key][language] for key in keys) for language in LANGUAGES)
    return Label(zh=zh, ko=ko)


def _with(first: Label, second: Label) -> Label:
    return Label(zh=f"{first['zh']} · {second['zh']}", ko=f"{first['ko']} · {second['ko']}")
