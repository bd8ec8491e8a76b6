"""A page that is read is drawn before its scripts run: what they add then moves nothing that the reader looks at."""

import pytest

PLACES = """[...document.querySelectorAll("main :is(.checklist__item, [data-entry], h2)")]
  .slice(0, 40).map((node) => Math.round(node.getBoundingClientRect().top))"""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["checklists/first-24-hours", "measures/preserve-evidence", "reference/glossary"])
def test_nothing_moves_when_the_scripts_run(readers, browser, server, language, path, width):
    size = {"width": width, "height": 844}
    context = browser.new_context(viewport=size)
    page = context.new_page()
    page.route("**/*.js?v=*", lambda route: route.abort())
    page.goto(f"{server}/{language}/{path}/")
    before = page.evaluate(PLACES)
    context.close()
    alive = readers(viewport=size).open(f"{language}/{path}/")
    alive.locator(".checklist.is-alive, .filter:not([hidden])").first.wait_for()
    # What stands below the tools of a list may move by a line that is known only then.
    shown = len([top for top in before if top < 844])
    assert shown
    assert alive.evaluate(PLACES)[:shown] == before[:shown]
