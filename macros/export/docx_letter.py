"""Letters as DOCX, in the form of a Korean business letter.

The browser fills the same file. So what each row holds stands in a bookmark, `row_<row>_<language>`:
`row_recipient_ko`, `row_part_3_ko`, `row_enclosed_ko`, `row_attachment_0_zh`, `row_signature_1_ko`.
A row that has a label begins with it, then a tab, then the words; its number is Word's own. The mark of a condition is
a run of the style `Condition`. The note above the letter is `row_note_<language>`: it is dropped when a letter is
filled, as is every row that does not apply, and the form fields (docx_blank.py) with all that belongs to them.
"""

from __future__ import annotations

from typing import Any

from docx.shared import Pt

from macros.playbook.letter import Letter
from macros.playbook.text import Language

from .docx_blank import Blanks
from .edition import Edition
from .note import note
from .sheet import Row, rows_of
from .word import (
    add_paragraph,
    add_words,
    bookmark,
    new_document,
    saved,
    set_closed,
    set_footer,
    set_margins,
    set_number,
    set_style,
)
from .word_numbers import BODY, ENCLOSURES, STEP
from .word_table import add_row, add_table, add_whole

_STYLES = {
    "recipient": "Letter Head",
    "subject": "Letter Subject",
    "heading": "Heading 1",
    "text": "Letter Text",
    "item": "Letter Item",
    "enclosed": "Letter Enclosed",
    "attachment": "Letter Attachment",
    "date": "Letter Date",
    "signature": "Letter Signature",
}
_CELL_STYLES = {"heading": "Letter Cell Heading", "item": "Letter Cell Item", "attachment": "Letter Cell Item"}
_CELL_STYLES |= {"recipient": "Letter Cell Head", "subject": "Letter Cell Head"}
# As outside of tables: the line above the enclosures, and all who sign, stay with what follows.
_CELL_STYLES |= dict.fromkeys(("enclosed", "date", "signature"), "Letter Cell Kept")
_FRAMES = {"heading": "Letter Address Head", "item": "Letter Address"}
#: How many of the rows above the date stay on the page of who signs.
_KEPT_ABOVE = 2
#: What the post office takes on the web (F618): room above, below and at the sides, in millimetres, and nothing in it.
_POST_OFFICE = (20, 40, 15)


def letter(record: Letter, edition: Edition) -> bytes:
    """Return a blank letter."""
    document = new_document("letter", edition, edition.text(record.title, " · "), edition.text(record.summary, " "))
    languages = edition.sent_first(record.language)
    columns = [rows_of(record, edition, language) for language in languages]
    blanks = Blanks(columns, edition)
    if not edition.bilingual and record.layout == "certified-mail":
        set_margins(document, *_POST_OFFICE)
    else:
        set_footer(document, "", edition.page_words)
    for language in languages:
        _add_note(document, record, edition, language)
    if edition.bilingual:
        _add_columns(document, columns, record, edition, blanks)
    else:
        _add_page(document, columns[0], record, edition, blanks)
    blanks.save_in(document)
    return saved(document, edition)


def _add_page(document: Any, rows: list[Row], record: Letter, edition: Edition, blanks: Blanks) -> None:
    styled = _styled(record, rows)
    kept = _kept([row for row, _ in styled])
    place = document
    for index, (row, style) in enumerate(styled):
        if index == kept.stop:
            place = add_whole(document)
        paragraph = add_paragraph(place, style)
        if index in kept:
            paragraph.paragraph_format.keep_with_next = True
        if index == kept.stop and row.kind == "signature":
            paragraph.paragraph_format.space_before = Pt(25)  # as above a date
        _add_row(paragraph, row, edition, edition.language, blanks)
        if style in _FRAMES.values():
            # One box is drawn around paragraphs that begin at one edge, which goes before the list's own.
            paragraph.paragraph_format.left_indent = STEP + STEP // 3
            paragraph.paragraph_format.right_indent = STEP // 3
            paragraph.paragraph_format.first_line_indent = -STEP


def _kept(rows: list[Row]) -> range:
    """Return which rows stay on the page of the one below: who signs never stands alone on a page."""
    signs = next((at for at, row in enumerate(rows) if row.kind in ("date", "signature")), len(rows))
    return range(signs - _KEPT_ABOVE, signs)


def _styled(record: Letter, rows: list[Row]) -> list[tuple[Row, str]]:
    """Return the rows in the order in which this layout prints them, each with its style."""
    recipient, subject, *rest = rows
    body = [(row, _STYLES[row.kind]) for row in rest]
    if record.layout == "mail":
        return [(recipient, "Letter Head"), (subject, "Letter Subject"), *body]
    title = (subject.unlabelled, "Letter Title")
    if record.layout == "complaint":
        return [title, *body, (recipient.unlabelled, "Letter Addressee")]
    if record.layout == "certified-mail":
        body = _with_addresses(body)
    return [title, (recipient, "Letter Head Last"), *body]


def _with_addresses(body: list[tuple[Row, str]]) -> list[tuple[Row, str]]:
    """Frame the first section: certified mail carries both addresses, and the post office compares them."""
    sections = 0
    framed = []
    for row, style in body:
        sections += row.kind == "heading"
        framed.append((row, _FRAMES.get(row.kind, style) if sections == 1 else style))
    return framed


def _add_note(document: Any, record: Letter, edition: Edition, language: Language) -> None:
    paragraph = add_paragraph(document, "Letter Note")
    words = f"{note(record, edition, language, 'word')}\n{edition.stamp_line(language)}"
    add_words(paragraph, words, None, edition.foreign(language))
    bookmark(paragraph, f"row_note_{language}")


def _add_columns(document: Any, columns: list[list[Row]], record: Letter, edition: Edition, blanks: Blanks) -> None:
    languages = edition.sent_first(record.language)
    heads = ["sheet.sent" if language == record.language else "sheet.understood" for language in languages]
    widths = [85.0, 85.0]
    table = add_table(document, [edition.labels[key][one] for key, one in zip(heads, languages, strict=True)], widths)
    kept = _kept(columns[0])
    for index, pair in enumerate(zip(*columns, strict=True)):
        for cell, row, language in zip(add_row(table, widths), pair, languages, strict=True):
            paragraph = set_style(cell.paragraphs[0], _CELL_STYLES.get(row.kind, "Letter Cell"))
            if index in kept:
                paragraph.paragraph_format.keep_with_next = True
            _add_row(paragraph, row, edition, language, blanks)


def _add_row(paragraph: Any, row: Row, edition: Edition, language: Language, blanks: Blanks) -> None:
    foreign = edition.foreign(language)
    if row.kind in ("heading", "item"):
        set_number(paragraph, BODY[language], 0 if row.kind == "heading" else 1)
    elif row.kind == "attachment":
        set_number(paragraph, ENCLOSURES[language], 0)
    elif row.prefix:
        add_words(paragraph, row.prefix, "Label", foreign)
        paragraph.add_run().add_tab()
    if foreign == "ko":
        set_closed(paragraph)
    if row.condition:
        add_words(paragraph, f"{row.condition} ", "Condition", foreign)
    for piece in row.pieces:
        if piece.field is None:
            add_words(paragraph, piece.text, None, foreign)
        else:
            paragraph._p.append(blanks.blank(piece, language))
    bookmark(paragraph, f"row_{row.tag.replace('-', '_')}_{language}")
