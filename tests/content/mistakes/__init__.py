"""The table of mistakes, by where they are made. Importing a module registers its kinds."""

from . import (
    answers,
    claims,
    dialect,
    files,
    images,
    letters,
    notices,
    pages,
    parity,
    pictures,
    private,
    records,
    references,
    site,
    wording,
    words,
)

__all__ = [
    "answers",
    "claims",
    "dialect",
    "files",
    "images",
    "letters",
    "notices",
    "pages",
    "parity",
    "pictures",
    "private",
    "records",
    "references",
    "site",
    "wording",
    "words",
]
