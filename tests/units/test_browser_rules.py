"""The rules that the browser shares with Python, or with a standard: held to one table, or to the other's answer."""

import hashlib
import json
import re
from datetime import datetime, timedelta

import pytest

from macros.playbook.grammar import syllable
from macros.render.holidays import korean_holidays
from tests.browser.conftest import KST
from tests.browser_code import SOURCES
from tests.conftest import ROOT

TABLE = json.loads((ROOT / "tests/grammar.json").read_text(encoding="utf-8"))
HOLIDAYS = korean_holidays("ko")


def test_items_are_numbered_as_korean_papers_number(module):
    numbers = [number for number, _ in TABLE["syllables"]]
    wanted = [written for _, written in TABLE["syllables"]]
    assert [syllable(number) for number in numbers] == wanted
    assert module("grammar", "(grammar, all) => all.map(grammar.syllable)", numbers) == wanted


def test_particles_follow_the_table(module):
    found = module(
        "grammar", "(grammar, rows) => rows.map((row) => grammar.particle(row.value, row.form))", TABLE["particles"]
    )
    assert found == [row["particle"] for row in TABLE["particles"]]


def test_values_are_put_in_verbatim_in_one_pass(module):
    function = """(grammar, rows) => rows.map(({ text, values }) => grammar.substitute(text, (name, form) => {
        const value = Object.hasOwn(values, name) ? values[name] : "";
        return form && value ? value + grammar.particle(value, form) : value;
    }))"""
    assert module("grammar", function, TABLE["substitutions"]) == [row["result"] for row in TABLE["substitutions"]]


@pytest.mark.parametrize("size", [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 4 * 1024 * 1024 + 1])
def test_hashes_equal_those_of_hashlib(module, size):
    content = bytes((index * 7 + index // 251) % 256 for index in range(min(size, 65536)))
    content = (content * (size // max(len(content), 1) + 1))[:size]
    function = """async (sha, size) => {
        const bytes = new Uint8Array(size);
        const value = (_, index) => (index * 7 + Math.floor(index / 251)) % 256;
        const seed = Uint8Array.from({ length: Math.min(size, 65536) }, value);
        for (let at = 0; at < size; at += 65536) bytes.set(seed.subarray(0, Math.min(65536, size - at)), at);
        const steps = [];
        const whole = await sha.hashFile(new File([bytes], "x"), (done) => steps.push(done));
        const odd = new sha.Sha256();
        const step = size > 5000 ? 999_983 : 37;
        for (let at = 0; at < size; at += step) odd.update(bytes.subarray(at, at + step));
        return [whole, odd.hex(), steps.at(-1) ?? 0];
    }"""
    wanted = hashlib.sha256(content).hexdigest()
    assert module("sha256", function, size) == [wanted, wanted, size]


def business_deadline(received, days):
    """Count as the page says it counts: from the next day, Korean business days, to the end of the last one."""
    day = received.date()
    while days:
        day += timedelta(days=1)
        if day.weekday() < 5 and day.isoformat() not in HOLIDAYS:
            days -= 1
    return datetime(day.year, day.month, day.day, 23, 59, tzinfo=KST)


def test_business_days_are_counted_as_korea_counts_them(module):
    starts = [datetime(2026, 1, 1, 0, 5) + timedelta(days=5 * step, hours=step % 24) for step in range(200)]
    cases = [(start, days) for start in starts for days in (1, 3, 7, 10)]
    rows = [{"received": f"{start:%Y-%m-%dT%H:%M}", "kind": "business", "amount": str(days)} for start, days in cases]
    found = module(
        "deadline",
        "(deadline, { rows, days }) => rows.map((row) => deadline.deadline(row, days).at)",
        {"rows": rows, "days": HOLIDAYS},
    )
    assert found == [int(business_deadline(start, days).timestamp() * 1000) for start, days in cases]


@pytest.mark.parametrize(
    ("term", "ends"),
    [
        ({"kind": "exact", "exactly": "2026-12-04T18:00"}, "2026-12-04T18:00"),
        ({"kind": "hours", "amount": "48", "received": "2026-11-21T01:40"}, "2026-11-23T01:40"),
        ({"kind": "calendar", "amount": "7", "received": "2026-11-21T01:40"}, "2026-11-28T23:59"),
        # Seollal 2027: 6 to 9 February, the 9th as a substitute for the Sunday.
        ({"kind": "business", "amount": "1", "received": "2027-02-05T18:00"}, "2027-02-10T23:59"),
        # Chuseok and the national foundation day fall together in 2028; the 5th is their substitute.
        ({"kind": "business", "amount": "1", "received": "2028-09-29T09:00"}, "2028-10-06T23:59"),
    ],
)
def test_a_deadline_ends_when_it_should(module, term, ends):
    moment = int(datetime.fromisoformat(f"{ends}+09:00").timestamp() * 1000)
    assert (
        module(
            "deadline",
            "(deadline, { term, days }) => deadline.deadline(term, days).at",
            {"term": term, "days": HOLIDAYS},
        )
        == moment
    )


@pytest.mark.parametrize(
    "term",
    [
        {"kind": "business", "amount": "0", "received": "2026-11-21T01:40"},
        {"kind": "business", "amount": "-3", "received": "2026-11-21T01:40"},
        {"kind": "business", "amount": "1e3", "received": "2026-11-21T01:40"},
        {"kind": "calendar", "amount": "99999", "received": "2026-11-21T01:40"},
        {"kind": "hours", "amount": "", "received": "2026-11-21T01:40"},
        {"kind": "hours", "amount": "5", "received": "2026-02-30T01:40"},
        {"kind": "exact", "exactly": ""},
        {"kind": ""},
    ],
)
def test_a_term_that_makes_no_sense_gives_no_deadline(module, term):
    full = {"amount": "", "received": "", "exactly": "", **term}
    assert (
        module(
            "deadline", "(deadline, { term, days }) => deadline.deadline(term, days)", {"term": full, "days": HOLIDAYS}
        )
        is None
    )


def test_a_count_past_the_known_holidays_says_so(module):
    row = {"kind": "business", "amount": "60", "received": "2028-12-01T09:00"}
    assert module(
        "deadline", "(deadline, { row, days }) => deadline.deadline(row, days).beyond", {"row": row, "days": HOLIDAYS}
    )


def test_substitute_holidays_of_all_three_years_are_there():
    for day in ("2026-03-02", "2026-05-25", "2026-10-05", "2027-02-09", "2027-10-11", "2028-10-05"):
        assert "대체공휴일" in HOLIDAYS[day]
        assert "替代" in korean_holidays("zh")[day]
    assert not [name for name in korean_holidays("zh").values() if "公休日" in name or re.search("[가-힣]", name)]


def test_a_calendar_file_is_folded_escaped_and_in_utc(module):
    event = {
        "id": "a1", "at": 1795305600000, "before": ["P1D", "PT3H"],
        "title": "酷澎; 期限, \\ 说明\n" + "한국어 🙂 " * 30, "description": "x",
    }  # fmt: skip
    other = {**event, "id": "a1-later", "at": 1795392000000, "before": ["P7D"]}
    text = module("ics", "(ics, events) => ics.calendar(events, 1795302000000)", [event, other])
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = text.replace("\r\n ", "")
    assert "DTSTART:20261122T000000Z" in whole
    assert r"SUMMARY:酷澎\; 期限\, \\ 说明\n한국어" in whole
    assert "DTEND:20261122T000100Z" in whole  # an event that has no end is shown in as many ways as there are calendars
    assert re.findall(r"TRIGGER:(\S+)", whole) == ["-P1D", "-PT3H", "-P7D"]
    assert re.findall(r"UID:(\S+)", whole) == ["a1@playbook", "a1-later@playbook"]
    for kind, count in (("VCALENDAR", 1), ("VEVENT", 2), ("VALARM", 3)):
        assert whole.count(f"BEGIN:{kind}") == whole.count(f"END:{kind}") == count


def test_a_table_opens_in_excel_and_begins_no_formula(module):
    rows = [["=1+1", "+82", "-x", "@a", "\tb"], ['say "hi", now', "line\nbreak", "中文", 5, None]]
    text = module("csv", "(csv, rows) => csv.csv(rows)", rows)
    assert text == '\ufeff\'=1+1,\'+82,\'-x,\'@a,\'\tb\r\n"say ""hi"", now","line\nbreak",中文,5,\r\n'


def test_no_pattern_remembers_where_it_stopped():
    """A global pattern with `.test()` gives another answer the second time."""
    for path in SOURCES.rglob("*.js"):
        text = path.read_text(encoding="utf-8")
        named = re.findall(r"const (\w+) =\s*(?:/|new RegExp\()[^;]*(?:/[a-z]*g[a-z]*|\"g\",?\s*\));", text)
        assert not re.search(r"/[a-z]*g[a-z]*\.test\(", text), path.name
        assert not [name for name in named if f"{name}.test(" in text], path.name
