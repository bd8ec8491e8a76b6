"""`python -m macros.check`: print every problem of the content, one a line, and tell by the exit status."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.playbook.messages import in_words, languages
from macros.playbook.problem import ContentError
from macros.playbook.terminal import survive_any_terminal

from . import check_content, fix, ledger
from .formats import FORMATS, mended, read_rules


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the content; return 0 if it is sound, 1 if not."""
    survive_any_terminal()
    parser = argparse.ArgumentParser(prog="python -m macros.check", description=__doc__)
    parser.add_argument("--format", choices=FORMATS, default="text", help="github and gitlab: annotations")
    parser.add_argument("--fix", action="store_true", help="first mend what a machine may mend; shows it")
    parser.add_argument("--publish", action="store_true", help=f"write every new id into {ledger.FILE}")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    given = parser.parse_args(arguments)
    speak = languages(given.root)
    rules = read_rules(given.root)
    if given.fix:
        _mend(given.root, speak)
        rules = mended(read_rules(given.root))
    try:
        content = check_content(given.root)
    except ContentError as error:
        print(FORMATS[given.format](error.problems, rules, speak))
        print(in_words(f"{len(error.problems)} problem(s)", speak), file=sys.stderr)
        return 1
    if given.publish:
        print(f"{ledger.publish(content)} new id(s) in {ledger.FILE}", file=sys.stderr)
    if told := FORMATS[given.format]((), rules, speak, content.advice):
        print(told)
    if given.format == "text":
        playbook = content.playbook
        sound = (
            f"sound: {len(content.pages)} pages, {len(playbook.checklists)} checklists, "
            f"{len(playbook.letters)} letters, {len(playbook.sources)} sources"
        )
        if content.advice:
            print(in_words(f"{len(content.advice)} piece(s) of advice: nothing is stopped", speak))
        print(in_words(sound, speak))
    return 0


def _mend(root: Path, speak: Sequence[str]) -> None:
    """Show everything that a machine may mend, then mend it."""
    found = list(fix.fixes(root))
    for one in found:
        print("\n  ".join([one.name, *one.changes]), file=sys.stderr)
    for one in found:
        fix.apply(root, one)
    told = f"{len(found)} file(s) mended" if found else "nothing to be mended by machine"
    print(in_words(told, speak), file=sys.stderr)


if __name__ == "__main__":
    gc.disable()  # the process ends when it has spoken: looking for cycles would be a quarter of its time
    sys.exit(main())
