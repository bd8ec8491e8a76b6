"""Letters in a page: the form and its sheet, what to know before and after, and cards that lead to them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from macros.playbook.book import Playbook
from macros.playbook.fill import printed
from macros.playbook.grammar import PARTICLES, PLACEHOLDER
from macros.playbook.letter import PROFILE, STEPS, Letter, LetterField, LetterRow
from macros.playbook.text import HTML_LANG, Language

from .browser import letter_data
from .lookup import find, find_all, grouped
from .macro import macro
from .page import Fragment, Page
from .site import other


@macro
def letter(page: Page, id: str) -> Fragment:
    """Return the letter `id`: its form and its sheet, Korean and Chinese aligned part by part."""
    found = _letter(page, id).for_reader(page.language)
    languages: tuple[Language, ...] = (found.language, other(found.language))
    return page.partial(
        "letter",
        letter=found,
        steps=steps_of(page.playbook, found),
        profile=PROFILE,
        own=HTML_LANG[page.language],
        sheets=[(language, HTML_LANG[language], _sheet(page, found, language)) for language in languages],
        data=letter_data(page.playbook, found, page=page.language),
        docx=page.download(f"downloads/templates/{id}.{found.language}.docx"),
        docx_both=page.download(f"downloads/templates/{id}.zh-ko.docx"),
        hwpx=page.download(f"downloads/templates/{id}.{found.language}.hwpx"),
        words=page.browser_words("common", "form", "tone", "stored", "letter"),
    )


@dataclass(frozen=True)
class Step:
    """One step in which a letter is written."""

    id: str
    """Its words stand in labels.yml as `step.<id>`, `step-title.<id>`, `step-hint.<id>`."""
    groups: list[tuple[str, list[LetterField]]]


def steps_of(playbook: Playbook, letter: Letter) -> list[Step]:
    """Return the steps of a letter, without those in which it asks nothing; the last one is there always."""
    to_coupang = playbook.channels[letter.send_by].coupang
    groups = grouped(playbook.fields[name].helped(to_coupang) for name in letter.fields)
    found = [Step(id, [one for one in groups if one[0] in asks]) for id, asks in STEPS.items()]
    # Where there is a notice, the first step is about what it says.
    first = "notice" if any(group == "notice" for group, _ in groups) else "facts"
    steps = [Step(first, step.groups) if step.id == "facts" else step for step in found]
    return [step for step in steps if step.groups or step is steps[-1]]


def _letter(page: Page, id: str) -> Letter:
    return find(page.playbook.letters, id, "letter", "docs/data/templates/")


def _sheet(page: Page, letter: Letter, language: Language) -> list[tuple[LetterRow, str, Markup]]:
    """Return the rows of a letter, each with its number and its words as HTML."""
    return [(row, number, _blanks(page, words, language)) for row, number, words in printed(letter.rows, language)]


def _blanks(page: Page, text: str, language: Language) -> Markup:
    """Return a letter's text as HTML, its placeholders marked as blanks to fill in.

    The browser reads the words of a letter from here (letterpage.js): a blank says its field and the form of its
    particle; the particle that stands there while there is no value is no part of the words.
    """
    html = Markup("")
    position = 0
    for match in PLACEHOLDER.finditer(text):
        field, form = match[1], match[2]
        html += text[position : match.start()]
        html += Markup('<span class="blank" data-field="{}"{}>{}</span>').format(
            field,
            Markup(' data-form="{}"').format(form) if form else "",
            page.playbook.fields[field].label[language],
        )
        if form:
            html += Markup("<span data-open>{}</span>").format(PARTICLES[form][2])
        position = match.end()
    return html + text[position:]


@macro
def letters(page: Page, *ids: str) -> Fragment:
    """Return cards that lead to letters; without ids, to all of them."""
    found = page.shown("templates", find_all(page.playbook.letters, ids, "letter", "docs/data/templates/"))
    return page.partial("cards", kind="templates", cards=[(one.id, one.title, one.summary) for one in found])


@macro
def letter_advice(page: Page, id: str) -> Fragment:
    """Return when to use the letter `id`, and when not."""
    return page.partial("letter_advice", letter=_letter(page, id))


@macro
def letter_sending(page: Page, id: str) -> Fragment:
    """Return how to send the letter `id`, step by step."""
    return page.partial("letter_sending", letter=_letter(page, id))


@macro
def letter_chain(page: Page, id: str) -> Fragment:
    """Return the letters that come before and after the letter `id`."""
    found = _letter(page, id)
    before = [page.playbook.letters[one] for one in page.playbook.previous[id]]
    after = [page.playbook.letters[one] for one in found.next]
    return page.partial("letter_chain", before=before, after=after)
