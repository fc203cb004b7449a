"""Keeps what is read of the labelled contact blocks from falling."""

from collections import Counter

import pytest

from tests.score.contacts import FIELDS, Figures, Labelled, labelled, score, wrong


@pytest.fixture(scope="module")
def figures() -> Figures:
    return score()


def test_a_contact_is_seen_where_one_stands_and_nowhere_else(figures: Figures) -> None:
    assert figures.blocks.precision >= 0.99
    assert figures.blocks.recall >= 0.99


@pytest.mark.parametrize("field", FIELDS)
def test_no_field_falls(field: str, figures: Figures) -> None:
    floor = {"names": 0.97, "organizations": 0.95, "phones": 0.99, "emails": 0.99}

    assert figures.fields[field].f1 >= floor[field]


def test_the_set_is_large_and_much_of_it_lures() -> None:
    kinds = Counter((case.format, bool(case.contacts)) for case in labelled())

    assert kinds.total() >= 200
    assert sum(number for (_, holds), number in kinds.items() if not holds) >= 60


def test_what_is_misread_is_told_value_by_value() -> None:
    misread = Labelled(
        "Media contact: Marta Quell, (202) 555-0143",
        "text",
        ({"names": ("Marta Quill",), "organizations": (), "phones": (), "emails": ()},),
    )

    assert wrong(misread) == [
        "+ names: Marta Quell",
        "+ phones: +12025550143",
        "- names: Marta Quill",
    ]
