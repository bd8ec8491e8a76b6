"""What a fork changes in records and pages of upstream: `docs/internal/<the same file>`.

Every change names its place by an address: the keys and ids that lead to it (`laws/criminal-314/covers`). An entry that
has no id is known by words that stand in it (`was`). The hash tells what upstream said when the change was written.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import StringConstraints

from .problem import Problem
from .text import Bilingual, Record, Slug, Words
from .yamlfile import YamlFile

#: What `replaces_hash` says where upstream has withdrawn what a fork keeps on purpose.
WITHDRAWN = "withdrawn"
#: The beginning of the SHA-256 of what upstream says, as `make check` and `make doctor` print it: `h1a2b3c4d`.
ShortHash = Annotated[str, StringConstraints(pattern=rf"^(?:h[0-9a-f]{{8}}|{WITHDRAWN})$")]


def without_hash(file: YamlFile, path: tuple[str | int, ...], hash: str) -> Problem:
    """Return that the change at `path` lacks its hash: without it nobody learns of upstream's next one."""
    mend = f"write replaces_hash: {hash}; make doctor ACCEPT={file.name} writes every one that the file lacks"
    return file.problem((*path, "replaces_hash"), "is missing", mend, "missing-hash")


class Addition(Record):
    """Something that upstream does not have: an entry of a list, or a key that a record may have."""

    at: Words
    """The list (`terms`, `parts`, `questions/received/answers`), the key (`labels/internal.hours`), or the page."""
    after: Any = None
    """The entry behind which it stands: its id, or words that stand in it. Without `after` and `before`: the last."""
    before: Any = None
    """The entry in front of which it stands."""
    was: Any = None
    """In a list whose entries have no ids: words that stand in the entry to which keys are added."""
    now: Any
    """What is added, as upstream would write it there; with `was`, the keys."""
    replaces_hash: ShortHash | None = None
    """Of words in a further language: what upstream said when they were written."""


class Replacement(Record):
    """Something that upstream says, in the fork's words."""

    at: Words
    """The value (`laws/criminal-314/covers`), the entry (`laws/criminal-314`), the list whose entries have no ids
    (`parts`), or the section of a page (`first-24-hours#now`)."""
    was: Any = None
    """In a list whose entries have no ids: words that stand in the entry."""
    now: Any
    """What the fork says instead, whole; of an entry without id, keys that it does not name stay (`when`, `kind`)."""
    replaces_hash: ShortHash | None = None
    """What upstream said when this was written; when that changes, `make doctor` shows both."""


class Removal(Record):
    """Something that upstream says and the fork leaves out."""

    at: Words
    """As in a replacement."""
    was: Any = None
    """As in a replacement."""
    reason: Bilingual | None = None
    """Why, for colleagues who ask."""
    replaces_hash: ShortHash | None = None
    """What upstream said when it was left out."""


class Changes(Record):
    """All changes to one file of upstream, or to the sections of pages (`docs/internal/pages.yml`)."""

    extends: Slug | None = None
    """In a folder of records: the record's id, and the file's name without `.yml`."""
    add: tuple[Addition, ...] = ()
    """What is added."""
    replace: tuple[Replacement, ...] = ()
    """What is replaced."""
    drop: tuple[Removal, ...] = ()
    """What is left out."""


class FieldChanges(Changes):
    """`docs/internal/fields.yml`: the fork's own fields, and changes to upstream's."""

    fields: tuple[Any, ...] = ()
    """The fork's own fields."""
