"""Structured data (schema.org, JSON-LD): what kind of page this is, for search engines."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from macros.playbook.book import Playbook
from macros.playbook.text import HTML_LANG, Language, html_lang

from .browser import embed
from .site import folder_of

_STEPS = re.compile(r'<h2 id="do".*?<ol>(.*?)</ol>', re.S)
_STEP = re.compile(r"<li>(.*?)</li>", re.S)
_NAME = re.compile(r"<strong>(.*?)</strong>", re.S)
_NOT_SAID = re.compile(r'<span class="(?:marks|by)">.*?</span>', re.S)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Described:
    """A page as it is told to machines."""

    source: str
    title: str
    description: str
    language: Language
    content: str
    url: str | None
    """Its address on the web, where that is known."""
    trail: tuple[tuple[str, str], ...]
    """The pages above it: title and address on the web."""


def structured_data(page: Described, playbook: Playbook) -> str:
    """Return the page's JSON-LD, safe to stand inside a script element."""
    graph = [_subject(page, playbook)]
    if page.url and page.trail:
        crumbs = [*page.trail, (page.title, page.url)]
        graph.append(
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {"@type": "ListItem", "position": number, "name": name, "item": url}
                    for number, (name, url) in enumerate(crumbs, start=1)
                ],
            }
        )
    return str(embed({"@context": "https://schema.org", "@graph": graph}))


def _subject(page: Described, playbook: Playbook) -> dict[str, Any]:
    about: dict[str, Any] = {"name": page.title, "description": page.description, "isAccessibleForFree": True}
    about["inLanguage"] = html_lang(folder_of(page.source)) if "/" in page.source else [*HTML_LANG.values()]
    if page.url:
        about["url"] = page.url
    *folders, name = page.source.removesuffix(".md").split("/")
    folder = folders[-1] if folders else ""
    if not folders or (len(folders) == 1 and name == "index"):
        return {"@type": "WebSite", **about}
    if folder == "checklists" and name in playbook.checklists:
        steps = [(item.headline[page.language], item.text[page.language]) for item in playbook.checklists[name].items]
        return {"@type": "HowTo", **about, "step": _steps(steps)}
    if folder == "templates" and name in playbook.letters:
        return {"@type": "DigitalDocument", **about}
    if page.source.endswith("reference/glossary.md"):
        terms = [
            {"@type": "DefinedTerm", "name": term.zh, "alternateName": term.ko}
            if page.language == "zh"
            else {"@type": "DefinedTerm", "name": term.ko, "alternateName": term.zh}
            for term in playbook.terms.values()
        ]
        return {"@type": "DefinedTermSet", **about, "hasDefinedTerm": terms}
    steps = _steps_in(page.content)
    if steps:
        return {"@type": "HowTo", **about, "step": _steps(steps)}
    return {"@type": "Article", "headline": about["name"], **about}


def _steps_in(content: str) -> list[tuple[str, str]]:
    """Return the numbered steps below the heading "what to do now": the verb phrase and the whole step."""
    part = _STEPS.search(content)
    steps = []
    for step in _STEP.findall(part[1]) if part else []:
        text = _NOT_SAID.sub("", step)
        name = _NAME.search(text)
        if name:
            steps.append((_plain(name[1]).rstrip("。.："), _plain(text)))
    return steps


def _plain(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", text)).split())


def _steps(steps: list[tuple[str, str]]) -> list[dict[str, Any]]:
    return [
        {"@type": "HowToStep", "position": number, "name": name, "text": text}
        for number, (name, text) in enumerate(steps, start=1)
    ]
