"""How long a letter that is typed on the case desk takes: in a large case beside an empty one, on a slow phone."""

from __future__ import annotations

import json
import statistics
from pathlib import Path
from typing import Any

from . import browser
from .server import serve

SLOWER = 4
ROWS = 200
NAME = "서울무역주식회사"
_CLOCK = """async (letters) => {
  const input = document.querySelector("[name=company_name]"), spent = [];
  for (const letter of letters) {
    const start = performance.now();
    input.value += letter;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve));
    spent.push(performance.now() - start);
  }
  return spent;
}"""


def _document(rows: int) -> str:
    """Return a saved document with one case of so many files and as many entries of what happened."""
    evidence = {
        f"e{row}": {"name": f"{row}.png", "size": 1000, "sha256": f"{row:064x}", "added": row, "t": 1}
        for row in range(rows)
    }
    timeline = {f"t{row}": {"at": "2026-11-21T11:30", "text": "메모 " * 50, "t": 1} for row in range(rows)}
    case = {"evidence": evidence, "timeline": timeline}
    return json.dumps({"version": 1, "active": {"v": "first", "t": 1}, "cases": {"first": case}})


def typing(site: Path) -> None:
    """Print the milliseconds from a letter to the frame that shows it: the median, and the slowest."""
    server, address = serve(site)
    print(f"\nCase desk, processor {SLOWER}× slower, from a letter to its frame:")
    with browser.launched() as started:
        for rows in (0, ROWS):
            page: Any = started.new_page(viewport={"width": 390, "height": 844})
            page.goto(f"{address}/404.html")
            page.evaluate("(text) => localStorage.setItem('playbook.v1', text)", _document(rows))
            page.goto(f"{address}/zh/case/")
            assert page.locator("[data-files] > li").count() == rows
            page.evaluate("for (const fold of document.querySelectorAll('.desk details')) fold.open = true")
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            spent = page.evaluate(_CLOCK, NAME)
            page.close()
            print(f"{rows} files and {rows} entries: {statistics.median(spent):.0f} ms ({max(spent):.0f})")
    server.shutdown()
