"""Every place where a fork speaks instead of upstream, however broken the overlay is."""

from __future__ import annotations

from pathlib import Path

from macros.check import sections
from macros.check.content import read_pages
from macros.playbook.load import load, overrides_of
from macros.playbook.organisation import Override
from macros.playbook.problem import ContentError


def places(root: Path) -> tuple[Override, ...]:
    """Return them; none where upstream's own records cannot be read."""
    try:
        upstream = load(root, overlay=False)
    except ContentError:
        return ()
    found, changes, file = overrides_of(root, upstream)
    if changes is None or file is None:
        return tuple(found)
    pages = {page.path: page for page in read_pages(root, [])}
    return (*found, *sections.apply(pages, changes, file, upstream.moved, []).overrides)
