"""What is said to who fills in a blank: it stands outside the letter, and is gone before the letter is sent."""

from __future__ import annotations

from typing import Literal

from macros.playbook.letter import Letter
from macros.playbook.text import Language

from .edition import Edition

#: How a blank is filled: in Word; in a file whose numbers are typed; on paper, with the note below a line to cut along
#: or, `apart`, on a page of its own.
Filled = Literal["word", "typed", "paper", "apart"]


def note(record: Letter, edition: Edition, language: Language, filled: Filled) -> str:
    """Return what a blank says above its stamp in one language."""
    sent = language == record.language and not edition.bilingual
    key = filled if sent else "both" if edition.bilingual else "understood"
    words = edition.labels[f"export.note-{key}"][language]
    return f"{words} {edition.labels['export.note-end'][language]}" if sent and _may_lose_its_end(record) else words


def _may_lose_its_end(record: Letter) -> bool:
    """Tell whether the line that carries the "끝." of a Korean letter may be struck from it."""
    return record.language == "ko" and bool(record.attachments) and record.attachments[-1].when is not None
