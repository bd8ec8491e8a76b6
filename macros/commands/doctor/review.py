"""Claims and pages that a person should look at again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import yaml

from macros.check.markdown import MarkdownPage
from macros.check.place import is_internal

from .findings import Finding, finding, short
from .patient import Patient

#: Days after which a page of the fork is to be looked at again.
YEAR = 366


def claims(patient: Patient) -> Iterator[Finding]:
    """Find claims that should have been compared with their documents again."""
    if patient.playbook is None:
        return
    name = "docs/data/sources.yml"
    file = patient.playbook.files[name]
    for index, source in enumerate(patient.playbook.sources.values()):
        if date.fromisoformat(source.check_again_by) < patient.day:
            line = file.line(("sources", index, "check_again_by"))
            yield finding("claim", name, line, id=source.id, day=source.check_again_by)


def pages(patient: Patient) -> Iterator[Finding]:
    """Find pages in one language only, and pages that nobody has signed."""
    unsigned = []
    for name, page in patient.pages.items():
        language, _, path = name.partition("/")
        twin = f"{'ko' if language == 'zh' else 'zh'}/{path}"
        if twin not in patient.pages and not (is_internal(name) and patient.languages == (language,)):
            yield finding("one-language", f"docs/{name}", 0, other=f"docs/{twin}")
        if said := _reviewed(page):
            if is_internal(name):
                yield from _signature(f"docs/{name}", page.line_of("reviewed"), said, patient.day)
            continue
        if is_internal(name):
            yield finding("unreviewed", f"docs/{name}")
        else:
            unsigned.append(name.removesuffix(".md"))
    if unsigned:
        some = " ".join([*unsigned[:3], *["…"] * (len(unsigned) > 3)])
        yield finding("unreviewed-upstream", "docs", 0, count=len(unsigned), list=some)


def _signature(name: str, line: int, said: str, today: date) -> Iterator[Finding]:
    """Find a signature that names no person or no day, or a day more than a year ago."""
    found = re.fullmatch(r"(.*\S)[ ,，、·]+(\d{4}-\d\d-\d\d)|(\d{4}-\d\d-\d\d)[ ,，、·]+(\S.*)", said)
    try:
        day = date.fromisoformat((found[2] or found[3]) if found else "")
    except ValueError:
        yield finding("unreviewed", name, line, says="reviewed-form", value=short(said))
        return
    if (today - day).days > YEAR:
        yield finding("unreviewed", name, line, says="reviewed-long-ago", day=day)


def _reviewed(page: MarkdownPage) -> str:
    try:
        return str(page.front_matter.get("reviewed") or "").strip()
    except (yaml.YAMLError, ValueError):
        return ""
