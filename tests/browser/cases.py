"""A case as the tests hand it over."""

import hashlib

from .conftest import as_fields

#: Two things of a checklist that it has dealt with.
FIRST, SECOND = "first-24-hours/hold-still", "first-24-hours/notice-eml"


def full_case(examples):
    """Return a case in which something stands everywhere; `examples` gives a letter's values."""
    return {
        "about": {"name": {"v": "의자 건", "t": 5}},
        "fields": as_fields(examples("appeal-general") | {"_term_kind": "exact"}),
        "ticks": {FIRST: {"s": "done", "who": "LW", "note": "=메모", "t": 5}, SECOND: {"s": "na", "t": 5}},
        "evidence": {
            "e1": {
                "name": "원본.eml",
                "size": 6,
                "sha256": hashlib.sha256(b"notice").hexdigest(),
                "captured": "2026-11-21T01:50",
                "source": "메일",
                "note": "통지",
                "added": 1,
                "t": 5,
            }
        },
        "timeline": {"t1": {"at": "2026-11-21T11:30", "text": "회신", "t": 5}},
        "letters": {"appeal-general": {"s": "draft", "t": 5}, "lawyer-brief": {"s": "draft", "t": 5}},
    }
