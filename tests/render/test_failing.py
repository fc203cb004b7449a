"""A browser that hangs, dies or meets a page that never ends: a person must look, nobody passes."""

import sys
import time
from pathlib import Path

import pytest

from faracheck.errors import RenderError
from faracheck.loaders.html import LOADER
from faracheck.model.document import Document, Source, Span
from faracheck.ports import LoadOptions
from faracheck.render.browser import Chromium, Setup, installed
from faracheck.render.finding import NAMED_BY, find_chromium
from tests.browser import needs_chromium

pytestmark = needs_chromium

WORDS = "Sent by us."
ENDLESS = "<script>setTimeout(() => { for (;;); }, 0)</script>"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "public"
    root.mkdir()
    return root


def draft(root: Path, name: str, more: str = "") -> Document:
    markup = f"<!doctype html><title>Boats</title><p>{WORDS}</p>{more}"
    (root / name).write_text(markup)
    return LOADER.load(Source(name, markup.encode(), base=str(root)), LoadOptions())


def seen(browser: Chromium, document: Document) -> bool | None:
    return browser.look(document, Span(0, len(WORDS))).visible


def test_a_page_that_never_ends_is_given_up_and_the_next_one_is_shown(root: Path) -> None:
    endless, plain = draft(root, "endless.html", ENDLESS), draft(root, "plain.html")

    with installed(Setup(root=root, patience=12.0)) as browser:
        with pytest.raises(RenderError, match="the browser could not judge it"):
            seen(browser, endless)
        assert seen(browser, plain) is True


def test_a_question_without_an_answer_in_time_is_given_up(root: Path) -> None:
    plain = draft(root, "plain.html")

    with installed(Setup(patience=0.001)) as browser:
        started = time.monotonic()
        with pytest.raises(RenderError, match=r"within 0\.001 seconds"):
            seen(browser, plain)

    assert time.monotonic() - started < 60


@pytest.mark.skipif(sys.platform == "win32", reason="the browser's stand-in is a shell script")
def test_a_browser_that_dies_is_started_anew(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mortal, once = tmp_path / "chromium", tmp_path / "once"
    # The first one that is started dies young.
    mortal.write_text(
        f'#!/bin/sh\nif [ -e {once} ]; then exec {find_chromium()} "$@"; fi\ntouch {once}\n'
        f'{find_chromium()} "$@" & pid=$!\n(sleep 8; kill -9 $pid) & wait $pid\n'
    )
    mortal.chmod(0o755)
    monkeypatch.setenv(NAMED_BY, str(mortal))
    endless, plain = draft(root, "endless.html", ENDLESS), draft(root, "plain.html")

    with installed(Setup(root=root, patience=60.0)) as browser:
        with pytest.raises(RenderError, match="the browser could not judge it"):
            seen(browser, endless)
        assert seen(browser, plain) is True


def test_one_page_is_opened_once_for_all_its_passages(root: Path) -> None:
    plain = draft(root, "plain.html", "<p style='color: white'>Ask us.</p>")
    at = plain.text.index("Ask us.")

    with installed(Setup()) as browser:
        assert seen(browser, plain) is True
        assert browser.look(plain, Span(at, at + 7)).visible is False
        assert seen(browser, plain) is True


def test_nothing_is_fetched_from_elsewhere(root: Path) -> None:
    sheet = "<link rel=stylesheet href='https://elsewhere.example/all.css'>"
    frame = "<iframe src='https://elsewhere.example/'></iframe>"
    away = "<meta http-equiv=refresh content='0;url=https://elsewhere.example/'>"

    with installed(Setup()) as browser:
        assert seen(browser, draft(root, "linked.html", sheet + frame + away)) is True


def test_a_canonical_address_makes_a_host_the_sites_own(root: Path) -> None:
    (root / "own.css").write_text("p { opacity: 0 }")
    own = "<link rel=canonical href='https://ours.example/linked.html'>"
    sheet = "<link rel=stylesheet href='https://ours.example/own.css'>"
    document = draft(root, "linked.html", own + sheet)

    with installed(Setup(LoadOptions(site_root=str(root)))) as browser:
        assert seen(browser, document) is False
