"""What a page weighs at its first view, by kind, packed as a server sends it; beside a default mkdocs-material page."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urljoin, urlsplit

#: What a browser asks for by itself when it opens a page.
_LOADED = re.compile(r"<(?:script|img|link)\b[^>]*>")
KINDS = {
    "home": "",
    "measure": "measures/preserve-evidence/",
    "scenario": "scenarios/ip-report/",
    "checklist": "checklists/first-24-hours/",
    "letter": "templates/appeal-general/",
    "case desk": "case/",
    "glossary": "reference/glossary/",
    "sources": "reference/sources/",
}
LIMIT_BYTES, LIMIT_REQUESTS = 80 * 1024, 6


def first_view(site: Path, page: Path) -> dict[str, int]:
    """Return the packed bytes of everything that `page` loads at once, by its address; the page itself is `''`."""
    text = page.read_text(encoding="utf-8")
    here = f"/{page.relative_to(site).as_posix()}"
    found = {"": _packed(page)}
    for tag in _LOADED.findall(text):
        name = re.search(r'\s(?:src|href)="([^"]+)"', tag)
        rel = re.search(r'\srel="([^"]+)"', tag)
        if not name or name[1].startswith("data:") or (rel and rel[1] not in ("stylesheet", "icon", "preload")):
            continue
        address = urlsplit(urljoin(here, name[1]))
        assert not address.netloc, f"{page} loads {name[1]} from another host"
        found[address.path] = _packed(site / address.path.lstrip("/"))
    return found


def _packed(path: Path) -> int:
    data = path.read_bytes()
    return len(gzip.compress(data, 6)) if path.suffix in (".html", ".css", ".js", ".json", ".svg") else len(data)


def kind_of(address: str) -> str:
    """Return what kind of file an address is."""
    return {"": "html", ".css": "css", ".js": "js"}.get(Path(address).suffix, "pictures")


def report(ours: Path, plain: Path) -> None:
    """Print the table."""
    print("First view, kB packed (gzip 6)")
    print(f"{'':<12} {'html':>6} {'css':>6} {'js':>6} {'pict.':>6} {'all':>7} {'requests':>9}   plain mkdocs-material")
    for name, address in KINDS.items():
        sizes = first_view(ours, ours / "zh" / address / "index.html")
        theirs = _plain_view(plain, plain / "zh" / address / "index.html")
        by_kind = Counter[str]()
        for path, size in sizes.items():
            by_kind[kind_of(path)] += size
        total, other = sum(sizes.values()), sum(theirs.values())
        cells = " ".join(f"{by_kind[kind] / 1024:>6.1f}" for kind in ("html", "css", "js", "pictures"))
        print(
            f"{name:<12} {cells} {total / 1024:>7.1f} {len(sizes):>9}"
            f"   {other / 1024:.0f} in {len(theirs)} + fonts: {other / total:.1f}×"
        )
    heaviest = max(
        ((sum(first_view(ours, page).values()), page) for page in ours.rglob("*.html")), key=lambda pair: pair[0]
    )
    print(f"heaviest page: {heaviest[1].relative_to(ours).parent} with {heaviest[0] / 1024:.1f} kB (limit 80)")


def _plain_view(site: Path, page: Path) -> dict[str, int]:
    """Return what a default page loads: what it names, and the index and worker that its script fetches at once."""
    text = page.read_text(encoding="utf-8")
    here = f"/{page.relative_to(site).as_posix()}"
    found = {"": _packed(page)}
    names = re.findall(r'<(?:script|link)\b[^>]*?\s(?:src|href)="([^"]+\.(?:css|js|png|svg))"', text)
    for name in names:
        address = urlsplit(urljoin(here, name))
        if not address.netloc:
            found[address.path] = _packed(site / address.path.lstrip("/"))
    for path in [site / "search/search_index.json", *site.glob("assets/javascripts/workers/search*.js")]:
        found[path.name] = _packed(path)
    return found
