"""What the case desk fetches to make a case pack or a calendar: words in both languages, and the clocks of a case."""

from __future__ import annotations

from typing import Any

from macros.playbook.book import Playbook

from .browser import field_data

#: What the cover says of a case, in this order.
COVER = (
    *("store_name", "company_name", "vendor_id", "contact_name", "contact_email"),
    *("notice_reference", "notice_received_at", "measure_taken", "product_name", "product_id"),
)
#: Heads of the pack's table of checklists: those of the downloads, so that one program reads both.
HEADS = ("list", "item", "owner", "status", "notes")


def pack_data(playbook: Playbook) -> dict[str, Any]:
    """Return `{words, facts, letters, clocks}`; every text in both languages, as a pack is read in both.

    `clocks` are the limits of deadlines.yml that a case can count, and the fields that are a last day themselves.
    """
    due = [
        {"id": one.id, "what": one.label.model_dump(), "starts_on": one.id}
        for one in playbook.fields.values()
        if one.last_day
    ]
    counted = [
        row.model_dump(include={"id", "what", "applies_to", "limit", "starts"}, exclude_none=True)
        | row.clock.model_dump(exclude_none=True)
        for row in playbook.deadlines.values()
        if row.clock
    ]
    words = {key: label.model_dump() for key, label in playbook.labels.items() if key.startswith("pack.")}
    words |= {f"pack.{key}": playbook.labels[f"export.{key}"].model_dump() for key in HEADS}
    return {
        "words": {key.removeprefix("pack."): label for key, label in words.items()},
        "facts": [field_data(playbook.fields[id]) for id in COVER if id in playbook.fields],
        "letters": {one.id: one.title.model_dump() for one in playbook.letters.values()},
        "clocks": [*due, *counted],
    }
