"""Which day it is: Korea's, for there the time limits run; editors are there or one hour behind."""

from __future__ import annotations

import os
import time
from datetime import date, datetime, timedelta, timezone

#: It knows no summer time.
_KOREA = timezone(timedelta(hours=9))


def clock_day() -> date:
    """Return the day that the clock shows in Korea."""
    return datetime.fromtimestamp(time.time(), tz=_KOREA).date()


def today() -> date:
    """Return the day by which claims are told to be due: SOURCE_DATE_EPOCH if set, else the clock, in Korea."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), tz=_KOREA).date() if epoch else clock_day()
