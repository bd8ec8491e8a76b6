"""How long the first result takes, from focusing the search box on a settled page; and how well it finds."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import Any

import yaml

from . import browser
from .server import serve

#: What the developer tools call slow 4G (and Lighthouse simulates); a fast line has no limit but the machine's.
LINES: dict[str, dict[str, float] | None] = {
    "slow 4G, processor 4× slower": {
        "latency": 562.5,
        "downloadThroughput": 1_474_560 / 8,
        "uploadThroughput": 675_000 / 8,
    },
    "fast line": None,
}
QUERIES = {"zh": ["申诉", "假货举报", "封店", "营业日"], "ko": ["소명", "판매정지", "증거 보존", "영업일"]}
_CLOCK = """() => {
  const input = document.querySelector(".md-search__input");
  window.first = new Promise((resolve) => {
    input.addEventListener("focus", () => {
      const start = performance.now();
      const look = () => {
        const result = document.querySelector(".md-search-result__item a, .md-search-result__list a");
        if (result && result.getClientRects().length) resolve(performance.now() - start);
        else requestAnimationFrame(look);
      };
      look();
    }, { once: true });
  });
}"""


def first_result(context: Any, address: str, query: str, line: dict[str, float] | None) -> float:
    """Open a page, wait until it is settled, focus the box, type; return the seconds to the first result."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    if line:
        session.send("Network.emulateNetworkConditions", {"offline": False, **line})
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address, wait_until="networkidle", timeout=120_000)
    page.evaluate(_CLOCK)
    page.locator(".md-search__input").focus()
    page.keyboard.insert_text(query)
    seconds = float(page.evaluate("window.first")) / 1000
    page.close()
    return seconds


def latency(ours: Path, plain: Path) -> None:
    """Print the seconds to the first result, ours and plain."""
    print("\nSearch: seconds from focus on a settled page to the first result (median of the queries; the slowest)")
    with browser.launched() as started:
        for name, line in LINES.items():
            for side, site in (("ours", ours), ("plain", plain)):
                server, address = serve(site)
                times = []
                for language, queries in QUERIES.items():
                    for query in queries:
                        context = started.new_context()
                        context.set_default_timeout(90_000)
                        times.append(first_result(context, f"{address}/{language}/", query, line))
                        context.close()
                server.shutdown()
                print(f"{name:<30} {side:<6} {statistics.median(times):.2f} ({max(times):.2f})", flush=True)


def recall(ours: Path) -> None:
    """Print how many of the queries of tests/search_queries.yml find the wanted page."""
    queries = yaml.safe_load((Path(__file__).parent.parent / "tests/search_queries.yml").read_text(encoding="utf-8"))
    server, address = serve(ours)
    print("\nSearch: the wanted page among the queries of tests/search_queries.yml")
    with browser.launched() as started:
        page = started.new_page()
        for language, wanted in queries.items():
            page.goto(f"{address}/{language}/")
            page.locator("input[name=query]").focus()
            page.wait_for_selector("[data-search-output][data-index=whole]", state="attached")
            ranks = []
            for query, pages in ((query, pages) for kind in wanted.values() for query, pages in kind.items()):
                page.locator("input[name=query]").fill(query)
                page.wait_for_function(
                    "query => document.querySelector('[data-search-output]').dataset.answered === query", arg=query
                )
                links = page.evaluate(
                    "[...document.querySelectorAll('.md-search-result__link')].map((link) => link.href)"
                )
                found = [link.removeprefix(f"{address}/{language}/").partition("#")[0].strip("/") for link in links]
                ranks.append(next((rank for rank, one in enumerate(found, start=1) if one in pages), 99))
            first, three = (sum(rank <= limit for rank in ranks) / len(ranks) for limit in (1, 3))
            print(f"{language}: {len(ranks)} queries, first {first:.1%}, among the first three {three:.1%}")
    server.shutdown()
