"""A statement stands in the draft, or what stands there instead is named."""

from dataclasses import replace

from faracheck.checks.statement_present import StatementPresent
from faracheck.model.brief import Brief
from faracheck.model.reading import Element
from tests.build_reading import LABEL, NOTICE, hidden, reading, said, without, words

CHECK = StatementPresent()


def test_a_statement_is_there_even_incomplete_or_hidden() -> None:
    for statement in (LABEL, without(LABEL, Element.DOJ), hidden(LABEL)):
        assert said(CHECK, reading(statement)) == [("pass", "found", LABEL.words.text)]


def test_nothing_is_missing_with_no_words_to_quote() -> None:
    assert said(CHECK, reading()) == [("fail", "missing", "")]


def test_a_quoted_statement_is_no_statement_and_its_reason_is_told() -> None:
    quoted = replace(LABEL, quoted_why="a news story")

    assert said(CHECK, reading(quoted)) == [("fail", "missing/quoted", LABEL.words.text)]
    (hit,) = CHECK.find(reading(quoted), Brief())
    assert hit.details == {"why": "a news story"}


def test_a_notice_alone_is_no_statement() -> None:
    assert said(CHECK, reading(NOTICE)) == [("fail", "missing/notice-only", NOTICE.words.text)]


def test_an_include_may_bring_it() -> None:
    page = reading(includes=(words("{% include 'fara.html' %}", 7),))

    (hit,) = CHECK.find(page, Brief())
    assert (hit.message, hit.details) == ("missing/include", {"line": "7"})


def test_an_unreadable_passage_is_never_called_missing() -> None:
    page = reading(unreadable=(words("distriEutcd hv Pelharn"),))

    assert said(CHECK, page) == [("review", "unreadable", "distriEutcd hv Pelharn")]


def test_a_page_that_a_script_builds_needs_a_person() -> None:
    (hit,) = CHECK.find(reading(built_by="/app.js"), Brief())

    assert (hit.verdict, hit.message, hit.details) == (
        "review",
        "unreadable/unbuilt",
        {"script": "/app.js"},
    )
    assert said(CHECK, reading(LABEL, built_by="/app.js"))[0][1] == "found"
