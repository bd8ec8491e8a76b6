"""`make serve`: what is wrong is shown where the editor looks, and saving the mended file is all that is needed."""

import os
import re
import signal
import subprocess
import time
import urllib.error
import urllib.request

import pytest

from benchmarks.build import free_port
from tests import small
from tests.shipped import make, shell

PAGE = "zh/measures/submit-appeal/"
BROKEN = '\n\n{{ checklist("no-such-list") }}\n'
RECORD, INQUIRY = "docs/data/labels.yml", "docs/data/templates/inquiry.yml"
SHEET = "docs/assets/stylesheets/tokens.css"
DAMAGES = {"mkdocs.yml": b"<<<<<<< HEAD\n", INQUIRY: b"id: ["}


class Serving:
    """A small playbook in `make serve`."""

    def __init__(self, folder):
        self.folder = small.project(folder / "project")
        self.page = self.folder / "docs/zh/measures/submit-appeal.md"
        self.sound = self.page.read_text(encoding="utf-8")
        self.description = f'"{re.escape(re.search(r"^description: (.*)$", self.sound, re.M)[1])}"'
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}/"
        self.log = folder / "log.txt"
        self.process = None

    def start(self):
        self.process = subprocess.Popen(
            ["make", "serve", f"PORT={self.port}"],
            cwd=self.folder,
            env=shell(),
            stdout=self.log.open("w"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def said(self):
        return self.log.read_text(encoding="utf-8")

    def save(self, more):
        """Save the page with more words in its description, or with a broken end."""
        if more == BROKEN:
            text = self.sound + more
        else:
            text = re.sub(r"^(description: .*)$", rf"\1{more}", self.sound, count=1, flags=re.M)
        self.page.write_text(text, encoding="utf-8")

    def wait_for(self, path, pattern, seconds=90):
        """Wait until a page shows a pattern."""
        start = time.monotonic()
        seen = ""
        while time.monotonic() - start < seconds:
            assert self.process.poll() is None, self.said()[-2000:]
            try:
                with urllib.request.urlopen(self.address + path, timeout=60) as answer:
                    seen = answer.read().decode("utf-8")
            except urllib.error.HTTPError as error:
                seen = error.read().decode("utf-8")
            except OSError:
                seen = ""
            if re.search(pattern, seen):
                return
            time.sleep(0.1)
        raise AssertionError(f"{path} does not show {pattern!r}: {self.said()[-2000:]}")

    def stop(self):
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
            self.process.wait(timeout=20)


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """A server that serves what is sound."""
    made = Serving(tmp_path_factory.mktemp("serve"))
    made.start()
    made.wait_for(PAGE, made.description)
    yield made
    made.stop()


@pytest.fixture
def serving(running):
    """The same; what a test breaks in it is mended by the end of that test."""
    edited = (*DAMAGES, RECORD, SHEET, "docs/zh/measures/submit-appeal.md")
    sound = {name: (running.folder / name).read_bytes() for name in edited}
    yield running
    for name, text in sound.items():
        if (running.folder / name).read_bytes() != text:
            (running.folder / name).write_bytes(text)
    running.wait_for(PAGE, running.description)
    assert "Traceback" not in running.said()
    assert "MKDOCS_2_WARNING" not in running.said(), "another project's notice"


def test_what_is_damaged_or_broken_from_the_start_is_shown_until_it_is_mended(tmp_path):
    serving = Serving(tmp_path)
    sound = {name: (serving.folder / name).read_bytes() for name in DAMAGES}
    for name, damage in DAMAGES.items():
        (serving.folder / name).write_bytes(damage + sound[name])
    serving.save(BROKEN)
    serving.start()
    try:
        serving.wait_for("", r"(?s)inquiry\.yml:\d+.*mkdocs\.yml:1")
        (serving.folder / "mkdocs.yml").write_bytes(sound["mkdocs.yml"])
        serving.wait_for("", r"(?s)<header.*inquiry\.yml:\d+")
        (serving.folder / INQUIRY).write_bytes(sound[INQUIRY])
        # The first build cannot succeed: the browser shows what to mend, with file and line.
        serving.wait_for("", r"docs/zh/measures/submit-appeal\.md:\d+")
        serving.wait_for("", "no-such-list")
        serving.save("改好一次。")
        serving.wait_for(PAGE, "改好一次")
        assert "Traceback" not in serving.said()
    finally:
        serving.stop()


def test_what_is_broken_while_it_serves_is_shown_until_it_is_mended(serving):
    serving.save(BROKEN)
    # The page that the editor has open says so, whichever it is.
    serving.wait_for(PAGE, r"docs/zh/measures/submit-appeal\.md:\d+")
    # A record is watched too, and saving it is no way around what is still broken.
    record = serving.folder / RECORD
    text = record.read_text(encoding="utf-8")
    assert 'site.home: {zh: "回到首页"' in text
    record.write_text(text.replace('site.home: {zh: "回到首页"', 'site.home: {zh: "回到首頁"'), encoding="utf-8")
    serving.wait_for("404.html", r"docs/data/labels\.yml:\d+")
    serving.wait_for("404.html", "no-such-list")
    record.write_text(text.replace('site.home: {zh: "回到首页"', 'site.home: {zh: "回到第一页"'), encoding="utf-8")
    sheet = serving.folder / SHEET
    sheet.write_text(sheet.read_text(encoding="utf-8") + ".saved { color: red }\n", encoding="utf-8")
    serving.save("改好两次。")
    serving.wait_for(PAGE, "改好两次")
    serving.wait_for("404.html", "回到第一页")
    serving.wait_for("assets/playbook.css", r"\.saved")


def test_a_record_and_a_mkdocs_yml_that_are_damaged_while_it_serves_are_shown_and_it_goes_on_answering(serving):
    sound = {name: (serving.folder / name).read_bytes() for name in DAMAGES}
    for name, damage in DAMAGES.items():
        (serving.folder / name).write_bytes(damage + sound[name])
    serving.wait_for(PAGE, r"(?s)inquiry\.yml:\d+.*mkdocs\.yml:1")
    (serving.folder / "mkdocs.yml").write_bytes(sound["mkdocs.yml"])
    serving.wait_for(PAGE, r"(?s)<header.*inquiry\.yml:\d+")
    (serving.folder / INQUIRY).write_bytes(sound[INQUIRY])
    serving.wait_for(PAGE, serving.description)


def test_the_browser_loads_the_page_anew_by_itself_whatever_the_page_allows_to_run(serving, browser):
    page = browser.new_page()
    page.goto(serving.address + PAGE)

    def shows(words):
        # Looked for from outside: nothing may be evaluated in a page that allows no such thing.
        for _ in range(300):
            try:
                if words in page.content():
                    return True
            except Exception:
                pass
            page.wait_for_timeout(100)
        return False

    serving.save(BROKEN)
    assert shows("no-such-list")
    serving.save("改好三次。")
    assert shows("改好三次")
    page.close()


def test_a_port_that_is_taken_is_told_in_one_sentence_that_names_the_way_out(serving):
    port = str(serving.port)
    done = make(serving.folder, "serve", f"PORT={port}")
    assert done.returncode != 0
    sentence, *rest = done.stderr.strip().split("\n")
    assert port in sentence
    assert "PORT=" in sentence
    assert all(line.startswith("make: ***") for line in rest)
    assert done.stdout == ""
    # The other way of naming it.
    assert f'--port "{port}"' in make(serving.folder, "serve", "--dry-run", PORT=port).stdout
