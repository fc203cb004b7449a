"""Numbers, lengths and calc()."""

import pytest

from faracheck.loaders.html.style.lengths import Scale, parse_measure

SCALE = Scale(em=20.0, rem=10.0, line=30.0, root_line=15.0, whole=200.0)


def size(text: str) -> float | None:
    measure = parse_measure(text)
    assert measure is not None, text
    found = measure.size(SCALE)
    return None if found is None else round(found, 4)


@pytest.mark.parametrize(
    ("text", "px"),
    [
        ("3px", 3), ("3pt", 4), ("1pc", 16), ("1in", 96), ("2.54cm", 96), ("25.4mm", 96),
        ("101.6q", 96), ("2em", 40), ("2ic", 40), ("2rem", 20), ("2ric", 20), ("1ex", 10),
        ("1ch", 10), ("1rex", 5), ("1rch", 5), ("1cap", 14), ("1rcap", 7), ("1lh", 30),
        ("1rlh", 15), ("10vw", 128), ("10svh", 90), ("10dvmin", 90), ("10lvmax", 128),
        ("10cqw", 128), ("10cqh", 90), ("50%", 100), ("90deg", 90), ("100grad", 90),
        ("0.25turn", 90), ("250ms", 0.25), ("2s", 2), ("-.5e1px", -5), ("7", 7),
    ],
)  # fmt: skip
def test_each_unit_is_measured_against_what_it_names(text: str, px: float) -> None:
    assert size(text) == px


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("calc(1px + 2em)", 41), ("calc(50% - 10px)", 90), ("-webkit-calc(2 * 3px)", 6),
        ("calc(3px * 2)", 6), ("calc((1px + 2px) / 3)", 1), ("calc(6px / 2px)", 3),
        ("calc(1px / 0)", 33554428), ("calc(-1px / 0)", -33554428), ("calc(pi * 1px)", 3.1416),
        ("calc(infinity * 1px)", 33554428), ("min(3px, 1em)", 3), ("max(3px, 50%, 1em)", 100),
        ("clamp(1px, 5px, 3px)", 3), ("clamp(none, 5px, 3px)", 3), ("clamp(8px, 5px, none)", 8),
        ("abs(-3px)", 3), ("sign(-3px)", -1), ("sign(0px)", 0), ("mod(-7px, 5px)", 3),
        ("rem(-7px, 5px)", -2), ("round(2.6px, 1px)", 3), ("round(up, 2.1px, 2px)", 4),
        ("round(down, 3.9px, 2px)", 2), ("round(to-zero, -3.9px, 2px)", -2),
        ("round(nearest, 2.4)", 2), ("pow(2, 3)", 8), ("sqrt(9)", 3), ("hypot(3px, 4px)", 5),
        ("exp(0)", 1), ("log(8, 2)", 3), ("sin(90deg)", 1), ("cos(0)", 1), ("tan(45deg)", 1),
        ("asin(1)", 90), ("acos(1)", 0), ("atan(1)", 45), ("atan2(1px, 1px)", 45),
    ],
)  # fmt: skip
def test_functions_are_worked_out(text: str, result: float) -> None:
    assert size(text) == result


@pytest.mark.parametrize(
    "text",
    [
        "calc(1px + 2deg)", "calc(1px +)", "calc(1px 2px)", "calc(1px * 2px)", "calc(2 / 1px)",
        "calc()", "min()", "min(1px, 2s)", "clamp(1px, 2s, 3px)", "clamp(none, red, none)",
        "clamp(red, 1px, 2px)", "round(1px, 2s)", "round(red)", "round(1px, 2px, 3px)",
        "sin(1px)", "sin(1, 2)", "neg(1px)", "unknown(1px)", "3furlong", "red", "calc(1px red 2)",
    ],
)  # fmt: skip
def test_what_a_browser_drops_is_no_measure(text: str) -> None:
    assert parse_measure(text) is None


@pytest.mark.parametrize("text", ["sqrt(-1)", "mod(1px, 0px)", "log(0)", "acos(2)"])
def test_what_has_no_result_has_no_size(text: str) -> None:
    assert size(text) is None


def test_a_percentage_of_what_is_not_known_has_no_size() -> None:
    measure = parse_measure("calc(10% + 1px)")

    assert measure is not None
    assert measure.size(Scale()) is None


@pytest.mark.parametrize(
    ("text", "relative"),
    [("2em", True), ("2rem", False), ("10%", True), ("3px", False), ("calc(1px + 1em)", True)],
)
def test_what_depends_on_the_font_is_told(text: str, *, relative: bool) -> None:
    measure = parse_measure(text)

    assert measure is not None
    assert measure.is_relative is relative
