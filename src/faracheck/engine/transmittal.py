"""The clock of 22 U.S.C. § 614(a): when sending out began, and when the 48 hours end."""

from datetime import UTC, datetime, timedelta, tzinfo

from faracheck.errors import RequestError
from faracheck.model.report import Transmittal

HOURS = 48
CLOCK = "America/New_York"
"""The clock of Washington, DC."""

EXAMPLES = "write 2026-11-23T09:30 (Washington time) or 2026-11-23T15:30+01:00"


def transmittal(text: str) -> Transmittal:
    """Return the 48 hours that begin at a time, which is Washington's unless it has an offset.

    The hours are hours gone by: across a change of the clocks the end stands at another time of
    day. Seconds are dropped, so that the end is never told too late.

    Raises:
        RequestError: it is no time, or one that the clock shows never or twice.
    """
    # Only who asks for a deadline needs the tables of the world's clocks.
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    clock = ZoneInfo(CLOCK)
    try:
        begun = _instant(text, clock).replace(second=0, microsecond=0)
        until = begun + timedelta(hours=HOURS)
        return Transmittal(begun.astimezone(clock), until.astimezone(clock))
    except OverflowError as error:
        raise RequestError(f"{text!r} is beyond the calendar", hint=EXAMPLES) from error


def _instant(text: str, clock: tzinfo) -> datetime:
    """Return the moment in UTC."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise RequestError(f"{text!r} is no time", hint=EXAMPLES) from error
    if not any(mark in text for mark in ":T"):
        raise RequestError(f"{text!r} is a day; 48 hours begin at a time", hint=EXAMPLES)
    if moment.tzinfo is not None:
        return moment.astimezone(UTC)
    return _read_off(moment, clock).astimezone(UTC)


def _read_off(moment: datetime, clock: tzinfo) -> datetime:
    """Return a time that was read off the clock in Washington."""
    first, second = (moment.replace(tzinfo=clock, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    # Around a change of the clocks: a gap has no such time, an overlap has two.
    there = first.astimezone(UTC).astimezone(clock).replace(tzinfo=None) == moment
    problem = "stands twice" if there else "does not stand"
    raise RequestError(
        f"{moment:%Y-%m-%d %H:%M} {problem} on the clock of Washington that day",
        hint="add the offset, -04:00 in summer time or -05:00",
    )
