"""Annotations, read as GitHub's runner reads them."""

import re
from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from faracheck.model.document import Place
from faracheck.model.outcome import Checked, Item
from faracheck.model.report import OnReview, Policy, Run
from faracheck.reporters.github import REPORTER
from tests.build_reading import reading
from tests.nasty import ABSENT, ITEMS, PAGED, QUOTED, RUN
from tests.reporters.whole import whole


@dataclass(frozen=True, slots=True)
class Command:
    """A workflow command as the runner takes it from a line."""

    name: str
    properties: dict[str, str]
    message: str


def commands(text: str) -> list[Command]:
    """Read a log as the runner does: by lines, `::name key=value,…::message`, then unescaped."""
    found = []
    for line in re.split(r"\r\n|\r|\n", text):
        trimmed = line.lstrip()
        if not trimmed.startswith("::"):
            assert "##[" not in trimmed
            continue
        head, _, message = trimmed[2:].partition("::")
        name, _, told = head.partition(" ")
        pairs = (pair.partition("=") for pair in told.split(",") if pair)
        properties = {key: _unescaped(value) for key, _, value in pairs}
        found.append(Command(name, properties, _unescaped(message)))
    return found


def _unescaped(text: str) -> str:
    for escape, char in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(escape, char)
    return text


def seen(*items: Item, run: Run = RUN) -> list[Command]:
    return commands(whole(REPORTER, run, items))


def test_every_finding_is_an_annotation_and_nothing_else_is() -> None:
    told = seen(*ITEMS)

    assert [(it.name, it.properties["title"]) for it in told] == [
        ("error", "statement-missing (FARA001)"),
        ("error", "statement-unclear (FARA010)"),
        ("warning", "contact-missing (PRESS001)"),
        ("notice", "other-language (FARA050)"),
        ("notice", "wording-unvouched (FARA051)"),
        ("error", "could not be checked"),
        ("error", "could not be checked"),
        ("error", "faracheck has a bug"),
    ]


def test_a_review_that_is_only_reported_is_no_error() -> None:
    reported = replace(RUN, policy=Policy(on_review=OnReview.REPORT))
    item = Checked(reading(), (QUOTED, ABSENT), "")

    assert [it.name for it in seen(item)] == ["error", "error"]
    assert sorted(it.name for it in seen(item, run=reported)) == ["error", "warning"]


def test_an_annotation_stands_at_its_words() -> None:
    here = replace(ABSENT, quote="words", start=Place(3, 7), end=Place(3, 12))

    told = seen(Checked(reading(path="a,b:c%d.html"), (here,), ""))[0]

    assert told.properties == {
        "file": "site/a,b:c%d.html",
        "title": "statement-missing (FARA001)",
        "line": "3",
        "col": "7",
        "endLine": "3",
        "endColumn": "12",
    }
    assert told.message == (
        "error: No statement was found.\na,b:c%d.html, line 3, column 7\nquote: “words”\n"
        "mend: Put the statement at the beginning."
    )


def test_an_annotation_over_several_lines_keeps_its_beginning() -> None:
    told = seen(Checked(reading(), (QUOTED,), ""))[0]

    assert told.properties["line"] == "3"
    assert "endColumn" not in told.properties


def test_a_place_without_lines_stands_in_the_message() -> None:
    told = seen(Checked(reading(), (PAGED,), ""))[0]

    assert "line" not in told.properties
    assert "page 2" in told.message


def test_a_run_that_checked_nothing_is_an_error() -> None:
    assert [it.properties["title"] for it in seen()] == ["nothing was checked"]
    assert seen(run=replace(RUN, policy=Policy(allow_empty=True))) == []


@given(st.text(), st.text(), st.text())
def test_no_text_of_a_draft_is_a_command_or_leaves_its_own(
    path: str, quote: str, message: str
) -> None:
    odd = replace(ABSENT, quote=f"\n::set-output name=x::{quote}", message=f"%0A::error::{message}")

    told = seen(Checked(reading(path=f"x{path}"), (odd,), "\n::error::x"))

    assert [(it.name, set(it.properties)) for it in told] == [
        ("error", {"file", "title", "line", "col"})
    ]
    assert told[0].message.startswith("error: %0A::error::")
