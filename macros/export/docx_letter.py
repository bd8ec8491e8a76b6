"""Letters as DOCX, in the form of a Korean business letter.

The browser fills the same file. So every row of a letter in one language stands in a block-level content control
tagged `row:<tag>`: `row:recipient`, `row:subject`, `row:part-3`, `row:enclosed`, `row:attachment-0`, `row:signature-1`.
Every blank inside it stands in an inline one tagged `field:<name>`. A row that has a number or a label begins with it,
then a tab, then the words. The mark of a condition is a run of the style `Condition`.
The note above the letter is tagged `row:note`: it and all marks are dropped when a letter is filled.
"""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from macros.playbook.letter import Letter, LetterField
from macros.playbook.text import Language

from .edition import Edition
from .sheet import Piece, Row, rows_of
from .word import (
    LANGUAGE_TAGS,
    add_paragraph,
    add_row,
    add_table,
    add_words,
    control,
    new_document,
    saved,
    set_footer,
    set_language,
    set_style,
    wrap,
)

_STYLES = {
    "recipient": "Letter Head",
    "subject": "Letter Head Last",
    "heading": "Heading 1",
    "text": "Letter Text",
    "item": "Letter Item",
    "enclosed": "Letter Enclosed",
    "attachment": "Letter Attachment",
    "date": "Letter Date",
    "signature": "Letter Signature",
}
_CELL_STYLES = {"heading": "Heading 1", "item": "Letter Cell Item", "attachment": "Letter Cell Item"}
_CELL_STYLES |= {"recipient": "Letter Cell Head", "subject": "Letter Cell Head"}
#: A document that is signed carries its subject as a title, above the addressee.
_TITLED = ("document", "certified-mail")


def letter(record: Letter, edition: Edition) -> bytes:
    """Return a blank letter."""
    document = new_document("letter", edition, edition.text(record.title, " · "), edition.text(record.summary, " "))
    languages = edition.sent_first(record.language)
    for language in languages:
        _add_note(document, record, edition, language)
    if edition.bilingual:
        _add_columns(document, record, edition, languages)
    else:
        rows = _styled(record, rows_of(record, edition, edition.language))
        signing = [index for index, (row, _) in enumerate(rows) if row.kind in ("date", "signature")]
        signs = signing[0] if signing else len(rows)
        for index, (row, style) in enumerate(rows):
            paragraph = add_paragraph(document, style)
            if index == signs - 1 or row.kind == "enclosed":
                # Who signs never stands alone on a page, nor does the head above what is enclosed.
                paragraph.paragraph_format.keep_with_next = True
            if index == signs and row.kind == "signature":
                paragraph.paragraph_format.space_before = Pt(28)  # as above a date
            _add_row(paragraph, row, edition, edition.language)
            wrap(paragraph, f"row:{row.tag}")
    set_footer(document, "", edition.page_words)
    return saved(document, edition)


def _styled(record: Letter, rows: list[Row]) -> list[tuple[Row, str]]:
    """Return the rows in the order in which this layout prints them, each with its style."""
    recipient, subject, *body = [(row, _STYLES[row.kind]) for row in rows]
    if record.layout not in _TITLED:
        return [recipient, subject, *body]
    title = Row(subject[0].tag, "subject", "", "", subject[0].pieces)
    if record.layout == "certified-mail":
        body = _with_addresses(body)
    return [(title, "Letter Title"), (recipient[0], "Letter Head Last"), *body]


def _with_addresses(body: list[tuple[Row, str]]) -> list[tuple[Row, str]]:
    """Frame the first section: certified mail carries both addresses, and the post office compares them."""
    sections = 0
    framed = []
    for row, style in body:
        sections += row.kind == "heading"
        framed.append((row, "Letter Address" if sections == 1 and row.kind == "item" else style))
    return framed


def _add_note(document: Any, record: Letter, edition: Edition, language: Language) -> None:
    key = "export.note-sent" if language == record.language else "export.note-understood"
    paragraph = add_paragraph(document, "Letter Note")
    words = f"{edition.labels[key][language]}\n{edition.stamp_line(language)}"
    add_words(paragraph, words, None, edition.foreign(language))
    # A gallery: after one, LibreOffice 7.4 keeps the bold type and the line ends of the rows that follow.
    wrap(paragraph, "row:note", '<w:docPartObj><w:docPartGallery w:val="Custom 1"/></w:docPartObj>')


def _add_columns(document: Any, record: Letter, edition: Edition, languages: list[Language]) -> None:
    heads = ["sheet.sent" if language == record.language else "sheet.understood" for language in languages]
    widths = [85.0, 85.0]
    table = add_table(document, [edition.labels[key][one] for key, one in zip(heads, languages, strict=True)], widths)
    columns = [rows_of(record, edition, language) for language in languages]
    for pair in zip(*columns, strict=True):
        for cell, row, language in zip(add_row(table, widths), pair, languages, strict=True):
            paragraph = set_style(cell.paragraphs[0], _CELL_STYLES.get(row.kind, "Letter Cell"))
            _add_row(paragraph, row, edition, language)


def _add_row(paragraph: Any, row: Row, edition: Edition, language: Language) -> None:
    foreign = edition.foreign(language)
    if row.prefix:
        add_words(paragraph, row.prefix, "Label" if row.kind in ("recipient", "subject") else None, foreign)
        paragraph.add_run().add_tab()
    if row.condition:
        add_words(paragraph, f"{row.condition} ", "Condition", foreign)
    for piece in row.pieces:
        if piece.field is None:
            add_words(paragraph, piece.text, None, foreign)
        else:
            paragraph._p.append(_blank(piece, edition.fields[piece.field], language, foreign))


def _blank(piece: Piece, field: LetterField, language: Language, foreign: Language | None) -> Any:
    """Return a blank: a control that a click selects as a whole, and that typing replaces."""
    sdt, content = control(f"field:{field.id}", f"<w:showingPlcHdr/>{_entry(field, language)}", piece.text)
    run = OxmlElement("w:r")
    run.text = piece.text
    properties = run.get_or_add_rPr()
    properties.style = "PlaceholderText"
    highlight = OxmlElement("w:highlight")
    highlight.set(qn("w:val"), "yellow")
    if foreign is not None:
        set_language(run, foreign)
    properties.insert_element_before(highlight, "w:u", "w:effect", "w:lang")
    content.append(run)
    return sdt


def _entry(field: LetterField, language: Language) -> str:
    """Return how a blank is filled: by choosing an answer, by a date, or by typing.

    What is typed stands in a rich text control: after a plain one (`w:text`), LibreOffice 7.4 drops the highlight and
    tears apart the rows that follow.
    """
    if field.type == "choice":
        answers = (quoteattr(option.label[language]) for option in field.options)
        entries = "".join(f"<w:listItem w:displayText={answer} w:value={answer}/>" for answer in answers)
        return f"<w:dropDownList>{entries}</w:dropDownList>"
    if field.type == "date":
        form = "yyyy년 M월 d일" if language == "ko" else "yyyy年M月d日"
        kept = f'<w:lid w:val="{LANGUAGE_TAGS[language]}"/><w:storeMappedDataAs w:val="dateTime"/>'
        return f'<w:date><w:dateFormat w:val="{form}"/>{kept}</w:date>'
    return ""
