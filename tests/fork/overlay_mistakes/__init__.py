"""The mistakes that a fork makes in its overlay: how each is made, in which file it is told, and in which words."""

from .edits import FORM
from .pages import PAGES
from .records import RECORDS

__all__ = ["FORM", "PAGES", "RECORDS"]
