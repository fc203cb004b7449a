"""Sources of pages: on what a template may leave out, nobody can rely."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.command import faracheck
from tests.drafts import BODY, STATEMENT

SYNTAXES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("template-syntaxes.yml").read_text(encoding="utf-8")
)
FRAMES = {
    "html": "<html lang=en>\n<body>\n{}\n<p>" + BODY + "</p>\n</body>\n</html>\n",
    "md": "{}\n\n" + BODY + "\n",
    "txt": "{}\n\n" + BODY + "\n",
}
NAMES = {"agent": "Pelham Strategies LLC", "principal": "Ministry of Tourism of Sarkand"}
BRANCHES = ("condition", "otherwise", "loop")


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a template language in one format: the law it is held to, and its source."""

    law: str
    name: str
    source: str


def _uses() -> Iterator[Use]:
    for language, syntax in SYNTAXES.items():
        for suffix in syntax.get("formats", FRAMES):
            for law, first in _firsts(syntax, suffix):
                name = f"{law}-{language.replace(' ', '-')}.{suffix}"
                yield Use(law, name, FRAMES[suffix].format(first))


def _firsts(syntax: dict[str, Any], suffix: str) -> Iterator[tuple[str, str]]:
    """Yield what each law is tried on: the beginning of a draft in this language."""

    def paragraph(text: str) -> str:
        return f"<p>{text}</p>" if suffix == "html" else text

    said = paragraph(STATEMENT)
    for key, value in syntax.items():
        if key == "comment":
            yield key, f"{value[0]} {said} {value[1]}"
        elif key in BRANCHES:
            yield f"branch-{key}", f"{value[0]}\n{said}\n{value[1]}"
            yield f"behind-{key}", f"{value[0]}\n{value[1]}\n\n{said}"
        elif key == "variable":
            yield "greeting", f"{said}\n\n{paragraph(f'Dear {value},')}"
            for role, name in NAMES.items():
                yield f"blank-{role}", paragraph(STATEMENT.replace(name, value))
        elif key == "include":
            yield key, value


USES = tuple(_uses())


def _held_to(law: str) -> pytest.MarkDecorator:
    names = [use.name for use in USES if use.law.split("-")[0] == law]
    return pytest.mark.parametrize("name", names)


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Check every use in one run; return what was said of each."""
    folder = tmp_path_factory.mktemp("templates")
    for use in USES:
        (folder / use.name).write_text(use.source, encoding="utf-8")
    report = json.loads(faracheck("check", str(folder), "--format", "json").out)
    return {Path(draft["path"]).name: draft for draft in report["inputs"]}


def _found(draft: dict[str, Any]) -> dict[str, str]:
    """Return the messages of the findings by the name of the rule."""
    findings = [one for one in draft["outcomes"] if one["verdict"] in {"fail", "review"}]
    return {one["name"]: one["message"] for one in findings}


@_held_to("comment")
def test_what_stands_in_a_comment_is_not_in_the_draft(
    name: str, verdicts: dict[str, dict[str, Any]]
) -> None:
    assert verdicts[name]["verdict"] == "fail"
    assert set(_found(verdicts[name])) & {"statement-missing", "statement-hidden"}


@_held_to("branch")
def test_what_a_condition_or_a_loop_may_leave_out_needs_a_person(
    name: str, verdicts: dict[str, dict[str, Any]]
) -> None:
    assert verdicts[name]["verdict"] == "review"
    assert "statement-optional" in _found(verdicts[name])


@_held_to("behind")
def test_what_stands_behind_a_condition_is_there_whatever_it_says(
    name: str, verdicts: dict[str, dict[str, Any]]
) -> None:
    assert verdicts[name]["verdict"] == "pass"


@_held_to("blank")
def test_a_variable_where_a_name_belongs_is_a_blank(
    name: str, verdicts: dict[str, dict[str, Any]]
) -> None:
    assert verdicts[name]["verdict"] == "fail"
    assert "blank-left" in _found(verdicts[name])


@_held_to("greeting")
def test_a_variable_elsewhere_is_nobodys_business(
    name: str, verdicts: dict[str, dict[str, Any]]
) -> None:
    assert verdicts[name]["verdict"] == "pass"


@_held_to("include")
def test_an_include_beside_a_missing_statement_is_named(
    name: str, verdicts: dict[str, dict[str, Any]]
) -> None:
    said = _found(verdicts[name])["statement-missing"]

    assert "an include stands at line" in said
    assert "check the built page" in said
