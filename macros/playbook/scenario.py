"""What happened: the questions of the triage, and the kinds of report that they lead to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import model_validator

from .text import Bilingual, FieldName, Record, Slug, SourceId

#: A measure's page that the triage can end at; the words stand in labels.yml as `measure.<id>`.
Measure = Literal["contact-support", "submit-appeal"]


class CardLine(Record):
    """One line of the first-15-minutes card."""

    kind: Literal["do", "dont", "save", "who"]
    """Which column of the card."""
    text: Bilingual
    """The line, as a verb. Plain text."""


class EvidenceRow(Record):
    """One kind of evidence and what makes it count."""

    what: Bilingual
    """Which document or file."""
    where: Bilingual
    """Where to get it."""
    age: Bilingual
    """How old it may be at most, or from which time it must be."""
    form: Bilingual
    """In which form to hand it in."""
    seller: Literal["both", "global", "korean"] = "both"
    """For which sellers: cross-border (global), with a Korean business entity (korean), or both."""
    sources: tuple[SourceId, ...] = ()
    """What the row rests on."""


class LegalRoute(Record):
    """An article and why it fits, or does not fit, this kind of report."""

    law: Slug
    """An article from laws.yml."""
    why: Bilingual
    """Why it fits, or why not."""


class Case(Record):
    """A case that was really reported."""

    text: Bilingual
    """What happened and how it ended, as the source tells it."""
    sources: tuple[SourceId, ...]
    """Who reported it."""


class Moment(Record):
    """One moment of the scenario's timeline picture."""

    at: Literal["first-15-minutes", "day-1", "deadline", "refusal", "legal"]
    """Which moment; the words stand in labels.yml as `moment.<id>`."""
    text: Bilingual
    """What is done by then: at most 40 characters in Chinese, 60 in Korean."""


class Scenario(Record):
    """A kind of report: one file in `docs/data/scenarios/`, with one page of prose per language."""

    id: Slug
    """The file's name without `.yml`, and the page's address."""
    title: Bilingual
    """What it is called."""
    summary: Bilingual
    """How a merchant recognises it, in one or two sentences."""
    card: tuple[CardLine, ...]
    """The first-15-minutes card: at most 7 lines, each kind at least once."""
    evidence: tuple[EvidenceRow, ...]
    """The evidence table."""
    letters: tuple[Slug, ...]
    """The letters in the order in which they are sent."""
    checklists: tuple[Slug, ...]
    """The checklists that go with it."""
    laws_that_fit: tuple[LegalRoute, ...]
    """Legal routes that may fit."""
    laws_that_do_not: tuple[LegalRoute, ...]
    """Legal routes that are often tried and do not fit."""
    cases: tuple[Case, ...]
    """Real cases."""
    timeline: tuple[Moment, ...]
    """The timeline picture: each moment once, in order."""


class Answer(Record):
    """An answer to a triage question."""

    id: Slug
    """Kept in links; never changes."""
    text: Bilingual
    """The answer, in the merchant's words."""
    to: Slug
    """The next question's id, or the outcome's."""
    states: Mapping[FieldName, Slug] = {}
    """What whoever gives it has stated for letters, in full: the option of a choice, by field. Only what the words say
    outright: an answer that joins two cases states neither, and a fact is confirmed in the letter itself."""


class Question(Record):
    """A triage question."""

    id: Slug
    """Kept in links; never changes."""
    text: Bilingual
    """The question."""
    help: Bilingual | None = None
    """Where to look for the answer; Korean words that stand in the notice."""
    answers: tuple[Answer, ...]
    """The answers; the last one is "none of these" or "not sure" where that can be."""


class Outcome(Record):
    """Where the triage ends: what happened, and what to open now."""

    id: Slug
    """Its anchor."""
    title: Bilingual
    """What it is."""
    advice: Bilingual
    """What to do, in two or three sentences."""
    scenario: Slug | None = None
    """The scenario's page, if it is known what happened."""
    measure: Measure | None = None
    """Instead of it the measure's page, so that nobody is sent to "account suspended" who only cannot tell yet."""
    checklist: Slug
    """The checklist to tick."""
    letter: Slug
    """The letter to send."""

    @model_validator(mode="after")
    def _leads_to_one_page(self) -> Outcome:
        if (self.scenario is None) == (self.measure is None):
            raise ValueError("leads to one page: name a scenario or a measure")
        return self


class Triage(Record):
    """The decision tree: `docs/data/triage.yml`."""

    start: Slug
    """The first question."""
    questions: tuple[Question, ...]
    """All questions."""
    outcomes: tuple[Outcome, ...]
    """All outcomes."""
