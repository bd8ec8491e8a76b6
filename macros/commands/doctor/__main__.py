"""`python -m macros.commands.doctor`: print what a fork has still to do.

The exit status is 1 if there is something to do, else 0; notes (facts that ask for nothing) do not count.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from macros.playbook.changes import WITHDRAWN
from macros.playbook.terminal import survive_any_encoding

from . import examine
from .accept import accept, acceptable
from .places import places


def main(arguments: list[str] | None = None) -> int:
    """Print the findings; return 1 if there is something to do, else 0."""
    survive_any_encoding()
    parser = argparse.ArgumentParser(prog="python -m macros.commands.doctor", description=__doc__)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("root", nargs="?", type=Path, default=Path.cwd())
    parser.add_argument("--accept", metavar="ID", help="write down that these changes of upstream were looked at")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    if options.accept and not _accepted(root, options.accept.split()):
        return 1
    findings = examine(root)
    do = sum(found.level == "do" for found in findings)
    if options.format == "json":
        told = {"do": do, "know": len(findings) - do, "findings": [asdict(found) for found in findings]}
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for found in findings:
            print(found)
        know = len(findings) - do
        print(f"要处理{do}项，备注{know}项 ｜ 처리할 항목 {do}개, 참고 {know}개", file=sys.stderr)
    return 1 if do else 0


def _accepted(root: Path, ids: list[str]) -> bool:
    """Write the hashes of what upstream says now; tell whether every id was one that can be written."""
    open_ = list(acceptable(places(root)))
    sound = True
    # From the end of each file on, so that the lines of the others stay.
    for place in sorted(open_, key=lambda place: (place.file, -place.line)):
        if place.item in ids and accept(root, place):
            now = place.current or WITHDRAWN
            print(f"{place.file}:{place.line}: 已写入 ｜ 적었습니다 replaces_hash: {now}")
        else:
            sound &= place.item not in ids
    known = {place.item for place in open_}
    for id in ids:
        if id not in known:
            listed = " ".join(sorted(known)) or "—"
            told = f"{id}: 没有要确认的改动；可以确认的 ｜ 확인할 변경이 없습니다. 확인할 수 있는 것: {listed}"
            print(told, file=sys.stderr)
    return sound and known.issuperset(ids)


if __name__ == "__main__":
    sys.exit(main())
