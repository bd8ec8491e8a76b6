"""Letters as HWPX, for the Korean offices that a letter goes to.

The browser fills the same file. So a bookmark in each paragraph names its row: `recipient`, `part-3`, `signature-1`.
A row that has a number or a label begins with it, in the bookmark's own run. The number is printed text: the browser
writes it anew when rows fall out. A paragraph's style and the look of its plain words have the same id. The paragraph
`note` and the marks of conditions are for the blank alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from macros.playbook.letter import Letter

from .edition import Edition
from .hwpx import Page, Paragraph, Run, Style, document
from .note import note
from .sheet import Row, RowKind, rows_of

_NORMAL = Style("바탕글", "Normal")
_NOTE = Style("작성 안내", "Note", size=9, align="LEFT", after=6)
_TITLE = Style("제목", "Letter Title", size=17, bold=True, align="CENTER", before=4, after=8)
_ADDRESSEE = Style("제출처", "Letter Addressee", size=13, bold=True, align="CENTER", before=8)
_ADDRESS = Style("주소", "Letter Address", left=3, right=3, hanging=7, framed=True)
_STYLES: dict[RowKind, Style] = {
    "recipient": Style("수신", "Letter Head", hanging=11.5),
    "subject": Style("건명", "Letter Head Last", hanging=11.5, after=5),
    "heading": Style("항목", "Heading", size=12, bold=True, hanging=5.5, before=4, after=2),
    "text": Style("본문", "Letter Text"),
    "item": Style("세부 항목", "Letter Item", left=7, hanging=7),
    "enclosed": Style("붙임", "Letter Enclosed", bold=True, before=5),
    "attachment": Style("붙임 항목", "Letter Attachment", left=7, hanging=5),
    "date": Style("날짜", "Letter Date", align="CENTER", before=8, after=3),
    "signature": Style("서명", "Letter Signature", size=12, align="CENTER"),
}
_ALL = (_NORMAL, _NOTE, _TITLE, _ADDRESSEE, _ADDRESS, *_STYLES.values())

#: Who signs never stands alone on a page, nor does a head.
_SIGNING: tuple[RowKind, ...] = ("date", "signature")
_KEPT: tuple[RowKind, ...] = ("heading", "enclosed", *_SIGNING)
_LABELLED: tuple[RowKind, ...] = ("recipient", "subject")
#: A document that is signed carries its subject as a title; a complaint ends with the office that it goes to.
_TITLED = ("document", "certified-mail", "complaint")
_ADDRESSED_LAST = ("complaint",)
#: What the post office takes as a file: certified mail has no number on its pages.
_CERTIFIED = Page(top=20, bottom=40, footer=0, side=15, numbered=False)


def letter(record: Letter, edition: Edition) -> bytes:
    """Return a blank letter in the language that is sent."""
    language = record.language
    above = f"{note(record, edition, language, 'typed')} {edition.stamp_line(language)}"
    paragraphs = [Paragraph("note", _NOTE, Run(""), (Run(above, "condition"),)), *_paragraphs(record, edition)]
    page = _CERTIFIED if record.layout == "certified-mail" else Page()
    return document(paragraphs, _ALL, page, edition, record.title[language], record.summary[language])


def _paragraphs(record: Letter, edition: Edition) -> Iterator[Paragraph]:
    """Yield the rows in the order in which this layout prints them."""
    recipient, subject, *body = rows_of(record, edition, record.language)
    head = [_paragraph(recipient), _paragraph(subject)]
    if record.layout in _TITLED:
        head = [_paragraph(replace(subject, prefix=""), _TITLE), _paragraph(recipient)]
    yield from head[:1] if record.layout in _ADDRESSED_LAST else head
    sections = 0
    for row, below in zip_longest(body, body[1:]):
        sections += row.kind == "heading"
        framed = record.layout == "certified-mail" and sections == 1 and row.kind == "item"
        keeps = row.kind in _KEPT or (below is not None and below.kind in _SIGNING)
        yield replace(_paragraph(row, _ADDRESS if framed else None), keep_with_next=keeps)
    if record.layout in _ADDRESSED_LAST:
        yield _paragraph(replace(recipient, prefix=""), _ADDRESSEE)


def _paragraph(row: Row, style: Style | None = None) -> Paragraph:
    # Blanks and no tab: a reader goes by a tab's width as it is written, and that hangs on the number before it.
    lead = Run(f"{row.prefix}  ", "label") if row.kind in _LABELLED else Run(f"{row.prefix} ")
    runs = [Run(f"{row.condition} ", "condition")] if row.condition else []
    runs += [Run(f"〔{piece.text}〕", "blank") if piece.field else Run(piece.text) for piece in row.pieces]
    return Paragraph(row.tag, style or _STYLES[row.kind], lead if row.prefix else Run(""), tuple(runs))
