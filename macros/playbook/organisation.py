"""A fork's own values: `docs/internal/organisation.yml`, and what a fork adds to the lists of upstream.

Everything named `internal/` belongs to the fork; upstream has no such file. null (or an empty list or group) says "we
have none"; a key that is absent counts as forgotten, and `make doctor` names it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field as Constraint
from pydantic import StringConstraints

from .changes import ShortHash
from .checklist import ChecklistItem, RetiredItem
from .labelled import Role
from .text import CODE, LANGUAGES, Address, Bilingual, Day, FieldName, ItemId, Language, Record, Slug, Words

#: A colour as `#rrggbb`.
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]

#: A language by its code: `en`.
LanguageCode = Annotated[str, StringConstraints(pattern=CODE)]


class Store(Record):
    """A store that the organisation runs on Coupang."""

    name: Words
    """The seller's name exactly as WING shows it."""
    vendor_id: Words | None = None
    """The vendor code (업체코드), if it may stand in this handbook."""
    seller_type: Literal["global", "korean"]
    """global: cross-border. korean: with a Korean business entity."""
    defaults: dict[FieldName, Words] = Constraint(default_factory=dict)
    """What its letters begin with instead of the organisation's own `defaults`: another company, another contact."""

    @property
    def title(self) -> str:
        """What it is called among others: two stores may have one name."""
        return f"{self.name} · {self.vendor_id}" if self.vendor_id else self.name

    @property
    def values(self) -> dict[str, str]:
        """What its letters begin with, by the name of the field."""
        own = {"store_name": self.name, "vendor_id": self.vendor_id or "", "seller_type": self.seller_type}
        return {**own, **self.defaults}


class Holder(Record):
    """Who holds a role."""

    name: Words
    """The person or team."""
    deputy: Words | None = None
    """Who stands in; null where nobody does."""
    contact: Words
    """How to reach them at once: a phone number, a mail address, a chat name."""


class Escalation(Record):
    """Whom to wake when nothing has happened for some time."""

    after_minutes: int = Constraint(ge=0, le=20_160)
    """Minutes since the notice came; two weeks at most."""
    to: Role
    """The role that is told."""
    what: Bilingual
    """What they are told, or decide."""


class Place(Record):
    """Where something is kept."""

    name: Bilingual
    """What it is called."""
    url: Address | None = None
    """Its address, where it has one. What no browser opens, such as a shared folder, is shown as text."""

    @property
    def link(self) -> str | None:
        """The address, if it can be followed."""
        return self.url if self.url and self.url.startswith("http") else None


class Approval(Record):
    """Who looks at a letter before it is sent."""

    by: Role
    """The role that approves."""
    note: Bilingual
    """The line that stands above every letter's buttons."""


class Accent(Record):
    """The one accent colour, for light and for dark. Both must be readable as text (WCAG AA: 4.5 to 1)."""

    light: Colour
    """On light paper: a dark colour."""
    dark: Colour
    """On dark paper: a light colour."""


class Group(Record):
    """Pages of the fork that stand together in the navigation."""

    title: Bilingual | None = None
    """What stands above them; without it they stand by themselves."""
    pages: tuple[Words, ...]
    """The pages, by their path below `internal/`, without `.md`: `duty/night`."""


class OwnNavigation(Record):
    """The order of the fork's own pages: `docs/internal/navigation.yml`. Pages that it does not name follow."""

    navigation: tuple[Group, ...]
    """The groups, in their order."""


class Organisation(Record):
    """The form that a fork fills in: `docs/internal/organisation.yml`."""

    name: Bilingual
    """The organisation's name; it stands in the header and on every download."""
    stores: tuple[Store, ...] = ()
    """The stores; letters begin with the first one's values, until another one is chosen."""
    roles: dict[Role, Holder] = Constraint(default_factory=dict)
    """Who holds which role; the name stands beside the role in checklists and steps."""
    escalation: tuple[Escalation, ...] = ()
    """Whom to wake, and when."""
    evidence_storage: Place | None = None
    """Where evidence is kept."""
    tickets: Place | None = None
    """The ticket system in which cases are tracked."""
    approval: Approval | None = None
    """Who approves a letter before it is sent."""
    defaults: dict[FieldName, Words] = Constraint(default_factory=dict)
    """Values that the letters' forms begin with, by field name from fields.yml: the sender block."""
    banner: Bilingual | None = None
    """A line on top of every page: that this is an internal handbook, where its readers ask."""
    logo: Words | None = None
    """A PNG or SVG file beside organisation.yml, 300 KB at most."""
    accent: Accent | None = None
    """The organisation's colour; null keeps the playbook's."""
    languages: Annotated[tuple[LanguageCode, ...], Constraint(min_length=1)] = LANGUAGES
    """The languages that are built. Letters keep both: the one that is sent, and the one that is understood. Beside
    `zh` and `ko` any other (`en`) in which the fork has texts and pages: what it lacks there stays Chinese."""
    noindex: bool = True
    """Whether search engines are told to stay out."""
    house_style: bool = False
    """Whether the house's style (marks, scripts, ids, plain Markdown) is law on the fork's own pages, or advice."""
    hidden: tuple[Words, ...] = ()
    """Parts of the navigation, or single pages by their path (`checklists/monthly-store-audit`), that are left out of
    menus, cards and the search. Their pages stay, since others link to them."""

    @property
    def originals(self) -> tuple[Language, ...]:
        """The languages that are built of those in which upstream is written."""
        codes: dict[str, Language] = {language: language for language in LANGUAGES}
        return tuple(codes[code] for code in self.languages if code in codes)


class AddedItem(ChecklistItem):
    """An item that the fork adds to a list. Its id is `<list>/internal-…`, so no later item of upstream has it."""

    after: ItemId | None = None
    """It stands behind this item; without `after` and `before` at the end of its phase."""
    before: ItemId | None = None
    """It stands in front of this item."""


class ReplacedItem(ChecklistItem):
    """An item of upstream in the fork's words. It keeps upstream's id, so saved progress survives."""

    replaces_hash: ShortHash | None = None
    """The upstream item that it was written against; when that changes, `make doctor` names it."""


class DroppedItem(Record):
    """An item of upstream that the fork leaves out."""

    id: ItemId
    """The item."""
    reason: Bilingual
    """Why, for colleagues who ask."""
    dropped_on: Day
    """Since when."""
    replaces_hash: ShortHash | None = None
    """The upstream item that was dropped; when that changes, `make doctor` names it."""


class Extension(Record):
    """Changes to a list of upstream: `docs/internal/checklists/<its id>.yml`."""

    extends: Slug
    """The list's id, and the file's name without `.yml`."""
    add: tuple[AddedItem, ...] = ()
    """Items that are added."""
    replace: tuple[ReplacedItem, ...] = ()
    """Items that are replaced."""
    drop: tuple[DroppedItem, ...] = ()
    """Items that are left out."""


@dataclass(frozen=True)
class Logo:
    """The organisation's logo, read and found to be a picture."""

    kind: Literal["png", "svg"]
    data: bytes

    @property
    def path(self) -> str:
        """Where the built site has it."""
        return f"assets/organisation.{self.kind}"


@dataclass(frozen=True)
class Override:
    """One place where the fork speaks instead of upstream or leans on it; `make doctor` watches them."""

    file: str
    line: int
    kind: Literal["replace", "drop", "place", "extends", "renamed", "withdrawn", "withdrawn-too"]
    item: str
    """The upstream item's id, the list's, or the address of what is changed."""
    recorded: str | None = None
    """The hash that the fork wrote down."""
    current: str | None = None
    """The upstream item's hash now; None where it was retired."""
    retired: RetiredItem | None = None
    """What upstream says of the item since it was retired."""
    renamed: str = ""
    """What it is called now."""
    home: str = ""
    """The file of upstream."""
    address: str = ""
    """Where in that file; the list, where the entry has no id."""
    says: Any = None
    """What upstream says now."""
    was: Any = None
    """The words by which the fork knows it."""
    ours: Any = None
    """What the fork says."""
