"""The empty shell of an application is no page yet: a script builds it."""

import pytest

from faracheck.loaders.html import LOADER
from faracheck.model.document import Source
from faracheck.ports import LoadOptions

NEWS = "Sarkand opens its mountain railway to visitors this spring. " * 6
SCRIPT = '<script type="module" src="/assets/index.js"></script>'


def built_by(body: str) -> str | None:
    markup = f"<!doctype html><html lang=en><title>News</title><body>{body}</body></html>"
    return LOADER.load(Source("page.html", markup.encode()), LoadOptions()).built_by


@pytest.mark.parametrize(
    "body",
    [
        '<div id="root"></div>',
        '<div id="app">Loading…</div>',
        "<app-root></app-root>",
        '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>',
        '<main id="content"></main>',
    ],
)
def test_an_empty_place_and_a_script_make_a_shell(body: str) -> None:
    assert built_by(body + SCRIPT) == "/assets/index.js"
    assert built_by('<div id="root"></div><script>start()</script>') == "a script in the page"


@pytest.mark.parametrize(
    "body",
    [
        f'<div id="root"><p>{NEWS}</p></div>{SCRIPT}',
        f"<p>Short news of the day.</p>{SCRIPT}",
        '<div id="root"></div><p>No script at all.</p>',
        '<div id="root"></div><script type="application/json">{"a": 1}</script>News',
    ],
)
def test_a_page_with_text_or_without_scripts_is_none(body: str) -> None:
    assert built_by(body) is None
