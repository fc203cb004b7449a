"""What a wide screen shows and a telephone does not is told, and changes nothing else."""

import pytest
import turbohtml
from turbohtml import Text

from faracheck.loaders.html import LOADER
from faracheck.loaders.html.style.cascade import Cascade
from faracheck.loaders.html.style.media import PHONE, matches_media, on
from faracheck.loaders.html.style.styles import Styles
from faracheck.loaders.html.style.telephone import Telephone
from faracheck.model.document import Look, Source, Span
from faracheck.ports import LoadOptions
from tests.drafts import STATEMENT


def look(css: str, body: str = f"<p class=l>{STATEMENT}</p>", head: str = "") -> Look:
    markup = f"<!doctype html><head>{head}<style>{css}</style></head><body>{body}<p>More news.</p>"
    document = LOADER.load(Source("a.html", markup.encode()), LoadOptions())
    at = document.text.index(STATEMENT[:20])
    return document.appearance.look(Span(at, at + len(STATEMENT)))


@pytest.mark.parametrize(
    "css",
    [
        "@media (max-width: 600px) { .l { display: none } }",
        "@media screen and (max-device-width: 480px) { .l { visibility: hidden } }",
        "@media (width < 768px) { .l { opacity: 0 } }",
        "@media (orientation: portrait) { .l { font-size: 0 } }",
        ".l { display: none } @media (min-width: 900px) { .l { display: block } }",
        "@media (max-width: 600px) { body > p { display: none } }",
        ".l { @media (max-width: 30em) { display: none } }",
        "@media (hover: none) { .l { display: none } }",
    ],
)
def test_what_a_telephone_does_not_show_is_told(css: str) -> None:
    seen = look(css)

    assert seen.visible is True
    assert seen.hidden_on_phones


def test_a_sheet_for_narrow_screens_is_read() -> None:
    seen = look("", head="<style media='(max-width: 600px)'>.l { display: none }</style>")

    assert seen.visible is True
    assert seen.hidden_on_phones == "display:none from rule .l, line 1"


@pytest.mark.parametrize(
    "css",
    [
        "",
        "@media (max-width: 600px) { .menu { display: none } }",
        "@media (max-width: 300px) { .l { display: none } }",
        "@media (min-width: 2000px) { .l { display: none } }",
        "@media (max-width: 600px) { .l { font-size: 12px; width: 100% } }",
        "@media print and (max-width: 600px) { .l { display: none } }",
    ],
)
def test_what_it_shows_is_not(css: str) -> None:
    assert look(css).hidden_on_phones is None


@pytest.mark.parametrize(
    ("css", "asked"),
    [
        ("p { max-width: 600px } a:hover { color: red } .hover\\:x { min-width: 9px }", False),
        ("@media print { p { width: 9px } }", False),
        ("@media (max-width: 600px) { .menu { display: none } }", True),
    ],
)
def test_a_page_is_read_anew_only_where_a_query_asks_for_the_screen(css: str, asked: bool) -> None:  # noqa: FBT001 - a fact, not a switch
    read: list[Cascade] = []
    markup = f"<style>{css}</style><p>{STATEMENT}"
    tree = turbohtml.parse(markup, source_locations=True)

    def cascade() -> Cascade:
        read.append(Cascade(tree))
        return read[-1]

    texts = [it for it in tree.descendants if isinstance(it, Text)]
    Telephone(markup, Styles(Cascade(tree)), cascade).hides(texts[-1:])
    assert bool(read) is asked


def test_what_nobody_sees_is_told_once() -> None:
    seen = look(".l { display: none } @media (max-width: 600px) { .l { color: red } }")

    assert (seen.visible, seen.hidden_on_phones) == (False, None)


def test_a_query_is_answered_for_the_screen_that_asks() -> None:
    query = "(max-width: 600px) and (orientation: portrait)"

    assert not matches_media(query)
    with on(PHONE):
        assert matches_media(query)
        assert not matches_media("(hover)")
    assert not matches_media(query)
