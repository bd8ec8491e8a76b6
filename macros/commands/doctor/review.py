"""Claims and pages that a person should look at again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import yaml

from macros.check.markdown import MarkdownPage
from macros.check.place import is_internal

from .findings import Finding, finding
from .patient import Patient


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
        if _reviewed(page):
            continue
        if is_internal(name):
            yield finding("unreviewed", f"docs/{name}")
        else:
            unsigned.append(name.removesuffix(".md"))
    if unsigned:
        some = " ".join([*unsigned[:3], *["…"] * (len(unsigned) > 3)])
        yield finding("unreviewed-upstream", "docs", 0, count=len(unsigned), list=some)


def _reviewed(page: MarkdownPage) -> bool:
    try:
        return bool(page.front_matter.get("reviewed"))
    except yaml.YAMLError:
        return False
