"""The mistakes that a fork makes in its overlay: how each is made, in which file it is told, and in which words."""

from .changes import CHANGED_PAGES, CHANGES, NAVIGATIONS, SECTIONS_OF_PAGES
from .edits import FORM
from .pages import PAGES
from .records import RECORDS

__all__ = ["CHANGED_PAGES", "CHANGES", "FORM", "NAVIGATIONS", "PAGES", "RECORDS", "SECTIONS_OF_PAGES"]
