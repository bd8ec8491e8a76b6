"""One page while it is rendered: its language, its words, its links, and the partials that become its HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, get_args

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.playbook.checklist import Checklist
from macros.playbook.evidence import Confidence, Source
from macros.playbook.labelled import unknown
from macros.playbook.letter import Letter
from macros.playbook.scenario import Scenario
from macros.playbook.text import HTML_LANG, Label, Language, html_lang

from .browser import defaults_for_browser, embed, stores_for_browser, words_for_browser
from .lookup import find, find_all
from .site import Site, UnknownNameError, folder_of, language_of, other

PARTIALS = Path(__file__).parent / "partials"
ENVIRONMENT = Environment(
    loader=FileSystemLoader(PARTIALS, encoding="utf-8"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


#: From the best to the least.
_CONFIDENCES = get_args(Confidence)


def partials() -> dict[str, str]:
    """Return the text of every partial by its name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(PARTIALS.iterdir())}


Card = TypeVar("Card", Checklist, Letter, Scenario)


class Page:
    """One page while it is rendered."""

    def __init__(self, site: Site, source: str) -> None:
        """`source` is the page's path below `docs/`, such as `zh/measures/index.md`."""
        self.site, self.source = site, source
        self.folder = folder_of(source)
        self.playbook = site.playbook.spoken(self.folder)
        self.language: Language = language_of(source)
        self.lang = html_lang(self.folder)

    def lang_of(self, language: Language) -> str:
        """Return what `lang` says of words that this page shows as one of the two languages of the records."""
        return self.lang if language == self.language else HTML_LANG[language]

    def text(self, words: Label) -> str:
        """Return words in the page's language."""
        return words[self.language]

    def label(self, key: str) -> str:
        """Return a word of the interface in the page's language."""
        return self.text(find(self.playbook.labels, key, "label", "docs/data/labels.yml"))

    def link(self, path: str, anchor: str = "") -> str:
        """Return the relative address of a page of this language (`measures/index.md`)."""
        return self.site.link(self.source, f"{self.folder}/{path}", anchor)

    def lead(self, leads: str) -> str:
        """Return the relative address of a place as records name it (`triage#start`)."""
        path, _, anchor = leads.partition("#")
        return self.link(f"{path}.md", anchor)

    def download(self, path: str) -> str:
        """Return the relative address of a download; empty where this build has none."""
        return self.site.link(self.source, path) if path in self.site.downloads else ""

    def role(self, role: str) -> str:
        """Return a role in words, with the name of who holds it in a fork."""
        if wrong := unknown("role", role, self.playbook.labels, self.source):
            raise UnknownNameError(f"names the role {role!r}, which does not exist", wrong[1])
        organisation = self.playbook.organisation
        holder = organisation.roles.get(role) if organisation else None
        return f"{self.label(f'role.{role}')} · {holder.name}" if holder else self.label(f"role.{role}")

    def shown(self, folder: str, records: Iterable[Card]) -> list[Card]:
        """Return records without those whose page a fork hides, unless nothing else is left."""
        found = list(records)
        return [one for one in found if f"{folder}/{one.id}" not in self.playbook.hidden] or found

    def browser_words(self, *parts: str) -> Markup:
        """Return the words of the interface that the scripts of these parts show."""
        return words_for_browser(self.playbook, self.language, parts)

    def marks(self, ids: Iterable[str]) -> Fragment | str:
        """Return the marks of claims: official, reported or commonly known, with what the source says and when."""
        if not ids:
            return ""
        sources = find_all(self.playbook.sources, tuple(ids), "source", "docs/data/sources.yml")
        # One mark a sentence: the best of its sources, and how many there are.
        best = sorted(sources, key=lambda one: _CONFIDENCES.index(one.confidence))
        return self.inline("source", sources=[(one, self._publishers(one), self.site.overdue(one)) for one in best])

    def _publishers(self, source: Source) -> str:
        told = []
        for document in (self.playbook.documents[id] for id in source.documents):
            when = self.label("source.undated") if document.published == "undated" else document.published
            told.append(f"{self.text(document.publisher)}, {when}")
        return "; ".join(told)

    def partial(self, name: str, **values: Any) -> Fragment:
        """Return a partial with its values."""
        return Fragment(self, name, values)

    def inline(self, name: str, **values: Any) -> Fragment:
        """Return a partial that stands inside a sentence."""
        return Fragment(self, name, values, inside=True)


@dataclass(frozen=True)
class Fragment:
    """A part of a page: a partial and its values, made into HTML when somebody asks for it."""

    page: Page
    name: str
    values: dict[str, Any]
    inside: bool = False
    """Whether it stands inside a sentence, on one line."""

    def __html__(self) -> str:
        """Return the HTML; templates ask for it like this."""
        page = self.page
        html = ENVIRONMENT.get_template(f"{self.name}.html").render(
            language=page.language,
            foreign=HTML_LANG[other(page.language)],
            foreign_language=other(page.language),
            t=page.label,
            text=page.text,
            link=page.link,
            lead=page.lead,
            playbook=page.playbook,
            marks=page.marks,
            role=page.role,
            defaults=defaults_for_browser(page.playbook),
            stores=partial(stores_for_browser, page.playbook, page.language),
            embed=embed,
            **self.values,
        )
        # A blank line would end an HTML block in Markdown; an indented line could begin a code block.
        return ("" if self.inside else "\n").join(line.strip() for line in html.splitlines() if line.strip())

    __str__ = __html__
