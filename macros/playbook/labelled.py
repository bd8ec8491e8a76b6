"""Kinds that are words alone: there are as many roles, and groups of a list, as labels.yml has words for.

A fork adds its own there, without a line of Python: `labels/role.internal-night`, `labels/item-group.internal-theft`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Annotated

from pydantic import WithJsonSchema

from .text import Words
from .textfile import read_text

#: Where the words of upstream stand, and where a fork changes them.
LABELS, OWN_LABELS = "docs/data/labels.yml", "docs/internal/labels.yml"
#: The key of a record, and how the labels of its values begin.
FAMILIES = {"role": "role", "group": "item-group"}

#: Who usually does an item: `role.<id>`. Any words may stand there: `unknown` tells
#: what is no role, and names the roles. A fork puts names to them.
Role = Annotated[Words, WithJsonSchema({"type": "string", "labelled": FAMILIES["role"]})]
#: What a list is divided by where its moments say too little, the kind of report: `item-group.<id>`.
Group = Annotated[Words, WithJsonSchema({"type": "string", "labelled": FAMILIES["group"]})]
#: A role or group where its words stand, or where a fork adds or changes them.
_LABEL = re.compile(rf"(?m)^ *(?:(?:- *\{{? *)?at: *labels/)?((?:{'|'.join(FAMILIES.values())})\.[\w-]+)")


def ids_of(family: str, labels: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of a family in the order of their labels: `("owner", "operations", …)` of `role`."""
    start = f"{family}."
    return tuple(key.removeprefix(start) for key in labels if key.startswith(start))


def labels_at(root: Path) -> list[str]:
    """Return the labels of roles and groups of the project below `root`, however broken its records are."""
    texts = (read_text(root / name, name, []) or "" for name in (LABELS, OWN_LABELS))
    return list(dict.fromkeys(label for text in texts for label in _LABEL.findall(text)))


def unknown(key: str, id: str, labels: Collection[str], file: str) -> tuple[str, str, str] | None:
    """Return what is wrong with a role or group in `file`, how to mend it, and the rule; None where it has words."""
    if f"{FAMILIES[key]}.{id}" in labels:
        return None
    known = ids_of(FAMILIES[key], labels)
    start, home = ("internal-", OWN_LABELS) if "internal/" in file else ("", LABELS)
    mend = f"write one of {', '.join(known)}; or add {FAMILIES[key]}.{start}… to {home}"
    return f"is {id!r}", mend, "bad-value"
