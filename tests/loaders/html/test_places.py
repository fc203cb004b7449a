"""What stands in the source at the reported place is what was quoted."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faracheck.loaders.html import LOADER
from faracheck.model.document import BEGINNING, Document, Layer
from tests.loaders.reading import load, place_behind, place_of, words


@pytest.mark.parametrize(
    ("markup", "quotation", "place", "behind"),
    [
        ("<p>one two</p>", "two", (1, 8), (1, 11)),
        ("<p>a\n  b <b>c</b></p>", "b c", (2, 3), (2, 9)),
        ("<p>\u00e9\U0001f6a2 two</p>", "two", (1, 7), (1, 10)),
        ("<p>a\r\nb\rc", "c", (3, 1), (3, 2)),
        ("<p>Alder &amp; Finch", "& Finch", (1, 10), (1, 21)),
        ("<p>Alder &ampFinch", "&Finch", (1, 10), (1, 19)),
        ("<p>x &notit; y", "\u00acit;", (1, 6), (1, 13)),
        ("<p>x &NotEqualTilde; y", "y", (1, 22), (1, 23)),
        ("<p>x &#100;ef", "def", (1, 6), (1, 14)),
        ("<p>a\0b c", "c", (1, 8), (1, 9)),
        ("<p>a<!-- x -->b", "b", (1, 15), (1, 16)),
        ("<p>a<!-- x -->&lt;<!-- -->b", "<b", (1, 15), (1, 28)),
        ("<pre>\n\nx</pre>", "x", (3, 1), (3, 2)),
        ("<textarea>\na &lt;b></textarea>", "<b", (2, 3), (2, 8)),
        ("a<br>b", "b", (1, 6), (1, 7)),
        ("<title>t</title>\nx", "x", (2, 1), (2, 2)),
        ("<html><head></head><body>x", "x", (1, 26), (1, 27)),
        ("<!doctype html>\n<!-- c -->x", "x", (2, 11), (2, 12)),
        ("<p>a</nothing>b", "b", (1, 15), (1, 16)),
        ("<b>1<p>2</b>3", "3", (1, 13), (1, 14)),
        ("<div><b>x</div>y", "y", (1, 16), (1, 17)),
        ("<table><tr><td>x</td></tr>moved</table>", "moved", (1, 27), (1, 32)),
        ("<table>a<tr>b&amp;<td>x</table>", "&", (1, 14), (1, 19)),
        ("<p>a</p></body>b</html>c", "c", (1, 24), (1, 25)),
        ("<svg><title>t</title><text>a&amp;b</text></svg>", "a&b", (1, 28), (1, 35)),
        ("<svg><text><![CDATA[a<b]]></text></svg>", "a<b", (1, 21), (1, 24)),
        ("<svg><text>a\0b</text></svg>", "b", (1, 14), (1, 15)),
        ("<xmp>&amp; <b></xmp>", "<b>", (1, 12), (1, 15)),
        ("<input type=submit value='Go &amp; see'>", "see", (1, 36), (1, 39)),
        ("<input type=submit value=Go>", "Go", (1, 26), (1, 28)),
        ("<div><template shadowrootmode=open><p>in</p></template></div>", "in", (1, 39), (1, 41)),
    ],
)  # fmt: skip
def test_a_quotation_has_the_place_of_its_markup(
    markup: str, quotation: str, place: tuple[int, int], behind: tuple[int, int]
) -> None:
    document = load(LOADER, markup)

    assert (place_of(document, quotation), place_behind(document, quotation)) == (place, behind)


@pytest.mark.parametrize(
    ("markup", "layer", "place"),
    [
        ("<p>x\n<!-- a b c d -->", Layer.COMMENT, (2, 6)),
        ("<p>x\n<!-- <b>a</b> b c d -->", Layer.COMMENT, (2, 9)),
        ("<p>x\n<!foo a b c>", Layer.COMMENT, (2, 3)),
        ("<p>x\n</ a b c d>", Layer.COMMENT, (2, 4)),
        ("<p>x<!-- a b c d -->\n<!-- a b c d -->", Layer.COMMENT, (1, 10)),
        ("<p>x<?php a b c d ?>", Layer.COMMENT, (1, 11)),
        ("<p>x<img\nalt = ' a &amp; b c d'>", Layer.ATTRIBUTE, (2, 9)),
        ("<p>x<i data-y='a b c d'>", Layer.ATTRIBUTE, (1, 16)),
        ("<p>x<script>\nlet a = b c;</script>", Layer.SCRIPT, (2, 1)),
        ("<p>x<template> <p>a b</p> c d</template>", Layer.TEMPLATE, (1, 19)),
        ("<title>\na &amp; b c</title><p>x", Layer.METADATA, (2, 1)),
        ("<p>x<noscript>a b c d", Layer.TEMPLATE, (1, 15)),
    ],
)
def test_words_set_aside_have_places_too(markup: str, layer: Layer, place: tuple[int, int]) -> None:
    document = load(LOADER, markup)

    assert place_of(document, words(document, layer)[0]) == place


def test_a_break_between_blocks_stands_where_the_block_before_it_ends() -> None:
    document = load(LOADER, "<p>one</p>\n\n<p>two</p>")
    place = document.places.place_of(document.text.index("\n"))

    assert (place.line, place.column) == (1, 7)


def test_a_page_without_words_has_only_a_beginning() -> None:
    places = load(LOADER, "<script src=x></script>").places

    assert (places.place_of(0), places.place_behind(0)) == (BEGINNING, BEGINNING)


WORDS = st.from_regex(r"w[0-9]{3}[a-z]", fullmatch=True)
ENTITIES = st.sampled_from(
    ["&amp;", "&amp", "&lt;", "&eacute;", "&#x42;", "&#233;", "&bogus;", "&"]
)
SPACES = st.sampled_from([" ", "\n", "\r\n", "\r", "\t", "  ", "\u00a0"])
ODD = st.sampled_from(
    ["\0", "\U0001f6a2", "\u00e9", "<", "<!-- c -->", "<!x>", "</p>", "</b>", "</i>"]
)
BROKEN = ("b", "i", "a", "nobr", "form", "table", "tr", "td", "li", "ul", "pre", "h1", "body")
TAGS = st.tuples(
    st.sampled_from(["<", "<", "</"]),
    st.sampled_from((*BROKEN, "p", "div", "span", "em", "br")),
    st.just(">"),
).map("".join)
PAGES = st.lists(WORDS | WORDS | ENTITIES | SPACES | ODD | TAGS, min_size=1, max_size=40)


def source_at(markup: str, document: Document, start: int, end: int) -> str:
    """Return what stands in the file from the place of `start` to that behind `end`."""
    lines = re.split(r"\r\n|\r|\n", markup)
    first, last = document.places.place_of(start), document.places.place_behind(end - 1)
    assert first.line == last.line
    line = lines[(first.line or 0) - 1]
    return line[(first.column or 0) - 1 : (last.column or 0) - 1]


@settings(max_examples=400, deadline=None)
@given(PAGES)
def test_what_stands_at_the_place_is_what_was_quoted(pieces: list[str]) -> None:
    markup = "".join(["start", *pieces])
    document = load(LOADER, markup)
    page_end = max(block.span.end for block in document.blocks if block.layer is Layer.PAGE)

    for found in re.finditer(r"w[0-9]{3}[a-z]", document.text[:page_end]):
        if markup.count(found.group()) == 1:
            assert source_at(markup, document, *found.span()) == found.group()
    for found in re.finditer(r"[^\s\ufffd]", document.text[:page_end]):
        raw = source_at(markup, document, *found.span())
        assert html.unescape(raw) == found.group()
