"""Rules become outcomes: with the law of the day, the medium's weight and whole words."""

from dataclasses import replace
from datetime import date

from faracheck.checks.position import Position
from faracheck.checks.statement_present import StatementPresent
from faracheck.engine.judge import Sitting, judge
from faracheck.model.brief import Brief
from faracheck.model.document import BEGINNING, Audience, Medium, Place
from faracheck.model.law import Provision, Status
from faracheck.model.outcome import Outcome, Severity, Verdict
from faracheck.model.reading import Reading
from faracheck.rulebook.pack import Rulebook
from faracheck.rulebook.rule import Cases, Rule
from tests.build_reading import LABEL, reading, words

DAY = date(2026, 11, 23)
STANDING = Provision("a", "1 Code § 1", "A statement.", Status.IN_FORCE, since=date(2000, 1, 1))
FORMER = replace(STANDING, key="b", since=None, until=date(2010, 12, 31))
RULE = Rule(
    id="FIRM001",
    name="statement-there",
    pack="firm",
    where="rules.yaml:2:9",
    summary="A statement stands there.",
    why="Because.",
    mend="Add one.",
    severity=Severity.WARNING,
    check=StatementPresent(),
    kind="statement-present",
    messages={"found": "Found “{quote}”.", "missing": "None.", "missing/quoted": "Only {why}."},
    law=(STANDING, FORMER),
    cases=Cases(),
    severity_in={Medium.PRINT: Severity.ERROR},
)


REASONS = {
    "not-in-force": "not on {day}",
    "other-medium": "not in {medium}",
    "other-audience": "not for {audience}",
}


def judged(rule: Rule, page: Reading, day: date = DAY) -> Outcome:
    (outcome,) = judge(page, Rulebook(rules=(rule,), reasons=REASONS), Brief(), day)
    return outcome


def test_a_pass_carries_its_evidence_and_needs_no_mending() -> None:
    assert judged(RULE, reading(LABEL)) == Outcome(
        rule="FIRM001",
        name="statement-there",
        verdict=Verdict.PASS,
        severity=Severity.WARNING,
        message=f"Found “{LABEL.words.text}”.",
        quote=LABEL.words.text,
        start=Place(3, 1),
        end=Place(3, 1 + len(LABEL.words.text)),
        law=(STANDING,),
        mend="",
        bare="Found “[left out]”.",
        span=LABEL.words.span,
    )


def test_what_is_absent_is_reported_at_the_beginning_with_how_to_mend_it() -> None:
    outcome = judged(RULE, reading())

    assert (outcome.verdict, outcome.message, outcome.mend) == ("fail", "None.", "Add one.")
    assert (outcome.quote, outcome.start, outcome.end) == ("", BEGINNING, BEGINNING)


def test_a_piece_of_a_container_begins_where_it_begins() -> None:
    origin = Place(inside={"part": "2"})

    assert judged(RULE, reading(origin=origin)).start == origin


def test_details_fill_the_braces() -> None:
    page = reading(replace(LABEL, quoted_why="a news story"))

    assert judged(RULE, page).message == "Only a news story."


def test_a_message_repeats_no_more_of_the_draft_than_fits() -> None:
    long = replace(LABEL, words=words("This  material\n" * 40))

    message = judged(RULE, reading(long)).message

    assert message == "Found “" + ("This material " * 6)[:79] + "…”."


def test_the_medium_may_change_the_weight() -> None:
    assert judged(RULE, reading(medium=Medium.PRINT)).severity is Severity.ERROR
    assert judged(RULE, reading(medium=Medium.WEB)).severity is Severity.WARNING


def test_only_the_law_of_the_day_is_cited() -> None:
    assert judged(RULE, reading(), date(2005, 1, 1)).law == (STANDING, FORMER)
    assert judged(RULE, reading(), date(2010, 12, 31)).law == (STANDING, FORMER)
    assert judged(RULE, reading(), date(2011, 1, 1)).law == (STANDING,)
    assert judged(RULE, reading(), date(1999, 1, 1)).law == (FORMER,)


def test_a_rule_that_rests_on_nothing_that_day_does_not_apply() -> None:
    outcome = judged(replace(RULE, law=(STANDING,)), reading(), date(1999, 12, 31))

    assert (outcome.verdict, outcome.message) == ("not-applicable", "not on 1999-12-31")


def test_a_rule_keeps_to_its_media_and_audiences() -> None:
    print_only = replace(RULE, media=frozenset({Medium.PRINT}))
    public_only = replace(RULE, audiences=frozenset({Audience.PUBLIC}))

    assert judged(print_only, reading()).message == "not in web"
    assert judged(public_only, reading(audience=Audience.OFFICIAL)).message == "not for official"
    assert judged(public_only, reading()).verdict is Verdict.FAIL


def test_outcomes_come_in_the_order_of_the_rules() -> None:
    second = replace(
        RULE, id="FIRM002", check=Position(), messages={"beginning": "At the beginning."}
    )
    book = Rulebook(rules=(second, RULE))

    outcomes = judge(reading(LABEL), book, Brief(), DAY)

    assert [outcome.rule for outcome in outcomes] == ["FIRM002", "FIRM001"]


def test_many_drafts_in_one_sitting_are_judged_as_each_alone() -> None:
    book = Rulebook(rules=(RULE, replace(RULE, id="FIRM002", law=(FORMER,))), reasons=REASONS)
    sitting = Sitting(book, DAY)
    pages = [
        reading(),
        reading(medium=Medium.PRINT),
        reading(LABEL),
        reading(origin=Place(inside={"cue": 1})),
        reading(),
    ]

    for page in pages:
        for weights in ({}, {RULE.id: Severity.NOTE}):
            seen = sitting.judge(page, Brief(), weights)
            assert seen == judge(page, book, Brief(), DAY, weights)
            assert seen[0].start == (LABEL.words.start if page.statements else page.origin)
    assert sitting.judge(pages[0], Brief(), {RULE.id: Severity.NOTE})[0].severity is Severity.NOTE


def test_a_severity_reaches_those_that_weigh_no_more() -> None:
    reached = [[one.reaches(other) for other in Severity] for one in Severity]

    assert reached == [[True, True, True], [False, True, True], [False, False, True]]
