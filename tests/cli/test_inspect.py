"""`faracheck inspect` and the commands about rules, as a user meets them."""

import json
from pathlib import Path

import pytest

from tests.command import faracheck
from tests.drafts import COMPLYING, DEPARTING, STATEMENT


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(COMPLYING, encoding="utf-8")
    Path("bad.txt").write_text(DEPARTING, encoding="utf-8")
    Path("blank.txt").write_text(" ", encoding="utf-8")
    Path("photo.jpg").write_text("JFIF", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("good.txt",), 0),
        (("bad.txt",), 0),
        (("bad.txt", "--format", "jsonl"), 0),
        (("gone.txt",), 2),
        (("good.txt", "--format", "json"), 2),
        (("gone*",), 3),
        (("good.txt", "blank.txt"), 4),
        ((".",), 4),
    ],
    ids=str,
)
def test_reading_is_never_a_finding(args: tuple[str, ...], code: int) -> None:
    assert faracheck("inspect", *args).code == code


def test_a_program_gets_one_object_a_draft() -> None:
    ended = faracheck("inspect", ".", "--format", "jsonl")

    drafts = {it["path"]: it for it in map(json.loads, ended.out.splitlines())}
    assert sorted(drafts) == ["bad.txt", "good.txt"]
    assert drafts["bad.txt"]["statements"] == []
    (statement,) = drafts["good.txt"]["statements"]
    assert statement["text"] == STATEMENT
    assert all(statement["elements"].values())
    assert statement["agent"] == "Pelham Strategies LLC"
    assert statement["principals"] == ["Ministry of Tourism of Sarkand"]
    assert statement["start"] == {"line": 1, "column": 1}
    assert ended.err.startswith("faracheck: blank.txt: could not be checked: ")
    assert "faracheck: 2 read; 1 skipped (1 image or media); 1 could not be checked" in ended.err


def test_a_rule_is_explained_by_name_and_by_id() -> None:
    by_name = faracheck("explain", "statement-missing")

    assert by_name.code == 0
    assert by_name.out.startswith("statement-missing (FARA001), pack fara, error\n")
    assert faracheck("explain", "fara001").out == by_name.out
    assert faracheck("explain", "statement-mising").code == 2


def test_a_rule_is_shown_as_it_is_written() -> None:
    shown = faracheck("rules", "show", "FARA005")

    assert shown.out.startswith("  - id: FARA005\n    name: principal-missing\n")
    assert "FARA006" not in shown.out


def test_the_rules_are_listed() -> None:
    assert "FARA001" in faracheck("rules", "list").out


@pytest.mark.parametrize("name", ["report", "reading", "rule"])
def test_a_schema_is_printed(name: str) -> None:
    assert json.loads(faracheck("schema", name).out)["$id"] == f"urn:faracheck:schema:{name}:v1"


HOUSE_RULE = """\
rules:
  - id: HOUSE001
    name: house-statement
    severity: error
    summary: A statement is there.
    why: The house wants it.
    mend: Write it.
    law: [usc-614-b]
    check: {{kind: statement-present}}
    messages: {{found: It is there., missing: It is not there., unreadable: It cannot be read.}}
    cases:
      complying: [{{text: "{good}"}}]
      departing: [{{text: "{bad}"}}]
"""


@pytest.mark.parametrize("options", [(), ("--coverage",)], ids=str)
@pytest.mark.parametrize(("bad", "broken"), [("A boat sails.", False), (STATEMENT, True)])
def test_the_cases_of_a_users_own_rules_are_run(
    bad: str, options: tuple[str, ...], *, broken: bool
) -> None:
    Path("house").mkdir()
    text = HOUSE_RULE.format(good=STATEMENT, bad=bad)
    Path("house/rules.yaml").write_text(text, encoding="utf-8")

    ended = faracheck("rules", "test", "--rules", "house", *options)

    assert ("HOUSE001 house-statement, departing case 1" in ended.out) is broken
    assert ("HOUSE001 house-statement: no case makes it fail" in ended.out) is (
        broken and bool(options)
    )
    assert ended.code == 1 or not broken
