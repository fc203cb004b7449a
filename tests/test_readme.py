"""The README shows what the program really says; `pytest --bless` rewrites it."""

import re
import shlex
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from faracheck.model.limits import Limits, key_of
from faracheck.ports import Check
from faracheck.rulebook.compose import kinds, wanted_messages
from faracheck.rulebook.pack import load_rulebook
from tests.command import faracheck

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
RUN = re.compile(r"(```console\n\$ faracheck )(.*)\n(?:[^`]*\n)?(```)")
RULES = re.compile(r"(<!-- rules: .*-->\n)(?:.*\n)*?(<!-- end of rules -->)")
LIMITS = re.compile(r"(<!-- limits: .*-->\n)(?:.*\n)*?(<!-- end of limits -->)")
KINDS = re.compile(r"(<!-- kinds: .*-->\n)(?:.*\n)*?(<!-- end of kinds -->)")


@pytest.fixture
def readme(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Return the README as it stands and as it should, and bless it if asked."""
    monkeypatch.chdir(ROOT)
    text = README.read_text(encoding="utf-8")
    true = RUN.sub(lambda run: run[1] + run[2] + "\n" + _output(run[2]) + run[3], text)
    true = RULES.sub(lambda found: found[1] + _rules() + found[2], true)
    true = LIMITS.sub(lambda found: found[1] + _limits() + found[2], true)
    if request.config.getoption("--bless"):
        README.write_text(true, encoding="utf-8")
    return README.read_text(encoding="utf-8"), true


def _output(command: str) -> str:
    return faracheck(*shlex.split(command)).out


def _rules() -> str:
    rows = "".join(
        f"| `{rule.name}` | {rule.id} | {rule.severity} | {rule.summary} |\n"
        for rule in load_rulebook().rules
    )
    return f"| rule | id | severity | what must hold |\n|---|---|---|---|\n{rows}"


def _limits() -> str:
    rows = "".join(
        f"| `{key_of(it.name)}` | {it.default:,} | {it.metadata['counted']} |\n"
        for it in fields(Limits)
    )
    return f"| limit | by default | counts |\n|---|---|---|\n{rows}"


def test_the_readme_shows_real_output_and_every_rule(readme: tuple[str, str]) -> None:
    shown, true = readme

    assert len(RUN.findall(true)) == 3
    assert shown == true


def test_the_manual_of_rules_has_every_check_kind(request: pytest.FixtureRequest) -> None:
    manual = ROOT / "rules" / "README.md"
    true = KINDS.sub(
        lambda found: found[1] + _kinds() + found[2], manual.read_text(encoding="utf-8")
    )
    if request.config.getoption("--bless"):
        manual.write_text(true, encoding="utf-8")

    assert manual.read_text(encoding="utf-8") == true


def _kinds() -> str:
    head = "| kind | what it does | settings | messages |\n|---|---|---|---|\n"
    return head + "".join(
        f"| `{kind}` | {_promise(check)} | {_settings(check)} | {_listed(wanted_messages(check))} |\n"
        for kind, check in kinds().items()
    )


def _promise(check: type[Check]) -> str:
    return " ".join((check.__doc__ or "").partition("\n\n")[0].split())


def _settings(check: Any) -> str:
    return _listed(field.name.rstrip("_").replace("_", "-") for field in fields(check))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "none"


def test_the_first_screen_has_both_commands_on_lines_of_their_own() -> None:
    lines = README.read_text(encoding="utf-8").split("## Install")[0].splitlines()

    assert [line for line in lines if line.startswith("make ")] == ["make demo", "make test"]
    assert any("no legal advice" in line for line in lines)
