"""Checklists as DOCX: one table a phase, with boxes to tick."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.playbook.checklist import Checklist, ChecklistItem, sections

from .edition import Edition
from .items import assigned
from .word import (
    add_paragraph,
    add_row,
    add_table,
    add_tick_box,
    add_words,
    new_document,
    saved,
    set_footer,
    set_header,
    set_style,
)


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
    for section in sections(record):
        add_paragraph(document, "Heading 1", edition.word(section.label))
        _add_items(document, section.items, edition)
    _add_sign_off(document, edition)
    set_header(document, edition)
    set_footer(document, edition.stamp_line(), edition.page_words)
    return saved(document, edition)


def _add_items(document: Any, items: Iterable[tuple[int, ChecklistItem]], edition: Edition) -> None:
    texts = [edition.labels["export.item"][language] for language in edition.languages]
    done, role, owner = (edition.text(edition.labels[f"export.{key}"]) for key in ("done", "role", "owner-and-day"))
    heads = [done, *texts, role, owner]
    widths = [12.0, 104.0, 26.0, 28.0] if not edition.bilingual else [11.0, 61.0, 61.0, 19.0, 18.0]
    table = add_table(document, heads, widths)
    for number, item in items:
        box, *cells, role_cell, _ = add_row(table, widths)
        add_tick_box(set_style(box.paragraphs[0], "Checklist Box"), f"item:{item.id}", f"{number}")
        for cell, language in zip(cells, edition.languages, strict=True):
            foreign = edition.foreign(language)
            # One list of numbers: the other language stands beside the item that has one.
            style = "Checklist Item" if foreign else "List Number"
            add_words(set_style(cell.paragraphs[0], style), item.headline[language], "Label", foreign)
            if item.detail:
                add_words(add_paragraph(cell, "Checklist Item"), item.detail[language], None, foreign)
            add_words(add_paragraph(cell, "Checklist Why"), item.why[language], None, foreign)
        add_paragraph(cells[0], "Checklist Id", item.id)
        set_style(role_cell.paragraphs[0], "Checklist Why").add_run(edition.text(assigned(item, edition)))


def _add_sign_off(document: Any, edition: Edition) -> None:
    names = [edition.word(f"print.{name}") for name in ("name", "signature", "date")]
    add_paragraph(document, "Heading 1", edition.word("export.sign-off"))
    widths = [60.0, 60.0, 50.0]
    cells = add_row(add_table(document, names, widths), widths)
    cells[0].paragraphs[0].paragraph_format.space_after = 240000  # room to write, in English metric units
