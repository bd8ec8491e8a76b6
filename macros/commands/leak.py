"""`python -m macros.commands.leak`: prove that the public site has nothing of a fork's overlay.

It builds the public site twice, here and in a copy from which the overlay was taken, and compares every byte.
"""

from __future__ import annotations

import argparse
import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from macros.playbook.further import declared
from macros.playbook.terminal import survive_any_terminal

#: What a build reads. Downloads that were rendered before are taken from the cache, by their content.
_READ = ("docs", "macros", "overrides", "internal.sample", "mkdocs.yml", "pyproject.toml")
_CACHE = ".cache/exports"


def without_overlay(root: Path, copy: Path) -> None:
    """Copy the project at `root` to `copy` as if it had no overlay."""
    for name in _READ:
        if (root / name).is_dir():
            shutil.copytree(root / name, copy / name, ignore=shutil.ignore_patterns("internal", "__pycache__"))
            for code in declared(root):
                shutil.rmtree(copy / name / code, ignore_errors=True)
        elif (root / name).exists():  # a fork may have thrown the sample away
            shutil.copyfile(root / name, copy / name)
    if (root / _CACHE).is_dir():
        shutil.copytree(root / _CACHE, copy / _CACHE)


def build(root: Path, site: Path) -> None:
    """Build the public site of the project at `root` into `site`."""
    command = [sys.executable, "-m", "macros.commands.build", "--public", "--site-dir", str(site)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "0")}
    if failed := subprocess.run(command, cwd=root, env=environment, check=False).returncode:
        raise SystemExit(failed)  # it has said why


def differences(here: Path, there: Path) -> Iterator[str]:
    """Yield every file that is not the same in two sites, by its path."""
    for name in sorted({path.relative_to(site) for site in (here, there) for path in site.rglob("*")}):
        pair = here / name, there / name
        if any(path.is_file() for path in pair) and not (
            all(path.is_file() for path in pair) and filecmp.cmp(*pair, shallow=False)
        ):
            yield name.as_posix()


def main(arguments: Sequence[str] | None = None) -> int:
    """Build twice and compare; return 0 if no byte differs, else 1, and say in which files."""
    survive_any_terminal()
    parser = argparse.ArgumentParser(prog="python -m macros.commands.leak", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    root = parser.parse_args(arguments).root
    with tempfile.TemporaryDirectory() as folder:
        here, there, copy = (Path(folder, name) for name in ("here", "there", "copy"))
        copy.mkdir()
        build(root, here)
        without_overlay(root, copy)
        build(copy, there)
        found = list(differences(here, there))
        count = sum(path.is_file() for path in here.rglob("*"))
    if found:
        print("公开版本里有内部内容 ｜ 공개용에 내부 내용이 있습니다:", *found, sep="\n", file=sys.stderr)
        return 1
    print(f"公开版本{count}个文件，没有内部内容 ｜ 공개용 파일 {count}개에 내부 내용이 없습니다")
    return 0


if __name__ == "__main__":
    sys.exit(main())
