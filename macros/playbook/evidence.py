"""Where claims come from: published documents, and what each of them states."""

from __future__ import annotations

from typing import Literal

from pydantic import PositiveInt

from .condition import Condition
from .text import Bilingual, Day, FieldName, Published, Record, Slug, SourceId, Url, Words

#: official: Coupang's or an authority's own text, or a statute. reported: a court case, newspaper, law firm or
#: seller says so. known: widely known, but no document was opened: always with "check the official page".
Confidence = Literal["official", "reported", "known"]
#: The intellectual property rights that a report can assert.
Right = Literal["trademark", "copyright", "design", "patent"]


class Document(Record):
    """Something published that can be opened: a page, a statute, a judgment, an article."""

    id: Slug
    """Its name in this file."""
    title: Words
    """Its title, in its own language."""
    language: Literal["ko", "zh", "en", "ja"]
    """The language that it is written in."""
    publisher: Bilingual
    """Who published it."""
    url: Url | None
    """Where it stands; null where only a copy is known that should not be linked."""
    published: Published
    """When it was published or last changed; `undated` where it does not say."""


#: Each kind of source has a page of its own.
_PAGES = {"official": "sources", "reported": "sources-reported", "known": "sources-known"}


class Source(Record):
    """One claim, what kind of claim it is, and the documents that it rests on."""

    id: SourceId
    """`F014`. Pages and records cite it; never changes."""
    says: Bilingual
    """What the documents state: the claim in our words, qualified as the documents qualify it."""
    confidence: Confidence
    """How far it can be relied on."""
    documents: tuple[Slug, ...]
    """The documents; empty only for `known`."""
    checked_on: Day
    """When somebody last compared the claim with the documents."""
    check_again_by: Day
    """After this day the page says that the claim is due for a check, and `make doctor` lists it."""
    differs_from: tuple[SourceId, ...] = ()
    """Sources that say something else; the page shows them side by side."""

    @property
    def page(self) -> str:
        """The page that lists it: what the platform and authorities say themselves, what others say, what all say."""
        return f"reference/{_PAGES[self.confidence]}.md"


class Law(Record):
    """One article of a statute, told once."""

    id: Slug
    """`criminal-314`."""
    act: Bilingual
    """The statute's name in each language."""
    article: Bilingual
    """`제314조 제1항` and `第314条第1款`."""
    name: Bilingual
    """What the article is about: `업무방해` and `妨害业务`."""
    covers: Bilingual
    """What it covers, for a merchant."""
    does_not_cover: Bilingual | None = None
    """What it is often, wrongly, believed to cover."""
    penalty: Bilingual | None = None
    """The penalty, where it is an offence."""
    in_force_since: Published | None = None
    """Since when it reads so, where that matters."""
    url: Url
    """The official text."""
    group: Literal[
        "criminal", "procedure", "network", "civil", "ip", "competition", "commerce", "administration", "privacy",
        "evidence",
    ]  # fmt: skip
    """Under which heading the reference page lists it; the words stand in labels.yml as `law-group.<id>`."""
    right: Right | None = None
    """The right that it is about; a letter cites it only where that right was asserted."""
    sources: tuple[SourceId, ...]
    """The sources that state it."""


class Behaviour(Record):
    """A row of the table "which behaviour, which law"."""

    id: Slug
    """Its anchor."""
    behaviour: Bilingual
    """What the other side does."""
    first_response: Bilingual
    """What to do first."""
    laws: tuple[Slug, ...]
    """The articles that may fit."""
    sources: tuple[SourceId, ...]
    """What the row rests on."""


class Clock(Record):
    """How a case can count the end of a time limit: its shortest reading, so that no reminder comes too late."""

    starts_on: FieldName
    """The field that holds the day, or the moment, from which it is counted; that day itself does not count."""
    amount: PositiveInt
    """How many units it lasts."""
    unit: Literal["business", "calendar", "months", "years"]
    """What is counted: working days in Korea, days, months, years."""
    when: Condition | None = None
    """Where the limit applies, by the answers of the case."""
    since: Day | None = None
    """The first day from which it can be counted, where the limit is a new one."""


class Deadline(Record):
    """A time limit and the clock that it runs by."""

    id: Slug
    """`distribution-route-documents`."""
    what: Bilingual
    """What must be done, or what happens."""
    applies_to: Bilingual | None = None
    """For which cases only: which sellers, what was filed or begun since when."""
    limit: Bilingual
    """How long: `10个工作日` and `10영업일`."""
    starts: Bilingual
    """From when it is counted."""
    if_missed: Bilingual | None = None
    """What happens afterwards, where a source says so."""
    runs_against: Literal["merchant", "platform", "claimant", "customer", "authority"]
    """Whose time it is. claimant: who asserted a right. The words stand in labels.yml as `runs-against.<id>`."""
    presupposes: Slug | None = None
    """The step that must have come before, by the id of its own time limit."""
    set_by: Literal["platform", "law", "authority"]
    """Who sets it."""
    clock: Clock | None = None
    """How a case counts it; none where no answer tells when it begins, or where the notice itself says the day."""
    sources: tuple[SourceId, ...]
    """The sources that state it."""


class Myth(Record):
    """What is often believed and is wrong."""

    id: SourceId
    """`F340`."""
    belief: Bilingual
    """What people say."""
    truth: Bilingual
    """What is so."""
    sources: tuple[SourceId, ...]
    """What the truth rests on."""


class Agency(Record):
    """A public body or help line."""

    id: Slug
    """`ecrm`."""
    name: Bilingual
    """Its current name in each language."""
    purpose: Bilingual
    """What it does for a merchant."""
    for_whom: Bilingual
    """Who may turn to it, and who may not."""
    service_language: Bilingual
    """In which languages it works, or that this should be asked."""
    url: Url | None
    """Its official page."""
    phone: Words | None = None
    """A number that a source states; shown with "check the official page"."""
    caution: Bilingual | None = None
    """What goes wrong most often."""
    group: Literal["police", "help", "mediation", "ip", "safety", "china"]
    """Under which heading the page lists it; the words stand in labels.yml as `agency-group.<id>`."""
    sources: tuple[SourceId, ...]
    """The sources that state it."""


class Channel(Record):
    """A way to send something or to reach somebody."""

    id: Slug
    """`reply-to-notice`."""
    name: Bilingual
    """What it is called."""
    how: Bilingual
    """How it is used, in one or two sentences."""
    sources: tuple[SourceId, ...]
    """The sources that state it."""
    office: bool = False
    """Whether a Korean office takes what is sent: such letters come in HWPX too, the format of Korean offices."""
    coupang: bool = False
    """Whether Coupang itself takes what is sent: the help of a letter's questions says what Coupang has to see."""


class Term(Record):
    """A term in both languages."""

    id: Words
    """`T006`."""
    zh: Words
    """The Chinese term that the site uses."""
    ko: Words
    """The Korean term that the merchant meets in notices."""
    en: Words
    """English, for looking things up."""
    reading: Bilingual
    """Help for reading the other language's term without romanisation: what each piece of the word means."""
    note: Bilingual | None = None
    """What to watch out for."""
    aliases: tuple[Words, ...] = ()
    """Other words, in either language, that a reader may search for."""
    avoid: tuple[Words, ...] = ()
    """Wrong or outdated words that must not be used in pages; the check refuses them."""
    formerly: Bilingual | None = None
    """The old name of a body or office, told once, here."""
