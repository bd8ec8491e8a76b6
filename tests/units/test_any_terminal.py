"""A terminal's own encoding (GBK, CP949, ASCII) ends no command, nor a reader who leaves: each has its own status."""

import json
import re
import shutil
import socket
import subprocess
import sys
from itertools import cycle
from pathlib import Path

import pytest

from tests import small
from tests.shipped import ROOT, shell

#: The state of the content, the command, and the status that it ends with.
COMMANDS = {
    "check": ("sound", ["macros.check"], 0),
    "check, with a mistake": ("broken", ["macros.check"], 1),
    "check for GitHub": ("broken", ["macros.check", "--format", "github"], 1),
    "check, of files that cannot be read": ("unreadable", ["macros.check"], 1),
    "doctor": ("broken", ["macros.commands.doctor"], 1),
    "doctor as JSON": ("broken", ["macros.commands.doctor", "--format", "json"], 1),
    "doctor, of files that cannot be read": ("unreadable", ["macros.commands.doctor"], 1),
    "internal, a second time": ("broken", ["macros.commands.internal"], 1),
    "internal, beside files that cannot be read": ("unreadable", ["macros.commands.internal"], 1),
    "links, with a mistake": ("broken", ["macros.commands.external"], 2),
    "build, with a mistake": ("broken", ["macros.commands.build"], 1),
    "offline, with a mistake": ("broken", ["macros.commands.offline"], 1),
    "policy": ("sound", ["macros.site.policy"], 0),
    "schemas": ("sound", ["macros.export.schemas"], 0),
    "the help of the benchmarks": ("sound", ["benchmarks", "--help"], 0),
    "the help of the build": ("sound", ["macros.commands.build", "--help"], 0),
    "serve, where the port is taken": ("sound", ["macros.commands.serve", "--port", "TAKEN"], 1),
}
#: What cannot be read there; the check and the doctor name each.
CONFLICTS = ("mkdocs.yml", "pyproject.toml", "docs/data/published.txt", "docs/zh/about.md")


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    folder = small.project(tmp_path_factory.mktemp("sound") / "project")
    shutil.copytree(ROOT / "benchmarks", folder / "benchmarks", ignore=shutil.ignore_patterns("node_modules"))
    return folder


@pytest.fixture(scope="module")
def broken(sound, tmp_path_factory):
    """A fork with a file whose name, and a page whose words, no encoding of one country has."""
    folder = tmp_path_factory.mktemp("broken") / "fork"
    shutil.copytree(sound, folder, symlinks=True)
    shutil.copytree(ROOT / "internal.sample", folder / "docs/internal")
    (folder / "docs/internal/店铺쿠팡😀.yml").write_text("x: 1\n", encoding="utf-8")
    page = folder / "docs/zh/about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[店铺쿠팡😀](店铺쿠팡.md)\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def unreadable(broken, tmp_path_factory):
    """The same fork in the middle of a merge."""
    folder = tmp_path_factory.mktemp("unreadable") / "fork"
    shutil.copytree(broken, folder, symlinks=True)
    for name in CONFLICTS:
        first, *rest = (folder / name).read_text(encoding="utf-8").split("\n")
        both = ["<<<<<<< HEAD", first, "=======", "x", ">>>>>>> other", *rest]
        (folder / name).write_text("\n".join(both), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def taken():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        found.listen()
        yield str(found.getsockname()[1])


@pytest.fixture
def ended(sound, broken, unreadable, taken, tmp_path):
    """Return `ended(encodings, left)`: each command's status, and what it said in a terminal of its encoding."""
    folders = {"sound": sound, "broken": broken, "unreadable": unreadable}

    def ended(encodings, left=()):
        runs = [
            {
                "words": [taken if word == "TAKEN" else word for word in words],
                "folder": str(folders[state]),
                "said": str(tmp_path / str(number)),
                "encoding": encoding,
                "left": left,
            }
            for number, (name, encoding) in enumerate(encodings.items())
            for state, words, _status in [COMMANDS[name]]
        ]
        (tmp_path / "runs.json").write_text(json.dumps(runs), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "tests.terminal", tmp_path / "runs.json"],
            cwd=ROOT,
            env=shell(PYTHONUTF8="0"),
            capture_output=True,
            timeout=300,
            check=True,
        )
        said = [Path(run["said"]).read_bytes().decode(run["encoding"]) for run in runs]
        return dict(zip(encodings, zip(json.loads(done.stdout), said, strict=True), strict=True))

    return ended


def test_each_command_ends_with_its_own_status(ended):
    """Each in a terminal of its own: what is said there goes through one place, whichever the command."""
    encodings = dict(zip(COMMANDS, cycle(("gbk", "cp949", "ascii")), strict=False))
    for name, (status, said) in ended(encodings).items():
        state, words, right = COMMANDS[name]
        assert status == right, f"{name}:\n{said}"
        assert "Traceback" not in said, name
        assert "Logging error" not in said, name
        if state == "unreadable" and words != ["macros.commands.internal"]:
            assert all(re.search(rf"{re.escape(file)}:\d+: ", said) for file in CONFLICTS), f"{name}:\n{said}"


@pytest.mark.parametrize(
    ("left", "commands"),
    [
        (["out"], ["check", "check, with a mistake", "doctor as JSON", "the help of the build"]),
        (["out", "err"], ["check", "build, with a mistake", "policy"]),
    ],
    ids=["printed", "printed and logged"],
)
def test_a_reader_who_leaves_hears_no_complaint_and_changes_no_status(left, commands, ended):
    """As in `make check | head`."""
    for name, (status, said) in ended(dict.fromkeys(commands, "utf-8"), left).items():
        assert status == COMMANDS[name][2], f"{name}:\n{said}"
        assert "Broken" not in said, name
