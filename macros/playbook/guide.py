"""What the checks ask of the content, told to those who write it: `docs/data/rules.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from .text import Bilingual, Record, Slug


class Rule(Record):
    """A rule of the checks. Its id stands at the end of every problem that it finds."""

    id: Slug
    """`encoding`."""
    guide: Annotated[str, StringConstraints(pattern=r"^(contribute|fork)#[a-z-]+$")]
    """The page below `team/` and its section that tell more: `contribute#records`."""
    explains: Bilingual
    """Why the rule is there, and what to do, to somebody who is no programmer."""
