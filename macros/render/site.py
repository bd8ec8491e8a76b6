"""What every page of one build shares, and how pages address each other. Knows neither MkDocs nor its plugins."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from macros.playbook.book import Playbook
from macros.playbook.evidence import Source
from macros.playbook.text import LANGUAGES, Language, original


class UnknownNameError(Exception):
    """A page names something that does not exist; `what` and `mend` say it to an editor."""

    def __init__(self, what: str, mend: str) -> None:
        self.what, self.mend = what, mend
        super().__init__(f"{what}: {mend}")


@dataclass(frozen=True)
class Site:
    """One build: the records, the pages that exist, and the choices that change what is rendered."""

    playbook: Playbook
    pages: frozenset[str]
    """Every page's source path, written or generated: `zh/measures/index.md`."""
    downloads: Mapping[str, int] = field(default_factory=dict)
    """Every download's path below the site's root, and its size in bytes."""
    directory_urls: bool = True
    """Whether `zh/about.md` is served as `zh/about/` (a server) or `zh/about.html` (from disk)."""
    today: date | None = None
    """The day by which claims are told to be due for a check; None: the newest day on which one was checked."""
    languages: tuple[Language, ...] = LANGUAGES
    """The languages that are built, of those in which the records are written."""

    @property
    def folders(self) -> tuple[str, ...]:
        """Every language that is built, a fork's further ones last: each has its pages in the folder of its code."""
        return (*self.languages, *self.playbook.further)

    def overdue(self, source: Source) -> bool:
        """Tell whether a claim is past the day on which it should have been checked again."""
        return self.today is not None and date.fromisoformat(source.check_again_by) < self.today

    def address(self, source: str) -> str:
        """Return the address of a page or file below the site's root: `zh/about.md` → `zh/about/`."""
        if not source.endswith(".md") or source in self.downloads:
            return source
        stem = source[: -len(".md")]
        if posixpath.basename(stem) == "index":
            folder = posixpath.dirname(stem)
            return (
                f"{folder}/"
                if folder and self.directory_urls
                else posixpath.join(folder, "" if self.directory_urls else "index.html")
            )
        return f"{stem}/" if self.directory_urls else f"{stem}.html"

    def link(self, source: str, target: str, anchor: str = "") -> str:
        """Return the relative address that leads from page `source` to page or file `target`.

        Raises UnknownNameError if there is no such page or download.
        """
        if target not in self.pages and target not in self.downloads:
            raise UnknownNameError(f"links to {target}, which does not exist", "correct the path or write the page")
        here = self.address(source)
        base = here if here.endswith("/") else posixpath.dirname(here)
        there = self.address(target)
        path = posixpath.relpath(there or ".", base or ".")
        if there.endswith("/") or not there:
            path += "/"
        return f"{path}#{anchor}" if anchor else path


def folder_of(source: str) -> str:
    """Return the code of a page's language, which is the first segment of its path; the door counts as Chinese."""
    return source.partition("/")[0] if "/" in source else "zh"


def language_of(source: str) -> Language:
    """Return the language as which the records are read for a page: in a further language, as Chinese."""
    return original(folder_of(source))


def other(language: Language) -> Language:
    """Return the other language."""
    return "ko" if language == "zh" else "zh"


__all__ = ["Site", "UnknownNameError", "folder_of", "language_of", "other"]
