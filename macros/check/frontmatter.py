"""Front matter: every page has a title and a description in its language, and no key that nothing reads."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from macros.playbook.problem import Problem
from macros.playbook.slips import FULL_WIDTH_COLON, full_width_colon
from macros.playbook.text import LANGUAGES
from macros.render.macros import MACROS
from macros.render.site import folder_of

from .content import Pages
from .markdown import MarkdownPage
from .passages import FRONT

KNOWN = {"title", "description", "keywords", "covers", "hide", "template", "reviewed", "search"}
#: On a fork's page in a further language: how the original read when it was translated.
HASH = "replaces_hash"


def check(page: MarkdownPage) -> Iterator[Problem]:
    """Yield what is wrong with the front matter of a page."""
    if unreadable := list(readable(page)):
        yield from unreadable
        return
    front = page.front_matter
    for key in FRONT:
        if not isinstance(front.get(key), str) or not front[key].strip():
            mend = f"write {key}: in the page's language"
            yield Problem(page.name, page.line_of(key), key, "is missing", mend, "front-matter")
    known = KNOWN | ({HASH} if folder_of(page.path) not in LANGUAGES else set())
    for key in sorted(set(front) - known):
        what, mend = "is not a key that pages have", f"delete it; known keys: {', '.join(sorted(known))}"
        if key in MACROS:
            what = "hides the macro of the same name from this page"
        yield Problem(page.name, page.line_of(key), key, what, mend, "front-matter")


def readable(page: MarkdownPage) -> Iterator[Problem]:
    """Yield why the front matter of a page cannot be read."""
    try:
        page.front_matter  # noqa: B018 - it is read when it is asked for
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        what, mend = "has front matter that is not valid YAML", "quote values with a colon"
        for number, text in enumerate(page.text.split("\n---", 1)[0].split("\n"), start=1):
            if FULL_WIDTH_COLON.match(text):
                what, mend = "has a full-width colon in its front matter", full_width_colon(page.name, number).mend
                line = number
                break
        yield Problem(page.name, line, "", what, mend, "front-matter")
    except ValueError as error:
        what = f"has front matter that cannot be read ({error})"
        yield Problem(page.name, 0, "", what, "put the value in quotes", "front-matter")


def check_descriptions(pages: Pages) -> Iterator[Problem]:
    """Yield every page that says of itself what another page of its language says."""
    described: dict[tuple[str, str], str] = {}
    for page in pages.written.values():
        if isinstance(page.front.get("description"), str):
            said = page.path.partition("/")[0], page.front["description"].strip()
            before = described.setdefault(said, page.name)
            if before != page.name:
                what, line = f"is the same as that of {before}", page.line_of("description")
                yield Problem(page.name, line, "description", what, "say what this page is for", "front-matter")
