"""A browser that is killed has kept what was typed a moment before. Only the real thing can tell: the storage in a page
looks the same whether it has reached the disk or not."""

import os
import shutil
import signal
import subprocess
import time

from playwright.sync_api import expect

from ..conftest import needs

LETTER = "zh/templates/appeal-general/"
#: After this long nothing may be lost, in seconds.
SAFE = 1.5


class Killable:
    """A Chromium of its own, with a profile that outlives it."""

    def __init__(self, kind, profile):
        program = shutil.which("chromium-headless-shell") or needs("chromium")
        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
             "--disable-background-networking", f"--user-data-dir={profile}", "about:blank"],
            stderr=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip
        for line in self.process.stderr:
            if "listening on " in line:
                break
        self.browser = kind.connect_over_cdp(line.split("listening on ")[1].strip())
        self.page = self.browser.contexts[0].pages[0]

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process.stderr.close()


def test_a_killed_browser_lost_half_a_minute(browser, server, tmp_path):
    """Without the journal, Chromium 156 lost the field in every run."""
    kind = browser.browser_type
    typed = "한빛리빙 주식회사"
    first = Killable(kind, tmp_path)
    try:
        first.page.goto(f"{server}/{LETTER}")
        first.page.locator("[name=company_name]").press_sequentially(typed)
        time.sleep(SAFE)  # the time itself is what is promised
    finally:
        first.kill()
    again = Killable(kind, tmp_path)
    try:
        again.page.goto(f"{server}/{LETTER}")
        expect(again.page.locator("[name=company_name]")).to_have_value(typed)
    finally:
        again.kill()
