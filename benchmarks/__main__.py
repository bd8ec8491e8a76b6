"""`python -m benchmarks`: size and speed beside a default mkdocs-material site that is built in the same run."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from macros.playbook.terminal import survive_any_terminal

from . import build, case, corpus, letter, lighthouse, notice, screens, search, weight

PARTS = ("weight", "search", "lighthouse", "notice", "letter", "case", "screens", "rebuild", "build")


def main() -> None:
    """Measure what is asked for; everything, where nothing is named."""
    survive_any_terminal()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"any of: {', '.join(PARTS)}")
    parser.add_argument("--times", type=int, nargs="*", default=[1, 4, 16], help="sizes of the content for `build`")
    given = parser.parse_args()
    unknown = set(given.parts) - set(PARTS)
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    wanted = given.parts or PARTS
    with tempfile.TemporaryDirectory() as name:
        own, plain = Path(name) / "own", Path(name) / "plain"
        if {"weight", "search", "lighthouse", "notice", "letter", "case", "screens"} & set(wanted):
            corpus.plain(corpus.project(own, 1), plain)
            build.build(own)
            build.build(plain)
        if "weight" in wanted:
            weight.report(own / "site", plain / "site")
        if "search" in wanted:
            search.recall(own / "site")
            search.latency(own / "site", plain / "site")
        if "lighthouse" in wanted:
            lighthouse.report(own / "site", plain / "site")
        if "notice" in wanted:
            notice.reading(own / "site")
        if "letter" in wanted:
            letter.writing(own / "site")
        if "case" in wanted:
            case.typing(own / "site")
        if "screens" in wanted:
            screens.report(own / "site")
    if "rebuild" in wanted:
        build.rebuild()
    if "build" in wanted:
        build.compare(tuple(given.times))


if __name__ == "__main__":
    main()
