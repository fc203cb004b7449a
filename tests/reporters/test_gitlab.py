"""GitLab's Code Quality list."""

import json
from dataclasses import replace
from typing import Any

from faracheck.model.outcome import Checked, Item
from faracheck.model.report import Policy, Run
from faracheck.reporters.gitlab import REPORTER
from tests.build_reading import reading
from tests.nasty import ABSENT, ITEMS, PAGED, QUOTED, RUN
from tests.reporters.whole import whole

WANTED = {"description", "check_name", "fingerprint", "severity", "location"}


def issues(*items: Item, run: Run = RUN) -> list[dict[str, Any]]:
    parsed: list[dict[str, Any]] = json.loads(whole(REPORTER, run, items))
    return parsed


def test_every_issue_has_what_gitlab_asks_for() -> None:
    for issue in issues(*ITEMS):
        assert set(issue) >= WANTED
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1
        assert issue["location"]["path"].startswith("site/")


def test_fingerprints_are_unique_in_a_whole_report() -> None:
    twice = Checked(reading(path="b.html"), (ABSENT, ABSENT, QUOTED, QUOTED), "")

    prints = [issue["fingerprint"] for issue in issues(*ITEMS, twice)]

    assert len(set(prints)) == len(prints) == 12


def test_findings_and_unread_inputs_are_issues_passes_are_none() -> None:
    assert [issue["check_name"] for issue in issues(*ITEMS)] == [
        "statement-missing",
        "statement-unclear",
        "contact-missing",
        "other-language",
        "wording-unvouched",
        "not-checkable",
        "not-checkable",
        "crashed",
    ]
    assert issues(ITEMS[1]) == []


def test_a_place_without_lines_stands_in_the_description() -> None:
    issue = issues(Checked(reading(), (PAGED,), ""))[0]

    assert "page 2" in issue["description"]
    assert issue["location"]["lines"] == {"begin": 1}


def test_a_run_that_checked_nothing_has_an_issue() -> None:
    assert [issue["check_name"] for issue in issues()] == ["nothing-checked"]
    assert issues(run=replace(RUN, policy=Policy(allow_empty=True))) == []
    assert [issue["check_name"] for issue in issues(ITEMS[5])] == ["not-checkable"]
