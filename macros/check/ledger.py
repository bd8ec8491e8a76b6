"""The ledger of ids: what was published once is found again for good, or says what took its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.playbook.book import INTERNAL_FIELD, INTERNAL_PREFIX, Playbook
from macros.playbook.problem import Problem
from macros.playbook.renamed import GIVEN_UP, KIND_OF_LIST, LEDGER, NOTHING

from .content import Content
from .setup import read_ledger
from .watched import asked

FILE = LEDGER
_LISTS = {kind: key for key, kind in KIND_OF_LIST.items()}
_ENTRY = re.compile(r"[a-z]+ \S+")
HEAD = """\
# Every id that was ever published, one a line: readers saved them, forks build on them, so none may vanish.
# New ones are added before a release:  python -m macros.check --publish
# An id that is given up keeps its line and names what took its place, or nothing:
#   field old_name -> new_name
#   term T007 -> nothing
# A checklist item is given up under retired: in its list; a page, checklist, letter or kind of report in moved.yml.
"""


def ids_of(content: Content) -> set[str]:
    """Return every id that readers, forks and saved cases can hold on to: `item preserve-evidence/case-folder`."""
    return _ids(content.playbook, content.pages)


def _ids(book: Playbook, pages: tuple[str, ...]) -> set[str]:
    found = {f"page {path.partition('/')[2].removesuffix('.md')}" for path in pages if "/" in path}
    kinds: dict[str, Iterable[str]] = {
        "field": book.fields, "source": book.sources, "law": book.laws, "deadline": book.deadlines,
        "myth": book.myths, "agency": book.agencies, "channel": book.channels, "term": book.terms,
    }  # fmt: skip
    found |= {f"{kind} {id}" for kind, records in kinds.items() for id in records}
    found |= {f"item {item.id}" for checklist in book.checklists.values() for item in checklist.items}
    found |= {f"option {field.id}={option.id}" for field in book.fields.values() for option in field.options}
    if book.triage:
        found |= {f"question {question.id}" for question in book.triage.questions}
        found |= {f"outcome {outcome.id}" for outcome in book.triage.outcomes}
    return {entry for entry in found if not _is_a_forks(entry)}


def _is_a_forks(entry: str) -> bool:
    name = entry.partition(" ")[2]
    return any(part.startswith((INTERNAL_PREFIX, INTERNAL_FIELD)) or part == "internal" for part in name.split("/"))


def check(content: Content) -> Iterator[Problem]:
    """Yield every id that was published, is gone, and does not say what took its place."""
    text = read_ledger(content.root, [])
    if text is None:  # told with the setup
        return
    yield from asked(_vanished, content.playbook, content.pages, text)


def _vanished(book: Playbook, pages: tuple[str, ...], text: str) -> Iterator[Problem]:
    living = _ids(book, pages)
    dropped = {change.item for change in book.overrides if change.kind in ("drop", "withdrawn-too")}
    for number, line in enumerate(text.split("\n"), start=1):
        entry, _, successor = (part.strip() for part in line.partition(GIVEN_UP))
        if not entry or entry.startswith("#") or entry in living:
            continue
        if not _ENTRY.fullmatch(entry):
            mend = "write the kind, one blank, the id: page conduct"
            yield Problem(FILE, number, entry, "is no kind and id", mend, "bad-value")
            continue
        kind, _, id = entry.partition(" ")
        if f"{_LISTS.get(kind)}/{id}" in dropped or f"fields/{id.replace('=', '/options/')}" in dropped:
            continue  # a fork leaves it out; upstream has it
        if successor:
            if successor != NOTHING and f"{kind} {successor}" not in living:
                what = f"was replaced by {successor!r}, which does not exist"
                yield Problem(FILE, number, entry, what, "name a living id, or nothing", "vanished-id")
        elif not _given_up(entry, book):
            yield Problem(FILE, number, entry, "was published and is gone", _mend(entry), "vanished-id")


def _given_up(entry: str, book: Playbook) -> bool:
    """Tell whether a record says that it was given up: `retired:` in a list, or an entry in moved.yml."""
    kind, _, id = entry.partition(" ")
    if kind == "page":
        return id in book.moved
    if kind != "item":
        return False
    checklist = id.partition("/")[0]
    # The items of a list that was withdrawn went with it.
    if checklist not in book.checklists:
        return f"checklists/{checklist}" in book.moved
    return any(retired.id == id for retired in book.checklists[checklist].retired)


def _mend(entry: str) -> str:
    kind, _, id = entry.partition(" ")
    if kind == "item":
        checklist = id.partition("/")[0]
        return f"restore it in docs/data/checklists/{checklist}.yml, or list it there under retired:"
    if kind == "page":
        return f"restore it, or say in docs/data/moved.yml where {id} is now"
    return f"restore it, or write what took its place: {entry} {GIVEN_UP} new id (or {NOTHING})"


def publish(content: Content) -> int:
    """Add every living id to the ledger; return how many were new. Lines of ids that were given up stay."""
    path: Path = content.root / FILE
    old = (read_ledger(content.root, []) or "").split("\n")
    kept = {line.partition(GIVEN_UP)[0].strip(): line.strip() for line in old if line.strip() and line[0] != "#"}
    new = ids_of(content) - set(kept)
    lines = sorted([*kept.values(), *new])
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return len(new)
