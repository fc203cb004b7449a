"""A statement stands in the draft, or what stands there instead is named."""

from dataclasses import replace

from faracheck.checks.statement_present import StatementPresent
from faracheck.model.brief import Brief
from faracheck.model.document import Bond, Borrowed
from faracheck.model.reading import Companion, Element, Statement
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


def beside(bond: Bond, *statements: Statement) -> tuple[Companion, ...]:
    return (Companion(bond, "posts.json", "7", statements),)


def test_the_head_of_a_thread_carries_the_statement_for_its_thread() -> None:
    (hit,) = CHECK.find(reading(beside=beside(Bond.THREAD, LABEL)), Brief())

    assert (hit.verdict, hit.message, hit.details) == ("pass", "found/thread", {"head": "7"})


def test_what_is_wrong_with_the_head_covers_nothing() -> None:
    for statement in (without(LABEL, Element.DOJ), hidden(LABEL), NOTICE):
        assert said(CHECK, reading(beside=beside(Bond.THREAD, statement))) == [
            ("fail", "missing", "")
        ]


def test_the_profile_alone_is_for_a_person() -> None:
    carried = beside(Bond.PROFILE, LABEL)

    assert said(CHECK, reading(beside=carried)) == [("review", "unreadable/profile", "")]
    assert said(CHECK, reading(LABEL, beside=carried))[0][1] == "found"
    assert said(CHECK, reading(beside=beside(Bond.PROFILE, hidden(LABEL))))[0][1] == "missing"


def test_a_repost_is_for_a_person_whatever_stands_in_it() -> None:
    for page in (reading(), reading(LABEL), reading(beside=beside(Bond.THREAD, LABEL))):
        ((verdict, message, _),) = said(CHECK, replace(page, borrowed=Borrowed.REPOST))
        assert (verdict, message) == ("review", "unreadable/repost")


def test_a_quotation_of_another_post_is_for_a_person_unless_it_has_a_statement() -> None:
    assert said(CHECK, reading(borrowed=Borrowed.QUOTE)) == [("review", "unreadable/quote", "")]
    assert said(CHECK, reading(LABEL, borrowed=Borrowed.QUOTE))[0][1] == "found"


def test_a_post_without_one_is_told_that_pictures_are_not_read() -> None:
    assert said(CHECK, reading(format="posts")) == [("fail", "missing/post", "")]
