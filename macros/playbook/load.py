"""From `docs/data/` to a Playbook: everything is read and validated once, and all problems are reported together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from .book import DATA, INTERNAL_FIELD, INTERNAL_PREFIX, Moved, Playbook, Statement, in_order
from .checklist import Checklist
from .evidence import Agency, Behaviour, Channel, Deadline, Document, Law, Myth, Source, Term
from .guide import Rule
from .letter import Letter, LetterField
from .notice import NoticeAlarm, NoticeHead, NoticeKind, NoticePiece, NoticeSign
from .overlay import merge
from .picture import AxisPoint, Decider, Exemplar, MatrixColumn, RouteStep, SampleNotice
from .problem import ContentError, Problem
from .quick import QuickAnswer, SearchWord
from .reader import Reader
from .scenario import Scenario, Triage
from .text import Label, Record
from .wording import WordPair

#: Folders of one record a file, named after its id.
FOLDERS: dict[str, type[BaseModel]] = {"checklists": Checklist, "templates": Letter, "scenarios": Scenario}
#: Files that hold lists: file -> key -> record.
LISTS: dict[str, dict[str, type[BaseModel]]] = {
    "fields.yml": {"fields": LetterField},
    "sources.yml": {"documents": Document, "sources": Source},
    "laws.yml": {"laws": Law, "behaviours": Behaviour},
    "deadlines.yml": {"deadlines": Deadline},
    "myths.yml": {"myths": Myth},
    "agencies.yml": {"channels": Channel, "agencies": Agency},
    "glossary.yml": {"terms": Term},
    "seed.yml": {"statements": Statement},
    "moved.yml": {"moved": Moved},
    "notices.yml": {
        "notice_pieces": NoticePiece,
        "notice_kinds": NoticeKind,
        "notice_signs": NoticeSign,
        "notice_alarms": NoticeAlarm,
        "notice_heads": NoticeHead,
    },
    "quick.yml": {"quick_answers": QuickAnswer, "search_words": SearchWord},
    "pictures.yml": {
        "sample_notices": SampleNotice,
        "axis_points": AxisPoint,
        "matrix_columns": MatrixColumn,
        "route_steps": RouteStep,
        "deciders": Decider,
        "exemplars": Exemplar,
    },
    "rules.yml": {"rules": Rule},
    "words.yml": {"words": WordPair},
}


class _Labels(Record):
    labels: dict[str, Label]


def _reserved_ids(playbook: Playbook) -> Iterator[Problem]:
    """Yield ids of upstream that would take a fork's names."""
    for folder, records in (("checklists", playbook.checklists), ("templates", playbook.letters)):
        for id in records:
            if id.startswith(INTERNAL_PREFIX):
                what = f"takes a fork's name: {INTERNAL_PREFIX}"
                yield Problem(f"{DATA}/{folder}/{id}.yml", 1, "id", what, "give it another id", "reserved-id")
    for index, id in enumerate(playbook.fields):
        if id.startswith(INTERNAL_FIELD):
            file = playbook.files[f"{DATA}/fields.yml"]
            what = f"{id!r} takes a fork's name: {INTERNAL_FIELD}"
            yield file.problem(("fields", index, "id"), what, "give it another id", "reserved-id")


def load(root: Path, overlay: bool = True) -> Playbook:
    """Read and validate everything in `docs/data/` below the project's `root`, then a fork's overlay.

    Without `overlay` the fork's own records are left alone: what remains is the public playbook. Whether the records
    agree with each other is another question: `macros.check` asks it.
    Raises ContentError with all problems at once.
    """
    reader = Reader(root)
    folders: dict[str, dict[str, Any]] = {}
    for name, model in FOLDERS.items():
        folders[name] = dict(reader.folder(f"{DATA}/{name}", model))
    lists: dict[str, Any] = {}
    for name, kinds in LISTS.items():
        lists.update(zip(kinds, reader.lists(f"{DATA}/{name}", kinds), strict=True))
    triage = reader.single(f"{DATA}/triage.yml", Triage)
    labels = reader.single(f"{DATA}/labels.yml", _Labels)
    playbook = Playbook(
        checklists=in_order(folders["checklists"]),
        letters=in_order(folders["templates"]),
        scenarios=folders["scenarios"],
        triage=triage,
        labels=labels.labels if labels else {},
        files=reader.files,
        **lists,
    )
    # A record that could not be read, or that is looked for in a fork's folder, makes everything that names it look
    # wrong: mend the records first.
    if problems := [*reader.problems, *_reserved_ids(playbook)]:
        raise ContentError(problems)
    return with_overlay(root, playbook) if overlay else playbook


def with_overlay(root: Path, upstream: Playbook) -> Playbook:
    """Return `upstream` with the overlay below `root`, if there is one. Raises ContentError with all its problems."""
    reader = Reader(root, files=dict(upstream.files))
    merged = merge(replace(upstream, files=reader.files), reader)
    if reader.problems:
        raise ContentError(reader.problems)
    return merged
