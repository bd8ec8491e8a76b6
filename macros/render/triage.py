"""The ways into the site: what is at hand on the home page, and the triage."""

from __future__ import annotations

from .macro import macro
from .page import Fragment, Page

#: The one page that is printed and hung up: the checklist of the first day.
_PRINTED = "first-24-hours"


@macro
def tools(page: Page) -> Fragment:
    """Return what is used at once (words, phone numbers, letters, one page to print), and the other ways in."""
    # A build without downloads leads to the list itself, which can be printed as well.
    printed = page.download(f"downloads/checklists/{_PRINTED}.{page.language}.pdf")
    return page.partial("tools", printed=printed or page.link(f"checklists/{_PRINTED}.md"))


@macro
def triage(page: Page) -> Fragment:
    """Return the triage: questions and outcomes as a page that works without JavaScript."""
    tree = page.playbook.triage
    assert tree is not None
    questions = {question.id for question in tree.questions}
    return page.partial("triage", triage=tree, questions=questions, words=page.browser_words("triage"))
