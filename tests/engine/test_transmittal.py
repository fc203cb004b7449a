"""48 hours on the clock of Washington, DC."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faracheck.engine.transmittal import transmittal
from faracheck.errors import RequestError


def told(text: str) -> tuple[str, str]:
    hours = transmittal(text)
    return f"{hours.begun:%a %Y-%m-%d %H:%M %Z}", f"{hours.until:%a %Y-%m-%d %H:%M %Z}"


@pytest.mark.parametrize(
    ("text", "begun", "until"),
    [
        ("2026-11-23T09:30", "Mon 2026-11-23 09:30 EST", "Wed 2026-11-25 09:30 EST"),
        ("2026-11-23 09:30:59", "Mon 2026-11-23 09:30 EST", "Wed 2026-11-25 09:30 EST"),
        ("2026-11-23T15:30+01:00", "Mon 2026-11-23 09:30 EST", "Wed 2026-11-25 09:30 EST"),
        ("2026-07-03T23:00Z", "Fri 2026-07-03 19:00 EDT", "Sun 2026-07-05 19:00 EDT"),
        ("2026-03-07T09:00", "Sat 2026-03-07 09:00 EST", "Mon 2026-03-09 10:00 EDT"),
        ("2026-10-31T09:00", "Sat 2026-10-31 09:00 EDT", "Mon 2026-11-02 08:00 EST"),
        ("2026-11-01T01:30-05:00", "Sun 2026-11-01 01:30 EST", "Tue 2026-11-03 01:30 EST"),
        ("2028-02-28T12:00", "Mon 2028-02-28 12:00 EST", "Wed 2028-03-01 12:00 EST"),
        ("20261123T0930", "Mon 2026-11-23 09:30 EST", "Wed 2026-11-25 09:30 EST"),
    ],
)
def test_the_limit_stands_on_the_clock_of_washington(text: str, begun: str, until: str) -> None:
    assert told(text) == (begun, until)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("tomorrow", "is no time"),
        ("2026-13-01T09:00", "is no time"),
        ("", "is no time"),
        ("2026-11-23", "is a day"),
        ("9999-12-31T23:00", "beyond the calendar"),
        ("0001-01-01T00:00+14:00", "beyond the calendar"),
        ("2026-03-08T02:30", "does not stand on the clock"),
        ("2026-11-01T01:30", "stands twice on the clock"),
    ],
)
def test_a_time_that_is_none_or_two_is_refused(text: str, problem: str) -> None:
    with pytest.raises(RequestError, match=problem):
        transmittal(text)


@given(st.datetimes(datetime(2007, 4, 1), datetime(2037, 12, 1)))  # noqa: DTZ001 - made UTC below
def test_from_any_moment_it_is_48_hours(moment: datetime) -> None:
    hours = transmittal(moment.replace(tzinfo=UTC).isoformat())

    assert hours.until.astimezone(UTC) - hours.begun.astimezone(UTC) == timedelta(hours=48)
    assert hours.begun.astimezone(UTC) <= moment.replace(tzinfo=UTC)
