"""The table of mistakes, by where they are made. Importing a module registers its kinds."""

from . import claims, files, letters, pages, records, site, words

__all__ = ["claims", "files", "letters", "pages", "records", "site", "words"]
