"""What it takes to write an appeal from a dropped notice: questions in sight, taps, characters, seconds of script."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from macros.playbook.book import Playbook
from macros.playbook.load import load

from . import browser
from .server import serve

ROOT = Path(__file__).parent.parent
NOTICES = {"appeal-counterfeit": "route-check", "appeal-certification": "certification", "appeal-ip": "trademark"}
SCREENS = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1440, "height": 900}}
#: Answered otherwise than by the first option: somebody who has papers, but not all of them.
CHOSEN = {"supply_documents": "part"}
_EMPTY = """(links) => links.map((link) => link.getAttribute("href").slice("#field-".length))"""


class Writer:
    """Somebody who writes one letter in one fresh browser, and counts."""

    def __init__(self, page: Any, playbook: Playbook) -> None:
        self._page, self._playbook = page, playbook
        self.taps = self.typed = 0
        self.in_sight: list[int] = []

    def press(self, target: str) -> None:
        """Press a button or a link."""
        self._page.locator(target).first.click()
        self.taps += 1

    def drop(self, notice: Path, letter: str) -> None:
        """Put the notice in, confirm its deadline, take it over, and open the letter."""
        self._page.set_input_files("[name=notice_file]", notice)
        self.taps += 1
        self._page.locator("[data-notice-result] [data-kind]").first.wait_for()
        for box in self._page.locator("[data-term] input").all():
            box.check()
            self.taps += 1
        self.press("[data-action=use-notice]")
        self._page.locator(".intake__after").wait_for()
        self.press(f".intake__after a[href*='{letter}']")
        self._page.locator("[data-form]:not([hidden])").wait_for()

    def write(self) -> None:
        """Answer what is needed, step by step, until the letter can be sent."""
        while True:
            self._page.wait_for_timeout(60)  # two frames: what an answer raises is there
            self.in_sight.append(self._page.locator("[data-form] [name]:visible").count())
            self._answer_what_is_here()
            if not self._page.locator("[data-action=next]").is_visible():
                break
            self.press("[data-action=next]")
        # What a rule asks for is reached by its link, as the last step lists it.
        while self._missing():
            self.press("[data-missing] li a")
            self._page.wait_for_timeout(60)
            self._answer_what_is_here()

    def _missing(self) -> list[str]:
        return list(self._page.locator("[data-missing] li a").evaluate_all(_EMPTY))

    def _answer_what_is_here(self) -> None:
        done: set[str] = set()
        while here := [
            name for name in self._missing() if name not in done and self._page.locator(f"[name={name}]").is_visible()
        ]:
            self._answer(here[0])
            done.add(here[0])
            self._page.wait_for_timeout(60)

    def _answer(self, name: str) -> None:
        field, control = self._playbook.fields[name], self._page.locator(f"[name={name}]")
        self.taps += 1
        if field.type == "fact":
            control.check()
        elif field.options:
            control.select_option(CHOSEN.get(name, field.options[0].id))
        else:
            value = field.example.ko if field.example else "한빛"
            self.typed += len(value)
            control.fill(value)


def writing(site: Path) -> None:
    """Print, for three notices on two screens, what it takes until the letter can be sent; nothing known before."""
    playbook = load(ROOT, overlay=False)
    server, address = serve(site)
    print("\nletter, screen: most questions in sight (each step) · taps · characters · seconds of script")
    with browser.launched() as started:
        for letter, notice in NOTICES.items():
            for name, screen in SCREENS.items():
                page = started.new_page(viewport=screen, has_touch=name == "phone", is_mobile=name == "phone")
                writer = Writer(page, playbook)
                session = page.context.new_cdp_session(page)
                session.send("Performance.enable")
                page.goto(f"{address}/zh/notice/")
                begun = time.perf_counter()
                writer.drop(ROOT / f"tests/notices/{notice}.eml", letter)
                writer.write()
                whole = time.perf_counter() - begun
                metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
                page.close()
                print(
                    f"{letter}, {name}: {max(writer.in_sight)} {writer.in_sight} · {writer.taps} taps ·"
                    f" {writer.typed} characters · {metrics['ScriptDuration']:.2f} s ({whole:.1f} s in all)"
                )
    server.shutdown()
