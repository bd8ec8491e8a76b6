"""The whole Playbook as JSON for machines, and the schema that it keeps to."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter

from macros.export.explained import Explained
from macros.playbook.book import Moved, Playbook, Statement
from macros.playbook.checklist import Checklist
from macros.playbook.evidence import Agency, Behaviour, Channel, Deadline, Document, Law, Myth, Source, Term
from macros.playbook.labelled import FAMILIES, ids_of
from macros.playbook.letter import Letter, LetterField
from macros.playbook.notice import NoticeAlarm, NoticeHead, NoticeKind, NoticePiece, NoticeSign
from macros.playbook.scenario import Scenario, Triage
from macros.playbook.text import Day, Label, Record, Words


class PlaybookData(Record):
    """All records of the playbook, by id, in both languages. Ids never change; keys may be added."""

    version: Words
    """The playbook's version."""
    date: Day
    """The day on which the content was last compared with its sources."""
    hash: Words
    """The beginning of the content's SHA-256."""
    checklists: dict[str, Checklist]
    """Checklists, by id."""
    letters: dict[str, Letter]
    """Letter templates, by id."""
    scenarios: dict[str, Scenario]
    """Kinds of report, by id."""
    triage: Triage | None
    """The questions that lead to a scenario."""
    fields: dict[str, LetterField]
    """What a merchant fills in, by the placeholder's name."""
    documents: dict[str, Document]
    """Published documents, by id."""
    sources: dict[str, Source]
    """Claims with their documents, by id."""
    laws: dict[str, Law]
    """Articles, by id."""
    behaviours: dict[str, Behaviour]
    """Which behaviour, which law."""
    deadlines: dict[str, Deadline]
    """Time limits, by id."""
    myths: dict[str, Myth]
    """What is often believed and is wrong, by id."""
    channels: dict[str, Channel]
    """Ways to send something, by id."""
    agencies: dict[str, Agency]
    """Public bodies, by id."""
    terms: dict[str, Term]
    """The glossary, by id."""
    statements: dict[str, Statement]
    """The source document's statements and the pages that cover them."""
    moved: dict[str, Moved]
    """Pages that changed their address, by the old one."""
    notice_pieces: dict[str, NoticePiece]
    """Pieces of pattern that the signs of notices share, by id."""
    notice_kinds: dict[str, NoticeKind]
    """What a notice can be, by id, the best first."""
    notice_signs: dict[str, NoticeSign]
    """Patterns by which notices are read, with what they mean, by id."""
    notice_alarms: dict[str, NoticeAlarm]
    """What a genuine notice does not ask for, by id."""
    notice_heads: dict[str, NoticeHead]
    """What the head of a mail fills, by id."""
    labels: dict[str, Label]
    """Words of the interface that records refer to: phases, roles, groups."""


#: The labels that records refer to by key; the rest is the site's own furniture.
_LABELS = (
    "phase.", "role.", "item-group.", "group.", "moment.", "law-group.", "agency-group.", "runs-against.", "card.",
    "seller.", "confidence.",
)  # fmt: skip
_RECORDS = tuple(name for name in PlaybookData.model_fields if name not in ("version", "date", "hash", "labels"))
_ADAPTER: TypeAdapter[PlaybookData] = TypeAdapter(PlaybookData)


def records(playbook: Playbook) -> dict[str, Any]:
    """Return every record as plain data, without the stamp."""
    labels = {key: words for key, words in playbook.labels.items() if key.startswith(_LABELS)}
    values = {name: getattr(playbook, name) for name in _RECORDS}
    return {**{name: _plain(value) for name, value in values.items()}, "labels": _plain(labels)}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(entry) for key, entry in value.items()}
    return value.model_dump(mode="json") if isinstance(value, Record) else value


def playbook_json(data: dict[str, Any], version: str, date: str, content_hash: str) -> bytes:
    """Return `/data/playbook.json`."""
    whole = {"$schema": "playbook.schema.json", "version": version, "date": date, "hash": content_hash, **data}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def portable(schema: dict[str, Any], labels: Iterable[str]) -> dict[str, Any]:
    """Return a schema as every validator reads it: flags inside a pattern are known to Python alone.

    Roles and groups are those that have `labels`.
    """
    text = json.dumps(schema).replace(r"(?s:.*\\S)", r"([\\s\\S]*\\S)")
    for family in FAMILIES.values():
        text = text.replace(f'"labelled": "{family}"', f'"enum": {json.dumps(ids_of(family, labels))}')
    return dict(json.loads(text))


def playbook_schema(playbook: Playbook) -> bytes:
    """Return `/data/playbook.schema.json`."""
    schema = portable(_ADAPTER.json_schema(schema_generator=Explained), playbook.labels)
    schema["properties"]["$schema"] = {"type": "string"}
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, ensure_ascii=False, indent=1).encode() + b"\n"
