"""Lighthouse, mobile, its default throttling, median of three runs: ours and a default mkdocs-material page."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path

from . import browser
from .server import serve

TOOLS = Path(__file__).parent / "tools"
PAGES = [
    "",
    "measures/preserve-evidence/",
    "checklists/first-24-hours/",
    "templates/appeal-general/",
    "scenarios/ip-report/",
    "case/",
    "reference/glossary/",
    "reference/laws/",
    "reference/sources-reported/",
]
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def installed() -> bool:
    """Install Lighthouse from the lock file, if npm is here."""
    if not (TOOLS / "node_modules/lighthouse").exists() and shutil.which("npm"):
        subprocess.run(["npm", "ci", "--ignore-scripts", "--silent"], cwd=TOOLS, check=False)
    return (TOOLS / "node_modules/lighthouse").exists()


def measure(address: str) -> dict[str, float]:
    """Return the scores and metrics of one run."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        command = ["node", str(TOOLS / "node_modules/lighthouse/cli/index.js"), address, "--quiet", "--output=json"]
        command += [f"--output-path={out}", "--chrome-flags=--headless=new --no-sandbox --disable-gpu"]
        command += [f"--only-categories={','.join(CATEGORIES)}"]
        subprocess.run(command, env={**os.environ, "CHROME_PATH": browser.program()}, check=True, capture_output=True)
        result = json.loads(out.read_text(encoding="utf-8"))
    scores = {name: 100 * (result["categories"][name]["score"] or 0) for name in CATEGORIES}
    audits = result["audits"]
    return {
        **scores,
        "cls": audits["cumulative-layout-shift"]["numericValue"],
        "fcp": audits["first-contentful-paint"]["numericValue"] / 1000,
        "lcp": audits["largest-contentful-paint"]["numericValue"] / 1000,
        "tbt": audits["total-blocking-time"]["numericValue"],
        "requests": len(audits["network-requests"]["details"]["items"]),
    }


def report(ours: Path, plain: Path, runs: int = 3) -> None:
    """Print the scores."""
    print(
        f"\nLighthouse, mobile, median of {runs}: performance, accessibility, best practices, SEO;"
        " FCP and LCP in s, blocking in ms, CLS, requests"
    )
    if not installed():
        print("not measured: npm is needed to install Lighthouse (benchmarks/tools)")
        return
    for side, site, pages in (
        ("ours", ours, [f"{language}/{page}" for page in PAGES for language in ("zh", "ko")]),
        ("plain", plain, ["zh/", "zh/measures/preserve-evidence/", "zh/templates/appeal-general/"]),
    ):
        server, address = serve(site)
        for page in pages:
            results = [measure(f"{address}/{page}") for _ in range(runs)]
            middle = {key: statistics.median(result[key] for result in results) for key in results[0]}
            scores = " ".join(f"{middle[name]:>3.0f}" for name in CATEGORIES)
            paints = f"{middle['fcp']:.2f} {middle['lcp']:.1f}"
            rest = f"{paints} {middle['tbt']:.0f} {middle['cls']:.3f} {middle['requests']:.0f}"
            print(f"{side:<6} {page:<36} {scores}   {rest}", flush=True)
        server.shutdown()
