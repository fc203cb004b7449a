"""`faracheck check --render`: with a browser, without one, and with one that breaks down."""

import json
from pathlib import Path

import pytest

from faracheck.loaders.html import LOADER
from faracheck.model.document import Source, Span
from faracheck.ports import LoadOptions
from faracheck.render.browser import Setup, installed
from faracheck.render.finding import NAMED_BY
from tests.browser import needs_chromium
from tests.command import Ended, faracheck

STATEMENT = (
    "This material is distributed by Pelham Strategies LLC on behalf of the Ministry of Tourism"
    " of Sarkand. Additional information is available at the Department of Justice,"
    " Washington, DC."
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)
"""A black pixel."""


def page(style: str = "", body: str = "", head: str = "") -> str:
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>Boats</title>{head}"
        f"<style>{style}</style></head><body><p class=legal>{STATEMENT}</p>"
        f"<h1>A boat sails</h1><p>SARKAND. The boat sails on Tuesday.</p>{body}</body></html>"
    )


ON_A_PICTURE = ".legal { color: #fff; background-image: url(back.png) }"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def checked(markup: str, *options: str) -> tuple[dict[str, object], Ended]:
    """Return what the report says of the statement, and how the command ended."""
    Path("release.html").write_text(markup, encoding="utf-8")
    ended = faracheck("check", "release.html", "--format", "jsonl", *options)
    first = json.loads(ended.out.splitlines()[0]) if ended.out else {}
    return (first.get("statements") or [{}])[0], ended


def test_by_default_no_browser_is_asked() -> None:
    statement, ended = checked(page())

    assert ended.code == 0
    assert (statement["visible"], statement["decided_by"]) == (True, "static")
    assert statement["rendering"] is None


def test_required_without_a_browser_the_command_cannot_be_carried_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(NAMED_BY, "/nowhere/chromium")

    _, ended = checked(page(), "--render", "require")

    assert ended.code == 2
    assert ended.out == ""
    assert "--render require: FARACHECK_CHROMIUM names no program" in ended.err
    assert "apt install chromium" in ended.err


def test_required_without_playwright_the_error_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    browser = tmp_path / "chromium"
    browser.write_text("#!/bin/sh\n")
    browser.chmod(0o755)
    monkeypatch.setenv(NAMED_BY, str(browser))
    monkeypatch.setitem(__import__("sys").modules, "playwright.async_api", None)

    _, ended = checked(page(), "--render", "require")

    assert ended.code == 2
    assert "pip install 'faracheck[render]'" in ended.err


def test_without_a_browser_the_review_stands_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAMED_BY, "/nowhere/chromium")

    statement, ended = checked(page(ON_A_PICTURE), "--render", "auto")

    assert ended.code == 1
    assert (statement["visible"], statement["decided_by"]) == (None, "static")
    assert "no browser was asked: FARACHECK_CHROMIUM names no program" in str(statement["unsure"])
    assert "no browser can be asked" in ended.err


@pytest.mark.parametrize("option", ["--render-root", "--screenshots"])
def test_what_is_for_a_browser_is_refused_where_none_is_asked(option: str) -> None:
    _, ended = checked(page(), option, ".")

    assert ended.code == 2
    assert option in ended.err


@needs_chromium
def test_a_program_that_is_no_browser_does_not_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    browser = tmp_path / "chromium"
    browser.write_text("#!/bin/sh\nexit 3\n")
    browser.chmod(0o755)
    monkeypatch.setenv(NAMED_BY, str(browser))

    _, ended = checked(page(), "--render", "require")
    statement, softly = checked(page(ON_A_PICTURE), "--render", "auto")

    assert ended.code == 2
    assert "the browser could not start" in ended.err
    assert "Traceback" not in ended.err + softly.err
    assert softly.code == 1
    assert statement["visible"] is None
    assert "the browser could not judge it" in str(statement["unsure"])


@needs_chromium
def test_the_browser_settles_what_the_static_reading_cannot_tell() -> None:
    Path("back.png").write_bytes(PNG)

    unsure, _ = checked(page(ON_A_PICTURE))
    statement, ended = checked(page(ON_A_PICTURE), "--render", "auto")

    assert unsure["visible"] is None
    assert ended.code == 0
    assert (statement["visible"], statement["decided_by"]) == (True, "rendered")
    assert statement["contrast"] == 21.0


@needs_chromium
def test_a_picture_that_is_not_there_leaves_the_question_open() -> None:
    statement, ended = checked(page(ON_A_PICTURE), "--render", "auto")

    assert ended.code == 1
    assert statement["visible"] is None
    assert "the browser did not get the picture behind it, back.png" in str(statement["unsure"])


@needs_chromium
def test_a_sheet_of_the_site_that_is_not_there_leaves_it_open_too() -> None:
    linked = page(head="<link rel=stylesheet href=/site.css>")

    statement, ended = checked(linked, "--render", "require")

    assert ended.code == 1
    assert statement["visible"] is None


@needs_chromium
def test_required_the_browser_is_asked_about_every_statement() -> None:
    hidden = page(".legal { position: relative } .legal::first-line { color: white }")

    statement, ended = checked(hidden, "--render", "require")

    assert ended.code == 1
    assert (statement["visible"], statement["decided_by"]) == (False, "rendered")


@needs_chromium
def test_the_screens_say_what_is_seen_at_first_and_by_scrolling() -> None:
    low = page(".legal { margin-top: 2000px } @media (max-width: 500px) { .legal { opacity: 0 } }")

    statement, _ = checked(low, "--render", "require")

    rendering = statement["rendering"]
    assert isinstance(rendering, dict)
    assert rendering["screens"] == [
        {"width": 1280, "height": 900, "seen": 1.0, "at_first": 0.0},
        {"width": 390, "height": 844, "seen": 0.0, "at_first": 0.0},
    ]
    assert rendering["browser"].startswith("Chromium ")


@needs_chromium
def test_what_covers_the_statement_is_named() -> None:
    over = "<div id=wall style='position:fixed;inset:0;background:#eee;pointer-events:none'></div>"

    statement, _ = checked(page(body=over), "--render", "require")

    rendering = statement["rendering"]
    assert isinstance(rendering, dict)
    assert statement["visible"] is False
    assert rendering["covered_by"] == '<div id="wall">'


@needs_chromium
def test_a_picture_of_the_statement_is_kept() -> None:
    statement, _ = checked(page(), "--render", "require", "--screenshots", "shots")

    rendering = statement["rendering"]
    assert isinstance(rendering, dict)
    picture = Path(rendering["screenshot"])
    assert picture.parent == Path("shots")
    assert picture.read_bytes().startswith(b"\x89PNG")


SCRIPTED = page(
    body="<script>document.querySelector('.legal').textContent = 'Gone';</script>"
    "<noscript><style>.legal { display: none }</style></noscript>"
)


@needs_chromium
def test_scripts_are_off_and_noscript_stays_hidden_all_the_same(tmp_path: Path) -> None:
    document = LOADER.load(
        Source("release.html", SCRIPTED.encode(), base=str(tmp_path)), LoadOptions()
    )

    with installed(Setup()) as browser:
        look = browser.look(document, Span(0, len(STATEMENT)))

    assert look.visible is True


@needs_chromium
def test_a_script_that_may_hide_the_statement_leaves_it_to_a_person() -> None:
    Path("back.png").write_bytes(PNG)
    script = "<script>document.querySelector('.legal').hidden = innerWidth > 99</script>"

    softly, ended = checked(page(ON_A_PICTURE, script), "--render", "auto")
    always, _ = checked(page("", script), "--render", "require")
    served, _ = checked(page("", script), "--render", "require", "--render-root", ".")

    assert ended.code == 1
    assert softly["visible"] is None
    assert always["visible"] is None
    assert served["visible"] is False


@needs_chromium
def test_on_a_served_site_scripts_run() -> None:
    statement, ended = checked(SCRIPTED, "--render", "require", "--render-root", ".")

    assert ended.code == 1
    assert statement["visible"] is None
    assert "holds these words 0 times" in str(statement["unsure"])


@needs_chromium
def test_a_draft_outside_the_served_site_is_left_to_a_person(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()

    statement, ended = checked(page(), "--render", "require", "--render-root", "public")

    assert ended.code == 1
    assert "it is no page of the site in public" in str(statement["unsure"])
