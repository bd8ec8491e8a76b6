"""What pages fetch once it is needed: as JSON, and where pages are opened from disk as scripts too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def write(site: Path, files: dict[str, Any], *, as_scripts: bool) -> None:
    """Write `files`, named by their language's folder and their name in it, into the built site; no name has an ending.

    A page on disk (file://) may not fetch, but it may run a script: docs/assets/js/page/fetched.js reads either.
    """
    for path, data in files.items():
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.with_suffix(".json").write_text(text, encoding="utf-8")
        if as_scripts:
            name = json.dumps(path.partition("/")[2])
            target.with_suffix(".js").write_text(f"(self.playbookParts??={{}})[{name}]={text};", encoding="utf-8")
