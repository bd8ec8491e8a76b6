"""The card of a fork's team."""

from __future__ import annotations

from functools import partial

from .macro import macro
from .page import Fragment, Page
from .site import UnknownNameError

#: What a fork's card tells, in its order.
TEAM_PARTS = ("roles", "escalation", "places", "stores", "records")
_UNITS = {"days": 1440, "hours": 60, "minutes": 1}


@macro
def team(page: Page, part: str) -> Fragment:
    """Return a part of a fork's own card: "roles", "escalation", "places", "stores" or "records"."""
    if page.playbook.organisation is None:
        raise UnknownNameError("shows a team, but there is no overlay", "add docs/internal/organisation.yml")
    if part not in TEAM_PARTS:
        raise UnknownNameError(f"asks for {part!r} of the team", f"write one of {', '.join(TEAM_PARTS)}")
    return page.partial(f"team_{part}", team=page.playbook.organisation, after=partial(_after, page))


def _after(page: Page, minutes: int) -> str:
    unit, size = next((unit, size) for unit, size in _UNITS.items() if minutes % size == 0 and minutes >= size)
    return f"{page.label('internal.after')}{minutes // size}{page.label(f'internal.{unit}')}"
