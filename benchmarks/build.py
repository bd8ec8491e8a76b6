"""How long a build takes, beside plain mkdocs-material with the same pages, at 1, 4 and 16 times the content."""

from __future__ import annotations

import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from . import corpus

RUNS = {1: 3, 4: 1, 16: 1}


def build(folder: Path) -> tuple[float, float]:
    """Build the site in `folder`; return the seconds that the whole command takes: on the clock, and of the processor.

    Other work on the machine makes the clock run on; the processor's seconds are what two builds are compared by.
    """
    start, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "mkdocs", "build", "--clean", "--site-dir", str(folder / "site"), "--no-strict"]
    done = subprocess.run(command, cwd=folder, env=_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - start, now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime


def _environment() -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795305600"}


def compare(sizes: tuple[int, ...] = (1, 4, 16)) -> None:
    """Print the table."""
    print("\nBuild, seconds of the processor, on the clock in brackets (median; ours without the downloads)")
    print(f"{'':>5} {'pages':>6} {'ours':>15} {'plain':>15} {'ratio':>7}   a page, ms: ours / plain")
    for times in sizes:
        with tempfile.TemporaryDirectory() as name:
            own = corpus.project(Path(name) / "own", times)
            plain = corpus.plain(own, Path(name) / "plain")
            pages = len(list((plain / "docs").rglob("*.md")))
            pairs = [(build(own), build(plain)) for _ in range(RUNS.get(times, 1))]
            ours, theirs = (
                [statistics.median(kind) for kind in zip(*side, strict=True)] for side in zip(*pairs, strict=True)
            )
            print(
                f"{times:>4}× {pages:>6} {ours[1]:>7.1f} ({ours[0]:>5.1f}) {theirs[1]:>7.1f} ({theirs[0]:>5.1f})"
                f" {ours[1] / theirs[1]:>6.2f}×   {1000 * ours[1] / pages:.0f} / {1000 * theirs[1] / pages:.0f}",
                flush=True,
            )


def rebuild() -> None:
    """Print how long `serve` takes after one page was saved, ours and plain."""
    print("\nRebuild in `serve` after saving one page, seconds (median of 3; ours with the downloads)")
    with tempfile.TemporaryDirectory() as name:
        own = corpus.project(Path(name) / "own", 1)
        plain = corpus.plain(own, Path(name) / "plain")
        # What an editor really has: the project itself, downloads included.
        (own / "macros/export/__init__.py").write_text(
            (corpus.ROOT / "macros/export/__init__.py").read_text(encoding="utf-8"), encoding="utf-8"
        )
        build(own)
        ours, theirs = (_rebuild(folder) for folder in (own, plain))
        print(f"ours {ours:.1f}, plain {theirs:.1f}, ratio {ours / theirs:.2f}×")


def _rebuild(folder: Path) -> float:
    page = folder / "docs/zh/measures/preserve-evidence.md"
    port = free_port()
    if (folder / "macros").is_dir():
        command = [sys.executable, "-m", "macros.commands.serve", "--port", str(port)]
    else:
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as log:
        server = subprocess.Popen(command, cwd=folder, env=_environment(), stdout=log, stderr=log, text=True)
        try:
            address = f"http://127.0.0.1:{port}/zh/measures/preserve-evidence/"
            _wait_for(address, "", 120)
            times = []
            for number in range(3):
                time.sleep(1.5)
                # In a sentence: one paragraph more than the Korean page has would be a mistake.
                mark = f"第{number}次保存"
                text = page.read_text(encoding="utf-8")
                text = re.sub(r"^(description: .*?)(?:第\d次保存)?$", rf"\1{mark}", text, count=1, flags=re.M)
                page.write_text(text, encoding="utf-8")
                times.append(_wait_for(address, mark, 120))
            return statistics.median(times)
        finally:
            server.terminate()
            server.wait()


def free_port() -> int:
    """Return a port of this machine that nobody uses."""
    import socket

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(address: str, words: str, seconds: float) -> float:
    start = time.perf_counter()
    while time.perf_counter() - start < seconds:
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:
                if words in answer.read().decode():
                    return time.perf_counter() - start
        except OSError:
            pass
        time.sleep(0.05)
    raise TimeoutError(f"{address} does not show {words!r}")
