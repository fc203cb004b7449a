"""The settings at the command line: found, shown, and refused with a sentence."""

import json
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import jsonschema
import pytest
import yaml

from tests.command import faracheck
from tests.drafts import COMPLYING

SETTINGS = """\
registrant: {name: Pelham Strategies LLC, number: 7012}
principals:
  - {name: Ministry of Tourism of Sarkand, mentions: [Sarkand]}
  - {name: Republic of Vastria, mentions: [Vastria]}
materials:
  - {match: [sarkand/**], for: Ministry of Tourism of Sarkand, medium: print}
  - {match: [vastria/**], for: Republic of Vastria}
  - {match: [careers/**], for: none, reason: job offers, approver: A. Marsh}
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path) -> Iterator[None]:
    (tmp_path / "faracheck.yaml").write_text(SETTINGS, encoding="utf-8")
    for folder in ("sarkand", "vastria", "careers", "other"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(COMPLYING, encoding="utf-8")
    with chdir(tmp_path):
        yield


def test_a_draft_is_judged_by_what_the_settings_say_of_its_path() -> None:
    assert faracheck("check", "sarkand").code == 0
    another = faracheck("check", "vastria")
    assert another.code == 1
    assert "other-principal" in another.out


def test_a_draft_that_nobody_declared_needs_a_person() -> None:
    ended = faracheck("check", "other", "--format", "concise")

    assert ended.code == 1
    assert "Whose item is this?" in ended.out
    assert faracheck("check", "other", "--principal", "Ministry of Tourism of Sarkand").code == 0


def test_a_run_of_material_for_nobody_checked_nothing() -> None:
    ended = faracheck("check", "careers")

    assert ended.code == 3
    assert "1 for no principal: job offers (by A. Marsh)" in ended.out


def test_settings_can_be_left_unread() -> None:
    assert faracheck("check", "vastria", "--isolated").code == 0


def test_settings_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("mine.yaml").write_text("registrant: {name: Quell & Marsh}\n", encoding="utf-8")

    assert faracheck("check", "other", "--config", "mine.yaml").code == 1
    monkeypatch.setenv("FARACHECK_CONFIG", "mine.yaml")
    assert "other-agent" in faracheck("check", "other").out


def test_a_second_settings_file_below_ends_the_run() -> None:
    Path("vastria/faracheck.yaml").write_text("fail-on: note\n", encoding="utf-8")
    ended = faracheck("check", ".")

    assert ended.code == 2
    assert "a run has one settings file" in ended.err


def test_a_second_settings_file_in_a_folder_without_drafts_ends_it_too() -> None:
    Path("new/in").mkdir(parents=True)
    Path("new/in/faracheck.yaml").write_text("fail-on: note\n", encoding="utf-8")

    assert faracheck("check", ".").code == 2
    assert faracheck("check", "sarkand").code == 0
    assert faracheck("check", ".", "--exclude", "new", "--exclude", "vastria").code == 1


def test_every_setting_is_shown_with_where_it_comes_from() -> None:
    ended = faracheck("config", "show")

    assert ended.code == 0
    assert "registrant: {name: Pelham Strategies LLC, number: 7012}" in ended.out
    assert "faracheck.yaml:1:1)" in ended.out
    assert "exclude: -  (default)" in ended.out


def test_each_part_of_a_setting_is_shown_with_its_own_line() -> None:
    lines = faracheck("config", "show").out.splitlines()

    assert any(
        it.startswith("  - {name: Republic of Vastria") and it.endswith("faracheck.yaml:4:5)")
        for it in lines
    )
    assert any(
        it.startswith("  number: 7012") and it.endswith("faracheck.yaml:1:43)") for it in lines
    )
    assert "  aliases: -  (default)" in lines
    assert "  size: 50000000  (default)" in lines
    assert "fail-on: error  (default)" in lines


def test_what_the_command_says_is_shown_with_the_option_that_says_it() -> None:
    text = f"{SETTINGS}exclude: [old]\nfail-on: warning\nlimits: {{size: 1000}}\n"
    Path("faracheck.yaml").write_text(text, encoding="utf-8")
    options = ("--exclude", "x", "--fail-on", "note", "--limit", "header-field=7")
    more = ("--ignore", "far-down,other-contact", "--medium", "web")
    ended = faracheck("config", "show", *options, *more)

    assert ended.code == 0
    assert "exclude: [old, x]  (" in ended.out
    assert "faracheck.yaml:9:1 and --exclude)" in ended.out
    assert "fail-on: note  (--fail-on, in place of " in ended.out
    assert "ignore: [far-down, other-contact]  (--ignore)" in ended.out
    assert "  header-field: 7  (--limit)" in ended.out
    assert "  size: 1000  (" in ended.out
    assert "faracheck.yaml:11:10)" in ended.out
    assert ended.out.endswith("for all drafts of the run:\nmedium: web  (--medium)\n")


def test_how_the_settings_file_was_found_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(*options: str) -> str:
        return faracheck("config", "show", *options).out.splitlines()[0].rpartition("  ")[2]

    assert found() == "(the nearest above the inputs)"
    assert found("--config", "faracheck.yaml") == "(--config)"
    assert found("--isolated") == "(--isolated)"
    monkeypatch.setenv("FARACHECK_CONFIG", "faracheck.yaml")
    assert found() == "(FARACHECK_CONFIG)"


def test_the_files_in_scope_are_listed_with_their_principals() -> None:
    rows = {
        row["path"]: row
        for row in json.loads(faracheck("config", "files", ".", "--format", "json").out)
    }

    assert rows["sarkand/a.txt"]["principals"] == ["Ministry of Tourism of Sarkand"]
    assert rows["other/a.txt"]["whose"] == "undeclared"
    assert rows["careers/a.txt"]["checked"] is False
    assert "3 of 5 would be checked" in faracheck("config", "files", ".").out
    assert faracheck("config", "files", "careers").code == 3


def test_the_schema_takes_what_is_read_and_refuses_what_is_not() -> None:
    schema = json.loads(faracheck("config", "schema").out)

    jsonschema.validate(yaml.safe_load(SETTINGS.replace("7012", "'7012'")), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"fail-onn": "error"}, schema)
