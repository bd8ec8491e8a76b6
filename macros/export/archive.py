"""ZIP archives whose bytes depend on their content alone, and `playbook-<lang>.zip` with its table of contents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime

from macros.playbook.book import Playbook
from macros.playbook.text import HTML_LANG

from .edition import Edition
from .markup import TEMPLATES

_KIND = "mimetype"
_FIRST = datetime(1980, 1, 1)  # the oldest time that a ZIP entry can have


def pack(files: Mapping[str, bytes], moment: datetime, *, compress: bool = True) -> bytes:
    """Return a ZIP archive: names sorted, every entry with the same time and the same rights.

    What tells a package's kind, `mimetype`, stands first and as it is, as the formats that have it want it.
    """
    time = max(moment.replace(tzinfo=None), _FIRST).timetuple()[:6]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(files, key=lambda name: (name != _KIND, name)):
            entry = zipfile.ZipInfo(name, time)
            entry.compress_type = zipfile.ZIP_DEFLATED if compress and name != _KIND else zipfile.ZIP_STORED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # else the archive tells on which system it was made
            archive.writestr(entry, files[name])
    return buffer.getvalue()


def repack(document: bytes, moment: datetime, changes: Mapping[str, Callable[[bytes], bytes]] | None = None) -> bytes:
    """Return an Office file with the times and the order of its parts fixed, and some parts changed."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, change in (changes or {}).items():
        parts[name] = change(parts[name])
    return pack(parts, moment)


def playbook_archive(playbook: Playbook, edition: Edition, files: Mapping[str, bytes]) -> bytes:
    """Return all files of one variant, by their names in the archive, and a page that lists them."""
    whole = f"playbook-{edition.variant}.xlsx"
    book = [(edition.word("export.workbook-name"), [("xlsx", whole)])] if whole in files else []
    shelves = [(edition.word("export.workbook"), book)] if book else []
    for folder, records in (("checklists", playbook.checklists), ("templates", playbook.letters)):
        rows = []
        for id, record in records.items():
            prefix = f"{folder}/{id}.{edition.variant}."
            links = [(name.removeprefix(prefix), name) for name in files if name.startswith(prefix)]
            rows.append((edition.text(record.title, " · "), links))
        shelves.append((edition.word(f"export.{folder}"), rows))
    contents = TEMPLATES.get_template("contents.html").render(
        edition=edition, lang=HTML_LANG[edition.language], shelves=shelves, word=edition.word
    )
    # Stored as they are: nearly all of them are compressed already, and the bytes then hang on no zlib.
    return pack({**files, "contents.html": contents.encode()}, edition.stamp.moment, compress=False)
