"""`make serve`: what is wrong is shown where the editor looks, and saving the mended file is all that is needed."""

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from benchmarks import corpus
from benchmarks.build import free_port

PAGE = "zh/measures/preserve-evidence/"
BROKEN = '\n\n{{ checklist("no-such-list") }}\n'


class Serving:
    """A copy of the project in `mkdocs serve`."""

    def __init__(self, folder):
        self.folder = corpus.project(folder / "project", 1)
        self.page = self.folder / "docs/zh/measures/preserve-evidence.md"
        self.sound = self.page.read_text(encoding="utf-8")
        self.port = free_port()
        self.log = folder / "log.txt"
        self.process = None

    def start(self):
        command = [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--dev-addr", f"127.0.0.1:{self.port}"]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            command, cwd=self.folder, env=environment, stdout=self.log.open("w"), stderr=subprocess.STDOUT
        )

    def save(self, more):
        """Save the page with more words in its description, or with a broken end."""
        time.sleep(1.1)  # the watcher looks at whole seconds
        if more == BROKEN:
            text = self.sound + more
        else:
            text = re.sub(r"^(description: .*)$", rf"\1{more}", self.sound, count=1, flags=re.M)
        self.page.write_text(text, encoding="utf-8")

    def wait_for(self, path, pattern, seconds=90):
        """Wait until a page shows a pattern; return how long it took."""
        start = time.monotonic()
        seen = ""
        while time.monotonic() - start < seconds:
            assert self.process.poll() is None, self.log.read_text(encoding="utf-8")[-2000:]
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=60) as answer:
                    seen = answer.read().decode("utf-8")
            except (urllib.error.URLError, ConnectionError):
                seen = ""
            if re.search(pattern, seen):
                return time.monotonic() - start
            time.sleep(0.1)
        raise AssertionError(f"{path} does not show {pattern!r}: {self.log.read_text(encoding='utf-8')[-2000:]}")

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=20)


@pytest.fixture
def serving(tmp_path):
    made = Serving(tmp_path)
    yield made
    made.stop()


def test_broken_from_the_start_then_mended_then_broken_again_then_mended(serving):
    serving.save(BROKEN)
    serving.start()
    # The first build cannot succeed: the browser shows what to mend, with file and line.
    serving.wait_for("", r"docs/zh/measures/preserve-evidence\.md:\d+")
    serving.wait_for("", "no-such-list")
    serving.save("改好一次。")
    serving.wait_for(PAGE, "改好一次")
    # Broken while it serves: the page that the editor has open says so, whichever it is.
    serving.save(BROKEN)
    serving.wait_for("404.html", r"docs/zh/measures/preserve-evidence\.md:\d+")
    # A record is watched too, and saving it is no way around what is still broken.
    record = serving.folder / "docs/data/labels.yml"
    text = record.read_text(encoding="utf-8")
    assert 'site.home: {zh: "回到首页"' in text
    record.write_text(text.replace('site.home: {zh: "回到首页"', 'site.home: {zh: "回到首頁"'), encoding="utf-8")
    serving.wait_for("404.html", r"docs/data/labels\.yml:\d+")
    serving.wait_for("404.html", "no-such-list")
    record.write_text(text.replace('site.home: {zh: "回到首页"', 'site.home: {zh: "回到第一页"'), encoding="utf-8")
    sheet = serving.folder / "docs/assets/stylesheets/tokens.css"
    sheet.write_text(sheet.read_text(encoding="utf-8") + "/* saved */\n", encoding="utf-8")
    serving.save("改好两次。")
    serving.wait_for(PAGE, "改好两次")
    serving.wait_for("404.html", "回到第一页")
    serving.wait_for("assets/playbook.css", r"/\* saved \*/")
