"""The project as the doctor sees it: read as far as it can be read, however broken it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from macros.check import Content, check_content
from macros.check.markdown import MarkdownPage
from macros.playbook.book import INTERNAL, Playbook
from macros.playbook.filenames import is_left_behind
from macros.playbook.further import declared
from macros.playbook.load import load
from macros.playbook.overlay import ORGANISATION
from macros.playbook.problem import ContentError, Problem
from macros.playbook.text import LANGUAGES
from macros.playbook.yamlfile import YamlFile, read_yaml


@dataclass
class Patient:
    """The project as the doctor sees it: read as far as it can be read."""

    root: Path
    day: date
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def _content(self) -> Content | ContentError:
        try:
            return check_content(self.root, public=False)
        except ContentError as error:
            return error

    @property
    def content(self) -> Content | None:
        """Everything that was read; None while something in it stops a build."""
        return None if isinstance(self._content, ContentError) else self._content

    @cached_property
    def content_problems(self) -> tuple[Problem, ...]:
        """Everything that stops a build."""
        return self._content.problems if isinstance(self._content, ContentError) else ()

    @property
    def advice(self) -> tuple[Problem, ...]:
        """What the house's style would have otherwise on the fork's own pages; it stops nothing."""
        return () if isinstance(self._content, ContentError) else self._content.advice

    @cached_property
    def playbook(self) -> Playbook | None:
        """The records with the overlay; None if they cannot be loaded."""
        if not isinstance(self._content, ContentError):
            return self._content.playbook
        try:
            return load(self.root)
        except ContentError:
            return None

    @cached_property
    def organisation(self) -> YamlFile | None:
        """The fork's form as it is written, sound or not."""
        path = self.root / ORGANISATION
        return read_yaml(path, ORGANISATION, []) if path.is_file() else None

    @cached_property
    def own_files(self) -> dict[str, Path]:
        """Every text file of the fork by its name below the root."""
        folders = [
            INTERNAL,
            *(f"docs/{language}/internal" for language in LANGUAGES),
            *(f"docs/{code}" for code in declared(self.root)),
        ]
        found = (path for folder in folders for path in sorted((self.root / folder).rglob("*")))
        return {
            path.relative_to(self.root).as_posix(): path
            for path in found
            if path.is_file() and path.suffix in (".yml", ".md") and not is_left_behind(path.name)
        }

    @cached_property
    def pages(self) -> dict[str, MarkdownPage]:
        """Every written page by its path below `docs/`."""
        docs = self.root / "docs"
        paths = [path for language in LANGUAGES for path in sorted((docs / language).rglob("*.md"))]
        named = ((path.relative_to(docs).as_posix(), path) for path in paths if not is_left_behind(path.name))
        return {name: MarkdownPage(name, path.read_text(encoding="utf-8", errors="replace")) for name, path in named}

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that the fork builds, of those in which upstream is written."""
        organisation = self.playbook.organisation if self.playbook else None
        return organisation.originals if organisation else LANGUAGES
