"""`python -m macros.commands.internal`: copy the sample overlay to where a fork's own files live.

It overwrites nothing.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.playbook.sample import SAMPLE
from macros.playbook.terminal import survive_any_terminal

#: What of the sample belongs where; the rest of it belongs to `docs/internal/`.
PLACES = {"zh": "docs/zh/internal", "ko": "docs/ko/internal"}
ELSEWHERE = "docs/internal"


def place_of(sample: Path) -> Path:
    """Return where a file of the sample (by its path below the sample's folder) belongs in a fork."""
    first = sample.parts[0]
    return Path(PLACES[first], *sample.parts[1:]) if first in PLACES else Path(ELSEWHERE, sample)


def sample_files(root: Path) -> dict[Path, Path]:
    """Return every file of the sample by where it belongs, both below the project's `root`."""
    folder = root / SAMPLE
    found = (path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file())
    return {place_of(path): Path(SAMPLE, path) for path in found if path.name != "README.md"}


def copy_sample(root: Path) -> list[Path]:
    """Copy the sample; return what was written. Raises FileExistsError, nothing written, if there is anything."""
    files = sample_files(root)
    folders = [root / name for name in (ELSEWHERE, *PLACES.values())]
    there = [path for folder in folders if folder.exists() for path in sorted(folder.rglob("*")) if path.is_file()]
    if there:
        raise FileExistsError(there[0].relative_to(root).as_posix())
    for target, source in files.items():
        (root / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / source, root / target)
    return list(files)


def main(arguments: Sequence[str] | None = None) -> int:
    """Copy the sample; return 0 if it was copied, 1 if something stands there already."""
    survive_any_terminal()
    parser = argparse.ArgumentParser(prog="python -m macros.commands.internal", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    try:
        written = copy_sample(parser.parse_args(arguments).root)
    except FileExistsError as error:
        print(f"已有 {error}，什么都没有改动。 / {error} 파일이 이미 있어 아무것도 바꾸지 않았습니다.", file=sys.stderr)
        return 1
    for path in written:
        print(path.as_posix())
    print("改 docs/internal/organisation.yml，然后运行 make doctor。")
    print("docs/internal/organisation.yml을 고친 뒤 make doctor를 실행합니다.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
