"""Everything that a build adds to what people wrote: pages, downloads, data for machines, style sheets, scripts."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from macros.check import Content
from macros.check.place import DOCS, is_a_forks, page_file
from macros.export import downloads
from macros.playbook.book import Playbook
from macros.playbook.text import HTML_LANG
from macros.render.pages import generated_pages

from .memo import Memo, Nothing
from .scripts import bundle
from .styles import style_sheets


def generated_files(
    content: Content, root: Path, address: str = "", directory_urls: bool = True, memo: Memo | None = None
) -> dict[str, str | bytes]:
    """Return every generated file by its path below the site's root (pages: below `docs/`).

    Downloads say at which `address` the site stands; empty where it has none.
    """
    files: dict[str, str | bytes] = {}
    files.update(
        (path, page) for path, page in generated_pages(content.playbook).items() if path not in content.written
    )
    memo = memo or Nothing()
    modules, fork = root / "docs/assets/js", content.playbook.organisation is not None
    written = "".join(f"{path}\n{path.read_text(encoding='utf-8')}" for path in sorted(modules.rglob("*.js")))
    scripts = memo.get(("scripts", fork, written), lambda: bundle(modules, fork=fork))
    for name, text in {**style_sheets(root, content.playbook), **scripts}.items():
        files[f"assets/{name}"] = text
    place: dict[str, Any] = {
        "version": _version(root),
        "date": _content_date(content.playbook),
        "address": address,
        "languages": content.languages,
        "directory_urls": directory_urls,
    }
    said = memo.version("downloads", (content.playbook, place))
    files.update(memo.get(("downloads", said), lambda: downloads(content.playbook, root=root, **place)))
    files |= {path: page.text for path, page in content.further.items()}
    files |= {path: (root / DOCS / home).read_bytes() for path, home in content.copied.items()}
    for path in content.translated:
        del files[path]
    if content.playbook.logo:
        files[content.playbook.logo.path] = content.playbook.logo.data
    return files


def _version(root: Path) -> str:
    """Return the playbook's version, which stands once, in pyproject.toml."""
    with (root / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def _content_date(playbook: Playbook) -> str:
    """Return the day on which a claim was last compared with its sources: how recent the content is."""
    return max((source.checked_on for source in playbook.sources.values()), default="2026-01-01")


def is_built(path: str, content: Content) -> bool:
    """Tell whether a file is: not in a language that a fork does not build, nor of a fork in a public build."""
    first = path.partition("/")[0]
    if is_a_forks(page_file(path)) and content.playbook.organisation is None:
        return False
    if path.endswith(".md") and first in content.playbook.further:
        return path in content.pages  # others stand for pages that upstream has moved
    return first != "internal" and (first not in HTML_LANG or first in content.languages)


def robots(site_url: str | None, *, closed: bool) -> str:
    """Return robots.txt: everything may be read, or with `closed` nothing; the sitemap where the address is known."""
    lines = ["User-agent: *", "Disallow: /" if closed else "Allow: /"]
    if site_url and not closed:
        lines.append(f"Sitemap: {site_url.rstrip('/')}/sitemap.xml")
    return "\n".join(lines) + "\n"
