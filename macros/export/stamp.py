"""What tells one file from another: version, the content's date, a hash, and where the current one is."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from macros.playbook.text import LANGUAGES, Label, Language


@dataclass(frozen=True)
class Stamp:
    """The identity of one file's content."""

    version: str
    """The playbook's version."""
    date: str
    """The day on which the content was last compared with its sources."""
    hash: str
    """The beginning of the content's SHA-256."""
    addresses: Mapping[Language, str]
    """Where the current file is offered, in each language."""
    moment: datetime
    """The only time that a file carries: in its properties and in its archive's entries."""


def moment_of(date: str) -> datetime:
    """Return the time that stands in every file: SOURCE_DATE_EPOCH if set, else the content's date. Never the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), tz=UTC) if epoch else datetime.fromisoformat(f"{date}T00:00:00+00:00")


def canonical(data: Any) -> bytes:
    """Return data as JSON whose bytes depend on nothing but the data."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def content_hash(data: Any) -> str:
    """Return the short hash that is printed in a file: enough to tell two states of a record apart by eye."""
    return hashlib.sha256(canonical(data)).hexdigest()[:8]


@dataclass(frozen=True)
class Place:
    """Where the playbook stands."""

    address: str
    """The site's address; empty where it is not known, as on a developer's machine."""
    name: Label
    """The playbook's name, which stands for an unknown address."""
    languages: tuple[Language, ...] = LANGUAGES
    """The languages that have pages."""
    directory_urls: bool = True
    """Whether a page is a folder (`about/`) or a file (`about.html`)."""

    def pages(self, path: str) -> dict[Language, str]:
        """Return where a reader of each language finds the page `path`."""
        return {language: f"{self._site(language)}{self._below(path, language)}" for language in LANGUAGES}

    def page(self, path: str, language: Language, anchor: str = "") -> str:
        """Return the address of a place on the page `path`; empty where the site's is not known."""
        return f"{self._site(language)}{self._below(path, language)}{anchor and '#'}{anchor}" if self.address else ""

    def _own(self, language: Language) -> Language:
        return language if language in self.languages else self.languages[0]

    def _site(self, language: Language) -> str:
        return f"{self.address.rstrip('/')}/" if self.address else f"{self.name[self._own(language)]} "

    def _below(self, path: str, language: Language) -> str:
        page = f"{path}/" if self.directory_urls else f"{path}.html"
        if path.endswith("/"):
            page = path if self.directory_urls else f"{path}index.html"
        return f"{self._own(language)}/{page}"


#: A playbook whose address nobody knows.
NOWHERE = Place("", Label(zh="-", ko="-"))
