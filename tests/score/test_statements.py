"""Keeps the recogniser's figures on the labelled set from falling."""

from tests.score.statements import labelled, score, wrong


def test_no_incomplete_or_quoted_statement_passes() -> None:
    assert score().false_passes == 0


def test_the_figures_stay_where_they_are() -> None:
    figures = score()

    assert figures.verdicts >= 0.97 * figures.cases
    assert figures.elements >= 0.97 * figures.statements
    assert figures.agents >= 0.95 * figures.statements
    assert figures.principals >= 0.95 * figures.statements


def test_what_is_labelled_right_has_nothing_wrong() -> None:
    _, first = next(iter(labelled()))

    assert wrong(first) == []
