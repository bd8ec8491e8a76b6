"""Download rows: the files of a checklist, of a letter, or of everything."""

from __future__ import annotations

import re
from collections.abc import Mapping

from macros.playbook.checklist import Checklist
from macros.playbook.letter import Letter
from macros.playbook.text import Label

from .lookup import find
from .macro import macro
from .page import Fragment, Page
from .site import UnknownNameError, other

#: What some system refuses in the name of a file.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@macro
def downloads(page: Page, kind: str, id: str) -> Fragment:
    """Return the download row of a checklist (`kind` "checklist") or a letter ("letter")."""
    homes: dict[str, tuple[str, Mapping[str, Checklist | Letter]]] = {
        "checklist": ("checklists", page.playbook.checklists),
        "letter": ("templates", page.playbook.letters),
    }
    if kind not in homes:
        raise UnknownNameError(f"asks for downloads of the kind {kind!r}", 'write "checklist" or "letter"')
    folder, records = homes[kind]
    found = find(records, id, kind, f"docs/data/{folder}/")
    whole = page.download(f"downloads/playbook-{page.language}.xlsx") if kind == "checklist" else ""
    return _rows(page, f"downloads/{folder}/{id}.", found.title, whole)


@macro
def packs(page: Page) -> Fragment:
    """Return the download row of the packs: every checklist and letter of a language in one archive."""
    return _rows(page, "downloads/playbook-", page.playbook.labels["site.name"])


def file_name(page: Page, title: Label, variant: str) -> str:
    """Return what a file is called on the reader's disk, without its ending: its title, and whose language it is in."""
    name = page.text(title)
    if variant != page.language:
        name = page.label("download.named").format(name=name, language=page.label(f"download.{variant}"))
    return " ".join(_FORBIDDEN.sub(" ", name).split())


def _rows(page: Page, stem: str, title: Label, whole: str = "") -> Fragment:
    rows = []
    for variant in (page.language, other(page.language), "zh-ko"):
        prefix = f"{stem}{variant}."
        files = [
            (path.removeprefix(prefix), page.download(path), size)
            for path, size in page.site.downloads.items()
            if path.startswith(prefix)
        ]
        if files:
            rows.append((variant, file_name(page, title, variant), files))
    name = file_name(page, page.playbook.labels["site.name"], page.language)
    return page.partial("downloads", rows=rows, whole=whole, saved_as=name)
