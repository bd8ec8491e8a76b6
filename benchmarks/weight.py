"""What a page weighs at its first view, by kind, packed as a server sends it; beside a default mkdocs-material page."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from .budget import BUDGETS, first_view, kind_of, packed

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


def sort_of(address: str) -> str:
    """Return what sort of file an address is."""
    return {"": "html", ".css": "css", ".js": "js"}.get(Path(address).suffix, "pictures")


def report(ours: Path, plain: Path) -> None:
    """Print the table."""
    print("First view, kB packed (gzip 6), and what benchmarks/budget.py allows")
    print(f"{'':<12} {'html':>6} {'css':>6} {'js':>6} {'pict.':>6} {'all':>7} {'budget':>7} {'requests':>9}   plain")
    for name, address in KINDS.items():
        page = ours / "zh" / address / "index.html"
        sizes = first_view(ours, page)
        budget = BUDGETS[kind_of(f"zh/{address}", page.read_text(encoding="utf-8"))]
        theirs = _plain_view(plain, plain / "zh" / address / "index.html")
        by_kind = Counter[str]()
        for path, size in sizes.items():
            by_kind[sort_of(path)] += size
        total, other = sum(sizes.values()), sum(theirs.values())
        cells = " ".join(f"{by_kind[kind] / 1000:>6.1f}" for kind in ("html", "css", "js", "pictures"))
        print(
            f"{name:<12} {cells} {total / 1000:>7.1f} {budget.first_view / 1000:>7.0f} {len(sizes):>9}"
            f"   {other / 1000:.0f} in {len(theirs)} + fonts: {other / total:.1f}×"
        )
    heaviest = max(
        ((sum(first_view(ours, page).values()), page) for page in ours.rglob("*.html")), key=lambda pair: pair[0]
    )
    print(f"heaviest page: {heaviest[1].relative_to(ours).parent} with {heaviest[0] / 1000:.1f} kB")


def _plain_view(site: Path, page: Path) -> dict[str, int]:
    """Return what a default page loads: what it names, and the index and worker that its script fetches at once."""
    text = page.read_text(encoding="utf-8")
    here = f"/{page.relative_to(site).as_posix()}"
    found = {"": packed(page)}
    names = re.findall(r'<(?:script|link)\b[^>]*?\s(?:src|href)="([^"]+\.(?:css|js|png|svg))"', text)
    for name in names:
        address = urlsplit(urljoin(here, name))
        if not address.netloc:
            found[address.path] = packed(site / address.path.lstrip("/"))
    for path in [site / "search/search_index.json", *site.glob("assets/javascripts/workers/search*.js")]:
        found[path.name] = packed(path)
    return found
