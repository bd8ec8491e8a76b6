"""A reader at a browser: the system's Chromium, a fresh profile for every test, a clock that stands still."""

import functools
import itertools
import json
import zlib
from datetime import datetime, timedelta, timezone

import pytest

from tests.fillings import sendable

from .sheet import last_step

KST = timezone(timedelta(hours=9))
#: Sunday 22 November 2026, 02:13 in Korea: the hour at which the merchant opens the site.
NOW = datetime(2026, 11, 22, 2, 13, tzinfo=KST)
LANGUAGES = ("zh", "ko")
#: For tests of what differs between the languages: their words, and how much room those take.
BOTH = pytest.mark.parametrize("language", LANGUAGES)


def in_turn(cases):
    """Give each of many cases one language, in turn: every rule is seen in both, no case twice."""
    turns = itertools.cycle(LANGUAGES)
    return [(*(case if isinstance(case, tuple) else (case,)), next(turns)) for case in cases]


class Reader:
    """One reader with one profile. Whatever goes wrong unseen (an error, a request to another host) fails the test."""

    def __init__(self, browser, server, **options):
        self.server = server
        self.trouble = []
        self.context = browser.new_context(
            **{
                "accept_downloads": True,
                "viewport": {"width": 1280, "height": 900},
                # Neither Korea nor Beijing: nothing may depend on where the laptop stands.
                "timezone_id": "America/New_York",
                **options,
            }
        )
        self.context.set_default_timeout(20_000)  # generous: the machine may be busy
        self.set_clock(NOW)
        self.page = self.new_tab()

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
        empty = f"{self.server}/empty.html"
        self.page.route(
            empty,
            lambda route: route.fulfill(body="<!doctype html><link rel=icon href=data:,>", content_type="text/html"),
        )
        self.page.goto(empty)
        self.page.evaluate(
            """async ([key, text]) => {
                for (const { name } of await indexedDB.databases()) {
                    await new Promise((done) => {
                        const request = indexedDB.deleteDatabase(name);
                        request.onsuccess = request.onblocked = done;
                    });
                }
                localStorage.setItem(key, text);
            }""",
            [key, text],
        )

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


@pytest.fixture
def readers(browser, server):
    """Make readers; each is checked for trouble at the end."""
    made = []

    def make(**options):
        made.append(Reader(browser, options.pop("server", server), **options))
        return made[-1]

    yield make
    trouble = [line for one in made for line in one.trouble]
    for one in made:
        one.close()
    assert not trouble


@pytest.fixture
def reader(readers):
    return readers()


@pytest.fixture
def language(request):
    """The language in which one test reads: the same in every run, and over all tests each about as often.

    The same scripts serve both languages; a test of what differs between them is marked `@BOTH`.
    """
    return LANGUAGES[zlib.crc32(request.node.nodeid.encode()) % 2]


@pytest.fixture(scope="session")
def say(playbook):
    """The words of the interface: `say("js.letter.missing", "zh", n=3)`."""

    def words(key, language, **values):
        text = playbook.labels[key][language]
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text

    return words


def as_document(case, name="first", **more):
    """Return the text of a saved document that holds one case."""
    document = {"version": 1, "active": {"v": name, "t": 1}, "cases": {name: case}, **more}
    return json.dumps(document, ensure_ascii=False)


def until(page, condition):
    """Wait until a condition of JavaScript holds.

    Playwright's own waiting has the page compile the condition anew, which the pages' policy forbids, whenever it does
    not hold at once.
    """
    page.evaluate(
        f"""async () => {{
             for (let frame = 0; frame < 1200; frame += 1) {{
               if ({condition}) return;
               await new Promise(requestAnimationFrame);
             }}
             throw new Error("it never held");
           }}"""
    )


def example_value(field, language="ko"):
    """Return a value as the browser keeps it: what the record gives as an example, a confirmed fact, a first choice."""
    if field.type == "fact":
        return "yes"
    if field.type == "choice":
        return field.options[0].id
    if field.example is not None:
        return field.example[language]
    return {"money": "1500000", "number": "12", "date": "2026-11-21", "datetime": "2026-11-21T01:40"}.get(
        field.type, "한빛"
    )


def as_fields(values, t=10):
    """Return values as entries of a saved case."""
    return {name: {"v": value, "t": t} for name, value in values.items()}


def case_of(**fields):
    """Return a saved case of which nothing but some fields is known."""
    return {"fields": as_fields(fields)}


@pytest.fixture(scope="session")
def examples(playbook):
    """Example values for a letter: every field filled in, every fact confirmed that nothing excludes."""
    found = functools.cache(lambda id_: sendable(playbook, playbook.letters[id_]))
    return lambda id_: dict(found(id_))


@pytest.fixture(scope="session")
def axe():
    """Return what axe finds wrong: `axe(page) == []`."""
    from .axe import violations

    return violations


@pytest.fixture(scope="module")
def full_case(examples):
    """A case in which something stands everywhere."""
    from .cases import full_case as made

    return made(examples)
