"""When a protocol must be justerat at the latest (KL 5:69, which 6:35 makes the nämnder's)."""

from __future__ import annotations

from datetime import date, timedelta

JUSTERING_DAGAR = 14


def justeras_senast(sammanträdesdag: date) -> date:
    """The fourteenth day after the meeting; whether lag 1930:173 extends it is not settled, so not."""
    return sammanträdesdag + timedelta(days=JUSTERING_DAGAR)
