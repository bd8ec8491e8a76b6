"""A letter template: aligned Korean and Chinese parts, some of which depend on a confirmed fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pydantic import Field as Constraint

from .condition import Condition, terms
from .rule import AnswerRule
from .text import LAST, Bilingual, FieldName, Language, Record, Slug, SourceId, Words

Group = Literal[
    "store", "person", "counterpart", "notice", "goods", "report", "order",
    "right", "incident", "evidence",
    "request",
    "sending",
]  # fmt: skip

#: The steps in which a letter is written, and what each of them asks. In the last one it is read, and sent.
STEPS: dict[str, tuple[Group, ...]] = {
    "facts": ("store", "person", "counterpart", "notice", "goods", "report", "order"),
    "grounds": ("right", "incident", "evidence"),
    "request": ("request",),
    "review": ("sending",),
}
#: What is the same in every letter of a store: kept once, and shown as one line.
PROFILE: tuple[Group, ...] = ("store", "person")


class Option(Record):
    """One answer of a choice field."""

    id: Slug
    """Kept in saved cases; never changes."""
    label: Bilingual
    """What the form offers, and what the placeholder prints in each language."""


class LetterField(Record):
    """Something the merchant fills in once; every letter that names it gets the same value."""

    id: FieldName
    """The placeholder's name: `{store_name}`."""
    label: Bilingual
    """The question, in the form."""
    help: Bilingual
    """Where to find it or how to write it."""
    help_elsewhere: Bilingual | None = None
    """The help in letters that do not go to Coupang, where the other one would not fit them."""
    example: Bilingual | None = None
    """A made-up value that looks right; used in previews and tests. Facts and choices have none."""
    type: Literal["text", "multiline", "date", "datetime", "number", "money", "email", "phone", "fact", "choice"]
    """text: one line. multiline: free text. money: Korean won. fact: a box to confirm. choice: one of `options`."""
    group: Group
    """Under which heading the form shows it, and with it in which step; the words stand in labels.yml as
    `group.<id>`. What decides whether it is asked stands in the same step or in an earlier one."""
    required: bool = True
    """Whether a letter that prints it is blocked while it is empty."""
    max_length: int = Constraint(default=200, ge=1, le=4000)
    """Characters at most (text and multiline)."""
    options: tuple[Option, ...] = ()
    """The answers of a choice."""
    identifier: bool = False
    """Whether it names things of the case by numbers or addresses (goods, orders, rights, serials): eleven digits in
    it are nobody's telephone."""
    last_day: bool = False
    """Whether it is itself the day, or the moment, by which something is due: the calendar of a case takes it."""
    applies: Condition | None = None
    """When the question arises, in letters that ask what the condition names. Otherwise it is not asked, not printed,
    and an answer that was given elsewhere counts as none."""
    rules: tuple[AnswerRule, ...] = ()
    """What its answer needs or excludes, in letters that ask everything a rule names."""

    def helped(self, to_coupang: bool) -> LetterField:
        """Return the field with the help that fits whom its letter goes to."""
        if to_coupang or self.help_elsewhere is None:
            return self
        return self.model_copy(update={"help": self.help_elsewhere})


class Part(Record):
    """One aligned piece of a letter. Numbers are set by the renderer, never typed."""

    kind: Literal["heading", "text", "item"] = "text"
    """heading: numbered `1.`; item: numbered `1)` below the heading before it; text: a paragraph."""
    ko: Words
    """The Korean that is sent. Placeholders: `{field}` or with a particle `{field:은}`."""
    zh: Words
    """The same in Chinese, for understanding (and the other way round where the letter is Chinese)."""
    when: Condition | None = None
    """Print it only if this is so."""
    sources: tuple[SourceId, ...] = ()
    """What the part rests on; shown on the page, not printed in the letter."""


class Attachment(Record):
    """Something enclosed, in the letter's own list."""

    ko: Words
    """Its name in Korean, as printed."""
    zh: Words
    """Its name in Chinese, and how to prepare it is told in the letter's help."""
    when: Condition | None = None
    """List it only if this is so."""
    notice: bool = False
    """It is Coupang's notice itself: who puts the notice into the case has registered it."""


RowKind = Literal["recipient", "subject", "heading", "text", "item", "attachment", "signature"]


@dataclass(frozen=True)
class LetterRow:
    """One line of a letter, in both languages, its placeholders still in it."""

    tag: str
    """Its name on the page and in every format: `recipient`, `part-3`, `attachment-0`, `signature-1`."""
    kind: RowKind
    ko: str
    zh: str
    when: str | None
    """Print it only if this is so."""
    path: tuple[str | int, ...]
    """Where it stands in the record."""

    def __getitem__(self, language: Language) -> str:
        """Return the words in one language."""
        return self.zh if language == "zh" else self.ko


class Letter(Record):
    """A letter template: one file in `docs/data/templates/`, named after its id."""

    id: Slug
    """The file's name without `.yml`; part of addresses, never changes."""
    order: int = LAST
    """Where it stands among the letters: the smaller, the earlier; equal ones by id."""
    title: Bilingual
    """What the letter is called on the site."""
    paper: Bilingual | None = None
    """What the paper itself is called in the name of its file: short, without what only the site needs to tell letters
    apart. Left out, it is the title."""
    summary: Bilingual
    """What it does for the merchant, in one sentence."""
    only: Bilingual | None = None
    """For which cases alone it is, in a few words: said beside it where letters that serve others too lead to it."""
    when_to_use: tuple[Bilingual, ...]
    """The cases that it fits."""
    when_not_to_use: tuple[Bilingual, ...]
    """The cases that it does not fit, with what to use then."""
    how_to_send: tuple[Bilingual, ...]
    """How to send it, step by step."""
    send_by: Slug
    """A channel from agencies.yml."""
    layout: Literal["mail", "document", "certified-mail", "complaint"]
    """mail: a reply by mail. document: signed and attached. certified-mail: 내용증명, with both addresses on it.
    complaint: 고소장, whose addressee stands below who signs."""
    language: Language = "ko"
    """The language that is sent; the other one is for understanding."""
    inner: bool = False
    """Whether only our own people read it. It then comes out in the language of the page, and `language` says in which
    its blank is made first."""
    recipient: Bilingual
    """To whom (수신). Placeholders allowed."""
    subject: Bilingual
    """The subject line (제목). Placeholders allowed."""
    fields: tuple[FieldName, ...]
    """Every field that the letter prints or depends on, in the order of the form."""
    optional: tuple[FieldName, ...] = ()
    """Fields that may stay empty here though they are required elsewhere. A part that prints one has a `when`."""
    anew: tuple[FieldName, ...] = ()
    """Fields that are asked anew once this letter went out and was refused in its turn: what was new then is new no
    more, and the reasons are those of another refusal. What they said is still told beside them."""
    applies: Mapping[FieldName, Condition] = {}
    """When a question arises in this letter, by field; it goes before the field's own `applies`."""
    rules: tuple[AnswerRule, ...] = ()
    """What the answers of this letter need of each other, and what they exclude."""
    parts: tuple[Part, ...]
    """The body."""
    attachments: tuple[Attachment, ...] = ()
    """The enclosures (붙임)."""
    signature: tuple[Bilingual, ...]
    """The lines below the date: who signs. Placeholders allowed."""
    sources: tuple[SourceId, ...]
    """What the letter's advice rests on."""
    next: tuple[Slug, ...] = ()
    """The letters that may follow: after a refusal, silence or an agreement."""

    @property
    def paper_name(self) -> Bilingual:
        """What the paper is called in the name of its file."""
        return self.paper or self.title

    @property
    def enclosed_anew(self) -> tuple[Attachment, ...]:
        """Return the enclosures whose file is asked anew with `anew`: the notice alone stays what it was."""
        if not self.anew:
            return ()
        return tuple(
            one
            for one in self.attachments
            if not one.notice and (one.when is None or {term.field for term in terms(one.when)} & {*self.anew})
        )

    def for_reader(self, language: Language) -> Letter:
        """Return the letter as it comes out of a page in `language`: an inner paper in that of its reader."""
        return self.model_copy(update={"language": language}) if self.inner else self

    @cached_property
    def rows(self) -> tuple[LetterRow, ...]:
        """Every line of the letter, in the order in which it is printed."""
        return tuple(self._rows())

    def _rows(self) -> Iterator[LetterRow]:
        yield LetterRow("recipient", "recipient", self.recipient.ko, self.recipient.zh, None, ("recipient",))
        yield LetterRow("subject", "subject", self.subject.ko, self.subject.zh, None, ("subject",))
        for index, part in enumerate(self.parts):
            yield LetterRow(f"part-{index}", part.kind, part.ko, part.zh, part.when, ("parts", index))
        for index, item in enumerate(self.attachments):
            yield LetterRow(f"attachment-{index}", "attachment", item.ko, item.zh, item.when, ("attachments", index))
        for index, line in enumerate(self.signature):
            yield LetterRow(f"signature-{index}", "signature", line.ko, line.zh, None, ("signature", index))
