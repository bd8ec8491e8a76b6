"""`python -m macros.commands.doctor`: print what a fork has still to do.

The exit status is 1 if there is something to do, else 0; notes (facts that ask for nothing) do not count.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from macros.playbook.terminal import survive_any_encoding

from . import examine


def main(arguments: list[str] | None = None) -> int:
    """Print the findings; return 1 if there is something to do, else 0."""
    survive_any_encoding()
    parser = argparse.ArgumentParser(prog="python -m macros.commands.doctor", description=__doc__)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("root", nargs="?", type=Path, default=Path.cwd())
    options = parser.parse_args(arguments)
    findings = examine(options.root.resolve())
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


if __name__ == "__main__":
    sys.exit(main())
