"""The sides of a box drawn around text are no words of it."""

import pytest

from faracheck.recognise.boxes import box_edges
from faracheck.recognise.folding import SOFT_BREAK


def inside(*lines: str) -> str:
    text = SOFT_BREAK.join(lines)
    edges = [at for edge in box_edges(text) for at in range(*edge)]
    return "".join(letter for at, letter in enumerate(text) if at not in edges)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("| on behalf", "| of Sarkand"),
        ("| on behalf |", "| of Sarkand |"),
        ("║ on behalf ║", "║ of Sarkand ║"),
        ("* on behalf *", "* of Sarkand *"),
        ("// on behalf", "// of Sarkand"),
    ],
)
def test_the_sides_of_a_box_are_left_out(first: str, second: str) -> None:
    assert inside(first, second) == f"on behalf{SOFT_BREAK}of Sarkand"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("| Distributed by | Vantor |", "| On behalf of | Sarkand |"),
        ("* Distributed by: Vantor", "* On behalf of: Sarkand"),
        ("| on behalf of Sarkand", "on behalf of Velmora"),
        ("on behalf", "of Sarkand"),
    ],
)
def test_cells_bullets_and_a_line_alone_make_no_box(first: str, second: str) -> None:
    assert inside(first, second) == f"{first}{SOFT_BREAK}{second}"
