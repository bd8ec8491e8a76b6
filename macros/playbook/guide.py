"""What the checks ask of the content, told to those who write it: `docs/data/rules.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from .text import Bilingual, Record, Slug


class Example(Record):
    """One slip as it is typed, and what should stand there: a line of a page or a record, or the name of a file."""

    wrong: str
    """What the check tells."""
    right: str
    """What it leaves alone."""


class Rule(Record):
    """A rule of the checks. Its id stands at the end of every problem that it finds."""

    id: Slug
    """`encoding`."""
    guide: Annotated[str, StringConstraints(pattern=r"^(contribute|fork)#[a-z-]+$")]
    """The page below `team/` and its section that tell more: `contribute#records`."""
    explains: Bilingual
    """Why the rule is there, and what to do, to somebody who is no programmer."""
    example: Example | None = None
    """Where what breaks the rule has a form that can be shown."""
    fix: bool = False
    """Whether `make check FIX=1` mends the example, and what is like it (`macros/check/fix.py`)."""
