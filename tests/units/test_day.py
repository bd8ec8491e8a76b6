"""Which day it is."""

import pytest

from macros.check import day


@pytest.mark.parametrize(
    ("utc", "here"),
    [("2026-11-22T14:59:59+00:00", "2026-11-22"), ("2026-11-22T15:00:00+00:00", "2026-11-23")],
)
def test_at_half_past_eight_in_seoul_it_is_the_day_of_seoul(monkeypatch, utc, here):
    from datetime import datetime

    seconds = datetime.fromisoformat(utc).timestamp()
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(day.time, "time", lambda: seconds)
    assert day.today().isoformat() == here
    assert day.clock_day().isoformat() == here
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(seconds)))
    assert day.today().isoformat() == here
