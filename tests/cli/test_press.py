"""What a user is told of the contact block, in text, HTML and Markdown."""

from pathlib import Path

import pytest

from tests.command import faracheck
from tests.drafts import COMPLYING, RELEASE, STATEMENT

PRESS = ("--no-cache", "--select", "PRESS001,PRESS002,PRESS003,PRESS004", "--format", "concise")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def told(name: str, text: str) -> list[str]:
    """Return the rules that a draft departs from, each with its line and column."""
    Path(name).write_text(text, encoding="utf-8")
    lines = faracheck("check", name, *PRESS).out.splitlines()
    return [line for line in lines if "PRESS0" in line]


def test_a_release_without_a_contact_is_told_once() -> None:
    (line,) = told("release.txt", RELEASE)

    assert line.startswith("release.txt:1:1:")
    assert "no contact block was found" in line


def test_an_ordinary_page_owes_no_contact() -> None:
    assert told("page.txt", COMPLYING) == []


def test_a_contact_that_is_hidden_is_shown_where_it_stands() -> None:
    block = '<p style="display:none">Contact: Marta Quell, (202) 555-0143, m@quell.example</p>'

    (line,) = told("page.html", f"<p>{STATEMENT}</p>\n<p>FOR IMMEDIATE RELEASE</p>\n{block}")

    assert line.startswith("page.html:3:25:")
    assert "cannot be seen" in line


def test_each_missing_field_is_told_at_the_block() -> None:
    block = "**Press contact:** [write](mailto:press@quell.example)"

    lines = told("page.md", f"{STATEMENT}\n\nFOR IMMEDIATE RELEASE\n\n{block}\n")

    assert [line.partition(" ")[0] for line in lines] == ["page.md:5:3:", "page.md:5:3:"]
    assert "names nobody" in lines[0]
    assert "no telephone number" in lines[1]
