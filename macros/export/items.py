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
    """Return a role, and in a fork who holds it and who stands in."""
    name, holder = edition.labels[f"role.{role}"], edition.people.get(role)
    if not holder:
        return Label(zh=name["zh"], ko=name["ko"])
    standing_in = deputy(role, edition)
    people = Label(zh=f"{holder}（{standing_in['zh']}）", ko=f"{holder}({standing_in['ko']})") if standing_in else None
    return _with(name, people or Label(zh=holder, ko=holder))


def deputy(role: str, edition: Edition) -> Label | None:
    """Return who stands in for a role in a fork, as a note says it; None where nobody does."""
    name, word = edition.deputies.get(role), edition.labels["export.deputy"]
    return Label(zh=f"{word['zh']}{name}", ko=f"{word['ko']}{name}") if name else None


def _joined(edition: Edition, *keys: str) -> Label:
    zh, ko = (" · ".join(edition.labels[key][language] for key in keys) for language in LANGUAGES)
    return Label(zh=zh, ko=ko)


def _with(first: Label, second: Label) -> Label:
    return Label(zh=f"{first['zh']} · {second['zh']}", ko=f"{first['ko']} · {second['ko']}")
