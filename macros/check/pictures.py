"""Pictures: they name records that exist, say no figure that these do not, and every node leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.playbook.book import DATA, Playbook
from macros.playbook.notice_text import NoticeText
from macros.playbook.picture import SampleNotice
from macros.playbook.problem import Problem
from macros.playbook.text import LANGUAGES

from .content import Content
from .links import anchors
from .naming import cited, named
from .place import DataPath
from .quantities import quantities

FILE = f"{DATA}/pictures.yml"


def check_pictures(playbook: Playbook) -> Iterator[Problem]:
    """Yield every picture that names or says what no record does."""
    yield from _notices(playbook)
    yield from _axis(playbook)
    for index, id in enumerate(playbook.matrix_columns):
        path: DataPath = ("matrix_columns", index, "id")
        yield from named(playbook, FILE, path, id, playbook.laws, "law", f"{DATA}/laws.yml")
    yield from _route(playbook)
    yield from _deciders(playbook)
    for index, exemplar in enumerate(playbook.exemplars.values()):
        for number, line in enumerate(exemplar.lines):
            yield from cited(playbook, FILE, ("exemplars", index, "lines", number, "sources"), line.sources)


def check_leads(content: Content) -> Iterator[Problem]:
    """Yield every node that leads to no page, or to what does not stand on it."""
    playbook = content.playbook
    leads: list[tuple[DataPath, str]] = []
    for index, notice in enumerate(playbook.sample_notices.values()):
        leads += [(("sample_notices", index, "marks", at, "page"), mark.page) for at, mark in enumerate(notice.marks)]
    for index, step in enumerate(playbook.route_steps.values()):
        leads += [(("route_steps", index, "page"), step.page)] if step.page else []
    leads += [(("exemplars", index, "page"), one.page) for index, one in enumerate(playbook.exemplars.values())]
    for path, lead in leads:
        page, _, anchor = lead.partition("#")
        for language in content.languages:
            there = f"{language}/{page}.md"
            if there not in content.pages:
                yield playbook.files[FILE].problem(path, "leads to no page", "correct the path", "link")
            elif anchor and anchor not in anchors(content, there):
                what = f"the page has no anchor {anchor!r}"
                yield playbook.files[FILE].problem(path, what, "use the id of one of its headings", "anchor")


def _notices(playbook: Playbook) -> Iterator[Problem]:
    file = playbook.files[FILE]
    for index, notice in enumerate(playbook.sample_notices.values()):
        for number, mark in enumerate(notice.marks):
            path: DataPath = ("sample_notices", index, "marks", number)
            home = f"{DATA}/notices.yml"
            yield from named(playbook, FILE, (*path, "sign"), mark.sign, playbook.notice_signs, "sign", home)
            if sum(line.count(mark.words) for line in notice.lines) != 1:
                what = "are not the words of one place in the notice"
                yield file.problem((*path, "words"), what, "copy them from one of its lines", "picture-mark")
            elif mark.sign in playbook.notice_signs and not _reads(playbook, notice, mark.sign, mark.words):
                what = f"are not read by the sign {mark.sign!r}"
                yield file.problem((*path, "words"), what, "name the sign that explains these words", "picture-mark")


def _reads(playbook: Playbook, notice: SampleNotice, id: str, words: str) -> bool:
    sign = playbook.notice_signs[id]
    text = NoticeText(notice.text, {piece.id: piece.pattern for piece in playbook.notice_pieces.values()})
    begins = notice.text.index(words, len(notice.subject))
    try:
        found = list(text.find(sign.pattern, sign.near, sign.not_near))
    except re.error:
        return True  # told where the pattern stands
    return any(one.start() < begins + len(words) and begins < one.end() for one in found)


def _axis(playbook: Playbook) -> Iterator[Problem]:
    for index, point in enumerate(playbook.axis_points.values()):
        path: DataPath = ("axis_points", index)
        home = f"{DATA}/deadlines.yml"
        yield from named(playbook, FILE, (*path, "id"), point.id, playbook.deadlines, "deadline", home)
        if point.id not in playbook.deadlines:
            continue
        limit = playbook.deadlines[point.id].limit
        for language in LANGUAGES:
            said = {figure for figure, _ in quantities(point.at[language], language)}
            if not said or not said <= {figure for figure, _ in quantities(limit[language], language)}:
                what = f"is not how long {point.id!r} is: {limit[language]}"
                mend = f"say it as {home} does"
                yield playbook.files[FILE].problem((*path, "at", language), what, mend, "picture-limit")


def _route(playbook: Playbook) -> Iterator[Problem]:
    known: set[str] = set()
    for index, step in enumerate(playbook.route_steps.values()):
        path: DataPath = ("route_steps", index)
        yield from cited(playbook, FILE, (*path, "sources"), step.sources)
        if step.limit:
            home = f"{DATA}/deadlines.yml"
            yield from named(playbook, FILE, (*path, "limit"), step.limit, playbook.deadlines, "deadline", home)
        if not step.letter:
            continue
        home = f"{DATA}/templates/"
        yield from named(playbook, FILE, (*path, "letter"), step.letter, playbook.letters, "letter", home)
        if known and step.letter in playbook.letters and step.letter not in known:
            what = f"names {step.letter!r}, which follows none of the letters before it"
            mend = f"correct the order, or name it under next: in {home}"
            yield playbook.files[FILE].problem((*path, "letter"), what, mend, "picture-route")
        if step.letter in playbook.letters:
            known.update(playbook.letters[step.letter].next)


def _deciders(playbook: Playbook) -> Iterator[Problem]:
    for index, row in enumerate(playbook.deciders.values()):
        path: DataPath = ("deciders", index)
        yield from cited(playbook, FILE, (*path, "sources"), row.sources)
        agencies = f"{DATA}/agencies.yml"
        for key, id, known, home in (
            ("channel", row.channel, playbook.channels, agencies),
            ("agency", row.agency, playbook.agencies, agencies),
            ("law", row.law, playbook.laws, f"{DATA}/laws.yml"),
        ):
            if id:
                yield from named(playbook, FILE, (*path, key), id, known, key, home)
