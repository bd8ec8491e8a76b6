"""Download rows: the files of a checklist, of a letter, or of everything."""

from __future__ import annotations

from collections.abc import Mapping

from .lookup import find
from .macro import macro
from .page import Fragment, Page
from .site import UnknownNameError, other


@macro
def downloads(page: Page, kind: str, id: str) -> Fragment:
    """Return the download row of a checklist (`kind` "checklist") or a letter ("letter")."""
    homes: dict[str, tuple[str, Mapping[str, object]]] = {
        "checklist": ("checklists", page.playbook.checklists),
        "letter": ("templates", page.playbook.letters),
    }
    if kind not in homes:
        raise UnknownNameError(f"asks for downloads of the kind {kind!r}", 'write "checklist" or "letter"')
    folder, records = homes[kind]
    find(records, id, kind, f"docs/data/{folder}/")
    return _rows(page, f"downloads/{folder}/{id}.")


@macro
def packs(page: Page) -> Fragment:
    """Return the download row of the packs: every checklist and letter of a language in one archive."""
    return _rows(page, "downloads/playbook-")


def _rows(page: Page, stem: str) -> Fragment:
    rows = []
    for variant in (page.language, other(page.language), "zh-ko"):
        prefix = f"{stem}{variant}."
        files = [
            (path.removeprefix(prefix), page.download(path), size)
            for path, size in page.site.downloads.items()
            if path.startswith(prefix)
        ]
        if files:
            rows.append((variant, files))
    return page.partial("downloads", rows=rows)
