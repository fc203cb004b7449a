"""The points of an SVG path tell how large what it clips can be."""

import pytest

from faracheck.loaders.html.style.paths import points_of


@pytest.mark.parametrize(
    ("path", "points"),
    [
        ("M0 0", [(0, 0), (0, 0)]),
        ("M1,2 L3,4", [(1, 2), (1, 2), (3, 4), (3, 4)]),
        ("M10 10h5v-5", [(10, 10), (10, 10), (15, 10), (15, 5)]),
        ("M1 1l2 2", [(1, 1), (1, 1), (3, 3), (3, 3)]),
        ("", []),
        ("nonsense", []),
        ("M5", []),
    ],
)
def test_each_command_leads_to_its_point(path: str, points: list[tuple[float, float]]) -> None:
    assert points_of(path) == points


def test_what_bends_a_curve_counts() -> None:
    assert (50.0, 90.0) in points_of("M0 0 Q50 90 100 0")
    assert (7.0, 8.0) in points_of("M0 0 A5 5 0 0 1 7 8")
