"""How long the site is to read on a phone: screens of 390 × 844 of every page, as it stands once its scripts run."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from macros.playbook.text import LANGUAGES

from . import browser
from .server import serve

PHONE = {"width": 390, "height": 844}
#: Pages that version 1 did not have: its length is compared without them.
NEW = {
    "notice",
    *(f"scenarios/{id}" for id in ("authority-notice", "customs-hold", "demand-letter", "settlement-hold")),
    *(
        f"templates/{id}"
        for id in ("copyright-resumption", "demand-reply", "listing-objection", "mediation-application")
    ),
    *(f"templates/{id}" for id in ("opinion-statement", "settlement-inquiry")),
}
#: What version 1 took in Chinese, and what is wanted of its pages now.
THEN, WANTED = 733, 640


def screens(site: Path, language: str) -> dict[str, float]:
    """Return how many screens each page of a language takes, by its path."""
    root = site / language
    paths = sorted(page.parent.relative_to(root).as_posix() for page in root.rglob("index.html"))
    taken = {}
    server, address = serve(site)
    with browser.launched() as chromium:
        page = chromium.new_context(viewport=PHONE, reduced_motion="reduce").new_page()
        for path in paths:
            page.goto(f"{address}/{language}/{path}/", wait_until="load")
            page.wait_for_function("document.fonts.status === 'loaded'")
            page.wait_for_timeout(150)  # the parts of a page begin one by one, and tell nobody when the last has
            taken[path] = page.evaluate("document.documentElement.scrollHeight") / PHONE["height"]
    server.shutdown()
    return taken


def report(site: Path) -> None:
    """Print the sums by kind of page, the longest pages, and the sum beside version 1."""
    for language in LANGUAGES:
        taken = screens(site, language)
        kinds: dict[str, list[float]] = defaultdict(list)
        for path, count in taken.items():
            kinds[path.partition("/")[0] if "/" in path else "start"].append(count)
        print(f"\nphone screens, {language}: kind · pages · all · longest")
        for kind, counts in sorted(kinds.items()):
            print(f"  {kind:<12}{len(counts):>4}{sum(counts):>8.1f}{max(counts):>7.1f}")
        longest = sorted(taken.items(), key=lambda one: -one[1])[:8]
        print("  longest: " + ", ".join(f"{path} {count:.1f}" for path, count in longest))
        old = sum(count for path, count in taken.items() if path not in NEW)
        print(f"  all {sum(taken.values()):.0f}; without the pages that are new in version 2: {old:.0f}", end="")
        print(f" (version 1: {THEN}, wanted: {WANTED})" if language == "zh" else "")
