"""JUnit XML that readers of test reports read."""

from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from faracheck.model.outcome import Checked, Item, Severity
from faracheck.model.report import OnReview, Policy, Run
from faracheck.reporters.junit import REPORTER
from tests.build_reading import reading
from tests.nasty import ABSENT, ASIDE, ITEMS, PAGED, PASSED, QUOTED, RUN
from tests.reporters.whole import whole

CONTROLS = "".join(chr(code) for code in (*range(0x20), 0x7F, 0x85, 0xFFFE, 0xFFFF, 0xD800))


def tree(run: Run = RUN, items: tuple[Item, ...] = ITEMS) -> Any:
    return etree.fromstring(whole(REPORTER, run, items).encode())


def test_there_is_a_case_for_every_draft_and_rule_passes_too() -> None:
    cases = [(case.get("classname"), case.get("name")) for case in tree().iter("testcase")]

    wanted = sum(
        len({it.rule for it in item.outcomes}) for item in ITEMS if hasattr(item, "outcomes")
    )
    assert len(cases) == wanted + 3
    assert ("memo.md", "statement-late (FARA020)") in cases


def test_what_fails_the_run_fails_its_case_and_nothing_else_does() -> None:
    item = Checked(reading(), (ABSENT, QUOTED, PAGED, PASSED, ASIDE), "")

    def said(policy: Policy) -> dict[str, list[str]]:
        cases = tree(replace(RUN, policy=policy), (item,)).iter("testcase")
        return {case.get("name").split()[0]: [child.tag for child in case] for case in cases}

    assert said(Policy()) == {
        "statement-missing": ["failure"],
        "statement-unclear": ["failure"],
        "contact-missing": ["system-out"],
        "agent-missing": ["system-out"],
        "statement-late": ["skipped"],
    }
    assert said(Policy(Severity.WARNING))["contact-missing"] == ["failure"]
    assert said(Policy(on_review=OnReview.REPORT))["statement-unclear"] == ["system-out"]


def test_two_findings_of_a_rule_share_a_case() -> None:
    twice = Checked(reading(), (ABSENT, replace(ABSENT, message="Nor was another.")), "")

    case = next(tree(items=(twice,)).iter("testcase"))

    assert [child.tag for child in case] == ["failure"]
    assert "No statement was found." in case[0].text
    assert "Nor was another." in case[0].text


def test_the_counts_of_a_suite_are_those_of_its_cases() -> None:
    for suite in tree().iter("testsuite"):
        counted = {
            "tests": len(suite.findall("testcase")),
            "failures": len(suite.findall("testcase/failure")),
            "errors": len(suite.findall("testcase/error")),
            "skipped": len(suite.findall("testcase/skipped")),
        }
        assert {name: int(suite.get(name)) for name in counted} == counted


def test_what_could_not_be_judged_is_an_error() -> None:
    errors = [error.get("message") for error in tree().iter("error")]

    assert len(errors) == 3
    assert errors[1] == "empty.txt: could not be checked: there is no text in it"


def test_a_run_that_checked_nothing_is_an_error() -> None:
    assert [error.get("message") for error in tree(items=()).iter("error")] == [
        "nothing was checked"
    ]
    allowed = replace(RUN, policy=Policy(allow_empty=True))
    assert list(tree(allowed, ()).iter("error")) == []


@pytest.mark.parametrize("control", CONTROLS, ids=lambda char: f"U+{ord(char):04X}")
def test_no_character_of_a_draft_breaks_the_xml(control: str) -> None:
    odd = f'a{control}b]]><!--"&'
    item = Checked(reading(path=f"{odd}.txt"), (replace(QUOTED, message=odd, quote=odd),), odd)

    suite = next(tree(items=(item,)).iter("testsuite"))

    shown = f"<U+{ord(control):04X}>"
    assert suite.get("name") == f'a{shown}b]]><!--"&.txt'


def test_another_reader_reads_the_same() -> None:
    junitparser = pytest.importorskip("junitparser", reason="junitparser is not installed")

    suites = junitparser.JUnitXml.fromstring(whole(REPORTER, RUN, ITEMS).encode())

    assert [suite.name for suite in suites][1:3] == ["<U+003A>:notice::.txt", "memo.md"]
    results = [type(it).__name__ for suite in suites for case in suite for it in case.result]
    assert sorted(results) == ["Error"] * 3 + ["Failure"] * 2 + ["Skipped"] * 3
