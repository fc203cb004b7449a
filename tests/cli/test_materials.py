"""What settings say of templates and campaigns, seen from the command line."""

from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest

from tests.command import faracheck
from tests.drafts import COMPLYING, STATEMENT

SETTINGS = """\
principals:
  - {name: Ministry of Tourism of Sarkand}
  - {name: Republic of Vastria & Sons}
materials:
  - {match: [letters/**], role: template, fills: {principal.name: principals, year: ["2026"]}}
  - {match: [sarkand/**], for: Ministry of Tourism of Sarkand, campaign: harbour}
  - {match: [layouts/**], role: template}
"""
NAME = "the Ministry of Tourism of Sarkand"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path) -> Iterator[None]:
    with chdir(tmp_path):
        Path("faracheck.yaml").write_text(SETTINGS, encoding="utf-8")
        for folder in ("letters", "sarkand", "layouts"):
            Path(folder).mkdir()
        yield


def test_a_template_is_judged_once_for_each_principal() -> None:
    letter = STATEMENT.replace(NAME, "{{ principal.name }}")
    Path("letters/a.html").write_text(f"<p>{letter}</p><p>In {{{{ year }}}} we met.</p>", "utf-8")
    ended = faracheck("check", "letters", "--show", "all")

    assert ended.code == 0
    assert "2 drafts checked: 2 passed" in ended.out
    assert "a.html!principal.name=Republic of Vastria & Sons, year=2026: pass" in ended.out
    assert "for Republic of Vastria & Sons, seven elements" in ended.out


@pytest.mark.parametrize("name", ["a.html.j2", "a.njk", "a.md.liquid", "a.txt.erb"])
def test_a_template_of_another_suffix_is_judged_as_what_it_becomes(name: str) -> None:
    letter = STATEMENT.replace(NAME, "{{ principal.name }}")
    Path("letters", name).write_text(f"{letter}\n\nIn {{{{ year }}}} we met.", "utf-8")
    Path("layouts", name).write_text(letter, "utf-8")
    walked = faracheck("check", ".")
    named = faracheck("check", f"letters/{name}")

    assert walked.code == named.code == 0
    assert "2 drafts checked: 2 passed" in walked.out
    assert "2 drafts checked: 2 passed" in named.out
    assert f"template {Path(name).suffix}" in walked.out
    assert faracheck("check", f"layouts/{name}").code == 4


def test_a_template_that_names_one_principal_for_all_fails_for_the_others() -> None:
    Path("letters/a.html").write_text(f"<p>{STATEMENT}</p>", "utf-8")
    ended = faracheck("check", "letters")

    assert ended.code == 1
    assert "1 passed, 1 failed" in ended.out


def test_a_run_that_saw_only_templates_checked_nothing() -> None:
    Path("layouts/a.html").write_text(f"<p>{STATEMENT}</p>", "utf-8")

    assert faracheck("check", "layouts").code == 3


def test_materials_of_one_campaign_name_the_same_parties() -> None:
    Path("sarkand/a.txt").write_text(COMPLYING, "utf-8")
    Path("sarkand/b.txt").write_text(COMPLYING, "utf-8")
    assert faracheck("check", "sarkand").code == 0
    other = COMPLYING.replace("Pelham Strategies LLC", "Quell & Marsh, Inc.")
    Path("sarkand/b.txt").write_text(other, "utf-8")
    ended = faracheck("check", "sarkand", "--format", "concise")

    assert ended.code == 1
    assert "campaign-names-another" in ended.out
    assert "sarkand/a.txt" in ended.out


def test_a_variable_without_a_value_is_told() -> None:
    Path("faracheck.yaml").write_text(
        "materials: [{match: [letters/**], fills: {principal.name: principals}}]", "utf-8"
    )
    Path("letters/a.html").write_text(f"<p>{STATEMENT}</p>", "utf-8")
    ended = faracheck("check", "letters")

    assert ended.code == 4
    assert "no value is known for principal.name" in ended.out
