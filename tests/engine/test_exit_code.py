"""The table of exit codes: one test for each row, and for which outranks which."""

from dataclasses import replace
from itertools import combinations

import pytest

from faracheck.engine.exit_code import ExitCode, exit_code, reading_exit_code
from faracheck.model.outcome import Checked, Crashed, Item, NotCheckable, Severity, Skipped, Verdict
from faracheck.model.report import Ledger, OnReview, Policy
from tests.build_reading import LABEL, reading
from tests.nasty import ABSENT, ASIDE, PASSED, ledger_of

PASSING = Checked(reading(LABEL), (PASSED,), "")
FAILING = Checked(reading(), (ABSENT,), "")
DOUBTFUL = Checked(reading(), (replace(ABSENT, verdict=Verdict.REVIEW),), "")
WARNED = Checked(reading(LABEL), (PASSED, replace(ABSENT, severity=Severity.WARNING)), "")
NOTED = Checked(reading(LABEL), (PASSED, replace(ABSENT, severity=Severity.NOTE)), "")
UNJUDGED = Checked(reading(), (ASIDE,), "")
LOCKED = NotCheckable("locked.pdf", "the file is encrypted")
IMAGE = Skipped("a.png", "image or media")
BROKEN = Crashed("a.html", "KeyError: 'x'", "Traceback …")

ERRORS, WARNINGS, NOTES = (Policy(fail_on=severity) for severity in Severity)


@pytest.mark.parametrize(
    ("items", "policy", "code"),
    [
        ((PASSING,), Policy(), 0),
        ((PASSING, IMAGE), Policy(), 0),
        ((WARNED, NOTED), ERRORS, 0),
        ((WARNED,), WARNINGS, 1),
        ((NOTED,), WARNINGS, 0),
        ((NOTED,), NOTES, 1),
        ((FAILING,), Policy(), 1),
        ((DOUBTFUL,), Policy(), 1),
        ((DOUBTFUL,), Policy(on_review=OnReview.REPORT), 0),
        ((FAILING,), Policy(on_review=OnReview.REPORT), 1),
        ((), Policy(), 3),
        ((IMAGE,), Policy(), 3),
        ((UNJUDGED,), Policy(), 3),
        ((UNJUDGED, PASSING), Policy(), 0),
        ((IMAGE,), Policy(allow_empty=True), 0),
        ((LOCKED,), Policy(), 4),
        ((LOCKED,), Policy(allow_empty=True), 4),
        ((LOCKED, PASSING), Policy(), 4),
        ((BROKEN,), Policy(), 70),
        ((BROKEN, PASSING), Policy(allow_empty=True), 70),
    ],
)
def test_each_ending_has_its_number(items: tuple[Item, ...], policy: Policy, code: int) -> None:
    assert exit_code(ledger_of(items, policy), policy) == code


ENDINGS: dict[int, Item] = {70: BROKEN, 1: FAILING, 4: LOCKED, 0: PASSING}


@pytest.mark.parametrize(("graver", "lighter"), list(combinations(ENDINGS, 2)))
def test_the_graver_ending_outranks_the_lighter(graver: int, lighter: int) -> None:
    ledger = ledger_of((ENDINGS[lighter], ENDINGS[graver]), Policy())

    assert exit_code(ledger, Policy()) == graver


def test_a_warning_that_passes_is_counted_all_the_same() -> None:
    ledger = ledger_of((WARNED,), Policy())

    assert (ledger.passed, ledger.failed, ledger.findings) == (1, 0, {Severity.WARNING: 1})


@pytest.mark.parametrize(
    ("read", "unread", "code"),
    [
        (1, (), ExitCode.CLEAN),
        (0, (IMAGE,), ExitCode.NOTHING_CHECKED),
        (1, (LOCKED,), ExitCode.NOT_CHECKABLE),
        (1, (LOCKED, BROKEN), ExitCode.OUR_BUG),
    ],
)
def test_reading_never_ends_as_a_finding(
    read: int, unread: tuple[Item, ...], code: ExitCode
) -> None:
    assert reading_exit_code(read, ledger_of(unread, Policy())) is code


def test_an_empty_ledger_has_checked_nothing() -> None:
    assert exit_code(Ledger(), Policy()) is ExitCode.NOTHING_CHECKED
