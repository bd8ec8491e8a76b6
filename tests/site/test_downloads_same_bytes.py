"""Two builds of the same content give the same bytes, whatever the clock, the locale and the order of files."""

import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from macros.export.archive import pack
from macros.export.exports import CARD_FORMATS, PICTURE_FORMATS
from macros.export.stamp import moment_of
from tests.conftest import TEST_DAY

ROOT = Path(__file__).parents[2]
#: Writes the downloads of the project in the folder where it runs, years from now, and prints the hash of each.
PROGRAM = """
import dataclasses, datetime, hashlib, os, sys, time
from pathlib import Path

late = 4e8
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
        self.entries = sorted(scandir(path), key=lambda entry: entry.name, reverse=True)
    def __enter__(self): return iter(self.entries)
    def __exit__(self, *exc): pass
    def __iter__(self): return iter(self.entries)

os.scandir = Reversed

from macros.export.cache import Cache
from macros.export.exports import _Exports
from macros.export.stamp import Place
from macros.playbook.load import load

whole = load(Path.cwd())
version, date, *kept = sys.argv[1:]
some = dataclasses.replace(
    whole,
    checklists={id: one for id, one in whole.checklists.items() if id in kept},
    letters={id: one for id, one in whole.letters.items() if id in kept},
)
place = Place("https://playbook.example/sub/", whole.labels["site.name"])

def exports(playbook):
    return _Exports(playbook, version, date, place, Cache(Path("none")))

files = {**dict(exports(some).files()), **dict(exports(whole).workbooks())}
for name, content in files.items():
    print(hashlib.sha256(content).hexdigest(), name)
"""
#: A list on one page and a long one, and a letter of each layout: each writer at work, and the same for all others.
KEPT = ("first-24-hours", "preserve-evidence", "appeal-general", "opinion-statement", "cease-and-desist")


def test_another_machine_at_another_time_writes_the_same_bytes(site, playbook, tmp_path):
    """The built site against a program with another clock, time zone, locale, folder, order of files and no cache."""
    project = tmp_path / "a folder with blanks"
    (project / "docs").mkdir(parents=True)
    for name in ("macros", "docs/data"):
        shutil.copytree(ROOT / name, project / name)
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    date = max(source.checked_on for source in playbook.sources.values())
    other = {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "2", "HOME": "/nonexistent", "PYTHONUTF8": "1"}
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, version, date, *KEPT],
        cwd=project,
        env={**os.environ, **other, "SOURCE_DATE_EPOCH": TEST_DAY},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    hashes = dict(reversed(line.split(" ", 1)) for line in result.stdout.splitlines())
    office = sum(playbook.channels[playbook.letters[one].send_by].office for one in KEPT if one in playbook.letters)
    card = 3 * len(CARD_FORMATS) + 2 * len(PICTURE_FORMATS)
    assert len(hashes) == 2 * 3 * 5 + card + 3 * 3 * 4 + office + 3
    assert hashes == {name: hashlib.sha256((site / name).read_bytes()).hexdigest() for name in hashes}


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
