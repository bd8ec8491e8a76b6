"""A page that is read is drawn before its scripts run: what they add then moves nothing that the reader looks at."""

import pytest

from .conftest import BOTH

PLACES = """[...document.querySelectorAll("main :is(.checklist__item, [data-entry], h2)")]
  .slice(0, 40).map((node) => Math.round(node.getBoundingClientRect().top))"""
SCRIPTS = "**/*.js?v=*"


@BOTH
@pytest.mark.parametrize("path", ["checklists/first-24-hours", "measures/preserve-evidence", "reference/glossary"])
def test_nothing_moves_when_the_scripts_run(reader, language, path):
    def places():
        found = {}
        for width in (390, 1280):
            reader.page.set_viewport_size({"width": width, "height": 844})
            found[width] = reader.page.evaluate(PLACES)
        return found

    reader.page.route(SCRIPTS, lambda route: route.abort())
    reader.open(f"{language}/{path}/")
    before = places()
    reader.trouble.clear()
    reader.page.unroute(SCRIPTS)
    reader.open(f"{language}/{path}/")
    reader.page.locator(".checklist.is-alive, .filter:not([hidden])").first.wait_for()
    for width, after in places().items():
        # What stands below the tools of a list may move by a line that is known only then.
        shown = len([top for top in before[width] if top < 844])
        assert shown
        assert after[:shown] == before[width][:shown], width
