"""Answers that the search gives above its results, to questions whose answer must not be looked for among pages."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from .text import Bilingual, Record, Slug, Words


class QuickAnswer(Record):
    """A card above the results: what it says, and in which phrases readers ask for it."""

    id: Slug
    """`deadline-passed`."""
    asks: tuple[Words, ...]
    """Phrases in either language. One with blanks asks when each of its parts stands in the query, in any order."""
    title: Bilingual | None = None
    """What to do, in a few words."""
    says: Bilingual | None = None
    """Why, or how: one sentence."""
    channel: Slug | None = None
    """The way to the platform whose name, number and manner it tells instead of words of its own."""
    page: Words
    """Where it leads, below the language's folder: `conduct`, `triage#o-deadline-passed`."""
    notice: bool = False
    """Whether it answers a passage of a Korean notice that was pasted into the search."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if (self.title is None or self.says is None) == (self.channel is None):
            raise ValueError("needs either title and says, or the channel that it tells")
        return self


class SearchWord(Record):
    """What readers type and no page says: slang, or a word that is no synonym and yet asks for the same pages."""

    id: Slug
    """`little-black-room`."""
    words: tuple[Words, ...]
    """In either language, and in Traditional characters where Taiwan says something else."""
    means: Bilingual
    """The words of the pages."""
