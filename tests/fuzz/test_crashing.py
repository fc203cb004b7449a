"""Inputs made by chance end in a verdict or in why there is none; each that once did not is kept."""

from itertools import islice
from random import Random

import pytest

from tests.drafts import STATEMENT
from tests.fuzz.crashing import Hunt
from tests.fuzz.making import inputs

HUNT = Hunt()
KEPT = {
    "a slot in a drawing": (
        ".html",
        f"<p>{STATEMENT}</p><svg><slot>{STATEMENT}</slot></svg><math><slot>{STATEMENT}",
    ),
    "a piece of a contact that nobody can see": (
        ".html",
        "””“0550143\ufffd栀\u200be,\u202e\tAdditional information is available at|",
    ),
    "a contact that is a quotation mark": (
        ".html",
        (
            "contact:555 0143\t”” Thi\udcbc\udc9a社\nPress contact: ” [NAME]\n"
            "# Additional information is available at"
        ),
    ),
}


@pytest.mark.parametrize("number", range(3))
def test_no_input_made_by_chance_ends_in_a_trace(number: int) -> None:
    for made in islice(inputs(Random(number)), 46):  # noqa: S311 - chance, not secrets
        assert HUNT.meet(made) is None, made


@pytest.mark.parametrize("name", KEPT)
def test_what_once_ended_in_a_trace_no_longer_does(name: str) -> None:
    suffix, text = KEPT[name]

    assert HUNT.meet((name, f"draft{suffix}", text.encode("utf-8", "surrogateescape"))) is None
