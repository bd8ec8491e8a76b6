"""Sections of upstream's pages in a fork's words: `docs/internal/pages.yml`, put in before anything reads the page.

Each line of the page that results knows where it was written, so that a mistake is told there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

import yaml

from macros.playbook.book import Moved, successor
from macros.playbook.changes import Addition, Changes, Removal, Replacement, without_hash
from macros.playbook.entry import fingerprint
from macros.playbook.organisation import Override
from macros.playbook.problem import Problem
from macros.playbook.text import LANGUAGES
from macros.playbook.yamlfile import YamlFile

from .content import read_page
from .markdown import MarkdownPage
from .place import DOCS, DataPath, page_file
from .section import TOP, section, section_text

Line = tuple[str, str, int]
"""A line, the file in which it is written, and its number there."""


@dataclass(frozen=True)
class Sectioned:
    """The pages that a fork changes."""

    written: Mapping[str, MarkdownPage] = field(default_factory=dict)
    """With the fork's sections, by their path below `docs/`."""
    published: Mapping[str, MarkdownPage] = field(default_factory=dict)
    """As upstream wrote them."""
    overrides: tuple[Override, ...] = ()

    def placed(self, problem: Problem) -> Problem:
        """Return a problem of such a page where the line stands that it is about."""
        page = self.written.get(problem.file.removeprefix(f"{DOCS}/"))
        if page is None or not problem.line:
            return problem
        file, line = page.place_of(problem.line)
        return replace(problem, file=file, line=line)


def apply(
    pages: Mapping[str, MarkdownPage],
    changes: Changes,
    file: YamlFile,
    moved: Mapping[str, Moved],
    problems: list[Problem],
) -> Sectioned:
    """Return the pages that the changes change; what cannot be applied is added to `problems`."""
    work = _Work(pages, file, moved, problems)
    for number, change in enumerate(changes.replace):
        work.change(("replace", number), change)
    for number, addition in enumerate(changes.add):
        work.add(("add", number), addition)
    for number, removal in enumerate(changes.drop):
        work.change(("drop", number), removal)
    return work.done()


@dataclass
class _Work:
    pages: Mapping[str, MarkdownPage]
    file: YamlFile
    moved: Mapping[str, Moved]
    problems: list[Problem]
    edits: dict[str, list[tuple[int, int, list[Line], DataPath]]] = field(default_factory=dict)
    overrides: list[Override] = field(default_factory=list)

    def wrong(self, path: DataPath, what: str, mend: str, rule: str) -> None:
        self.problems.append(self.file.problem(path, what, mend, rule))

    def watch(self, path: DataPath, kind: str, item: str, change: Any, says: Any = None, renamed: str = "") -> None:
        self.overrides.append(
            Override(
                file=self.file.name,
                line=self.file.line((*path, "at")),
                kind=kind,  # type: ignore[arg-type]
                item=item,
                recorded=getattr(change, "replaces_hash", None),
                current=None if says is None else fingerprint(says),
                renamed=renamed,
                home=page_file(f"zh/{(renamed or item).partition('#')[0]}.md"),
                address=item,
                says=says,
                ours=getattr(change, "now", None),
            )
        )

    def page(self, path: DataPath, at: str, change: Any) -> str | None:
        """Return the page that is meant, by its path below the language, where it stands now."""
        now = successor(at, self.moved)
        if f"zh/{now}.md" in self.pages and not now.startswith("internal/"):
            if now != at:
                self.watch(path, "renamed", at, change, renamed=now)
            return now
        folder, _, id = at.partition("/")
        if folder in ("checklists", "templates") and id:
            mend = f"the page is made from a record: change docs/internal/{folder}/{id}.yml"
        else:
            theirs = [name[len("zh/") : -len(".md")] for name in self.pages if name.startswith("zh/")]
            near = get_close_matches(at, theirs, n=1)
            mend = f"did you mean {near[0]!r}?" if near else "write a page's path below docs/zh/, without .md"
        self.wrong((*path, "at"), f"names the page {at!r}, which does not exist", mend, "unknown-id")
        return None

    def texts(self, page: str, id: str) -> dict[str, str] | None:
        """Return a section in every language; None where it is not in each of them."""
        found: dict[str, str] = {}
        for language in LANGUAGES:
            written = self.pages.get(f"{language}/{page}.md")
            text = section_text(written, id) if written else None
            if text is None:
                return None
            found[language] = text
        return found

    def change(self, path: DataPath, change: Replacement | Removal) -> None:
        at, _, id = change.at.partition("#")
        if not id:
            mend = f"write {at}#{TOP} for what stands before the first heading, {at}#id for a section"
            self.wrong((*path, "at"), "names no section", mend, "bad-value")
            return
        page = self.page(path, at, change)
        if page is None:
            return
        texts = self.texts(page, id)
        if texts is None and change.replaces_hash and (elsewhere := self.elsewhere(id, change.replaces_hash)):
            self.watch(path, "renamed", change.at, change, renamed=f"{elsewhere}#{id}")
            page, texts = elsewhere, self.texts(elsewhere, id)
        item = f"{page}#{id}"
        if texts is None:
            self.gone(path, change, page, id)
            return
        if change.replaces_hash is None:
            self.problems.append(without_hash(self.file, path, fingerprint(texts)))
        self.watch(path, "replace" if isinstance(change, Replacement) else "drop", item, change, texts)
        for language in LANGUAGES:
            written = self.pages[f"{language}/{page}.md"]
            start, end = section(written, id) or (0, 0)
            lines = self.lines(path, language) if isinstance(change, Replacement) else []
            if lines and id != TOP and not lines[0][0].startswith("#"):
                lines = [
                    (written.text.split("\n")[start], written.name, start + 1),
                    ("", written.name, start + 1),
                    *lines,
                ]
            self.edit(f"{language}/{page}.md", start, end, lines, path)

    def elsewhere(self, id: str, recorded: str) -> str | None:
        """Return the page to which upstream has moved a section, as it was, or alone with its id."""
        having = {name[len("zh/") : -len(".md")] for name in self.pages if name.startswith("zh/")}
        found = {page: texts for page in sorted(having) if (texts := self.texts(page, id)) is not None}
        same = [page for page, texts in found.items() if fingerprint(texts) == recorded]
        return same[0] if len(same) == 1 else next(iter(found)) if len(found) == 1 else None

    def gone(self, path: DataPath, change: Replacement | Removal, page: str, id: str) -> None:
        """Treat a section that is not there: an address that carries a hash led somewhere once."""
        if change.replaces_hash is None:
            ids = [TOP, *(one.id for one in self.pages[f"zh/{page}.md"].headings if one.id)]
            near = get_close_matches(id, ids, n=1)
            mend = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(ids)}"
            self.wrong((*path, "at"), f"the page has no heading {id!r}", mend, "unknown-id")
        elif isinstance(change, Removal):
            self.watch(path, "withdrawn-too", f"{page}#{id}", change)
        else:
            self.watch(path, "withdrawn", f"{page}#{id}", change)
            self.at_the_end(path, page)

    def at_the_end(self, path: DataPath, page: str) -> None:
        for language in LANGUAGES:
            end = self.pages[f"{language}/{page}.md"].text.count("\n") + 1
            self.edit(f"{language}/{page}.md", end, end, self.lines(path, language), path)

    def add(self, path: DataPath, change: Addition) -> None:
        page = self.page(path, change.at.partition("#")[0], change)
        if page is None:
            return
        if "#" in change.at or (change.after is None) == (change.before is None):
            mend = "write at: the page, and after: or before: the id of one of its headings"
            self.wrong((*path, "at"), "does not say where the section stands", mend, "bad-value")
            return
        anchor = str(change.before if change.after is None else change.after)
        if self.texts(page, anchor) is None:
            # Nobody can tell a slip from a heading that upstream gave up: the section stands last, and is told.
            self.watch(path, "place", f"{page}#{anchor}", change)
            self.at_the_end(path, page)
            return
        for language in LANGUAGES:
            start, end = section(self.pages[f"{language}/{page}.md"], anchor) or (0, 0)
            at = start if change.after is None else end
            self.edit(f"{language}/{page}.md", at, at, self.lines(path, language), path)

    def lines(self, path: DataPath, language: str) -> list[Line]:
        """Return the lines that the fork wrote in a language, each with its place."""
        node = self.file.node_at((*path, "now", language))
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            mend = "write the section in both languages: zh: |, ko: |, and its lines below, indented"
            self.wrong((*path, "now", language), "is no text", mend, "missing-text")
            return []
        first = node.start_mark.line + (2 if node.style == "|" else 1)
        step = 1 if node.style == "|" else 0
        text = node.value.rstrip("\n").split("\n")
        return [(line, self.file.name, first + step * number) for number, line in enumerate(text)]

    def edit(self, page: str, start: int, end: int, lines: list[Line], path: DataPath) -> None:
        edits = self.edits.setdefault(page, [])
        if any(start < other[1] and other[0] < end for other in edits):
            if page.startswith("zh/"):
                what = "is changed twice, or stands in a section that is changed"
                self.wrong((*path, "at"), what, "change the larger section once", "duplicate-id")
            return
        edits.append((start, end, lines, path))

    def done(self) -> Sectioned:
        """Return the pages with every change in it."""
        written: dict[str, MarkdownPage] = {}
        for name, edits in self.edits.items():
            page = self.pages[name]
            text = page.text.rstrip("\n").split("\n")
            made: list[Line] = [(line, page.name, number) for number, line in enumerate(text, start=1)]
            # From the end on, so that line numbers stay; what is put at one place keeps the order of the file.
            order = sorted(enumerate(edits), key=lambda pair: (pair[1][0], pair[1][1], pair[0]), reverse=True)
            for _, (start, end, own, _) in order:
                blank = ("", own[0][1], own[0][2]) if own else ("", page.name, start)
                made[start:end] = [blank, *own, blank] if own else []
            origins = tuple((file, number) for _, file, number in made)
            written[name] = read_page(name, "\n".join(line for line, _, _ in made) + "\n", origins)
        published = {name: self.pages[name] for name in written}
        return Sectioned(written, published, tuple(self.overrides))
