"""The kinds of report: card, evidence, letters, law, cases and picture of a scenario, and cards that lead to it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from macros.playbook.scenario import Scenario

from .claims import law
from .lookup import find, find_all
from .macro import macro
from .page import Fragment, Page
from .picture import timeline_picture
from .team import own_places


@macro
def scenarios(page: Page, *ids: str) -> Fragment:
    """Return cards that lead to kinds of report; without ids, to all of them."""
    found = page.shown("scenarios", find_all(page.playbook.scenarios, ids, "scenario", "docs/data/scenarios/"))
    return page.partial("cards", kind="scenarios", cards=[(one.id, one.title, one.summary) for one in found])


def _scenario(page: Page) -> Scenario:
    return find(page.playbook.scenarios, Path(page.source).stem, "scenario", "docs/data/scenarios/")


@macro
def card(page: Page) -> Fragment:
    """Return the first-15-minutes card of this page's scenario."""
    kinds = ("do", "save", "who", "dont")
    scenario = _scenario(page)
    columns = [(kind, [line for line in scenario.card if line.kind == kind]) for kind in kinds]
    return page.partial("card", columns=columns, own=own_places(page, ["evidence_storage"]))


@macro
def evidence(page: Page) -> Fragment:
    """Return the evidence table of this page's scenario."""
    return page.partial("evidence", rows=_scenario(page).evidence)


@macro
def scenario_letters(page: Page) -> Fragment:
    """Return the letters of this page's scenario, in the order in which they are sent."""
    return page.partial("letter_steps", letters=[page.playbook.letters[id] for id in _scenario(page).letters])


@macro
def legal_routes(page: Page) -> Fragment:
    """Return the articles that fit this page's scenario and those that do not."""
    return page.partial("legal_routes", scenario=_scenario(page), law=partial(law, page))


@macro
def cases(page: Page) -> Fragment:
    """Return the real cases of this page's scenario."""
    return page.partial("cases", cases=_scenario(page).cases)


@macro
def timeline(page: Page) -> str:
    """Return the timeline picture of this page's scenario."""
    moments = [(page.label(f"moment.{one.at}"), page.text(one.text)) for one in _scenario(page).timeline]
    return timeline_picture(page.label("timeline.title"), moments, page.language)
