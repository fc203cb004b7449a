"""Who asks for a browser besides `check --render`: `inspect`, the settings, a program of one's own."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from faracheck import Checker
from faracheck.model.document import Document, Look, Span
from faracheck.model.outcome import Checked
from faracheck.model.rendering import Decider
from faracheck.render.finding import NAMED_BY
from tests.browser import needs_chromium
from tests.command import faracheck

STATEMENT = (
    "This material is distributed by Pelham Strategies LLC on behalf of the Ministry of Tourism"
    " of Sarkand. Additional information is available at the Department of Justice,"
    " Washington, DC."
)
PLAIN = f"<!doctype html><title>Boats</title><p>{STATEMENT}</p><h1>A boat sails</h1>"
ON_A_PICTURE = PLAIN.replace("<p>", "<p style='color: #fff; background: url(back.png)'>")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("release.html").write_text(PLAIN, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("command", ["check", "inspect"])
def test_the_settings_may_require_a_browser(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAMED_BY, "/nowhere/chromium")
    Path("faracheck.yaml").write_text("render: require\n", encoding="utf-8")

    ended = faracheck(command, "release.html")

    assert ended.code == 2
    assert "--render require" in ended.err


@pytest.mark.parametrize("command", ["check", "inspect"])
def test_the_command_outweighs_the_settings(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAMED_BY, "/nowhere/chromium")
    Path("public").mkdir()
    Path("faracheck.yaml").write_text("render: require\nrender-root: public\n", encoding="utf-8")

    assert faracheck(command, "release.html", "--render", "off").code == 0


@needs_chromium
def test_inspect_says_which_reading_decided() -> None:
    ended = faracheck("inspect", "release.html", "--render", "require", "--format", "jsonl")

    (statement,) = json.loads(ended.out)["statements"]
    assert (statement["visible"], statement["decided_by"]) == (True, "rendered")
    assert statement["rendering"]["scripts"] is False


@needs_chromium
def test_the_settings_serve_a_built_site_with_its_scripts() -> None:
    Path("public").mkdir()
    Path("public/release.html").write_text(PLAIN, encoding="utf-8")
    Path("faracheck.yaml").write_text("render: require\nrender-root: public\n", encoding="utf-8")

    ended = faracheck("inspect", "public/release.html", "--format", "jsonl")

    (statement,) = json.loads(ended.out)["statements"]
    assert statement["rendering"]["scripts"] is True


@dataclass
class OneThatSees:
    """A browser to which everything is visible; it counts how often it was asked."""

    asked: int = 0

    def look(self, document: Document, span: Span) -> Look:
        """Say that the words can be seen."""
        del document, span
        self.asked += 1
        return Look(visible=True, contrast=21.0, decided_by=Decider.RENDERED)


def test_a_program_asks_its_browser_where_the_static_reading_cannot_tell() -> None:
    browser = OneThatSees()
    checker = Checker(date(2026, 11, 23), browser=browser)

    plain = checker.check_bytes(PLAIN.encode(), "release.html")
    asked_of_plain = browser.asked
    on_a_picture = checker.check_bytes(ON_A_PICTURE.encode(), "release.html")

    assert isinstance(plain, Checked)
    assert isinstance(on_a_picture, Checked)
    looks = [result.reading.statements[0].look for result in (plain, on_a_picture)]
    assert [look.decided_by for look in looks] == ["static", "rendered"]
    assert asked_of_plain == 0
