"""Limits are raised and lowered by the command and by the settings, and told by their names."""

from collections.abc import Iterator
from contextlib import chdir
from dataclasses import fields
from pathlib import Path

import pytest

from faracheck.model.limits import Limits, key_of
from tests.command import faracheck
from tests.drafts import COMPLYING

SMALL = "a.txt: could not be checked: limit size: more than 9 bytes (--limit size=N raises it)"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path) -> Iterator[None]:
    (tmp_path / "a.txt").write_text(COMPLYING, encoding="utf-8")
    with chdir(tmp_path):
        yield


def test_a_draft_over_a_limit_of_the_command_could_not_be_checked() -> None:
    ended = faracheck("check", "a.txt", "--limit", "size=9")

    assert ended.code == 4
    assert SMALL in ended.out


def test_settings_lower_a_limit_and_the_command_outweighs_them() -> None:
    Path("faracheck.yaml").write_text("limits: {size: 9}\n", encoding="utf-8")

    assert faracheck("check", "a.txt").code == 4
    assert faracheck("check", "a.txt", "--limit", "size=90000").code == 0


def test_a_draft_with_more_findings_than_anybody_reads_could_not_be_checked() -> None:
    Path("b.txt").write_text("FOR IMMEDIATE RELEASE\n\nThe ports open today.\n", "utf-8")
    ended = faracheck("check", ".", "--limit", "findings=1")

    assert ended.code == 4
    assert (
        "b.txt: could not be checked: limit findings: more than 1 findings in one draft"
        in ended.out
    )
    assert "2 drafts" not in ended.out
    assert "1 passed" in ended.out
    assert faracheck("check", ".", "--limit", "findings=9").code == 1


@pytest.mark.parametrize("name", [key_of(it.name) for it in fields(Limits)])
def test_every_limit_can_be_set_in_both_places(name: str) -> None:
    Path("faracheck.yaml").write_text(f"limits: {{{name}: 90000}}\n", encoding="utf-8")

    assert faracheck("check", "a.txt", "--limit", f"{name}=90001").code == 0
    assert f"{name}: 90000" in faracheck("config", "show", "a.txt").out
    assert f'"{name}"' in faracheck("config", "schema").out


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("sizes=9", "no limit is called 'sizes'"),
        ("size", "'size' does not set a limit as size=1000 does"),
        ("size=0", "'size=0' does not set a limit as size=1000 does"),
        ("size=-3", "'size=-3' does not set a limit as size=1000 does"),
        ("size=" + "9" * 40, "does not set a limit"),
    ],
)
def test_a_limit_that_is_none_is_refused(given: str, said: str) -> None:
    ended = faracheck("check", "a.txt", "--limit", given)

    assert ended.code == 2
    assert said in ended.err


def test_a_limit_of_nothing_in_the_settings_is_refused_at_its_place() -> None:
    Path("faracheck.yaml").write_text("limits: {pages: 0}\n", encoding="utf-8")
    ended = faracheck("check", "a.txt")

    assert ended.code == 2
    assert "faracheck.yaml:1:9: the limit pages is at least 1" in ended.err
