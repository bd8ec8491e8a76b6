"""A page that is read is drawn before its scripts run: what they add then moves nothing that the reader looks at."""

import pytest

from .conftest import BOTH

PLACES = """[...document.querySelectorAll("main :is(.checklist__item, [data-entry], h2)")]
  .slice(0, 40).map((node) => Math.round(node.getBoundingClientRect().top))"""
SCRIPTS = "**/*.js?v=*"


@BOTH
@pytest.mark.parametrize("path", ["checklists/first-24-hours", "measures/preserve-evidence", "reference/glossary"])
def test_nothing_moves_when_the_scripts_run(readers, language, path):
    reader = readers(viewport={"width": 1280, "height": 844})
    for width in (1280, 390):
        reader.page.set_viewport_size({"width": width, "height": 844})
        reader.page.route(SCRIPTS, lambda route: route.abort())
        before = reader.open(f"{language}/{path}/").evaluate(PLACES)
        reader.trouble.clear()
        reader.page.unroute(SCRIPTS)
        alive = reader.open(f"{language}/{path}/")
        alive.locator(".checklist.is-alive, .filter:not([hidden])").first.wait_for()
        # What stands below the tools of a list may move by a line that is known only then.
        shown = len([top for top in before if top < 844])
        assert shown
        assert alive.evaluate(PLACES)[:shown] == before[:shown], width
