"""The card of a fork's team."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import get_args

from markupsafe import Markup

from macros.playbook.labelled import ids_of
from macros.playbook.needed import Own

from .macro import macro
from .page import Fragment, Page
from .site import UnknownNameError

#: What a fork's card tells, in its order.
TEAM_PARTS = ("roles", "escalation", "places", "stores", "records")
#: A mail address, or a telephone number: with its country, from 0, a Chinese mobile, a Korean service number.
_REACH = re.compile(
    r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?<![\w+-])(?:\+\d|0\d|1[3-9]\d|1\d{3}[- ]\d|400[- ]?\d)[\d -]{4,17}\d(?![\w-])",
    re.ASCII,
)
_UNITS = {"days": 1440, "hours": 60, "minutes": 1}


@macro
def team(page: Page, part: str) -> Fragment:
    """Return a part of a fork's own card: "roles", "escalation", "places", "stores" or "records"."""
    if page.playbook.organisation is None:
        raise UnknownNameError("shows a team, but there is no overlay", "add docs/internal/organisation.yml")
    if part not in TEAM_PARTS:
        raise UnknownNameError(f"asks for {part!r} of the team", f"write one of {', '.join(TEAM_PARTS)}")
    return page.partial(
        f"team_{part}",
        team=page.playbook.organisation,
        roles=ids_of("role", page.playbook.labels),
        after=partial(_after, page),
        reach=reachable,
    )


@macro
def firm(page: Page) -> Fragment | str:
    """Return whose handbook it is and whom to reach first, on a fork's home page; nothing in the public playbook."""
    return _own(page, "firm", card=page.link("internal/index.md")) if page.playbook.organisation else ""


def own_places(page: Page, keys: Iterable[Own]) -> Fragment | str:
    """Return what a fork keeps under `keys` of its form, where it is needed; nothing where it has none."""
    organisation = page.playbook.organisation
    there = [key for key in get_args(Own) if key in keys and organisation and getattr(organisation, key)]
    return _own(page, "own_places", keys=there) if there else ""


def _own(page: Page, name: str, **values: object) -> Fragment:
    organisation = page.playbook.organisation
    assert organisation is not None
    steps = sorted(organisation.escalation, key=lambda step: step.after_minutes)
    return page.partial(
        name,
        team=organisation,
        steps=[(step, organisation.roles.get(step.to)) for step in steps],
        lasting=partial(_lasting, page),
        reach=reachable,
        **values,
    )


def reachable(contact: str) -> Markup:
    """Return how somebody is reached, with numbers to call and mail addresses as links."""
    said, taken = Markup(), 0
    for found in _REACH.finditer(contact):
        address = f"mailto:{found[0]}" if "@" in found[0] else f"tel:{re.sub(r'[ ()-]', '', found[0])}"
        said += contact[taken : found.start()] + Markup('<a href="{}">{}</a>').format(address, found[0])
        taken = found.end()
    return said + contact[taken:]


def _after(page: Page, minutes: int) -> str:
    return page.label("internal.after") + _lasting(page, minutes)


def _lasting(page: Page, minutes: int) -> str:
    unit, size = next((unit, size) for unit, size in _UNITS.items() if minutes % size == 0 and minutes >= size)
    return f"{minutes // size}{page.label(f'internal.{unit}')}"
