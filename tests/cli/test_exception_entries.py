"""An entry that cannot stand is an outcome of its own, told at its line, and exempts nothing."""

import json
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from faracheck.engine.schemas import schema_text
from tests.command import faracheck
from tests.drafts import COMPLYING, DEPARTING, RELEASE

ADD = ("waivers", "add", "a.txt", "contact-missing", "--reason", "wire copy", "--approver", "Marsh")
STRICT = ("--fail-on", "warning")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path) -> Iterator[None]:
    (tmp_path / "a.txt").write_text(RELEASE, encoding="utf-8")
    (tmp_path / "bad.txt").write_text(DEPARTING, encoding="utf-8")
    with chdir(tmp_path):
        yield


ENTRY = (
    "id: W-1, rule: contact-missing, document: a.txt, text-sha256: x, reason: r, approver: a,"
    " approved: 2026-11-01, expires: 2026-11-20"
)

BLANK = "approver: ' '"


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ("only words", "keys with values are expected here, not 'only words'"),
        (f"{{{ENTRY}, ticked: x}}", "the key 'ticked' is not known here (did you mean 'ticket'?)"),
        (f"{{{ENTRY.replace(', approver: a', '')}}}", "the key 'approver' is missing"),
        (f"{{{ENTRY.replace('approver: a', 'approver: [a, b]')}}}", "a word is expected here"),
        (f"{{{ENTRY.replace('approver: a', BLANK)}}}", "nothing is written for 'approver'"),
        (f"{{{ENTRY.replace('11-20', '13-20')}}}", "there is no day 2026-13-20"),
        (f"{{{ENTRY.replace('2026-11-20', '2026-10-20')}}}", "expires after it is approved"),
    ],
)
def test_an_entry_that_cannot_be_read_is_an_outcome_at_its_line(entry: str, why: str) -> None:
    Path("waivers.yaml").write_text(f"waivers:\n  - {entry}\n", encoding="utf-8")
    report = json.loads(faracheck("check", "a.txt", "--format", "json").out)
    draft, book = report["inputs"]
    (told,) = (it for it in book["outcomes"] if it["verdict"] == "fail")

    assert (draft["status"], book["status"], book["path"]) == (
        "checked",
        "exceptions",
        "waivers.yaml",
    )
    assert told["name"] == "exception-malformed"
    assert why in told["message"]
    assert told["start"]["line"] == 2
    assert report["counts"]["checked"] == 1
    assert not any(it["waiver"] for it in draft["outcomes"])
    Draft202012Validator(json.loads(schema_text("report"))).validate(report)


def test_what_is_wrong_with_an_entry_fails_the_run_by_its_severity() -> None:
    Path("waivers.yaml").write_text("waivers: [words]\n", encoding="utf-8")
    asked = ("check", "good.txt")
    Path("good.txt").write_text(COMPLYING, encoding="utf-8")

    assert faracheck(*asked).code == 0
    strict = faracheck(*asked, *STRICT)
    assert strict.code == 1
    assert "1 file of waivers and settlements failed" in strict.out
    assert faracheck(*asked, *STRICT, "--no-waivers").code == 0
    assert faracheck(*asked, *STRICT, "--ignore", "exception-malformed").code == 0
    assert faracheck("check", "empty", *STRICT).code == 2
    Path("empty").mkdir()
    assert faracheck("check", "empty", *STRICT).code == 1
    assert faracheck("check", "empty").code == 3


def test_what_is_wrong_with_an_entry_stands_in_every_format() -> None:
    Path("waivers.yaml").write_text("waivers: [words]\n", encoding="utf-8")
    for form in ("text", "concise", "json", "jsonl", "markdown", "html", "junit", "github"):
        assert "exception-malformed" in faracheck("check", "a.txt", "--format", form).out
    (issue,) = (
        it
        for it in json.loads(faracheck("check", "a.txt", "--format", "gitlab").out)
        if it["check_name"] == "exception-malformed"
    )
    assert issue["location"] == {"path": "waivers.yaml", "lines": {"begin": 1}}
    results = json.loads(faracheck("check", "a.txt", "--format", "sarif").out)["runs"][0]["results"]
    assert {"GATE004"} == {
        it["ruleId"]
        for it in results
        if it["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "waivers.yaml"
    }
    assert "1 of the 2" not in faracheck("check", "a.txt").out


def test_a_file_that_is_no_list_of_exceptions_ends_the_run() -> None:
    for text in ("waivers: [", "waivres: []", "waivers: words", "- a list"):
        Path("waivers.yaml").write_text(text, encoding="utf-8")
        ended = faracheck("check", "a.txt")
        assert ended.code == 2
        assert "waivers.yaml:" in ended.err
    for text in ("", "# nothing yet\n", "waivers:\n", "waivers: []\nsettlements:\n"):
        Path("waivers.yaml").write_text(text, encoding="utf-8")
        assert faracheck("check", "a.txt", *STRICT).err == ""


def test_a_redacted_report_says_nothing_of_what_an_entry_names() -> None:
    entry = ENTRY.replace("a.txt", "Ostravar.txt").replace("W-1", "Ostravar")
    text = f"waivers:\n  - {{{entry}}}\n  - {{id: Ostravar}}\n"
    Path("waivers.yaml").write_text(text, encoding="utf-8")
    for form in ("text", "json", "html", "sarif", "junit", "gitlab", "github", "markdown"):
        ended = faracheck("check", "a.txt", "--redact", "--format", form)
        assert "exception-unknown" in ended.out
        assert "Ostravar" not in ended.out + ended.err


def test_an_entry_that_cannot_be_read_is_listed_and_left_for_a_person() -> None:
    faracheck(*ADD)
    text = Path("waivers.yaml").read_text(encoding="utf-8") + "  - {id: W-2}\n"
    Path("waivers.yaml").write_text(text, encoding="utf-8")

    assert "waivers.yaml:10:5: malformed: the key 'rule' is missing (waiver W-2)" in (
        faracheck("waivers", "list").out
    )
    assert faracheck("waivers", "audit").code == 1
    pruned = faracheck("waivers", "prune")
    assert pruned.out == "0 taken out\n"
    assert "left for a person to mend" in pruned.err
    assert Path("waivers.yaml").read_text(encoding="utf-8") == text


def test_an_exception_for_a_draft_outside_the_run_is_not_told() -> None:
    faracheck(*ADD)

    assert faracheck("check", "bad.txt", "late.txt", *STRICT).out.count("GATE0") == 0


@pytest.mark.parametrize(("name", "told"), [("./a.txt", False), ("x/../a.txt", True)])
def test_a_draft_goes_by_its_path_from_the_folder_of_the_settings(name: str, *, told: bool) -> None:
    Path("x").mkdir()
    faracheck(*ADD)
    file = Path("waivers.yaml")
    file.write_text(file.read_text(encoding="utf-8").replace('"a.txt"', name), encoding="utf-8")
    ended = faracheck("check", "a.txt", "--fail-on", "warning")

    assert ended.code == told
    assert (f"is for {name}, and there is no such draft" in ended.out) is told
    assert faracheck("waivers", "audit").code == told
