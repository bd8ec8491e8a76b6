"""One word for one thing, in both languages: `docs/data/words.yml`."""

from __future__ import annotations

from pydantic import Field, model_validator

from .text import LANGUAGES, Bilingual, Language, Record, Slug, Words


class Exempt(Record):
    """A text that may keep another word."""

    file: Words
    """The file that holds it: `docs/data/sources.yml`, `docs/zh/index.md`."""
    holds: Words
    """Words by which the text is known, in either language."""
    why: Bilingual
    """The reason."""


class WordPair(Record):
    """A Korean word and the only Chinese for it. The check holds every bilingual text and every pair of blocks to it.

    Where a text has the word in one language, its other language has the pair, or quotes the word itself.
    """

    id: Slug
    """`product-stopped`."""
    zh: tuple[Words, ...] = Field(min_length=1)
    """The Chinese; the first is the one to write, the others are right too."""
    ko: tuple[Words, ...] = Field(min_length=1)
    """The Korean, in each form that begins otherwise: `고소`, `피고소`. Endings and particles follow it."""
    zh_never: tuple[Words, ...] = ()
    """Chinese that is wrong wherever the Korean has the word."""
    ko_never: tuple[Words, ...] = ()
    """Korean that is wrong wherever the Chinese has the word."""
    needs: tuple[Language, ...] = LANGUAGES
    """The languages that may not leave the word out where the other has it."""
    unless: tuple[Words, ...] = ()
    """Longer words, in either language, that hold it and mean something else: `고소득`."""
    exempt: tuple[Exempt, ...] = ()
    """Texts that may say it otherwise: few, each with its reason."""

    @model_validator(mode="after")
    def _can_be_kept(self) -> WordPair:
        for right, never in ((self.zh, self.zh_never), (self.ko, self.ko_never)):
            if both := sorted(set(right) & set(never)):
                raise ValueError(f"{both[0]!r} is both the word and never the word")
        return self
