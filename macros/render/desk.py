"""The case desk, and the card of a fork's team."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from macros.playbook.checklist import Phase

from .base import Page
from .browser import desk_data, embed
from .site import UnknownNameError

#: What a fork's card tells, in its order.
TEAM_PARTS = ("roles", "escalation", "places", "stores", "records")
#: What the case desk asks for once: the groups of fields that letters share, and the two that the deadline needs.
DESK_GROUPS = ("store", "person", "notice", "goods")
DESK_NOTICE = ("notice_received_at", "deadline_at")
_UNITS = {"days": 1440, "hours": 60, "minutes": 1}


class DeskMacros(Page):
    """The macros of the case desk and the team's card."""

    def team(self, part: str) -> str:
        """Return a part of a fork's own card: "roles", "escalation", "places", "stores" or "records"."""
        if self._playbook.organisation is None:
            raise UnknownNameError("shows a team, but there is no overlay", "add docs/internal/organisation.yml")
        if part not in TEAM_PARTS:
            raise UnknownNameError(f"asks for {part!r} of the team", f"write one of {', '.join(TEAM_PARTS)}")
        return self._partial(f"team_{part}", team=self._playbook.organisation, after=self._after)

    def _after(self, minutes: int) -> str:
        unit, size = next((unit, size) for unit, size in _UNITS.items() if minutes % size == 0 and minutes >= size)
        return f"{self._label('internal.after')}{minutes // size}{self._label(f'internal.{unit}')}"

    def case_desk(self) -> str:
        """Return the case desk."""
        playbook = self._playbook
        used = Counter(name for letter in playbook.letters.values() for name in letter.fields)
        shared = [
            field
            for field in playbook.fields.values()
            if used[field.id] * 3 >= len(playbook.letters) and field.type != "fact" and field.group in DESK_GROUPS
        ]
        fields = {field.id: field for field in [*shared, *(playbook.fields[id] for id in DESK_NOTICE)]}
        groups = [
            (group, [(field, False) for field in shared if field.group == group and field.id not in DESK_NOTICE])
            for group in DESK_GROUPS
        ]
        data = desk_data(playbook, self._language, fields.values())
        data["letters"] = [
            {"id": one.id, "title": one.title[self._language], "href": self._link(f"templates/{one.id}.md")}
            for one in playbook.letters.values()
        ]
        return self._partial(
            "case_desk",
            groups=[(group, entries) for group, entries in groups if entries],
            notice=[(fields[id], False) for id in DESK_NOTICE],
            # What is urgent first, what is routine last.
            lists=sorted(playbook.checklists.values(), key=lambda one: get_args(Phase).index(one.items[0].phase)),
            data=embed(data),
            words=self._browser_words(
                *("common", "form", "tone", "stored", "transfer", "checklist"),
                *("case", "deadline", "register", "timeline", "pack"),
            ),
        )
