"""What is still to be translated into a fork's further languages, and which of its pages there are behind."""

from __future__ import annotations

from collections.abc import Iterator

from macros.check import Content
from macros.check.frontmatter import HASH
from macros.check.further import missing_sections
from macros.check.place import page_file
from macros.playbook.book import successor
from macros.playbook.entry import fingerprint
from macros.playbook.overlay import ORGANISATION
from macros.playbook.text import LANGUAGES
from macros.playbook.untranslated import Missing, missing_texts

from .findings import Finding, finding
from .patient import Patient


def missing(content: Content, code: str) -> list[Missing]:
    """Return every text, page and section that a further language lacks, by file."""
    texts = missing_texts(content.playbook, content.playbook.spoken(code))
    return sorted([*texts, *_missing_pages(content, code)])


def _missing_pages(content: Content, code: str) -> Iterator[Missing]:
    for path, original in content.written.items():
        language, _, name = path.partition("/")
        if language != "zh":
            continue
        page = content.translated.get(f"{code}/{name}")
        if page is None:
            yield Missing(page_file(f"{code}/{name}"), "", str(original.front.get("title", "")))
        else:
            words = {heading.id: heading.words for heading in original.headings}
            for id in missing_sections(page, original):
                yield Missing(page.name, f"#{id}", words[id])


def untranslated(patient: Patient) -> Iterator[Finding]:
    """Find how much each further language of the fork lacks."""
    content = patient.content
    for code in content.playbook.further if content else ():
        assert content is not None
        if lacking := missing(content, code):
            line = patient.organisation.line(("languages",)) if patient.organisation else 0
            yield finding("untranslated", ORGANISATION, line, language=code, count=len(lacking))


def pages(patient: Patient) -> Iterator[Finding]:
    """Find pages in further languages whose original has changed or moved."""
    content = patient.content
    if content is None:
        return
    for page in content.translated.values():
        name = page.path.partition("/")[2]
        original = next((found for one in LANGUAGES if (found := content.written.get(f"{one}/{name}"))), None)
        if original and page.front.get(HASH) != (hash := fingerprint(original.text)):
            yield finding("page-behind", page.name, page.line_of(HASH), original=original.name, hash=hash)
    moved = content.playbook.moved
    for code in content.playbook.further:
        for was in moved:
            if (content.root / (old := page_file(f"{code}/{was}.md"))).is_file():
                yield finding("page-moved", old, 0, new=page_file(f"{code}/{successor(was, moved)}.md"))
