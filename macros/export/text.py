"""Letters as plain text, for pasting: UTF-8 with BOM and CRLF, so that an old editor shows no garbage."""

from __future__ import annotations

from itertools import chain

from macros.playbook.fill import as_text
from macros.playbook.letter import Letter
from macros.playbook.text import Language

from .edition import Edition
from .note import note
from .sheet import Row, blank_lines, rows_of


def letter(record: Letter, edition: Edition) -> bytes:
    """Return a blank letter as text; below a line that says where it ends stand how it is filled, and the stamp."""
    languages = edition.sent_first(record.language)
    if edition.bilingual:
        columns = [rows_of(record, edition, language) for language in languages]
        text = "\n".join(chain.from_iterable(_pair(*rows) for rows in zip(*columns, strict=True)))
    else:
        text = as_text(blank_lines(record, edition, edition.language), edition.language, edition.labels)
    text = "\n".join([text, "-" * 20, *(_end(record, edition, one) for one in languages)])
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()


def _end(record: Letter, edition: Edition, language: Language) -> str:
    ends, lines = (edition.labels[f"export.{name}"][language] for name in ("letter-ends", "note-lines"))
    how = lines if edition.bilingual else note(record, edition, language, "typed")
    return f"{ends}\n{how}\n{edition.stamp_line(language)}\n"


def _pair(sent: Row, understood: Row) -> list[str]:
    """Return a row in the language that is sent, and below it, indented, the same row for understanding."""
    return [f"{sent.prefix} {sent.plain}".lstrip(), f"    {understood.plain}", ""]
