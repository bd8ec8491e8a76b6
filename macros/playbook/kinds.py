"""Which record stands in which file of `docs/data/`."""

from __future__ import annotations

from pydantic import BaseModel

from .book import Moved, Statement
from .checklist import Checklist
from .evidence import Agency, Behaviour, Channel, Deadline, Document, Law, Myth, Source, Term
from .guide import Rule
from .letter import Letter, LetterField
from .needed import Needed
from .notice import NoticeAlarm, NoticeHead, NoticeKind, NoticePiece, NoticeSign
from .picture import AxisPoint, Decider, Exemplar, MatrixColumn, RouteStep, SampleNotice
from .quick import QuickAnswer, SearchWord
from .scenario import Scenario
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
    "needed.yml": {"needed": Needed},
}
