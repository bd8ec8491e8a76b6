"""Pictures from records: real text, laid out by the style sheet, so that one list is seen, read aloud and copied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from macros.playbook.book import Playbook
from macros.playbook.evidence import Channel
from macros.playbook.letter import Letter
from macros.playbook.picture import NoticeMark, RouteStep, SampleNotice

from .lookup import find
from .macro import macro
from .page import Fragment, Page

_HOME = "docs/data/pictures.yml"


@dataclass(frozen=True)
class Cell:
    """A cell of the matrix: whether the article may fit the behaviour, and where the reason stands."""

    fits: Literal["fit", "not", ""]
    href: str


@macro
def sample_notice(page: Page, id: str) -> Fragment:
    """Return a notice as it comes, with numbered marks, and what each of them means."""
    notice = find(page.playbook.sample_notices, id, "sample notice", _HOME)
    return page.partial("picture_notice", notice=notice, lines=_marked(notice), signs=page.playbook.notice_signs)


@macro
def deadline_axis(page: Page) -> Fragment:
    """Return the axis of deadlines, from the shortest to the longest, each with whose it is and what comes before."""
    points = [(point, page.playbook.deadlines[id]) for id, point in page.playbook.axis_points.items()]
    return page.partial("picture_axis", points=points)


@macro
def law_matrix(page: Page) -> Fragment:
    """Return which articles may fit which behaviour, and which are often tried and do not."""
    columns = [(page.playbook.laws[id], column.short) for id, column in page.playbook.matrix_columns.items()]
    rows = [
        (row, _told_on(page, row.id), [_cell(page, row.id, law.id) for law, _ in columns])
        for row in page.playbook.behaviours.values()
    ]
    return page.partial("picture_matrix", columns=columns, rows=rows)


@macro
def letter_route(page: Page) -> Fragment:
    """Return which letter comes next, who takes it and how long that takes."""
    return page.partial("picture_route", steps=_route(page.playbook))


@macro
def deciders(page: Page) -> Fragment:
    """Return who decides what."""
    return page.partial("picture_deciders")


@macro
def exemplar(page: Page, id: str) -> Fragment:
    """Return a good and a bad example of a kind of evidence."""
    return page.partial("picture_exemplar", exemplar=find(page.playbook.exemplars, id, "exemplar", _HOME))


@macro
def sample_handbook(page: Page) -> Fragment | str:
    """Return what the sample of an overlay makes of a handbook, each part with where it is written."""
    sample = page.playbook.sample
    return page.partial("picture_handbook", sample=sample, form=sample.form) if sample else ""


def _marked(notice: SampleNotice) -> list[list[tuple[str, NoticeMark | None]]]:
    """Return the lines, each cut where its marks begin and end."""
    lines = []
    for line in notice.lines:
        pieces: list[tuple[str, NoticeMark | None]] = []
        rest = line
        for mark in sorted((one for one in notice.marks if one.words in line), key=lambda one: line.index(one.words)):
            before, _, rest = rest.partition(mark.words)
            pieces += [(before, None), (mark.words, mark)]
        lines.append([*pieces, (rest, None)])
    return lines


def _told_on(page: Page, behaviour: str) -> str:
    """Return where a behaviour is explained: its kind of report, or the row of the table."""
    if behaviour in page.playbook.scenarios:
        return page.link(f"scenarios/{behaviour}.md")
    return page.link("reference/laws.md", behaviour)


def _cell(page: Page, behaviour: str, law: str) -> Cell:
    scenario = page.playbook.scenarios.get(behaviour)
    fits = {route.law for route in scenario.laws_that_fit} if scenario else set()
    does_not = {route.law for route in scenario.laws_that_do_not} if scenario else set()
    if law in does_not:
        return Cell("not", page.link(f"scenarios/{behaviour}.md", "law"))
    if law in fits:
        return Cell("fit", page.link(f"scenarios/{behaviour}.md", "law"))
    if law in page.playbook.behaviours[behaviour].laws:
        return Cell("fit", page.link("reference/laws.md", law))
    return Cell("", "")


def _route(playbook: Playbook) -> list[tuple[RouteStep, Letter | None, Channel | None]]:
    """Return the steps, each with its letter and the channel that takes it; an edition may leave letters out."""
    steps = []
    for step in playbook.route_steps.values():
        letter = playbook.letters.get(step.letter) if step.letter else None
        if letter or not step.letter:
            steps.append((step, letter, playbook.channels[letter.send_by] if letter else None))
    return steps
