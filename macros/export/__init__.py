"""Records to downloads: every checklist and letter in every format and language variant, from one record."""

from .exports import CHECKLIST_FORMATS, LETTER_FORMATS, downloads

__all__ = ["CHECKLIST_FORMATS", "LETTER_FORMATS", "downloads"]
