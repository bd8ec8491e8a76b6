"""Checklists as DOCX: one table, with boxes to tick and a column to write in."""

from __future__ import annotations

from typing import Any

from macros.playbook.checklist import Checklist, ChecklistItem, sections

from .edition import Edition
from .items import assigned
from .word import (
    add_paragraph,
    add_tick_box,
    add_words,
    new_document,
    saved,
    set_footer,
    set_header,
    set_style,
)
from .word_table import add_heading_row, add_row, add_table, add_wide_row


def checklist(record: Checklist, edition: Edition) -> bytes:
    """Return a checklist as a document to print, or to tick in Word."""
    document = new_document("checklist", edition, edition.text(record.title, " · "), edition.text(record.purpose, " "))
    title = add_paragraph(document, "Title")
    for language in edition.languages:
        foreign = edition.foreign(language)
        add_words(title, f"{' · ' if foreign else ''}{record.title[language]}", None, foreign)
        add_words(add_paragraph(document, "Subtitle"), record.purpose[language], None, foreign)
        when = add_paragraph(document, "Subtitle")
        add_words(when, f"{edition.labels['export.when'][language]} ", "Label", foreign)
        add_words(when, record.when[language], None, foreign)
    table, widths = _add_list(document, edition)
    for section in sections(record):
        _add_heading(table, widths, edition.word(section.label))
        for number, item in section.items:
            cells = _add_item(table, widths, number, item, edition)
    for paragraph in (paragraph for cell in cells for paragraph in cell.paragraphs):
        paragraph.paragraph_format.keep_with_next = True  # who signs has the last item on the same page
    _add_sign_off(table, widths, edition)
    set_header(document, edition)
    set_footer(document, edition.stamp_line(), edition.page_words)
    return saved(document, edition)


def _add_list(document: Any, edition: Edition) -> tuple[Any, list[float]]:
    """Add the table of all items; its head is one line, once a page."""
    texts = [edition.labels["export.item"][language] for language in edition.languages]
    done = edition.labels["export.done"][edition.language]
    heads = [done, *texts, edition.word("export.owner-and-day")]
    widths = [12.0, 126.0, 42.0] if not edition.bilingual else [12.0, 62.0, 62.0, 44.0]
    return add_table(document, heads, widths), widths


def _add_heading(table: Any, widths: list[float], words: str) -> None:
    """Add a row that says what comes: over all columns, and on the page of the first item below it."""
    add_words(set_style(add_heading_row(table, widths).paragraphs[0], "Checklist Phase"), words)


def _add_item(table: Any, widths: list[float], number: int, item: ChecklistItem, edition: Edition) -> Any:
    """Add an item; beside it stands who usually does it, and room to write who does, and when it was done."""
    cells = add_row(table, widths)
    box, *texts, side = cells
    add_tick_box(set_style(box.paragraphs[0], "Checklist Box"), f"item:{item.id}", f"{number}")
    for cell, language in zip(texts, edition.languages, strict=True):
        foreign = edition.foreign(language)
        # One list of numbers: the other language stands beside the item that has one.
        style = "Checklist Item" if foreign else "List Number"
        add_words(set_style(cell.paragraphs[0], style), item.headline[language], "Label", foreign)
        if item.detail:
            add_words(add_paragraph(cell, "Checklist Item"), item.detail[language], None, foreign)
        add_words(add_paragraph(cell, "Checklist Why"), item.why[language], None, foreign)
    for paragraph, language in zip([side.paragraphs[0], *_more(side, edition)], edition.languages, strict=True):
        words = assigned(item, edition)[language]
        add_words(set_style(paragraph, "Checklist Role"), words, None, edition.foreign(language))
    return cells


def _more(cell: Any, edition: Edition) -> list[Any]:
    """Add a paragraph for each further language."""
    return [cell.add_paragraph() for _ in edition.languages[1:]]


def _add_sign_off(table: Any, widths: list[float], edition: Edition) -> None:
    """Add who signs as the last row of the list: LibreOffice keeps no table on the page of what follows, but rows."""
    cell = add_wide_row(table, widths)
    add_words(set_style(cell.paragraphs[0], "Heading 1"), edition.word("export.sign-off"))
    names = [edition.word(f"print.{name}") for name in ("name", "signature", "date")]
    signs = add_paragraph(cell, "Checklist Sign")
    add_words(signs, "\t".join(f"{name} \t" for name in names))  # a line up to the first stop, a gap up to the second
