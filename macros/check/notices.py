"""The table by which notices are read: patterns that both languages read alike, and ids that exist."""

from __future__ import annotations

from collections.abc import Iterator

from macros.playbook.book import DATA, Playbook
from macros.playbook.notice import NoticeAlarm, NoticeSign
from macros.playbook.notice_pattern import faults
from macros.playbook.problem import Problem
from macros.playbook.text import LANGUAGES

from .naming import listed, named
from .place import DataPath

FILE = f"{DATA}/notices.yml"
_TEMPLATES = f"{DATA}/templates/"


def check_notices(playbook: Playbook) -> Iterator[Problem]:
    """Yield every pattern that cannot be used, every id that does not exist, and every explanation given twice."""
    yield from _patterns(playbook)
    yield from _kinds(playbook)
    yield from _fills(playbook)
    yield from _meanings(playbook)


def _patterns(playbook: Playbook) -> Iterator[Problem]:
    file = playbook.files[FILE]
    mend = "the head of macros/playbook/notice_pattern.py says what a pattern may have"

    def judged(path: DataPath, pattern: str | None, groups: int = 0, piece: bool = False) -> Iterator[Problem]:
        for fault in faults(pattern, {} if piece else pieces, groups, piece) if pattern else ():
            yield file.problem(path, fault, mend, "notice-pattern")

    pieces = {id: piece.pattern for id, piece in playbook.notice_pieces.items()}
    for index, piece in enumerate(playbook.notice_pieces.values()):
        yield from judged(("notice_pieces", index, "pattern"), piece.pattern, piece=True)
    for index, sign in enumerate(playbook.notice_signs.values()):
        caught = {filled for filled in sign.fills.values() if isinstance(filled, int)} | ({1} if sign.term else set())
        groups = max(caught, default=0)
        if caught != set(range(1, groups + 1)):
            what = f"uses the groups {', '.join(map(str, sorted(caught)))}"
            path = ("notice_signs", index, "fills")
            yield file.problem(path, what, "count the groups from 1 and use each", "notice-pattern")
        for key, number in (("pattern", groups), ("then", groups), ("near", 0), ("not_near", 0)):
            yield from judged(("notice_signs", index, key), getattr(sign, key), number)
    for index, alarm in enumerate(playbook.notice_alarms.values()):
        for key in ("pattern", "near", "not_near", "file"):
            yield from judged(("notice_alarms", index, key), getattr(alarm, key))


def _kinds(playbook: Playbook) -> Iterator[Problem]:
    triage = playbook.triage
    steps: set[str] = set()
    if triage:
        steps = {question.id for question in triage.questions} | {outcome.id for outcome in triage.outcomes}
    for index, kind in enumerate(playbook.notice_kinds.values()):
        path: DataPath = ("notice_kinds", index)
        scenarios = f"{DATA}/scenarios/"
        yield from named(playbook, FILE, (*path, "scenario"), kind.scenario, playbook.scenarios, "scenario", scenarios)
        yield from listed(playbook, FILE, (*path, "letters"), kind.letters, playbook.letters, "letter", _TEMPLATES)
        if kind.again:
            yield from named(playbook, FILE, (*path, "again"), kind.again, playbook.letters, "letter", _TEMPLATES)
        for key, step in (("triage", kind.triage), ("refused", kind.refused)):
            if step:
                yield from named(playbook, FILE, (*path, key), step, steps, "step of the triage", f"{DATA}/triage.yml")
    for index, sign in enumerate(playbook.notice_signs.values()):
        path = ("notice_signs", index)
        if sign.kind:
            yield from named(playbook, FILE, (*path, "kind"), sign.kind, playbook.notice_kinds, "kind", FILE)
        yield from listed(playbook, FILE, (*path, "only"), sign.only, playbook.notice_kinds, "kind", FILE)
    for index, head in enumerate(playbook.notice_heads.values()):
        path = ("notice_heads", index, "only")
        yield from listed(playbook, FILE, path, head.only, playbook.notice_kinds, "kind", FILE)


def _fills(playbook: Playbook) -> Iterator[Problem]:
    file, home = playbook.files[FILE], f"{DATA}/fields.yml"
    for index, sign in enumerate(playbook.notice_signs.values()):
        for name, filled in sign.fills.items():
            path: DataPath = ("notice_signs", index, "fills", name)
            yield from named(playbook, FILE, path, name, playbook.fields, "field", home)
            field = playbook.fields.get(name)
            if field and (field.type == "choice") != isinstance(filled, str):
                what = f"fills {name!r} with {filled!r}"
                mend = "a choice is filled with the id of an option, any other field with the number of a group"
                yield file.problem(path, what, mend, "bad-value")
            elif field and isinstance(filled, str):
                options = [option.id for option in field.options]
                yield from named(playbook, FILE, path, filled, options, "option", home)
    for index, head in enumerate(playbook.notice_heads.values()):
        yield from named(playbook, FILE, ("notice_heads", index, "field"), head.field, playbook.fields, "field", home)


def _meanings(playbook: Playbook) -> Iterator[Problem]:
    file = playbook.files[FILE]
    tables: tuple[tuple[DataPath, str, tuple[NoticeSign | NoticeAlarm, ...]], ...] = (
        (("notice_signs",), "means", tuple(playbook.notice_signs.values())),
        (("notice_alarms",), "says", tuple(playbook.notice_alarms.values())),
    )
    for table, key, records in tables:
        for language in LANGUAGES:
            seen: dict[str, str] = {}
            for index, record in enumerate(records):
                words = getattr(record, key)[language]
                if words in seen:
                    what = f"explains {record.id!r} in the words of {seen[words]!r}"
                    mend = "say what is different, or make one record of both"
                    yield file.problem((*table, index, key, language), what, mend, "named-twice")
                seen.setdefault(words, record.id)
