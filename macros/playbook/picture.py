"""What pictures show beside the records that they are made of: `docs/data/pictures.yml`.

A picture states nothing of its own: a mark of the sample notice is explained by the sign that reads its words, a point
of the axis is a time limit, a cell of the matrix stands in a behaviour or a kind of report. Here is what is chosen of
them, in which order, and the short words that fit a picture.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import StringConstraints, model_validator

from .text import Bilingual, Record, Slug, SourceId, Words

#: Where a node of a picture leads: a page's path below the language's folder, without `.md`, and perhaps its anchor.
Leads = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*(#[a-z0-9-]+)?$")]


class NoticeMark(Record):
    """A numbered mark in the sample notice."""

    id: Slug
    """Its anchor: `decided`."""
    words: Words
    """The Korean words that it marks; they stand once in the notice."""
    sign: Slug
    """The sign of notices.yml that reads these words and says what they mean."""
    asks: Bilingual
    """The reader's question that they answer, in a few words."""
    does: Bilingual
    """What to do with it, in one short sentence."""
    page: Leads
    """Where that is explained."""


class SampleNotice(Record):
    """A notice as it comes, with its marks. Made up of wording that is public; its names and numbers are invented."""

    id: Slug
    """Its name in the macro call."""
    subject: Words
    """The subject of the mail, in Korean."""
    lines: tuple[Words, ...]
    """The lines of the mail, in Korean."""
    marks: tuple[NoticeMark, ...]
    """The marks, in the order in which a reader asks."""

    @property
    def text(self) -> str:
        """The whole notice, as the reader of notices is given it."""
        return "\n".join((self.subject, "", *self.lines))


class AxisPoint(Record):
    """A time limit on the axis of deadlines; what else is shown of it stands in deadlines.yml."""

    id: Slug
    """The time limit, by its id."""
    at: Bilingual
    """How long it is, in the figures of the record."""
    what: Bilingual
    """What must be done or happens, in a few words."""
    side: Literal["selling", "state"]
    """On which side of the axis: towards Coupang and customers, or authorities, courts and mediators."""


class MatrixColumn(Record):
    """An article that is a column of the matrix "which behaviour, which law"."""

    id: Slug
    """The article, by its id in laws.yml."""
    short: Bilingual
    """Its name in a few characters."""


class RouteStep(Record):
    """A step on the route of letters."""

    id: Slug
    """Its name."""
    when: Bilingual
    """Where the reader stands."""
    does: Bilingual
    """What to do there, in one short sentence."""
    may_come: bool = False
    """Whether it is one of the answers that may come to the step before."""
    letter: Slug | None = None
    """The letter to send; who takes it is told by its channel."""
    page: Leads | None = None
    """Instead of a letter, the page to open."""
    days: Bilingual | None = None
    """How long it takes, or until when, where a source says so."""
    limit: Slug | None = None
    """Instead of it, a time limit of deadlines.yml."""
    sources: tuple[SourceId, ...]
    """What the step rests on."""

    @model_validator(mode="after")
    def _leads_to_one_place(self) -> Self:
        if (self.letter is None) == (self.page is None):
            raise ValueError("leads to one place: name a letter or a page")
        return self


class Decider(Record):
    """Who decides what: one question of a case."""

    id: Slug
    """Its name."""
    question: Bilingual
    """What is to be decided."""
    channel: Slug | None = None
    """Who decides, by the channel that leads there,"""
    agency: Slug | None = None
    """or by the body,"""
    law: Slug | None = None
    """or by the article of the procedure."""
    who: Bilingual
    """Who decides, in a few words."""
    can: Bilingual
    """What they can do."""
    but: Bilingual | None = None
    """What they cannot do, or whom to ask instead."""
    sources: tuple[SourceId, ...]
    """What the row rests on."""

    @model_validator(mode="after")
    def _leads_to_one_record(self) -> Self:
        if [self.channel, self.agency, self.law].count(None) != 2:
            raise ValueError("names one of channel, agency and law")
        return self


class ExemplarLine(Record):
    """One thing that whoever examines a document looks for."""

    what: Bilingual
    """What is looked for, in a few characters."""
    good: Bilingual
    """As it should be."""
    bad: Bilingual
    """As it must not be."""
    why: Bilingual
    """Why, in one short sentence."""
    sources: tuple[SourceId, ...]
    """What it rests on."""


class Exemplar(Record):
    """A good and a bad example of a kind of evidence, side by side."""

    id: Slug
    """Its name in the macro call."""
    title: Bilingual
    """What it is: `거래명세서`."""
    applies_to: Bilingual
    """For whom these rules are, or that they are no rules but practice."""
    page: Leads
    """Where the whole is explained."""
    lines: tuple[ExemplarLine, ...]
    """What is looked for, in the order of the document."""
