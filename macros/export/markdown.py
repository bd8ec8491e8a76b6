"""Checklists and letters as Markdown: for wikis, issue trackers and notes. Every text comes out as it was written."""

from __future__ import annotations

import re
from itertools import chain

from macros.playbook.checklist import Checklist, sections
from macros.playbook.letter import Letter
from macros.playbook.text import Label, Language

from .edition import Edition
from .items import assigned
from .note import note
from .sheet import Row, rows_of

# Signs that begin markup anywhere in a line.
_INLINE = re.compile(r"([\\`*_\[\]])")
# Signs that begin a block at the start of a line, and the two that begin HTML. Not every Markdown takes a backslash
# before them, but all take an entity.
_BLOCK = re.compile(r"^(\s*(?:\d+(?=[.)](?:\s|$)))?)([#>+=|~-]|(?<=\d)[.)])", re.MULTILINE)
_HTML = {"&": "&amp;", "<": "&lt;", "~~": "&#126;&#126;"}


def escaped(text: str, indent: str = "") -> str:
    """Return a text so that Markdown shows it verbatim; its further lines stand under the first one."""
    for sign, entity in _HTML.items():
        text = text.replace(sign, entity)
    text = _INLINE.sub(r"\\\1", text)
    text = _BLOCK.sub(lambda match: f"{match[1]}&#{ord(match[2])};", text)
    return text.replace("\n", f"  \n{indent}")


def checklist(record: Checklist, edition: Edition) -> bytes:
    """Return a checklist with task boxes."""
    lines = [f"# {_both(record.title, edition, ' · ')}", "", _both(record.purpose, edition), ""]
    lines += [f"{edition.named('export.when', _both(record.when, edition))}", ""]
    for section in sections(record):
        lines += [f"## {escaped(edition.word(section.label))}", ""]
        for _, item in section.items:
            lines.append(f"- [ ] **{_both(item.headline, edition, ' · ')}**  ")
            if item.detail:
                lines.append(f"  {_both(item.detail, edition, indent='  ')}  ")
            lines.append(f"  {edition.named('export.why', _both(item.why, edition, indent='  '))}  ")
            lines.append(f"  {escaped(edition.text(assigned(item, edition), ' '))} · `{item.id}`")
        lines.append("")
    return _finished(lines, edition)


def _both(words: Label, edition: Edition, between: str = "  \n", indent: str = "") -> str:
    texts = dict.fromkeys(escaped(words[language], indent) for language in edition.languages)
    return (between + indent if between.endswith("\n") else between).join(texts)


def letter(record: Letter, edition: Edition) -> bytes:
    """Return a blank letter with all that the page says of it: when to use it, and how it is sent."""
    lines = [f"# {_both(record.title, edition, ' · ')}", "", _both(record.summary, edition), ""]
    for key, entries in (("letter.use", record.when_to_use), ("letter.do-not-use", record.when_not_to_use)):
        lines += [f"## {escaped(edition.word(key))}", ""]
        lines += [f"- {_both(entry, edition, indent='  ')}" for entry in entries] + [""]
    languages = edition.sent_first(record.language)
    titles = [escaped(edition.labels[_role(record, language)][language]) for language in languages]
    columns = [rows_of(record, edition, language) for language in languages]
    notes = [f"> {escaped(note(record, edition, one, 'typed'))}" for one in languages]
    if edition.bilingual:
        lines += ["\n>\n".join(notes), ""]
        lines += [f"| {' | '.join(titles)} |", "| --- | --- |"]
        lines += [f"| {' | '.join(_cell(row) for row in pair)} |" for pair in zip(*columns, strict=True)] + [""]
    else:
        lines += [f"## {titles[0]}", "", *notes, ""]
        lines += chain.from_iterable((_row(row), "") for row in columns[0])
    lines += [f"## {escaped(edition.word('letter.send'))}", ""]
    lines += [f"1. {_both(entry, edition, indent='   ')}" for entry in record.how_to_send] + [""]
    return _finished(lines, edition)


def _role(record: Letter, language: Language) -> str:
    return "sheet.sent" if language == record.language else "sheet.understood"


def _row(row: Row) -> str:
    if row.kind in ("heading", "enclosed"):
        return f"### {row.prefix} {escaped(row.plain)}".replace("  ", " ")
    return _cell(row, line_break="  \n")


def _cell(row: Row, line_break: str = "<br>") -> str:
    words = escaped(row.plain).replace("  \n", line_break)
    if line_break == "<br>":
        words = words.replace("|", "&#124;")
    # `1)` and `1.` stand as text: a list in Markdown would be numbered anew by each reader.
    prefix = row.prefix.replace(")", "\\)").replace(".", "\\.")
    if row.kind in ("recipient", "subject", "heading"):
        prefix = f"**{prefix}**"
    return f"{prefix} {words}".lstrip()


def _finished(lines: list[str], edition: Edition) -> bytes:
    stamp = [f"- {name}: {escaped(value)}" for name, value in edition.stamp_pairs()]
    return "\n".join([*lines, "---", "", *stamp, ""]).encode()
