"""What the search answers above its results: what a term means, whose number it is, what to do and what not to do."""

from __future__ import annotations

import re
from typing import Any

from macros.playbook.book import Playbook
from macros.playbook.evidence import Agency, Channel, Term
from macros.playbook.quick import QuickAnswer
from macros.playbook.text import Language

_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NUMBER = re.compile(r"\d{4}-\d{4}")
#: Where who found nothing goes on.
_WAYS = (("triage", "search.way-triage"), ("notice", "search.way-notice"))


def cards(playbook: Playbook, language: Language) -> dict[str, Any]:
    """Return the tables of docs/assets/js/pure/cards.js."""
    numbers = [_agency(agency, language) for agency in playbook.agencies.values() if agency.phone]
    return {
        "answers": [_answer(answer, playbook, language) for answer in playbook.quick_answers.values()],
        "numbers": numbers,
        "terms": [_term(term, language) for term in playbook.terms.values()],
        "ways": [[playbook.labels[label][language], f"{page}/"] for page, label in _WAYS],
    }


def address(page: str) -> str:
    """Return a page as it is linked to: `triage#now` is `triage/#now`."""
    path, _, anchor = page.partition("#")
    return f"{path}/" + (f"#{anchor}" if anchor else "")


def _answer(answer: QuickAnswer, playbook: Playbook, language: Language) -> dict[str, Any]:
    card: dict[str, str] = {"address": address(answer.page)}
    if answer.channel:
        card |= _channel(playbook.channels[answer.channel], language)
    elif answer.title and answer.says:
        card |= {"title": answer.title[language], "says": answer.says[language]}
    found: dict[str, Any] = {"asks": answer.asks, "card": card}
    return found | ({"notice": True} if answer.notice else {})


def _channel(channel: Channel, language: Language) -> dict[str, str]:
    card = {"title": channel.name[language], "says": channel.how[language]}
    number = _NUMBER.search(card["title"])
    return card | ({"phone": number[0]} if number else {})


def _agency(agency: Agency, language: Language) -> dict[str, Any]:
    names = {part for name in (agency.name.zh, agency.name.ko) for part in re.split(r"[（）()，,]|\s(?=\d)", name)}
    card = {
        "title": agency.name[language],
        "says": agency.purpose[language],
        "address": f"reference/agencies/#agency-{agency.id}",
        "phone": agency.phone,
    }
    return {"words": sorted({name.strip() for name in names if len(name.strip()) > 1}), "card": card}


def _term(term: Term, language: Language) -> dict[str, Any]:
    own: list[str] = []
    foreign: list[str] = []
    for word in (term.zh, term.ko, *term.en.split("/"), *term.aliases):
        written = "ko" if _HANGUL.search(word) else "zh" if _HAN.search(word) else "en"
        (own if written == language else foreign).append(word)
    one, other = (term.ko, term.zh) if language == "zh" else (term.zh, term.ko)
    says = (term.note or term.reading)[language]
    card = {"title": f"{one} = {other}", "says": says, "address": f"reference/glossary/#{term.id.lower()}"}
    return {"own": own, "foreign": foreign, "card": card}
