"""What the page that reads notices is given: the table of signs in one language, its patterns written out."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from macros.playbook.book import Playbook
from macros.playbook.notice import UNTIL_FIELDS, NoticeKind
from macros.playbook.notice_pattern import expand
from macros.playbook.text import Language

_PATTERNS = ("pattern", "then", "near", "not_near", "file")
_WORDS = ("means", "says")


def notice_data(playbook: Playbook, language: Language) -> dict[str, list[dict[str, Any]]]:
    """Return the table, keys as in the records; a pattern is compiled with the flags `gum`, `then` with `yum`."""
    pieces = {piece.id: piece.pattern for piece in playbook.notice_pieces.values()}

    def row(record: BaseModel) -> dict[str, Any]:
        data = record.model_dump(exclude_defaults=True)
        written = {key: expand(data[key], pieces) for key in _PATTERNS if key in data}
        return {**data, **written, **{key: data[key][language] for key in _WORDS if key in data}}

    def kind(record: NoticeKind) -> dict[str, Any]:
        # An edition may leave letters out.
        offered = [id for id in record.letters if id in playbook.letters]
        again = {"again": record.again if record.again in playbook.letters else None}
        return row(record.model_copy(update={"letters": tuple(offered), **again}))

    fills = {head.field for head in playbook.notice_heads.values()} | {*UNTIL_FIELDS}
    fills |= {name for sign in playbook.notice_signs.values() for name in (*sign.fills, sign.rest) if name}
    fields = (playbook.fields[name] for name in sorted(fills))
    return {
        "kinds": [kind(one) for one in playbook.notice_kinds.values()],
        "signs": [row(one) for one in playbook.notice_signs.values()],
        "alarms": [row(one) for one in playbook.notice_alarms.values()],
        "heads": [row(one) for one in playbook.notice_heads.values()],
        "fields": [{"id": one.id, "type": one.type, "max": one.max_length} for one in fields],
    }
