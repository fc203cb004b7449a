"""A page that only leads elsewhere is told from one that says something first."""

from datetime import date

import pytest

from faracheck.engine.read import Desk
from faracheck.engine.run import REDIRECT, check_source
from faracheck.loaders.html import LOADER
from faracheck.model.document import Source
from faracheck.model.outcome import Checked, NotCheckable, Skipped
from faracheck.ports import LoadOptions
from faracheck.rulebook.pack import load_rulebook
from tests.drafts import BODY, STATEMENT

BOOK = load_rulebook()
DAY = date(2026, 11, 23)


def leads_to(html: str) -> str | None:
    return LOADER.load(Source("a.html", html.encode()), LoadOptions()).leads_to


@pytest.mark.parametrize(
    "content", ["0;url=/new/", "0; URL='/new/'", " 3 , url = /new/", "0;/new/"]
)
def test_a_stub_says_where_it_leads(content: str) -> None:
    html = (
        f'<meta http-equiv="Refresh" content="{content}"><p>Moved to <a href="/new/">new</a>.</p>'
    )

    assert leads_to(html) == "/new/"


@pytest.mark.parametrize(
    "html",
    [
        f'<meta http-equiv="refresh" content="0;url=/new/"><p>{BODY}</p>',
        '<meta http-equiv="refresh" content="60;url=/new/"><p>Moved.</p>',
        '<meta http-equiv="refresh" content="30"><p>Moved.</p>',
        "<p>Moved.</p>",
    ],
    ids=["a page of its own", "later", "itself", "no refresh"],
)
def test_a_page_that_is_read_is_no_stub(html: str) -> None:
    assert leads_to(html) is None


def test_a_stub_is_no_draft_unless_it_carries_a_statement() -> None:
    def ends(words: str) -> object:
        html = f'<meta http-equiv="refresh" content="0;url=/new/"><p>{words}</p>'
        (end,) = check_source(Source("a.html", html.encode()), Desk(BOOK), DAY)
        return end

    moved = ends("Moved.")
    assert isinstance(moved, Skipped)
    assert moved.reason == REDIRECT
    assert isinstance(ends(STATEMENT), Checked)


def test_a_page_that_leads_elsewhere_needs_no_text() -> None:
    """As a generator of sites writes an alias: a head, and nothing to read."""
    page = (
        b'<!DOCTYPE html><html lang="en"><head><title>https://vastria.example/a/</title>'
        b'<link rel="canonical" href="https://vastria.example/a/">'
        b'<meta http-equiv="refresh" content="0; url=https://vastria.example/a/"></head></html>'
    )
    (moved,) = check_source(Source("a.html", page), Desk(BOOK), DAY)
    (blank,) = check_source(Source("a.html", page.replace(b"refresh", b"x-other")), Desk(BOOK), DAY)

    assert isinstance(moved, Skipped)
    assert isinstance(blank, NotCheckable)
