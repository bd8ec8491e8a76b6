"""A reader at a browser, and the profile that goes from one test to the next.

A fresh profile costs as much as the page that is read in it. So what a page has stored is taken out at the end of a
test, and the next test reads in the same tab. What cannot be taken back (a script put before the page's own, another
clock) spends the profile: it is thrown away. Most of all a route: with one, whatever its pattern, every request waits
for the driver and nothing is cached, which nearly doubles what a page costs.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

from tests.conftest import EMPTY

from .sheet import last_step

KST = timezone(timedelta(hours=9))
#: Sunday 22 November 2026, 02:13 in Korea: the hour at which the merchant opens the site.
NOW = datetime(2026, 11, 22, 2, 13, tzinfo=KST)

#: What a tab can be told anew at any time; whatever else is asked for needs a profile of its own.
OF_A_TAB = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light", "reduced_motion": "no-preference"}
#: What stays when it is done to a tab, to its profile or to its clock.
LASTING = {
    "page": ("add_init_script", "expose_binding", "expose_function", "on", "once", "route"),
    "context": (
        *("add_cookies", "add_init_script", "clear_cookies", "expose_binding", "expose_function", "new_cdp_session"),
        *("on", "once", "route", "set_extra_http_headers", "set_geolocation", "set_offline"),
    ),
    "clock": ("fast_forward", "install", "pause_at", "resume", "run_for", "set_fixed_time", "set_system_time"),
}
TAKE_OUT_DATABASES = """async () => {
    for (const { name } of await indexedDB.databases()) {
        await new Promise((done) => {
            const request = indexedDB.deleteDatabase(name);
            request.onsuccess = request.onblocked = done;
        });
    }
}"""


class Reader:
    """One reader with one profile. Whatever goes wrong unseen (an error, a request to another host) fails the test."""

    def __init__(self, browser, server, **options):
        self.server = server
        self.trouble = []
        self.context = browser.new_context(
            # Neither Korea nor Beijing: nothing may depend on where the laptop stands.
            **{**OF_A_TAB, "accept_downloads": True, "timezone_id": "America/New_York", **options}
        )
        self.context.set_default_timeout(20_000)  # generous: the machine may be busy
        self.set_clock(NOW)
        self.page = self.new_tab()
        #: Whether nobody else can use the profile: few want one like it, or its pages come from disk, where no empty
        #: page is to be had.
        self.spent = not self.fits(server, options) or not server.startswith("http")
        for name, owner in {"page": self.page, "context": self.context, "clock": self.context.clock}.items():
            for act in LASTING[name]:
                setattr(owner, act, self._spending(getattr(owner, act)))

    def _spending(self, act):
        def done(*arguments, **named):
            self.spent = True
            return act(*arguments, **named)

        return done

    def fits(self, server, options):
        """Tell whether this reader is what `Reader(…, server, **options)` would be."""
        return self.server == server and OF_A_TAB.keys() >= options.keys()

    def begin(self, options):
        """Sit down as somebody new, at a window as the options say."""
        wanted = {**OF_A_TAB, **{name: value for name, value in options.items() if name in OF_A_TAB}}
        self.page.set_viewport_size(wanted.pop("viewport"))
        self.page.emulate_media(media="null", **wanted)
        self.trouble = []

    def leave(self):
        """Take out what the test has left behind."""
        for tab in self.context.pages:
            if tab != self.page:
                tab.close()
        self.page.mouse.move(-1, -1)
        self.context.clear_permissions()
        self._wait_on_an_empty_page()
        self.page.evaluate("localStorage.clear(), sessionStorage.clear()")

    def _wait_on_an_empty_page(self):
        if self.page.url != self.server + EMPTY:
            self.page.goto(self.server + EMPTY)
            self.page.evaluate(TAKE_OUT_DATABASES)

    def set_clock(self, moment):
        """Stop the page's clock at a moment, in pages that are opened from now on."""
        self.context.clock.set_fixed_time(moment)

    def new_tab(self):
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.trouble.append(f"error: {error}"))
        page.on("console", lambda line: self.trouble.append(f"console: {line.text}") if line.type == "error" else None)
        page.on("request", self._watch)
        return page

    def _watch(self, request):
        if not request.url.startswith((self.server, "blob:", "data:")):
            self.trouble.append(f"request to {request.url}")

    def open(self, path, tab=None):
        """Open a page and wait until its scripts have run."""
        tab = tab or self.page
        tab.goto(f"{self.server}/{path}", wait_until="load")
        return tab

    def desk(self, language, tab=None):
        """Open the case desk, and every part of it that is folded."""
        tab = self.open(f"{language}/case/", tab)
        tab.evaluate("for (const fold of document.querySelectorAll('.desk details')) fold.open = true")
        return tab

    def store(self, case=None, name="first", **more):
        """Put a saved document into the profile, as an earlier visit would have left it: `{map: {id: entry}}`."""
        self.put_in_storage("playbook.v1", as_document(case or {}, name, **more))

    def put_in_storage(self, key, text):
        self._wait_on_an_empty_page()
        self.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])

    def stored(self, tab=None):
        """Return the saved document; what was typed is written at once, as when the page is left."""
        (tab or self.page).evaluate("dispatchEvent(new Event('pagehide'))")
        return json.loads((tab or self.page).evaluate("localStorage.getItem('playbook.v1')") or "null")

    def kept(self, map_, tab=None):
        """Return the entries of the active case."""
        document = self.stored(tab)
        return document["cases"][document["active"]["v"]][map_]

    def allow_copying(self):
        self.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=self.server)

    def clipboard(self):
        return self.page.evaluate("navigator.clipboard.readText()")

    def download(self, action, tab=None):
        """Use a button that hands over a file; return the file's bytes and its suggested name."""
        tab = tab or self.page
        if not callable(action) and tab.locator("[data-step]").count():
            last_step(tab)
        with tab.expect_download() as waiting:
            action() if callable(action) else tab.locator(f"[data-action={action}]").first.click()
        path = waiting.value.path()
        return path.read_bytes(), waiting.value.suggested_filename

    def said(self, within, tab=None):
        """Return what the status line below an element says, once it says something."""
        from playwright.sync_api import expect

        line = (tab or self.page).locator(f"{within} [data-said]").first
        expect(line).not_to_be_empty()
        return line.inner_text()

    def close(self):
        self.context.close()


def as_document(case, name="first", **more):
    """Return the text of a saved document that holds one case."""
    document = {"version": 1, "active": {"v": name, "t": 1}, "cases": {name: case}, **more}
    return json.dumps(document, ensure_ascii=False)
