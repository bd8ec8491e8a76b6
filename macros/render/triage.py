"""The ways into the site: the triage as a page and as a picture, and the whole way at a glance."""

from __future__ import annotations

from markupsafe import escape

from .macro import macro
from .page import Fragment, Page
from .picture import timeline_picture, triage_picture


@macro
def ways(page: Page) -> Fragment:
    """Return the three ways into the site."""
    return page.partial("ways")


@macro
def first_look(page: Page) -> str:
    """Return the timeline picture of the whole way, from the first 15 minutes to the last remedy."""
    keys = ("first-15-minutes", "day-1", "deadline", "refusal", "legal")
    moments = [(page.label(f"moment.{key}"), page.label(f"way.{key}")) for key in keys]
    return timeline_picture(page.label("timeline.title"), moments, page.language)


@macro
def triage(page: Page) -> Fragment:
    """Return the triage: questions and outcomes as a page that works without JavaScript."""
    tree = page.playbook.triage
    assert tree is not None
    questions = {question.id for question in tree.questions}
    return page.partial("triage", triage=tree, questions=questions, words=page.browser_words("triage"))


@macro
def triage_map(page: Page) -> str:
    """Return the triage as a picture, folded: with every question it is many screens tall."""
    tree = page.playbook.triage
    assert tree is not None
    picture = triage_picture(tree, page.label("triage.picture"), page.language)
    return f"<details><summary>{escape(page.label('triage.unfold'))}</summary>{picture}</details>"
