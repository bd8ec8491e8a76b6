"""What pages fetch once it is needed; where pages are opened from disk it stands there as scripts too.

A page on disk (file://) may not fetch, but it may run a script: docs/assets/js/page/fetched.js reads either.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from macros.playbook.book import Playbook
from macros.playbook.text import original

from .bringing import bring_data
from .browser import names
from .case_pack import pack_data
from .holidays import korean_holidays

#: What is read from other pages: blanks to fill in, and letters, which stand in their pages.
_BLANKS = ("downloads/templates/*.docx", "downloads/templates/*.hwpx")
_LETTERS = "*/templates/*.html"


def form_files(playbook: Playbook, folders: Iterable[str]) -> dict[str, Any]:
    """Return what forms fetch, by its path: names of what is in a case, holidays, words of a pack, tables that come."""
    return {
        f"{folder}/{name}": data
        for folder in folders
        for book, language in [(playbook.spoken(folder), original(folder))]
        for name, data in {
            "names": names(book, language),
            "holidays": korean_holidays(language),
            "pack": pack_data(playbook),
            "bring": bring_data(book, language),
        }.items()
    }


def write(site: Path, files: dict[str, Any]) -> None:
    """Write `files` as JSON, named by their language's folder and their name in it, into the built site.

    No name has an ending.
    """
    for path, data in files.items():
        target = site / f"{path}.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def write_scripts(site: Path, files: Iterable[str]) -> None:
    """Write a script beside each of `files`, blanks and letters that holds it; `write` has written the files."""
    paths = [site / f"{path}.json" for path in files]
    for pattern in (*_BLANKS, _LETTERS):
        paths += sorted(site.glob(pattern))
    for path in paths:
        data = path.read_bytes()
        if path.suffix in (".json", ".html"):
            body = json.dumps(data.decode("utf-8"), ensure_ascii=False)
        else:
            body = f'Uint8Array.from(atob("{base64.b64encode(data).decode()}"),(byte)=>byte.charCodeAt())'
        script = f"(self.playbookFiles??={{}})[document.currentScript.src]={body};"
        path.with_name(f"{path.name}.js").write_text(script, encoding="utf-8")
