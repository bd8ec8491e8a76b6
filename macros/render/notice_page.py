"""The page into which a notice is put: what its reader works with, and what the eye looks for without it."""

from __future__ import annotations

from typing import Any

from macros.playbook.answers import applicability, rules
from macros.playbook.book import Playbook
from macros.playbook.condition import terms
from macros.playbook.grammar import placeholders
from macros.playbook.letter import Letter
from macros.playbook.notice import UNTIL_FIELDS

from .browser import embed
from .holidays import korean_holidays
from .macro import macro
from .notice_words import notice_words
from .notices import notice_data
from .page import Fragment, Page

#: Where a mail is kept, each with one line on how to get it out.
_MAILBOXES = ("phone", "qq", "netease", "gmail", "naver", "outlook", "later")


@macro
def notice_reader(page: Page) -> Fragment:
    """Return the reader of notices."""
    return page.partial(
        "notice",
        mailboxes=_MAILBOXES,
        rows=notice_words(page.playbook),
        data=embed(_data(page)),
        words=page.browser_words("common", "stored", "form", "notice"),
    )


@macro
def notice_door(page: Page) -> Fragment:
    """Return the way from another page into the reader of notices."""
    return page.partial("notice_door", words="")


@macro
def case_door(page: Page) -> Fragment:
    """Return the same way; where the reader's browser keeps a case with something in it, it leads there first."""
    return page.partial("notice_door", words=page.browser_words("door"))


def _data(page: Page) -> dict[str, Any]:
    playbook, language = page.playbook, page.language
    table = notice_data(playbook, language)
    kinds = playbook.notice_kinds.values()
    letters = dict.fromkeys(id for kind in kinds for id in (*kind.letters, kind.again) if id in playbook.letters)
    tree = playbook.triage
    questions = {one.id for one in tree.questions} if tree else set()
    steps = dict.fromkeys(step for kind in kinds for step in (kind.triage, kind.refused) if step)
    names = {name for sign in playbook.notice_signs.values() for name in (*sign.fills, sign.rest) if name}
    names |= {head.field for head in playbook.notice_heads.values()} | {*UNTIL_FIELDS}
    patterns = " ".join(sign.pattern for sign in playbook.notice_signs.values()).replace(" ?", "")
    return {
        "table": table,
        "holidays": korean_holidays(language),
        "fields": {
            id: {
                "id": id,
                "type": field.type,
                "max": field.max_length,
                "label": field.label[language],
                "options": [{"id": one.id, "label": one.label[language]} for one in field.options],
                # Ids that a second notice adds to those of the first.
                "adds": any(
                    one.rest == id or (one.several == "all" and id in one.fills)
                    for one in playbook.notice_signs.values()
                ),
                "rest": next((one.rest for one in playbook.notice_signs.values() if one.rest and id in one.fills), ""),
            }
            for id, field in playbook.fields.items()
            if id in names
        },
        "letters": {
            id: {
                "title": playbook.letters[id].title[language],
                "href": page.link(f"templates/{id}.md"),
                "notice": any(one.notice for one in playbook.letters[id].attachments),
                "anew": playbook.letters[id].anew,
                "enclosed_anew": [one.ko for one in playbook.letters[id].enclosed_anew],
                **letter_needs(playbook, playbook.letters[id]),
            }
            for id in letters
        },
        "scenarios": {
            id: {"title": playbook.scenarios[id].title[language], "href": page.link(f"scenarios/{id}.md")}
            for id in dict.fromkeys(kind.scenario for kind in kinds)
        },
        "triage": {step: page.link("triage.md", f"{'q' if step in questions else 'o'}-{step}") for step in steps},
        "terms": {
            term.ko: page.link("reference/glossary.md", term.id.lower())
            for term in playbook.terms.values()
            if term.ko in patterns
        },
        "desk": page.link("case.md"),
        "triage_page": page.link("triage.md"),
        "kipris": playbook.agencies["kipris"].url if "kipris" in playbook.agencies else "",
    }


def letter_needs(playbook: Playbook, letter: Letter) -> dict[str, Any]:
    """Return when each question of a letter arises, and which answers it cannot be sent without, and when.

    The same as `missing_fields`, without the words of the letter.
    """
    fields = playbook.fields
    asked = applicability(letter, fields)
    conditions = [*(row.when for row in letter.rows), *asked.values()]
    conditions += [one for rule in rules(letter, fields) for one in rule.conditions]
    always = {term.field for when in conditions for term in terms(when)}
    printed: dict[str, list[str]] = {}
    for row in letter.rows:
        for name in placeholders(row.ko):
            if row.when:
                printed.setdefault(name, []).append(row.when)
            else:
                always.add(name)
    needs = [
        [name] if name in always else [name, list(dict.fromkeys(printed[name]))]
        for name in letter.fields
        if (name in always or name in printed)
        and name not in letter.optional
        and fields[name].required
        and fields[name].type != "fact"
    ]
    return {"asked": asked, "needs": needs}
