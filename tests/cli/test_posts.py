"""Exports of posts on the command line: read when somebody means them, and never by accident."""

import json
from pathlib import Path

import pytest

from tests.command import faracheck
from tests.drafts import STATEMENT

BODY = "The first train left Ostravar on Monday for the high villages of the valley."
PASSED_OVER = "data: name it, or map it in the settings, and the posts in it are checked"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "social").mkdir()
    (tmp_path / "social" / "posts.json").write_text(json.dumps([{"text": BODY}]))
    (tmp_path / "package.json").write_text('{"name": "site", "version": "1.0"}')
    (tmp_path / "release.txt").write_text(f"{STATEMENT}\n\n{BODY}\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(folder: Path, material: str) -> None:
    (folder / "faracheck.yaml").write_text(f"materials:\n  - {material}\n")


@pytest.mark.usefixtures("folder")
def test_in_a_folder_data_is_passed_over_and_listed() -> None:
    ended = faracheck("check", ".")

    assert ended.code == 0
    assert f"2 {PASSED_OVER}" in ended.out


@pytest.mark.parametrize("path", ["social/posts.json", "social/*.json", "**/p*s.json"])
@pytest.mark.usefixtures("folder")
def test_what_is_named_is_read(path: str) -> None:
    ended = faracheck("check", path, "--format", "concise")

    assert ended.code == 1
    assert "social/posts.json!1:1:12: error: statement-missing" in ended.out


@pytest.mark.usefixtures("folder")
def test_what_is_named_and_not_understood_could_not_be_checked() -> None:
    ended = faracheck("check", "package.json")

    assert ended.code == 4
    assert "no post was found in it" in ended.out


@pytest.mark.parametrize(
    "material",
    ['{match: ["social/*.json"]}', '{match: ["social/**"], medium: social}', "{match: [x.JSON]}"],
)
def test_settings_may_mean_it(folder: Path, material: str) -> None:
    (folder / "x.JSON").write_text('{"text": "a b"}')
    settings(folder, material)
    ended = faracheck("check", ".", "--verbose")

    assert ended.code == 1
    assert f"package.json: skipped: {PASSED_OVER}" in ended.out


def test_settings_that_cover_a_whole_folder_do_not_mean_its_data(folder: Path) -> None:
    settings(folder, '{match: ["**"], medium: web}')

    assert faracheck("check", ".").code == 0


def test_a_statement_in_the_profile_that_the_settings_know_is_for_a_person(folder: Path) -> None:
    settings(folder, f'{{match: ["social/*.json"], profile: "{STATEMENT}"}}')
    ended = faracheck("check", "social/posts.json", "--format", "concise")

    assert ended.code == 1
    assert "review (error): statement-missing (FARA001): The post carries no statement" in ended.out

    settings(folder, '{match: ["social/*.json"], profile: "  "}')
    assert "No statement was found" in faracheck("check", "social/posts.json").out


@pytest.mark.usefixtures("folder")
def test_standard_input_is_named() -> None:
    ended = faracheck(
        "check", "-", "--stdin-filename", "posts.csv", stdin=f'text\n"{STATEMENT}"\n'.encode()
    )

    assert ended.code == 0


@pytest.mark.usefixtures("folder")
def test_a_post_tells_its_record_and_its_field() -> None:
    Path("posts.json").write_text(json.dumps([{"text": BODY}, {"body": f"{BODY} {STATEMENT}"}]))
    ended = faracheck("inspect", "posts.json", "--format", "jsonl")
    (found,) = json.loads(ended.out.splitlines()[1])["statements"]

    assert (found["place"], found["start"]["line"]) == ({"record": 2, "field": "/body"}, 1)
    column = found["start"]["column"]
    said = f"label, line 1, column {column} (record 2, field /body)"
    assert said in faracheck("inspect", "posts.json").out
