"""Two builds of the same content give the same bytes, whatever the clock, the locale and the order of files."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.export.archive import pack
from macros.export.stamp import moment_of

ROOT = Path(__file__).parents[2]
#: A program that writes the downloads of the project in the folder where it runs, and prints the hash of each.
PROGRAM = """
import datetime, hashlib, os, sys, time
from pathlib import Path

late = float(sys.argv[1])
real = time.time
time.time = lambda: real() + late

class Shifted(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(seconds=late)

datetime.datetime = Shifted
scandir = os.scandir

class Reversed:
    def __init__(self, path="."):
        self.entries = sorted(scandir(path), key=lambda entry: entry.name, reverse=late > 0)
    def __enter__(self): return iter(self.entries)
    def __exit__(self, *exc): pass
    def __iter__(self): return iter(self.entries)

os.scandir = Reversed

from macros.export import downloads
from macros.playbook.load import load

playbook = load(Path.cwd())
files = downloads(playbook, version="1.0.0", date="2026-11-20", address="https://playbook.example/", root=Path.cwd())
for name, content in files.items():
    print(hashlib.sha256(content).hexdigest(), name)
"""


def written(project: Path, late: float, **environment: str) -> list[str]:
    (project / "docs").mkdir(parents=True)
    # Copied in another order, into another folder: nothing may hang on either.
    for name in sorted(["macros", "docs/data", "docs/internal"], reverse=late > 0):
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, project / name)
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(late)],
        cwd=project,
        env={key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()


def test_two_builds_on_different_machines_give_the_same_bytes(tmp_path):
    one = written(tmp_path / "one", 0.0, TZ="Asia/Seoul", LC_ALL="C", PYTHONHASHSEED="1", PYTHONUTF8="1")
    other = written(
        tmp_path / "a folder with blanks",
        4e8,
        TZ="America/New_York",
        LC_ALL="C.UTF-8",
        PYTHONHASHSEED="2",
        HOME="/nonexistent",
    )
    assert len(one) > 400
    assert one == other


@pytest.mark.parametrize(("epoch", "year"), [("1795305600", 2026), ("0", 1970), (None, 2026)])
def test_the_only_time_in_a_file_is_that_of_the_content_or_source_date_epoch(monkeypatch, epoch, year):
    if epoch is None:
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    else:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert moment_of("2026-11-20").year == year


def test_an_archive_does_not_hang_on_the_order_of_its_files(monkeypatch):
    moment = moment_of("2026-11-20")
    one = pack({"b.txt": b"b", "a.txt": b"a"}, moment)
    other = pack({"a.txt": b"a", "b.txt": b"b"}, moment)
    assert hashlib.sha256(one).digest() == hashlib.sha256(other).digest()
