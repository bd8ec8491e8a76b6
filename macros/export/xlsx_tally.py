"""Formulas that count a table by its own names: what is there, not what was delivered."""

from __future__ import annotations

from .edition import Edition
from .items import STATES
from .table import Table
from .xlsx_look import quoted


class Tally:
    """What can be counted of a table, each as the text of a formula without its `=`."""

    def __init__(self, table: Table, edition: Edition) -> None:
        self._table = table
        self._words = {state: quoted(edition.word(f"js.state.{state}")) for state in STATES}
        named = [f'({table.name}[{head}]<>"")' for key in table.there for head in table.heads(key)]
        self._there = f"(({'+'.join(named)})>0)"

    def _column(self, key: str) -> str:
        (head,) = self._table.heads(key)
        return f"{self._table.name}[{head}]"

    def _count(self, *conditions: str) -> str:
        return f"SUMPRODUCT({'*'.join(['1', self._there, *conditions])})"

    def _of_role(self, role: str | None) -> list[str]:
        return [] if role is None else [f"({self._column('role')}={quoted(role)})"]

    def total(self, role: str | None = None) -> str:
        """All rows that say something; of one role, if it is given: `""` for those that have none."""
        return self._count(*self._of_role(role))

    def state(self, state: str, role: str | None = None) -> str:
        """Those in one state. What has no state yet is open."""
        status, word = self._column("status"), self._words[state]
        if state == STATES[0]:
            others = "".join(f"*({status}<>{self._words[other]})" for other in STATES[1:])
            return self._count(*self._of_role(role), others.removeprefix("*"))
        return self._count(*self._of_role(role), f"({status}={word})")

    def late(self, role: str | None = None) -> str:
        """Those that are not settled although their day has passed."""
        due, status = self._column("due"), self._column("status")
        unsettled = [f"({status}<>{self._words[state]})" for state in ("done", "na")]
        return self._count(*self._of_role(role), f"ISNUMBER({due})", f"({due}<TODAY())", *unsettled)

    @property
    def progress(self) -> str:
        """The share that is done of what applies; all of it where nothing does."""
        return share(self.total(), self.state("done"), self.state("na"))


def share(total: str, done: str, dropped: str) -> str:
    """Return the share of `total` without `dropped` that is `done`; 1 where nothing is left to do."""
    return f"IF({total}-{dropped}=0,1,{done}/({total}-{dropped}))"
