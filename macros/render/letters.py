"""Letters in a page: the form and its sheet, what to know before and after, and cards that lead to them."""

from __future__ import annotations

from markupsafe import Markup

from macros.playbook.fill import printed
from macros.playbook.grammar import pieces
from macros.playbook.letter import Letter, LetterRow
from macros.playbook.text import HTML_LANG, Language

from .browser import letter_data
from .lookup import find, find_all, grouped
from .macro import macro
from .page import Fragment, Page
from .site import other


@macro
def letter(page: Page, id: str) -> Fragment:
    """Return the letter `id`: its form and its sheet, Korean and Chinese aligned part by part."""
    found = _letter(page, id)
    languages: tuple[Language, ...] = (found.language, other(found.language))
    return page.partial(
        "letter",
        letter=found,
        groups=grouped(page.playbook.fields[name] for name in found.fields),
        sheets=[(language, HTML_LANG[language], _sheet(page, found, language)) for language in languages],
        data=letter_data(page.playbook, found, page.language),
        docx=page.download(f"downloads/templates/{id}.{found.language}.docx"),
        hwpx=page.download(f"downloads/templates/{id}.{found.language}.hwpx"),
        words=page.browser_words("common", "form", "tone", "stored", "letter"),
    )


def _letter(page: Page, id: str) -> Letter:
    return find(page.playbook.letters, id, "letter", "docs/data/templates/")


def _sheet(page: Page, letter: Letter, language: Language) -> list[tuple[LetterRow, str, Markup]]:
    """Return the rows of a letter, each with its number and its words as HTML."""
    return [(row, number, _blanks(page, words, language)) for row, number, words in printed(letter.rows, language)]


def _blanks(page: Page, text: str, language: Language) -> Markup:
    """Return a letter's text as HTML, its placeholders marked as blanks to fill in."""
    html = Markup("")
    for words, field in pieces(text):
        if field:
            label = page.playbook.fields[field].label[language]
            html += Markup('<span class="blank" data-field="{}">{}</span>').format(field, label)
        html += words
    return html


@macro
def letters(page: Page, *ids: str) -> Fragment:
    """Return cards that lead to letters; without ids, to all of them."""
    found = find_all(page.playbook.letters, ids, "letter", "docs/data/templates/")
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
