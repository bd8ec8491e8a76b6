"""The tables of the workbook and of CSV: lists, evidence, time limits, letters, each with what the team writes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from macros.playbook.book import Playbook
from macros.playbook.checklist import Checklist, sections
from macros.playbook.text import Bilingual, Label

from .edition import Edition
from .items import STATES, deputy, moment
from .table import Cell, Column, Kind, Link, Said, Table

#: Columns of each table: key, kind, the width for one language and for both, and the key of its words in labels.yml
#: where it is not `export.<key>`. The order is the contract of those that read a file back: it only grows at the end.
#: What is printed is at most 138 digits wide, 198 on A3: then the type on paper is 8 points or more.
_Row = tuple[str, Kind, float, float, str]
_LIST: tuple[_Row, ...] = (
    ("number", "number", 4, 4, ""),
    ("phase", "text", 11, 9, ""),
    ("item", "text", 46, 28, ""),
    ("role", "role", 12, 11, ""),
    ("owner", "text", 12, 10, ""),
    ("due", "date", 11, 10.5, ""),
    ("status", "status", 10, 9.5, ""),
    ("done-on", "date", 11, 10.5, ""),
    ("notes", "text", 23, 14, ""),
    ("evidence", "text", 24, 24, ""),
    ("why", "text", 60, 50, ""),
    ("page", "link", 9, 12, "export.web-page"),
    ("id", "id", 32, 32, ""),
)
_REGISTER: tuple[_Row, ...] = (
    ("number", "number", 4, 4, ""),
    ("file", "text", 30, 28, ""),
    ("captured", "moment", 17, 17, ""),
    ("source", "text", 26, 26, ""),
    ("proves", "text", 28, 26, ""),
    ("kept-at", "text", 20, 20, ""),
    ("notes", "text", 16, 16, ""),
    ("sha256", "text", 36, 36, ""),
    ("id", "id", 32, 32, ""),
)
_DEADLINES: tuple[_Row, ...] = (
    ("number", "number", 4, 4, ""),
    ("deadline", "text", 36, 30, "deadline.what"),
    ("limit", "text", 20, 17, ""),
    ("starts", "text", 25, 20, "deadline.starts"),
    ("runs-against", "text", 11, 12, "deadline.whose"),
    ("started-on", "date", 11, 11, ""),
    ("due", "date", 11, 11, ""),
    ("status", "status", 10, 10, ""),
    ("notes", "text", 15, 16, ""),
    ("page", "link", 9, 12, "export.web-page"),
    ("id", "id", 32, 32, ""),
)
_LETTERS: tuple[_Row, ...] = (
    ("number", "number", 4, 4, ""),
    ("letter", "text", 38, 27, ""),
    ("channel", "text", 28, 24, ""),
    ("owner", "text", 12, 11, ""),
    ("due", "date", 11, 10.5, ""),
    ("status", "status", 10, 9.5, ""),
    ("sent-on", "date", 11, 10.5, ""),
    ("notes", "text", 26, 14, ""),
    ("page", "link", 9, 12, "export.web-page"),
    ("id", "id", 32, 32, ""),
)
#: Excel opens no file with a longer text in a formula.
_LONGEST_IN_A_FORMULA = 255
#: The columns that stand once in each language.
_IN_EACH_LANGUAGE = ("item", "why", "deadline", "limit", "starts", "letter")
#: What is for the screen: a link, ids, and what would make print too small to write in.
_NOT_PRINTED = ("evidence", "why", "page", "id", "sha256")


def _columns(rows: Sequence[_Row], edition: Edition) -> list[Column]:
    found = []
    for key, kind, one, both, label in rows:
        if kind == "link" and not edition.place.address:
            continue
        words = None if kind == "id" else edition.labels[label or f"export.{key}"]
        languages = edition.languages if key in _IN_EACH_LANGUAGE else (edition.language,)
        for language in languages:
            # Ids are for programs, in whatever language: all files of all editions name them alike.
            head = "id" if words is None else words[language] if key in _IN_EACH_LANGUAGE else edition.text(words, " ")
            width = both if edition.bilingual else one
            printed = key not in _NOT_PRINTED
            found.append(Column(key, head, width, kind, language, key == "why", printed))
    return found


def _in_order(columns: Iterable[Column], cells: dict[str, Cell | Bilingual | Label]) -> list[Cell]:
    """Return the cells of a row in the order of the columns; what is not given stays empty."""
    row: list[Cell] = []
    for column in columns:
        cell = cells.get(column.key)
        row.append(cell[column.language or "zh"] if isinstance(cell, Label) else cell)
    return row


def checklist(record: Checklist, edition: Edition, sheet: str = "", back: str = "") -> Table:
    """Return a checklist as a table."""
    columns = _columns(_LIST, edition)
    rows = []
    for number, item in (numbered for section in sections(record) for numbered in section.items):
        cells: dict[str, Cell | Label] = {
            "number": number,
            "phase": edition.text(moment(item, edition)),
            "role": edition.word(f"role.{item.role}"),
            "owner": edition.people.get(item.role),
            "notes": edition.text(note) if (note := deputy(item.role, edition)) else None,
            "status": edition.word(f"js.state.{STATES[0]}"),
            "why": item.why,
            "page": _link(edition, f"checklists/{record.id}", item.id.replace("/", "--")),
            "id": item.id,
        }
        row = _in_order(columns, cells)
        for index, column in enumerate(columns):
            if column.key == "item":
                language = column.language or edition.language
                row[index] = Said(item.headline[language], item.detail[language] if item.detail else "")
        rows.append(row)
    return Table(
        name=f"list_{record.id.replace('-', '_')}",
        sheet=sheet,
        title=record.title,
        purpose=edition.text(record.purpose),
        columns=columns,
        rows=rows,
        there=("item",),
        stamp=edition.stamp_line(),
        back=back,
    )


def register(edition: Edition, back: str) -> Table:
    """Return the register of evidence, empty."""
    return _own("register", _REGISTER, [], ("file",), edition, back)


def deadlines(playbook: Playbook, edition: Edition, back: str) -> Table:
    """Return the time limits. Which of them runs, and when it ends, is written by the team: the notice prevails."""
    rows: list[dict[str, Cell | Label]] = [
        {
            "number": number,
            "deadline": one.what,
            "limit": one.limit,
            "starts": one.starts,
            "runs-against": edition.word(f"runs-against.{one.runs_against}"),
            "page": _link(edition, "reference/deadlines", one.id),
            "id": f"deadline/{one.id}",
        }
        for number, one in enumerate(playbook.deadlines.values(), start=1)
    ]
    return _own("deadlines", _DEADLINES, rows, ("status",), edition, back)


def letters(playbook: Playbook, edition: Edition, back: str) -> Table:
    """Return the letters, and how each is sent. Which of them a case needs is written by the team."""
    rows: list[dict[str, Cell | Label]] = [
        {
            "number": number,
            "letter": one.title,
            "channel": edition.text(playbook.channels[one.send_by].name),
            "page": _link(edition, f"templates/{one.id}"),
            "id": f"letter/{one.id}",
        }
        for number, one in enumerate(playbook.letters.values(), start=1)
    ]
    return _own("letters", _LETTERS, rows, ("status",), edition, back)


def _own(
    name: str,
    columns: tuple[_Row, ...],
    rows: Sequence[dict[str, Cell | Label]],
    there: tuple[str, ...],
    edition: Edition,
    back: str,
) -> Table:
    made = _columns(columns, edition)
    return Table(
        name=name,
        sheet=edition.word(f"export.{name}"),
        title=edition.labels[f"export.{name}"],
        purpose=edition.text(edition.labels[f"export.help-{name}"]),
        columns=made,
        rows=[_in_order(made, row) for row in rows],
        there=there,
        stamp=edition.stamp_line(),
        back=back,
        wide=edition.bilingual and name == "deadlines",
    )


def _link(edition: Edition, page: str, anchor: str = "") -> Link | None:
    address = edition.place.page(page, edition.language, anchor)
    return Link(address, edition.word("export.open")) if 0 < len(address) <= _LONGEST_IN_A_FORMULA else None
