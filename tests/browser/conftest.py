"""A reader at a browser: the system's Chromium, a profile with nothing in it, a clock that stands still."""

import functools
import itertools
import zlib

import pytest

from tests.fillings import sendable

from .reader import KST, NOW, Reader, as_document  # noqa: F401 - for the tests beside

LANGUAGES = ("zh", "ko")
#: For tests of what differs between the languages: their words, and how much room those take.
BOTH = pytest.mark.parametrize("language", LANGUAGES)


def in_turn(cases):
    """Give each of many cases one language, in turn: every rule is seen in both, no case twice."""
    turns = itertools.cycle(LANGUAGES)
    return [(*(case if isinstance(case, tuple) else (case,)), next(turns)) for case in cases]


@pytest.fixture(scope="session")
def seats():
    """The profile that waits for the next test: one at most, in a list."""
    waiting = []
    yield waiting
    for one in waiting:
        one.close()


@pytest.fixture
def readers(request, browser, server, seats):
    """Make readers; each is checked for trouble at the end."""
    made, failures = [], request.session.testsfailed

    def make(**options):
        at = options.pop("server", server)
        if seats and seats[0].fits(at, options):
            made.append(seats.pop())
            made[-1].begin(options)
        else:
            made.append(Reader(browser, at, **options))
        return made[-1]

    yield make
    trouble = [line for one in made for line in one.trouble]
    for one in made:
        # A server of the test's own is gone by now.
        if one.spent or one.server != server or seats or trouble or request.session.testsfailed > failures:
            one.close()
        else:
            one.leave()
            seats.append(one)
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
