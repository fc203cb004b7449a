"""Datelines: what is found without counting is what is found with it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faracheck.recognise.contact import ContactLabels
from faracheck.recognise.contact.lexicon import lexicon
from faracheck.shape import read

LABELS = Path(__file__).parents[2] / "rules" / "press" / "labels"
WORDS = lexicon(tuple(read(path, ContactLabels) for path in sorted(LABELS.glob("*.yaml"))))
PIECES = [
    "PORT ANSE", "Port Anse", "Sarkand", " ", ", ", "May 4, 2026", "4 mai 2026", "2026年5月4日", " — ",
    " -- ", "(Newswire)", "\n", "/", "X" * 70, "x" * 90, "(" + "y" * 50 + ")", "Thursday, ", ". ", ": ",
    "电", "新华社", "г.",
]  # fmt: skip


@settings(deadline=None)  # the first one compiles
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_loose_and_strict_find_the_same(pieces: list[str]) -> None:
    text = "".join(pieces)
    found, strict = WORDS.datelines.search(text), WORDS.datelines.strict().search(text)

    assert (found and found.span(1)) == (strict and strict.span(1))


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("PORT ANSE, Sarkand, March 3, 2026 — The Ministry", "PORT ANSE, Sarkand, March 3, 2026 —"),
        ("Nothing of the kind stands here.", None),
        (f"{'Long ' * 30}Town, March 3, 2026 — The Ministry", None),
    ],
)
def test_a_dateline_is_a_place_and_a_date(text: str, dateline: str | None) -> None:
    found = WORDS.datelines.search(text)

    assert (found and found.group(1)) == dateline
