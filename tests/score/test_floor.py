"""No figure of the score falls, and the README says no more than is measured."""

import re

import pytest

from tests.score.__main__ import PARTS, README, filled
from tests.score.floor import fallen, floor_of, written
from tests.score.part import Part, table_of

FIGURE = re.compile(r"\d\.\d{3}")


def rows(readme: str) -> dict[str, list[float]]:
    """Return the figures of each row of each table, by its first cell."""
    lines = [line for line in readme.splitlines() if line.startswith("| ")]
    return {line.split(" | ")[0]: [float(it) for it in FIGURE.findall(line)] for line in lines}


every_part = pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)


@every_part
def test_no_figure_falls(part: Part) -> None:
    assert floor_of(part)
    assert fallen(part) == []


@every_part
def test_the_readme_says_no_more_than_is_measured(part: Part) -> None:
    told = README.read_text(encoding="utf-8")
    shown, true = rows(told), rows(filled(told, part))

    assert [row for row in shown if any(map(float.__gt__, shown[row], true[row]))] == []


def test_a_figure_that_fell_is_named() -> None:
    worse = Part("statements", lambda: {"all verdicts": 0.5}, list, str)

    assert any(line.startswith("all verdicts: 0.5000, at least") for line in fallen(worse))


def test_the_floor_is_rounded_down() -> None:
    part = Part("letters", lambda: {"read": 2 / 3}, list, str)

    assert "read: 0.6666" in written([part])


def test_a_table_has_a_row_for_each_line() -> None:
    assert table_of(("a", "b"), [("1", "2")]) == "| a | b |\n| --- | --- |\n| 1 | 2 |\n"
