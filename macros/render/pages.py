"""The pages that records become by themselves: one a checklist and one a letter, in every language, as Markdown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

from macros.playbook.book import INTERNAL_PREFIX, Playbook
from macros.playbook.scenario import Scenario
from macros.playbook.text import LANGUAGES, Language, original

from .team import TEAM_PARTS


def generated_pages(book: Playbook) -> dict[str, str]:
    """Return the Markdown of every generated page by its path below `docs/`."""
    pages = {}
    for folder in (*LANGUAGES, *book.further):
        playbook, language = book.spoken(folder), original(folder)
        for checklist in playbook.checklists.values():
            pages[f"{folder}/checklists/{checklist.id}.md"] = _page(
                title=checklist.title[language],
                description=checklist.purpose[language],
                body=[
                    _said(checklist.when[language]),
                    f'{{{{ checklist("{checklist.id}") }}}}',
                    _heading(playbook, "checklist.downloads", "downloads", language),
                    f'{{{{ downloads("checklist", "{checklist.id}") }}}}',
                ],
            )
        for letter in playbook.letters.values():
            pages[f"{folder}/templates/{letter.id}.md"] = _page(
                title=letter.title[language],
                description=letter.summary[language],
                body=[
                    _said(letter.summary[language]),
                    f'{{{{ letter_advice("{letter.id}") }}}}',
                    _heading(playbook, "letter.fill", "fill", language),
                    f'{{{{ letter("{letter.id}") }}}}',
                    _heading(playbook, "letter.send", "send", language),
                    f'{{{{ letter_sending("{letter.id}") }}}}',
                    _heading(playbook, "letter.downloads", "downloads", language),
                    f'{{{{ downloads("letter", "{letter.id}") }}}}',
                    _heading(playbook, "letter.next", "next", language),
                    f'{{{{ letter_chain("{letter.id}") }}}}',
                ],
                # The sheet stands beside the form: it needs the room of the other pages' names.
                hidden="navigation, toc",
            )
        for kind in playbook.scenarios.values():
            if kind.id.startswith(INTERNAL_PREFIX):
                pages[f"{folder}/scenarios/{kind.id}.md"] = _own_kind(playbook, kind, language)
        if playbook.organisation:
            pages[f"{folder}/internal/index.md"] = _team_page(playbook, language)
    return pages


def _own_kind(playbook: Playbook, kind: Scenario, language: Language) -> str:
    """Return the page of a fork's own kind of report: upstream's are written by hand, beside their records."""
    lists = ", ".join(json.dumps(id) for id in kind.checklists)
    parts = (
        (kind.letters, _heading(playbook, "nav.templates", "letters", language), "scenario_letters()"),
        (kind.evidence, _heading(playbook, "evidence.table", "evidence", language), "evidence()"),
        (
            kind.laws_that_fit or kind.laws_that_do_not,
            _heading(playbook, "behaviour.laws", "law", language),
            "legal_routes()",
        ),
        (kind.cases, _heading(playbook, "internal.cases", "cases", language), "cases()"),
        (kind.timeline, _heading(playbook, "timeline.title", "timeline", language), "timeline()"),
        (kind.checklists, _heading(playbook, "nav.checklists", "next", language), f"checklists({lists})"),
    )
    body = [_said(kind.summary[language]), "{{ card() }}"]
    body += [words for said, heading, call in parts if said for words in (heading, f"{{{{ {call} }}}}")]
    return _page(kind.title[language], kind.summary[language], body, hidden="")


def _team_page(playbook: Playbook, language: Language) -> str:
    """Return a fork's own card; a page that the fork writes at this path takes its place."""
    labels = playbook.labels
    body = []
    for part in TEAM_PARTS:
        body += [_heading(playbook, f"internal.{part}", part, language), f'{{{{ team("{part}") }}}}']
    title, description = labels["internal.title"][language], labels["internal.description"][language]
    return _page(title, description, body, keywords=_names(playbook))


def _names(playbook: Playbook) -> list[str]:
    """Return by what names a fork's people look for their own card."""
    organisation = playbook.organisation
    if organisation is None:
        return []
    holders = [name for holder in organisation.roles.values() for name in (holder.name, holder.deputy) if name]
    stores = [store.name for store in organisation.stores]
    return list(dict.fromkeys([organisation.name.zh, organisation.name.ko, *holders, *stores]))


def _heading(playbook: Playbook, label: str, id: str, language: Language) -> str:
    return f"## {_said(playbook.labels[label][language])} {{ #{id} }}"


def _said(words: str) -> str:
    """Return a text as Markdown that shows it: what looks like a tag or an entity is none."""
    return escape(words, quote=False)


def _page(title: str, description: str, body: list[str], hidden: str = "toc", keywords: Sequence[str] = ()) -> str:
    # JSON strings are YAML strings: any title stays one scalar.
    front = (
        f"title: {json.dumps(title, ensure_ascii=False)}\ndescription: {json.dumps(description, ensure_ascii=False)}"
    )
    if keywords:
        front += f"\nkeywords: {json.dumps(keywords, ensure_ascii=False)}"
    return f"---\n{front}\nhide: [{hidden}]\n---\n\n" + "\n\n".join(body) + "\n"
