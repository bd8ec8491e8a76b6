"""What every macro builds on: the page, its language, its words, its links and the Jinja partials."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.playbook.text import HTML_LANG, Label, Language

from .browser import defaults_for_browser, words_for_browser
from .site import Site, UnknownNameError, language_of, other

Thing = TypeVar("Thing")

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "partials", encoding="utf-8"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


class Page:
    """One page while it is rendered."""

    def __init__(self, site: Site, source: str) -> None:
        """`source` is the page's path below `docs/`, such as `zh/measures/index.md`."""
        self._site, self._source = site, source
        self._playbook = site.playbook
        self._language: Language = language_of(source)

    def _text(self, words: Label) -> str:
        return words[self._language]

    def _label(self, key: str) -> str:
        return self._text(find(self._playbook.labels, key, "label", "docs/data/labels.yml"))

    def _link(self, path: str, anchor: str = "") -> str:
        """Return the relative address of a page of this language (`measures/index.md`)."""
        return self._site.link(self._source, f"{self._language}/{path}", anchor)

    def _partial(self, name: str, **values: Any) -> str:
        template = _ENVIRONMENT.get_template(f"{name}.html")
        html = template.render(
            language=self._language,
            foreign=HTML_LANG[other(self._language)],
            foreign_language=other(self._language),
            t=self._label,
            text=self._text,
            link=self._link,
            playbook=self._playbook,
            marks=self._marks,
            role=self._role,
            defaults=defaults_for_browser(self._playbook),
            **values,
        )
        # A blank line would end an HTML block in Markdown; an indented line could begin a code block.
        return "\n".join(line.strip() for line in html.splitlines() if line.strip())

    def _role(self, role: str) -> str:
        """Return a role in words, with the name of who holds it in a fork."""
        organisation = self._playbook.organisation
        holder = organisation.roles.get(role) if organisation else None  # type: ignore[call-overload]
        return f"{self._label(f'role.{role}')} · {holder.name}" if holder else self._label(f"role.{role}")

    def _marks(self, ids: Iterable[str]) -> Markup:
        return Markup(self._sources(*ids)) if ids else Markup("")

    def _inline(self, name: str, **values: Any) -> str:
        return self._partial(name, **values).replace("\n", "")

    def _sources(self, *ids: str) -> str:
        """Return the marks of claims; ClaimMacros knows how."""
        raise NotImplementedError

    def _browser_words(self, *parts: str) -> str:
        return words_for_browser(self._playbook, self._language, parts)


def find(records: Mapping[str, Thing], id: str, kind: str, home: str) -> Thing:
    """Return the record `id`, or raise UnknownNameError with the nearest name."""
    if id in records:
        return records[id]
    near = get_close_matches(str(id), records, n=1)
    hint = f"did you mean {near[0]!r}? Otherwise " if near else ""
    raise UnknownNameError(f"names the {kind} {id!r}, which does not exist", f"{hint}correct it or add it to {home}")


def find_all(records: Mapping[str, Thing], ids: tuple[str, ...], kind: str, home: str) -> list[Thing]:
    """Return the records named, or all of them where none is named."""
    return [find(records, id, kind, home) for id in ids] if ids else list(records.values())


def grouped(records: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    """Return records by their group, in the order in which the groups first appear."""
    groups: dict[str, list[Any]] = {}
    for record in records:
        groups.setdefault(record.group, []).append(record)
    return list(groups.items())
