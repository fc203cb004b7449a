"""An incomplete copy beside a complete statement is noted."""

from dataclasses import replace

from faracheck.checks.copies_complete import CopiesComplete
from faracheck.model.reading import Element
from tests.build_reading import LABEL, hidden, reading, said, without, words

CHECK = CopiesComplete()
COPY = replace(LABEL, words=words("a copy", 40), blocks_before=9)
PARTIAL = without(COPY, Element.DOJ)


def test_a_complete_copy_passes() -> None:
    assert said(CHECK, reading(LABEL, COPY)) == [("pass", "complete", "a copy")]


def test_only_the_incomplete_copies_are_named() -> None:
    assert said(CHECK, reading(LABEL, COPY, PARTIAL)) == [("fail", "incomplete", "a copy")]


def test_a_hidden_or_quoted_copy_is_no_copy() -> None:
    for copy in (hidden(PARTIAL), replace(PARTIAL, quoted_why="a manual")):
        assert said(CHECK, reading(LABEL, copy)) == [("not-applicable", "one-statement", "")]


def test_beside_an_incomplete_statement_nothing_is_a_copy() -> None:
    first = without(LABEL, Element.DOJ)

    assert said(CHECK, reading(first, PARTIAL)) == [("not-applicable", "one-statement", "")]


def test_without_a_statement_there_is_no_copy() -> None:
    assert said(CHECK, reading()) == [("not-applicable", "no-statement", "")]
