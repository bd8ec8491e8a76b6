"""Letters as plain text, for pasting: UTF-8 with BOM and CRLF, so that an old editor shows no garbage."""

from __future__ import annotations

from itertools import chain

from macros.playbook.fill import as_text
from macros.playbook.letter import Letter

from .edition import Edition
from .sheet import Row, blank_lines, rows_of


def letter(record: Letter, edition: Edition) -> bytes:
    """Return a blank letter as text; the stamp stands below a line that says where the letter ends."""
    languages = edition.sent_first(record.language)
    if edition.bilingual:
        columns = [rows_of(record, edition, language) for language in languages]
        text = "\n".join(chain.from_iterable(_pair(*rows) for rows in zip(*columns, strict=True)))
    else:
        text = as_text(blank_lines(record, edition, edition.language), edition.language, edition.labels)
    ends = [f"{edition.labels['export.letter-ends'][one]}\n{edition.stamp_line(one)}\n" for one in languages]
    text = "\n".join([text, "-" * 20, *ends])
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()


def _pair(sent: Row, understood: Row) -> list[str]:
    """Return a row in the language that is sent, and below it, indented, the same row for understanding."""
    return [f"{sent.prefix} {sent.plain}".lstrip(), f"    {understood.plain}", ""]
