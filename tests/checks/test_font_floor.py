"""The statement's type reaches a floor: px on screens, pt in print."""

from dataclasses import replace

import pytest

from faracheck.checks.font_floor import FontFloor
from faracheck.model.brief import Brief
from faracheck.model.document import Look, Medium
from faracheck.model.reading import Statement
from tests.build_reading import LABEL, hidden, reading, said

CHECK = FontFloor(px=9, pt=6)


def sized(size: float | None) -> Statement:
    return replace(LABEL, look=Look(font_px=size))


@pytest.mark.parametrize(
    ("medium", "size", "verdict", "shown"),
    [
        (Medium.WEB, 9, "pass", "9 px"),
        (Medium.WEB, 8.5, "fail", "8.5 px"),
        (Medium.UNKNOWN, 8.5, "fail", "8.5 px"),
        (Medium.PRINT, 8, "pass", "6 pt"),
        (Medium.PRINT, 7, "fail", "5.25 pt"),
    ],
)
def test_each_medium_has_its_floor(medium: Medium, size: float, verdict: str, shown: str) -> None:
    (hit,) = CHECK.find(reading(sized(size), medium=medium), Brief())

    floor = "6 pt" if medium is Medium.PRINT else "9 px"
    assert (hit.verdict, hit.details) == (verdict, {"size": shown, "floor": floor})


def test_no_size_is_invented() -> None:
    assert said(CHECK, reading(sized(None))) == [("not-applicable", "looks-unknown", "")]


def test_what_is_hidden_or_missing_has_no_size() -> None:
    assert said(CHECK, reading(hidden(LABEL))) == [("not-applicable", "hidden", "")]
    assert said(CHECK, reading()) == [("not-applicable", "no-statement", "")]
