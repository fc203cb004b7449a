"""Transforms and filters, as far as they hide text."""

import pytest

from faracheck.loaders.html.style.filters import blur_of, filters_of
from faracheck.loaders.html.style.geometry import exactly
from faracheck.loaders.html.style.transforms import origin_of, transform_of
from tests.loaders.html.style.pages import style_of

WIDTH, HEIGHT = exactly(100.0), exactly(50.0)


@pytest.mark.parametrize(
    ("css", "area"),
    [
        ("transform:scale(2)", 4), ("transform:scale(2, 3)", 6), ("transform:scalex(0)", 0),
        ("transform:scaley(0.5)", 0.5), ("transform:rotate(90deg)", 1),
        ("transform:rotatex(90deg)", 0), ("transform:rotatey(60deg)", 0.5),
        ("transform:rotatez(30deg)", 1), ("transform:rotate3d(1, 0, 0, 90deg)", 0),
        ("transform:skew(45deg)", 1), ("transform:skewx(30deg)", 1), ("transform:skewy(30deg)", 1),
        ("transform:skew(45deg, 45deg)", 0), ("transform:matrix(2, 0, 0, 2, 5, 6)", 4),
        ("transform:matrix3d(1,0,0,0, 0,3,0,0, 0,0,1,0, 7,8,0,1)", 3),
        ("transform:matrix(1, 2)", 1), ("transform:perspective(3px)", 1), ("scale:2", 4),
        ("scale:2 0", 0), ("rotate:90deg", 1), ("rotate:x 90deg", 0), ("rotate:0 1 0 90deg", 0),
    ],
)  # fmt: skip
def test_what_is_left_of_a_square(css: str, area: float) -> None:
    transform = transform_of(style_of("<p id=x>x", f"p{{{css}}}"))

    assert transform is not None
    assert transform.area == pytest.approx(area, abs=1e-6)


@pytest.mark.parametrize(
    ("css", "shift"),
    [
        ("transform:translate(10px)", (10, 0)), ("transform:translate(50%, -100%)", (50, -50)),
        ("transform:translatex(-1em)", (-16, 0)), ("transform:translatey(3px)", (0, 3)),
        ("transform:translatez(9px)", (0, 0)), ("transform:translate3d(1px, 2px, 3px)", (1, 2)),
        ("translate:4px 5px", (4, 5)), ("transform:matrix(1,0,0,1, 5, 6)", (5, 6)),
        ("transform:scale(2) translate(10px)", (20, 0)),
    ],
)  # fmt: skip
def test_how_far_a_box_is_moved(css: str, shift: tuple[float, float]) -> None:
    transform = transform_of(style_of("<p id=x>x", f"p{{{css}}}"))

    assert transform is not None
    x, y = transform.shift(WIDTH, HEIGHT)
    assert (x.lo, y.lo) == pytest.approx(shift)


def test_a_back_faces_the_reader_after_half_a_turn() -> None:
    turned = transform_of(style_of("<p id=x>x", "p{transform:rotatey(180deg)}"))
    straight = transform_of(style_of("<p id=x>x", "p{transform:rotatey(10deg)}"))

    assert turned is not None
    assert turned.turned_away
    assert straight is not None
    assert not straight.turned_away


@pytest.mark.parametrize("css", ["", "transform:none", "transform:nonsense(1)", "rotate:none"])
def test_no_transform_is_none(css: str) -> None:
    assert transform_of(style_of("<p id=x>x", f"p{{{css}}}")) is None


@pytest.mark.parametrize(
    ("css", "point"),
    [
        ("", (50, 25)), ("transform-origin:left top", (0, 0)),
        ("transform-origin:top right", (100, 0)), ("transform-origin:bottom", (50, 50)),
        ("transform-origin:10px 20%", (10, 10)), ("transform-origin:right", (100, 25)),
    ],
)  # fmt: skip
def test_the_point_about_which_a_box_turns(css: str, point: tuple[float, float]) -> None:
    x, y = origin_of(style_of("<p id=x>x", f"p{{{css}}}"), WIDTH, HEIGHT)

    assert (x.lo, y.lo) == point


@pytest.mark.parametrize(
    ("css", "colour"),
    [
        ("opacity(50%)", (1, 0, 0, 0.5)), ("brightness(0)", (0, 0, 0, 1)),
        ("contrast(0)", (0.5, 0.5, 0.5, 1)), ("invert(1)", (0, 1, 1, 1)),
        ("grayscale(1)", (0.213, 0.213, 0.213, 1)), ("saturate(0)", (0.213, 0.213, 0.213, 1)),
        ("sepia(1)", (0.393, 0.349, 0.272, 1)), ("hue-rotate(0deg)", (1, 0, 0, 1)),
        ("hue-rotate()", (1, 0, 0, 1)), ("invert()", (0, 1, 1, 1)), ("blur(3px)", (1, 0, 0, 1)),
        ("invert(1) invert(1)", (1, 0, 0, 1)),
    ],
)  # fmt: skip
def test_what_a_filter_makes_of_red(css: str, colour: tuple[float, ...]) -> None:
    seen = (1.0, 0.0, 0.0, 1.0)
    for change in filters_of(style_of("<p id=x>x", f"p{{filter:{css}}}")):
        seen = change(seen)

    assert seen == pytest.approx(colour, abs=1e-3)


def test_blurs_add_up() -> None:
    assert blur_of(style_of("<p id=x>x", "p{filter:blur(3px) blur(1em)}")) == 19
    assert blur_of(style_of("<p id=x>x")) == 0
    assert filters_of(style_of("<p id=x>x")) == ()
