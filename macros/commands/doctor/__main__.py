"""`python -m macros.commands.doctor`: print what a fork has still to do.

The exit status is 1 if there is something to do, else 0; notes (facts that ask for nothing) do not count.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from macros.check import check_content
from macros.check.formats import FORMATS, read_rules
from macros.playbook.changes import WITHDRAWN
from macros.playbook.messages import languages
from macros.playbook.overlay import ORGANISATION
from macros.playbook.problem import ContentError
from macros.playbook.terminal import survive_any_terminal

from . import examine
from .accept import accept, acceptable
from .further import missing
from .places import places


def main(arguments: list[str] | None = None) -> int:
    """Print the findings; return 1 if there is something to do, else 0."""
    survive_any_terminal()
    parser = argparse.ArgumentParser(prog="python -m macros.commands.doctor", description=__doc__)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("root", nargs="?", type=Path, default=Path.cwd())
    parser.add_argument("--accept", metavar="ID", help="write down that these changes of upstream were looked at")
    parser.add_argument("--missing", metavar="CODE", help="list all that a further language lacks: en")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    if options.missing:
        return _missing(root, options.missing, options.format)
    if options.accept and not _accepted(root, options.accept.split()):
        return 1
    findings = examine(root)
    do = sum(found.level == "do" for found in findings)
    if options.format == "json":
        told = {"do": do, "know": len(findings) - do, "findings": [asdict(found) for found in findings]}
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        speak = languages(root)
        for found in findings:
            print(found.told(speak))
        know = len(findings) - do
        print(f"要处理{do}项，备注{know}项 ｜ 처리할 항목 {do}개, 참고 {know}개", file=sys.stderr)
    return 1 if do else 0


def _missing(root: Path, code: str, form: str) -> int:
    """Print all that a further language lacks, a line each: file, address, how it reads in Chinese; return 1 if any.

    Mistakes in the content are told instead: with them there is no playbook of which to say what it lacks.
    """
    try:
        content = check_content(root, public=False)
    except ContentError as error:
        print(FORMATS[form](error.problems, read_rules(root), languages(root)))
        return 1
    if code not in content.playbook.further:
        print(f"{ORGANISATION}: languages 里没有 ｜ languages에 없습니다: {code}", file=sys.stderr)
        return 1
    lacking = missing(content, code)
    if form == "json":
        print(json.dumps([one._asdict() for one in lacking], ensure_ascii=False, indent=1))
    else:
        for one in lacking:
            print(": ".join(filter(None, one)))
    print(f"还差{len(lacking)}处 ｜ 남은 곳 {len(lacking)}개", file=sys.stderr)
    return 1 if lacking else 0


def _accepted(root: Path, ids: list[str]) -> bool:
    """Write the hashes of what upstream says now; tell whether every id was one that can be written.

    The name of a file stands for everything in it that has no hash yet.
    """
    open_ = list(acceptable(places(root)))
    sound = True
    # From the end of each file on, so that the lines of the others stay.
    for place in sorted(open_, key=lambda place: (place.file, -place.line)):
        wanted = place.item in ids or (place.file in ids and place.recorded is None)
        if wanted and accept(root, place):
            now = place.current or WITHDRAWN
            print(f"{place.file}:{place.line}: 已写入 ｜ 적었습니다 replaces_hash: {now}")
        else:
            sound &= not wanted
    known = {place.item for place in open_} | {place.file for place in open_ if place.recorded is None}
    for id in ids:
        if id not in known:
            listed = " ".join(sorted(known)) or "—"
            told = f"{id}: 没有要确认的改动；可以确认的 ｜ 확인할 변경이 없습니다. 확인할 수 있는 것: {listed}"
            print(told, file=sys.stderr)
    return sound and known.issuperset(ids)


if __name__ == "__main__":
    sys.exit(main())
