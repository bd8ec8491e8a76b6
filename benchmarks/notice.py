"""How long a pasted notice of 50 KB takes to be read, on a phone whose processor is four times slower."""

from __future__ import annotations

import statistics
from pathlib import Path

from . import browser
from .server import serve

SLOWER = 4
BYTES = 50_000
NOTICE = Path(__file__).parent.parent / "tests/notices/trademark-pasted.txt"
#: What follows the notice, as below a thread of mails: polite, and about nothing.
_FILLER = "안녕하세요. 귀사의 상품에 대하여 안내 드립니다. 자세한 내용은 판매관리 시스템에서 확인해 주시기 바랍니다.\n"
_CLOCK = """() => new Promise((resolve) => {
  const place = document.querySelector("[data-notice-result]");
  const start = performance.now();
  new MutationObserver(() => resolve(performance.now() - start)).observe(place, { childList: true });
  document.querySelector("[data-action=read-notice]").click();
})"""


def reading(site: Path, times: int = 5) -> None:
    """Print the milliseconds from the press to the result, on the page of `site`: the median, and the slowest."""
    text = NOTICE.read_text(encoding="utf-8")
    text += _FILLER * ((BYTES - len(text.encode())) // len(_FILLER.encode()))
    server, address = serve(site)
    spent = []
    with browser.launched() as started:
        for _ in range(times):
            page = started.new_page(viewport={"width": 390, "height": 844})
            page.goto(f"{address}/zh/notice/")
            page.fill("[name=notice_text]", text)
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            spent.append(page.evaluate(_CLOCK))
            page.close()
    server.shutdown()
    print(f"\nNotice of {len(text.encode()):,} bytes, processor {SLOWER}× slower: ", end="")
    print(f"{statistics.median(spent):.0f} ms from the press to the result ({max(spent):.0f})")
