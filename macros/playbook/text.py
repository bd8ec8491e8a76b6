"""What every record is made of: strict frozen models, ids, and text in both languages."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, StringConstraints

Language = Literal["zh", "ko"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
#: What `<html lang>` and every `lang` attribute says for each language.
HTML_LANG: dict[Language, str] = {"zh": "zh-Hans", "ko": "ko"}

#: A line or paragraph that says something: surrounding white space and the empty text are refused.
Words = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S(?s:.*\S)?$")]
#: A lower-case ASCII id with hyphens, usable in addresses and file names: `appeal-ip`.
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
#: The name of a letter's field, usable as a placeholder: `store_name`.
FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=40)]
#: A checklist item: `<checklist id>/<item id>`.
ItemId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+/[a-z0-9]+(-[a-z0-9]+)*$")]
#: A page, by its path below the language's folder, without `.md`: `measures/submit-appeal`.
PagePath = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$")]
#: A source: `F014` upstream; a fork's own sources begin with another letter.
SourceId = Annotated[str, StringConstraints(pattern=r"^[A-Z]\d{3}$")]
#: A day, `2026-11-22`; kept as text so that it prints as it was written.
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
#: When something was published, as exactly as is known: a day, a month, a year, or `undated`.
Published = Annotated[str, StringConstraints(pattern=r"^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?|undated)$")]
#: The `order` of what does not say where it stands.
LAST = 1000
#: An absolute https address (http only where a public body offers nothing else).
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]
#: Where colleagues find something: a web address; or, as a text that no browser opens, a shared folder
#: (`\\NAS\share\증거`, `Z:\증거`, `smb://nas/share`) or a host without `https://`.
Address = Annotated[
    str,
    StringConstraints(
        pattern=r"^(?:https?://[^\s<>\"]+|(?:\\\\[^\\/<>\"]+|[A-Za-z]:)[\\/][^<>\"]*|(?:smb|afp)://[^<>\"]+"
        r"|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?(?:/[^\s<>\"]*)?)$"
    ),
]


class Record(BaseModel):
    """A piece of content: unknown keys are refused, types are not coerced, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Label(Record):
    """A short text of the interface in both languages; a blank at its border is meant."""

    zh: Annotated[str, StringConstraints(min_length=1)]
    """Simplified Chinese."""
    ko: Annotated[str, StringConstraints(min_length=1)]
    """Korean."""

    def __getitem__(self, language: Language) -> str:
        """Return the words in one language."""
        return self.zh if language == "zh" else self.ko


class Bilingual(Label):
    """The same words in both languages. Neither is the translation of the other: both are originals."""

    zh: Words
    """Simplified Chinese."""
    ko: Words
    """Korean."""
