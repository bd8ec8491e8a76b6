"""Properties of the browser's rules: for any input they agree with Python, and no input stalls them."""

import csv
import io
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.export.csv import FORMULA_SIGNS
from macros.playbook.grammar import PARTICLES, particle, placeholders, substitute
from macros.render.holidays import korean_holidays
from tests.browser.conftest import KST

HOLIDAYS = korean_holidays("ko")
#: Each example is a batch: a question to the browser's code costs more than what it computes.
BATCH = settings(derandomize=True, deadline=None, max_examples=6, suppress_health_check=list(HealthCheck))
CHARACTERS = st.one_of(
    st.sampled_from(list("한빛쌀店铺일이01479 .,()<>{}:\"'\n\t=+-@LMNRlmnt’”》")), st.characters(codec="utf-8")
)
TEXT = st.text(CHARACTERS, max_size=30)
DAYS = st.dates(date(2026, 1, 1), date(2028, 6, 1))


@BATCH
@given(rows=st.lists(st.tuples(TEXT, st.sampled_from(sorted(PARTICLES))), min_size=80, max_size=80))
def test_every_value_gets_the_particle_that_python_gives_it(module, rows):
    found = module("grammar", "(grammar, rows) => rows.map(([value, form]) => grammar.particle(value, form))", rows)
    assert found == [particle(value, form) for value, form in rows]


@BATCH
@given(texts=st.lists(TEXT, min_size=80, max_size=80), value=TEXT)
def test_every_text_is_filled_as_python_fills_it(module, texts, value):
    texts = [f"{text}{{store_name:은}}{text}{{a}}" for text in texts]
    found = module(
        "grammar",
        "(g, { texts, value }) => texts.map((text) => g.substitute(text, () => value))",
        {"texts": texts, "value": value},
    )
    assert found == [substitute(text, lambda name, form: value) for text in texts]
    named = module("grammar", "(g, texts) => texts.map((text) => g.placeholders(text))", texts)
    assert [tuple(one) for one in named] == [placeholders(text) for text in texts]


def end_of(received, amount, kind):
    """Count as Korea counts: from the day after, business days without weekends and public holidays."""
    day, left = received.date(), amount
    while left:
        day += timedelta(days=1)
        if kind == "calendar" or (day.weekday() < 5 and day.isoformat() not in HOLIDAYS):
            left -= 1
    return datetime(day.year, day.month, day.day, 23, 59, tzinfo=KST)


TERMS = st.tuples(
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 6, 1)),
    st.integers(1, 60),
    st.sampled_from(["business", "calendar"]),
)


@BATCH
@given(terms=st.lists(TERMS, min_size=60, max_size=60))
def test_deadlines_end_when_korea_says_whatever_the_day_and_the_term(module, terms):
    rows = [
        {"received": at.strftime("%Y-%m-%dT%H:%M"), "kind": kind, "amount": str(count)} for at, count, kind in terms
    ]
    found = module(
        "deadline",
        "(d, { rows, days }) => rows.map((row) => d.deadline(row, days).at)",
        {"rows": rows, "days": HOLIDAYS},
    )
    assert found == [int(end_of(at, count, kind).timestamp() * 1000) for at, count, kind in terms]


@BATCH
@given(terms=st.lists(st.tuples(DAYS, st.integers(1, 50)), min_size=30, max_size=30))
def test_a_longer_term_never_ends_earlier_and_a_day_off_never_ends_one(module, terms):
    rows = [
        {"received": f"{day}T10:00", "kind": "business", "amount": str(count + more)}
        for day, count in terms
        for more in (0, 1)
    ]
    found = module(
        "deadline",
        "(d, { rows, days }) => rows.map((row) => d.deadline(row, days).at)",
        {"rows": rows, "days": HOLIDAYS},
    )
    for shorter, longer in zip(found[::2], found[1::2], strict=True):
        assert shorter < longer
    for at in found:
        day = datetime.fromtimestamp(at / 1000, tz=KST).date()
        assert day.weekday() < 5
        assert day.isoformat() not in HOLIDAYS


ANYTHING = st.one_of(
    TEXT,
    st.integers(-10, 10**9),
    st.none(),
    st.booleans(),
    st.sampled_from(["1e9", "0x10", " 5", "٣", "2026-02-30T00:00"]),
)


@BATCH
@given(
    rows=st.lists(
        st.fixed_dictionaries({"received": ANYTHING, "kind": ANYTHING, "amount": ANYTHING, "exactly": ANYTHING}),
        min_size=60,
        max_size=60,
    )
)
def test_no_term_crashes_or_stalls_the_count(module, rows):
    kinds = ["business", "calendar", "hours", "exact"]
    rows = [
        {**row, "kind": kinds[index % 4], "received": row["received"] if index % 3 else "2026-11-22T02:13"}
        for index, row in enumerate(rows)
    ]
    function = """(d, { rows, days }) => rows.map((row) => {
        try {
            const end = d.deadline({ ...row, amount: String(row.amount) }, days);
            return end === null || Number.isFinite(end.at);
        }
        catch (error) { return String(error); }
    })"""
    assert module("deadline", function, {"rows": rows, "days": HOLIDAYS}) == [True] * len(rows)


@BATCH
@given(
    rows=st.lists(
        st.lists(TEXT.filter(lambda text: "\x00" not in text), min_size=1, max_size=4), min_size=10, max_size=10
    )
)
def test_a_table_comes_back_whole_and_no_cell_begins_a_formula(module, rows):
    text = module("csv", "(csv, rows) => csv.csv(rows)", rows)
    assert text.startswith("\ufeff")
    read = list(csv.reader(io.StringIO(text[1:], newline="")))
    for wanted, cells in zip([row for row in rows if row != [""]], [row for row in read if row], strict=True):
        assert [cell.removeprefix("'") for cell in cells] == [cell.removeprefix("'") for cell in wanted]
        assert not any(cell.startswith(FORMULA_SIGNS) for cell in cells)
