"""SARIF that its schema, its standard and other people's tools accept."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator

from faracheck.model.document import Place
from faracheck.model.outcome import Checked, Item, NotCheckable
from faracheck.model.report import Grounds, Run, Show, View
from faracheck.reporters.sarif import REPORTER
from tests.build_reading import reading
from tests.nasty import ABSENT, ITEMS, QUOTED, RUN
from tests.reporters.whole import whole

SCHEMA = Path(__file__).parents[1] / "data" / "sarif" / "sarif-2.1.0-rtm.5.json"
ALL = replace(RUN, view=View(Show.ALL))


def log(run: Run = ALL, items: tuple[Item, ...] = ITEMS) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(whole(REPORTER, run, items))
    return parsed


def results(run: Run = ALL, items: tuple[Item, ...] = ITEMS) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = log(run, items)["runs"][0]["results"]
    return found


@pytest.mark.parametrize("items", [ITEMS, (), ITEMS[:1], ITEMS[5:6]], ids=len)
@pytest.mark.parametrize("run", [ALL, RUN], ids=["all", "findings"])
def test_a_log_has_the_shape_of_the_schema(run: Run, items: tuple[Item, ...]) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))

    assert [str(it) for it in Draft4Validator(schema).iter_errors(log(run, items))] == []


def test_every_rule_has_help_and_law() -> None:
    for rule in log()["runs"][0]["tool"]["driver"]["rules"]:
        assert "How to mend: " in rule["help"]["text"]
        assert "22 U.S.C. § 614(b)" in rule["help"]["text"]
        assert rule["shortDescription"]["text"]
        assert rule["helpUri"].startswith("https://")
        assert "javascript:" not in rule["help"]["markdown"]


def test_results_point_at_their_rules() -> None:
    rules = log()["runs"][0]["tool"]["driver"]["rules"]

    indexed = [it for it in results() if "ruleIndex" in it]

    assert {rules[it["ruleIndex"]]["id"] for it in indexed} == {"FARA001", "FARA010"}
    assert all(rules[it["ruleIndex"]]["id"] == it["ruleId"] for it in indexed)


def test_verdicts_are_kinds_and_only_a_failure_has_a_level() -> None:
    seen = {(it["kind"], it["level"]) for it in results()}

    assert seen == {
        ("fail", "error"),
        ("fail", "warning"),
        ("review", "none"),
        ("pass", "none"),
        ("notApplicable", "none"),
    }


def test_passes_are_evidence_unless_only_findings_are_asked_for() -> None:
    # GitHub takes every result for an alert, whatever its kind.
    findings = replace(RUN, view=View(Show.FINDINGS))

    assert {it["kind"] for it in results(RUN)} == {"fail", "pass", "review"}
    assert {it["kind"] for it in results(findings)} == {"fail", "review"}


def test_every_result_has_a_place_in_a_file() -> None:
    for result in results():
        place = result["locations"][0]["physicalLocation"]
        assert place["region"]["startLine"] >= 1
        assert place["region"]["startColumn"] >= 1
        assert place["artifactLocation"]["uriBaseId"] == "SRCROOT"
        assert place["artifactLocation"]["uri"].isascii()
        assert not set(place["artifactLocation"]["uri"]) & set(' \\[]<>#?:"')


def test_a_path_is_told_to_the_byte() -> None:
    nasty = ITEMS[0]
    assert isinstance(nasty, Checked)
    uri = results()[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]

    assert unquote(uri) == f"site/{nasty.reading.path}"


@pytest.mark.parametrize(
    ("path", "uri", "base"),
    [
        ("a b/c.html", "site/a%20b/c.html", "SRCROOT"),
        ("./x/../c.html", "site/c.html", "SRCROOT"),
        ("../docs/é.html", "docs/%C3%A9.html", "SRCROOT"),
        ("/home/zoë/repo/c:1.html", "c%3A1.html", "SRCROOT"),
        ("/srv/c.html", "file:///srv/c.html", None),
        ("../../other/c.html", "file:///home/zo%C3%AB/other/c.html", None),
        ("/home/zoë/repository/c.html", "file:///home/zo%C3%AB/repository/c.html", None),
    ],
)
def test_addresses_are_relative_to_the_repository(path: str, uri: str, base: str | None) -> None:
    place = results(items=(Checked(reading(path=path), (ABSENT,), ""),))[0]["locations"][0]
    artifact = place["physicalLocation"]["artifactLocation"]

    assert (artifact["uri"], artifact.get("uriBaseId")) == (uri, base)


def test_without_grounds_a_path_stays_as_it_was_given() -> None:
    bare = replace(ALL, grounds=Grounds())
    place = results(bare, (Checked(reading(path="a/b.html"), (ABSENT,), ""),))[0]["locations"][0]

    assert place["physicalLocation"]["artifactLocation"]["uri"] == "a/b.html"


class TestFingerprints:
    def of(self, *outcomes: Any, path: str = "a.html", run: Run = ALL) -> list[str]:
        item = Checked(reading(path=path), outcomes, "")
        return [
            it["partialFingerprints"]["primaryLocationLineHash"] for it in results(run, (item,))
        ]

    def test_survive_moved_lines(self) -> None:
        moved = replace(QUOTED, start=Place(300, 1), end=Place(306, 2), message="otherwise said")

        assert self.of(QUOTED) == self.of(moved)

    def test_tell_findings_with_the_same_words_apart(self) -> None:
        assert len(set(self.of(QUOTED, QUOTED, ABSENT, ABSENT))) == 4

    def test_change_with_words_rule_verdict_and_file(self) -> None:
        others = (
            replace(QUOTED, quote="other words"),
            replace(QUOTED, rule="FARA011"),
            replace(QUOTED, verdict=ABSENT.verdict),
        )

        seen = {self.of(it)[0] for it in (QUOTED, *others)} | set(self.of(QUOTED, path="b.html"))

        assert len(seen) == 5

    def test_do_not_depend_on_the_working_folder(self) -> None:
        elsewhere = replace(ALL, grounds=Grounds("/home/zoë/repo", "/home/zoë/repo"))

        assert self.of(QUOTED) == self.of(QUOTED, path="site/a.html", run=elsewhere)


def test_waived_and_settled_findings_are_suppressed_with_the_reason() -> None:
    suppressed = {it["ruleId"]: it["suppressions"] for it in results()}

    assert suppressed["FARA001"] == []
    assert suppressed["FARA050"][0]["justification"].startswith("waived until 2026-12-01")
    assert suppressed["FARA051"][0]["justification"].startswith("settled until 2026-12-02")
    assert {it["status"] for them in suppressed.values() for it in them} == {"accepted"}


def test_what_could_not_be_read_is_no_success() -> None:
    invocation = log()["runs"][0]["invocations"][0]

    told = invocation["toolExecutionNotifications"]
    assert [it["descriptor"]["id"] for it in told] == ["not-checkable", "not-checkable", "crashed"]
    assert (
        told[1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "site/empty.txt"
    )
    assert invocation["executionSuccessful"] is False


def test_a_piece_of_a_container_that_cannot_be_read_stands_in_its_container() -> None:
    piece = NotCheckable("mail.eml!scan.doc", "too old")

    told = log(items=(piece,))["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]

    place = told["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "site/mail.eml", "uriBaseId": "SRCROOT"}
    assert told["message"]["text"] == "mail.eml!scan.doc: could not be checked: too old"


def test_a_run_that_checked_nothing_is_no_success() -> None:
    invocation = log(items=())["runs"][0]["invocations"][0]

    assert invocation["executionSuccessful"] is False
    assert [it["descriptor"]["id"] for it in invocation["toolExecutionNotifications"]] == [
        "nothing-checked"
    ]
    allowed = replace(ALL, policy=replace(ALL.policy, allow_empty=True))
    assert log(allowed, ())["runs"][0]["invocations"][0]["executionSuccessful"] is True


def test_a_clean_run_is_a_success() -> None:
    invocation = log(items=ITEMS[1:2])["runs"][0]["invocations"][0]

    assert invocation == {"toolExecutionNotifications": [], "executionSuccessful": True}


def test_no_message_becomes_a_link() -> None:
    linked = replace(ABSENT, message="see [this](https://evil.example)")

    texts = [it["message"]["text"] for it in results(items=(Checked(reading(), (linked,), ""),))]

    assert texts == ["see [this] (https://evil.example)"]


@pytest.mark.skipif(find_spec("sarif") is None, reason="sarif-tools is not installed")
def test_other_peoples_tools_read_it(tmp_path: Path) -> None:
    file = tmp_path / "faracheck.sarif"
    file.write_text(whole(REPORTER, ALL, ITEMS), encoding="utf-8")

    def sarif(*arguments: str) -> str:
        command = [sys.executable, "-m", "sarif", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
        return done.stdout

    summary = sarif("summary", str(file))
    sarif("csv", "--output", "out.csv", str(file))

    assert "error: 1" in summary
    assert "warning: 2" in summary
    assert "FARA001" in (tmp_path / "out.csv").read_text(encoding="utf-8")


def test_the_day_of_the_law_is_told() -> None:
    assert log()["runs"][0]["properties"]["day"] == date(2026, 11, 23).isoformat()
