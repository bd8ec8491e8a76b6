"""Checklists as DOCX: one table a phase, with boxes to tick."""

from __future__ import annotations

from typing import Any

from macros.playbook.checklist import Checklist, ChecklistItem

from .edition import Edition
from .phases import by_phase
from .word import add_row, add_table, add_tick_box, add_words, new_document, saved, set_footer, set_header


def checklist(record: Checklist, edition: Edition) -> bytes:
    """Return a checklist as a document to print, or to tick in Word."""
    document = new_document("checklist", edition, edition.text(record.title, " · "), edition.text(record.purpose, " "))
    title = document.add_paragraph(style="Title")
    for language in edition.languages:
        foreign = edition.foreign(language)
        add_words(title, f"{' · ' if foreign else ''}{record.title[language]}", None, foreign)
        add_words(document.add_paragraph(style="Subtitle"), record.purpose[language], None, foreign)
        when = document.add_paragraph(style="Subtitle")
        add_words(when, f"{edition.labels['export.when'][language]} ", "Label", foreign)
        add_words(when, record.when[language], None, foreign)
    for phase, items in by_phase(record):
        document.add_paragraph(edition.word(f"phase.{phase}"), "Heading 1")
        _add_items(document, items, edition)
    _add_sign_off(document, edition)
    set_header(document, edition)
    set_footer(document, edition.stamp_line(), edition.page_words)
    return saved(document, edition)


def _add_items(document: Any, items: list[tuple[int, ChecklistItem]], edition: Edition) -> None:
    texts = [edition.labels["export.item"][language] for language in edition.languages]
    heads = [edition.word("export.done"), *texts, edition.word("export.role"), edition.word("export.owner-and-day")]
    widths = [12.0, 104.0, 26.0, 28.0] if not edition.bilingual else [12.0, 57.0, 57.0, 22.0, 22.0]
    table = add_table(document, heads, widths)
    for number, item in items:
        box, *cells, role, _ = add_row(table, widths)
        box.paragraphs[0].style = "Checklist Box"
        add_tick_box(box.paragraphs[0], f"item:{item.id}", f"{number}")
        for cell, language in zip(cells, edition.languages, strict=True):
            foreign = edition.foreign(language)
            cell.paragraphs[0].style = "Checklist Item"
            add_words(cell.paragraphs[0], f"{number}. {item.text[language]}", None, foreign)
            add_words(cell.add_paragraph(style="Checklist Why"), item.why[language], None, foreign)
        cells[0].add_paragraph(item.id, "Checklist Id")
        role.paragraphs[0].style = "Checklist Why"
        role.paragraphs[0].add_run(edition.text(edition.labels[f"role.{item.role}"]))


def _add_sign_off(document: Any, edition: Edition) -> None:
    names = [edition.word(f"print.{name}") for name in ("name", "signature", "date")]
    document.add_paragraph(edition.word("export.sign-off"), "Heading 1")
    widths = [60.0, 60.0, 50.0]
    cells = add_row(add_table(document, names, widths), widths)
    cells[0].paragraphs[0].paragraph_format.space_after = 240000  # room to write, in English metric units
