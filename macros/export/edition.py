"""What every file of one language variant is written from: words, fields and the stamp."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from macros.playbook.letter import LetterField
from macros.playbook.organisation import Logo
from macros.playbook.text import Label, Language

from .logo import office_picture
from .stamp import NOWHERE, Place, Stamp

Variant = Literal["zh", "ko", "zh-ko"]
VARIANTS: tuple[Variant, ...] = get_args(Variant)

#: The labels that a file may print. Only these belong to a cached file's key: a new word in a menu writes no file.
LABEL_PREFIXES = (
    *("export.", "phase.", "role.", "item-group.", "sheet.", "letter.", "checklist.", "print.", "site.name"),
    *("js.state.", "deadline.", "runs-against."),
)

#: Fonts that Windows has, and that Office for macOS brings along.
OFFICE_FONTS: dict[Language, str] = {"zh": "Microsoft YaHei", "ko": "Malgun Gothic"}


def languages_of(variant: Variant) -> tuple[Language, ...]:
    """Return the languages of a variant, in the order of its name."""
    return ("zh", "ko") if variant == "zh-ko" else (variant,)


@dataclass(frozen=True)
class Brand:
    """Whose files these are: a fork's name and logo, printed at the head of its checklists."""

    name: Label
    logo: Logo | None
    accent: str | None = None
    """The colour of its files, as `#rrggbb`."""

    @property
    def picture(self) -> bytes | None:
        """The logo as Office can show it."""
        return office_picture(self.logo) if self.logo else None


@dataclass(frozen=True)
class Edition:
    """One variant of one record: everything that a writer needs beside the record itself."""

    variant: Variant
    labels: Mapping[str, Label]
    fields: Mapping[str, LetterField]
    stamp: Stamp
    brand: Brand | None = None
    place: Place = NOWHERE
    """Where the playbook stands, for links to single items."""
    people: Mapping[str, str] = field(default_factory=dict)
    """Who holds which role in a fork."""
    deputies: Mapping[str, str] = field(default_factory=dict)
    """Who stands in for them."""

    @property
    def accent(self) -> str | None:
        """The fork's own colour; None where files have the playbook's."""
        return self.brand.accent if self.brand else None

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that are printed; the first one is the file's own."""
        return languages_of(self.variant)

    @property
    def language(self) -> Language:
        """The language that the file declares."""
        return self.languages[0]

    def foreign(self, language: Language) -> Language | None:
        """Return `language` if it is not the file's own, so that its passages can be marked."""
        return language if language != self.language else None

    @property
    def bilingual(self) -> bool:
        """Whether both languages stand side by side."""
        return len(self.languages) > 1

    def word(self, key: str, **values: object) -> str:
        """Return a label in the file's language, or in both where the file has both: `状态 상태`."""
        text = self.text(self.labels[key], " ")
        return text.format(**values) if values else text

    def named(self, key: str, value: str) -> str:
        """Return a value behind its label, with the file's own colon."""
        return f"{self.word(key)}{'：' if self.languages == ('zh',) else ': '}{value}"

    def text(self, words: Label, between: str = "\n") -> str:
        """Return words in every language of the file."""
        return between.join(dict.fromkeys(words[language] for language in self.languages))

    def sent_first(self, sent: Language) -> list[Language]:
        """Return the file's languages for a letter: the one that is sent stands left, or first."""
        return sorted(self.languages, key=lambda language: language != sent)

    @property
    def page_words(self) -> str:
        """How a page number is written: `{page}` and `{pages}` stand for the numbers."""
        return "{page} / {pages}" if self.bilingual else self.word("export.page")

    def stamp_pairs(self) -> list[tuple[str, str]]:
        """Return the stamp as labelled values: version, date, hash, and where the current file is."""
        addresses = " ".join(self.stamp.addresses[language] for language in self.languages)
        return [
            (self.word("export.version"), self.stamp.version),
            (self.word("export.date"), self.stamp.date),
            (self.word("export.hash"), self.stamp.hash),
            (self.word("export.current"), addresses),
        ]

    def stamp_line(self, language: Language | None = None) -> str:
        """Return the stamp as one line in one language."""
        language = language or self.language
        version = f"{self.labels['export.version'][language]} {self.stamp.version}"
        current = f"{self.labels['export.current'][language]} {self.stamp.addresses[language]}"
        return f"{version} · {self.stamp.date} · {self.stamp.hash} · {current}"
