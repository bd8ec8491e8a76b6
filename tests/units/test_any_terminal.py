"""A terminal's own encoding (GBK, CP949, ASCII) ends no command: each ends with its own exit status."""

import shutil
import socket
import subprocess
import sys

import pytest

from tests.shipped import ROOT, shell

#: Whether something is wrong in the content, the command, and the status that it ends with.
COMMANDS = {
    "check": (False, ["macros.check"], 0),
    "check, with a mistake": (True, ["macros.check"], 1),
    "check for GitHub": (True, ["macros.check", "--format", "github"], 1),
    "doctor": (True, ["macros.commands.doctor"], 1),
    "doctor as JSON": (True, ["macros.commands.doctor", "--format", "json"], 1),
    "internal, a second time": (True, ["macros.commands.internal"], 1),
    "links, with a mistake": (True, ["macros.commands.external"], 2),
    "build, with a mistake": (True, ["macros.commands.build"], 1),
    "offline, with a mistake": (True, ["macros.commands.offline"], 1),
    "policy": (False, ["macros.site.policy"], 0),
    "schemas": (False, ["macros.export.schemas"], 0),
    "the help of the benchmarks": (False, ["benchmarks", "--help"], 0),
    "the help of the build": (False, ["macros.commands.build", "--help"], 0),
    "serve, where the port is taken": (False, ["macros.commands.serve", "--port", "TAKEN"], 1),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sound")
    for name in ("docs", "macros", "overrides", "benchmarks", "internal.sample"):
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns("internal", "__pycache__", "node_modules")
        )
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def broken(sound, tmp_path_factory):
    """A fork with a file whose name, and a page whose words, no encoding of one country has."""
    folder = tmp_path_factory.mktemp("broken") / "fork"
    shutil.copytree(sound, folder)
    shutil.copytree(ROOT / "internal.sample", folder / "docs/internal")
    (folder / "docs/internal/店铺쿠팡😀.yml").write_text("x: 1\n", encoding="utf-8")
    page = folder / "docs/zh/about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[店铺쿠팡😀](店铺쿠팡.md)\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def taken():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        found.listen()
        yield str(found.getsockname()[1])


@pytest.mark.parametrize("encoding", ["gbk", "cp949", "ascii"])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_ends_with_its_own_status(name, encoding, sound, broken, taken):
    wrong, command, status = COMMANDS[name]
    done = subprocess.run(
        [sys.executable, "-m", *(taken if word == "TAKEN" else word for word in command)],
        cwd=broken if wrong else sound,
        env=shell(PYTHONIOENCODING=encoding, PYTHONUTF8="0"),
        capture_output=True,
        timeout=120,
        check=False,
    )
    said = (done.stdout + done.stderr).decode(encoding)
    assert done.returncode == status, said
    assert "Traceback" not in said
    assert "Logging error" not in said
