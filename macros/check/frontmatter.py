"""Front matter: every page has a title and a description in its language, and no key that nothing reads."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from macros.playbook.problem import Problem
from macros.render.macros import MACROS

from .content import Pages

KNOWN = {"title", "description", "keywords", "covers", "hide", "template", "reviewed", "search"}
REQUIRED = ("title", "description")


def check(content: Pages) -> Iterator[Problem]:
    """Yield what is wrong with the front matter of the pages."""
    described: dict[tuple[str, str], str] = {}
    for page in content.written.values():
        name = f"docs/{page.path}"
        try:
            front = page.front_matter
        except yaml.YAMLError as error:
            line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
            yield Problem(
                name,
                line,
                "",
                "has front matter that is not valid YAML",
                "quote values with a colon",
                "front-matter",
            )
            continue
        for key in REQUIRED:
            if not isinstance(front.get(key), str) or not front[key].strip():
                mend = f"write {key}: in the page's language"
                yield Problem(name, page.line_of(key), key, "is missing", mend, "front-matter")
        if isinstance(front.get("description"), str):
            language = page.path.partition("/")[0]
            before = described.setdefault((language, front["description"].strip()), name)
            if before != name:
                what = f"is the same as that of {before}"
                mend, line = "say what this page is for", page.line_of("description")
                yield Problem(name, line, "description", what, mend, "front-matter")
        for key in sorted(set(front) - KNOWN):
            what, mend = "is not a key that pages have", f"delete it; known keys: {', '.join(sorted(KNOWN))}"
            if key in MACROS:
                what = "hides the macro of the same name from this page"
            yield Problem(name, page.line_of(key), key, what, mend, "front-matter")
