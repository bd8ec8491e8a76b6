"""`python -m benchmarks.exports`: what the downloads cost a build that has none, and one that has all of them.

Measured in processor time, which a busy machine changes least, and printed as a Markdown table for the README's reader.
"""

from __future__ import annotations

import dataclasses
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from unittest.mock import patch

from macros.check import check_content
from macros.export import exports
from macros.playbook.text import Bilingual

STAMP = {"version": "1.0.0", "date": "2026-11-22", "address": "https://playbook.example/"}


def timed(work):
    """Return what `work` returns, and the processor seconds that it took."""
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def watched(formats, spent):
    """Return the writers of `formats`, each adding its time to `spent`."""

    def watch(extension, write):
        def writer(record, edition):
            content, seconds = timed(lambda: write(record, edition))
            spent[extension] += seconds
            return content

        return writer

    return {extension: watch(extension, write) for extension, write in formats.items()}


def changed_record(playbook):
    """Return the playbook with one checklist's title changed."""
    first = next(iter(playbook.checklists.values()))
    record = first.model_copy(update={"title": Bilingual(zh="另一个标题", ko="다른 제목")})
    return dataclasses.replace(playbook, checklists={**playbook.checklists, first.id: record})


def measure(root):
    """Return rows of (what, seconds) and the sizes of the files by their ending."""
    playbook = check_content(root).playbook
    spent = defaultdict(float)
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)

        def build(book):
            return exports.downloads(book, **STAMP, root=here)

        with (
            patch.object(exports, "CHECKLIST_FORMATS", watched(exports.CHECKLIST_FORMATS, spent)),
            patch.object(exports, "LETTER_FORMATS", watched(exports.LETTER_FORMATS, spent)),
        ):
            files, cold = timed(lambda: build(playbook))
        _, warm = timed(lambda: build(playbook))
        _, one = timed(lambda: build(changed_record(playbook)))
    rows = [("nothing cached: all of them", cold)]
    rows += [(f"… of which {extension}", seconds) for extension, seconds in sorted(spent.items(), key=lambda s: -s[1])]
    rows += [("everything cached (a page changed)", warm), ("one checklist changed", one)]
    sizes = defaultdict(list)
    for name, content in files.items():
        sizes[name.rpartition(".")[2]].append(len(content))
    return rows, sizes


def main(root):
    rows, sizes = measure(root)
    print("| build | seconds of processor time |\n| --- | --- |")
    print("\n".join(f"| {what} | {seconds:.2f} |" for what, seconds in rows))
    print("\n| files | number | KB each | MB in all |\n| --- | --- | --- | --- |")
    for extension, all_of_them in sizes.items():
        each, whole = sum(all_of_them) / len(all_of_them) / 1000, sum(all_of_them) / 1e6
        print(f"| {extension} | {len(all_of_them)} | {each:.0f} | {whole:.1f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path.cwd()))
