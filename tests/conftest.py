"""What all tests share: the content as loaded, and the site as built — once, however many processes test it.

Both without the overlay that a fork has: its tests say the same as upstream's, whatever its own files say.
"""

from __future__ import annotations

import atexit
import functools
import gc
import hashlib
import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path
from typing import NoReturn

import pytest

from macros.check import check_content
from macros.commands import offline
from macros.playbook.load import load

from . import small
from .browser_code import BrowserCode

ROOT = Path(__file__).parent.parent
# As in a build, nearly all that is read here lives to the end of the process: looking it through for what does not
# took a third of the time of the tests that check the whole content. Of what is collected nothing ever dies.
gc.set_threshold(100_000, 20, 20)
gc.disable()
atexit.register(gc.unfreeze)  # a library complains of what is still there at the end
#: Whatever the computer of the tests is set to, the checks speak as the code does.
os.environ["PLAYBOOK_LANG"] = "en"
#: Builds in tests happen on one fixed day, so that nothing depends on the clock.
TEST_DAY = "1795305600"  # 2026-11-22
#: Where all sites of the tests say that they stand: forks can use the downloads of the public site again.
ADDRESS = "https://playbook.example/sub/"


def pytest_xdist_auto_num_workers():
    """Start one and a half processes for each core: a browser test waits for its browser, but not all do at once.

    With twice as many both cores were as busy, and the same tests took a fourteenth more of their time.
    """
    return 3 * (os.cpu_count() or 1) // 2


def pytest_collection_modifyitems(items):
    """Put first what needs no built site: while one process builds it, no other waits for it."""
    items.sort(key=lambda item: "site" in item.fixturenames)


def pytest_collection_finish():
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def content():
    return check_content(ROOT, public=True)


@pytest.fixture(scope="session")
def playbook():
    return load(ROOT, overlay=False)


def build(project: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build `project` into `site` with the command of `make build`."""
    return subprocess.run(
        [sys.executable, "-m", "macros.commands.build", "--site-dir", str(site)],
        cwd=project,
        env={**os.environ, "SOURCE_DATE_EPOCH": TEST_DAY, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def build_soundly(project: Path, site: Path, **environment: str) -> None:
    """Build `project` into `site`, and fail with what the build says if it stops or warns."""
    result = build(project, site, **environment)
    log = result.stdout + result.stderr
    assert result.returncode == 0, f"the site does not build:\n{log}"
    assert "WARNING" not in log, f"the build warns:\n{log}"


def files_of(folder: Path) -> dict[str, str]:
    """Return the hash of each file in a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="session")
def once(tmp_path_factory, worker_id):
    """Return `once(name, make)`: the folder that `make(folder)` filled, made by the first process that needs it."""
    shared = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        shared = shared.parent

    def once(name, make):
        folder, done = shared / name, shared / f"{name}.done"
        try:
            (shared / f"{name}.lock").mkdir()
        except FileExistsError:
            for _ in range(1200):
                if done.exists():
                    break
                time.sleep(0.5)
        else:
            said = "made"
            try:
                folder.mkdir()
                make(folder)
            except BaseException as error:
                said = f"{type(error).__name__}: {error}"
                raise
            finally:
                (shared / f"{name}.new").write_text(said, encoding="utf-8")
                (shared / f"{name}.new").rename(done)
        assert done.read_text(encoding="utf-8") == "made", done.read_text(encoding="utf-8")
        return folder

    return once


@pytest.fixture(scope="session")
def site(once):
    """The built site, as the public reads it.

    With PLAYBOOK_SITE set the tests take the site that stands there: for working on the browser side.
    """
    if os.environ.get("PLAYBOOK_SITE"):
        return Path(os.environ["PLAYBOOK_SITE"])
    return once("site", lambda folder: build_soundly(ROOT, folder, SITE_URL=ADDRESS, PLAYBOOK_PUBLIC="1"))


@pytest.fixture(scope="session")
def disk(once, site):
    """The pack that is read from disk, unpacked.

    With PLAYBOOK_DISK set the tests take the pack that is unpacked there.
    """
    if os.environ.get("PLAYBOOK_DISK"):
        return Path(os.environ["PLAYBOOK_DISK"])
    return once("disk", lambda folder: unpack(folder, site / "downloads/templates")) / "unpacked here/playbook"


def unpack(folder: Path, blanks: Path) -> None:
    """Build, pack and unpack in `folder`.

    Of the downloads it has those in `blanks` alone, which letters are filled into: all of them would name no address,
    and so be rendered once more. What is packed was checked when the site was built.
    """
    project = folder / "project"
    for part in ("docs", "macros", "overrides", "internal.sample", "mkdocs.yml", "pyproject.toml"):
        small.copied(part, project)
    for own in [*(project / "docs").glob("internal"), *(project / "docs").glob("*/internal")]:
        shutil.rmtree(own)
    (project / "macros/export/__init__.py").write_text(
        "from pathlib import Path\n"
        "def downloads(*_, **__):\n"
        f"    found = [path for path in sorted(Path({str(blanks)!r}).iterdir()) if path.suffix in ('.docx', '.hwpx')]\n"
        "    return {f'downloads/templates/{path.name}': path.read_bytes() for path in found}\n",
        encoding="utf-8",
    )
    with (project / "macros/check/table.py").open("a", encoding="utf-8") as table:
        table.write("SETUP = PAGE = FILE = PAGES = REFERENCES = LABELS = RECORDS = COMPARED = CONTENT = CALLS = ()\n")
    offline.build(project, folder / "built")
    offline.pack(folder / "built", folder / "pack.zip")
    with zipfile.ZipFile(folder / "pack.zip") as archive:
        archive.extractall(folder / "unpacked here")


@pytest.fixture(scope="session")
def worker_id(request):
    return getattr(request.config, "workerinput", {}).get("workerid", "master")


@pytest.fixture(scope="session")
def module():
    """The browser's pure modules, without a browser: `module("grammar", "(grammar) => …", argument)`."""
    running = BrowserCode()
    yield running
    running.close()


#: A page with nothing in it, for whatever is done to a browser's storage between two pages.
EMPTY = "/empty.html"
#: What is served beside the site's own files, in every folder: its type and its content.
BESIDE = {EMPTY: ("text/html", '<!doctype html><link rel="icon" href="data:,">')}


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def do_GET(self):
        name = self.path[self.path.rindex("/") :]
        if name not in BESIDE:
            super().do_GET()
            return
        kind, content = BESIDE[name]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(content.encode())

    def end_headers(self):
        # Said outright: how long a browser keeps what says nothing hangs on how long ago the site was built.
        self.send_header("Cache-Control", "max-age=86400")
        super().end_headers()


def serve(folder: Path):
    """Serve `folder` on a free port of this machine; return the server and its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}"


@pytest.fixture(scope="session")
def server(site):
    """The address of the built site on this machine, without a closing slash."""
    running, address = serve(site)
    yield address
    running.shutdown()


def needs(program: str) -> str:
    """Return the path of a program that a test needs; with CI set its absence fails the test, otherwise skips it."""
    found = shutil.which(program)
    if found is None:
        _missing(f"{program} is not installed: .ci/run shows which Debian package brings it")
    return found


def from_npm(pattern: str) -> Path:
    """Return a file of a package that a test needs; with CI set its absence fails the test, otherwise skips it."""
    found = sorted((ROOT / "tests/tools/node_modules").glob(pattern))
    if not found:
        _missing(f"{pattern} is not installed: `npm ci` in tests/tools brings it")
    return found[0]


def _missing(message: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


#: What Chromium would do beside showing the page: its address bar is two web pages of its own in every window, and a
#: spare process waits for the next one. Without them a fresh profile costs a third. A second such list replaces
#: the driver's own, so what matters of that stands here too: no switch to https, no waiting before a frame is shown.
_FEATURES_OFF = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess", "MediaRouter"),
    *("HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "PaintHolding", "OptimizationHints"),
    "AvoidUnnecessaryBeforeUnloadCheckSync",
)

#: A name that only the test's browser knows: pages there are on plain http, not on this machine.
PLAIN_HTTP = "playbook.test"


@pytest.fixture(scope="session")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    playwright.expect.set_options(timeout=20_000)
    with playwright.sync_playwright() as started:
        launched = started.chromium.launch(
            # The shell is Debian's Chromium without its window: the same pages in three quarters of the time.
            executable_path=shutil.which("chromium-headless-shell") or needs("chromium"),
            args=[
                *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
                f"--disable-features={','.join(_FEATURES_OFF)}",
                f"--host-resolver-rules=MAP {PLAIN_HTTP} 127.0.0.1",
            ],
        )
        yield launched
        launched.close()
