"""What a page says, in the order and in the blocks in which a browser shows it."""

import pytest

from faracheck.errors import LoadError
from faracheck.loaders.html import LOADER
from faracheck.model.document import Layer
from tests.loaders.reading import load, words


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("<p>one\n  two\t three</p>", ["one two three"]),
        ("<p>Dep<i>art</i>ment <b>of </b> <i> J</i></p>", ["Department of J"]),
        ("<p>a<b> </b>c</p>", ["a c"]),
        ("<p>a&nbsp;b&shy;c</p>", ["a\u00a0b\u00adc"]),
        ("<p>one<br>two</p>", ["one\ntwo"]),
        ("<p>one<br><br>two</p>", ["one", "two"]),
        ("<div>one<p>two</p>three</div>", ["one", "two", "three"]),
        ("one<p></p>two", ["one", "two"]),
        ("one<hr>two", ["one", "two"]),
        ("<ul><li>one<li>two <b>x</b></ul>three", ["one", "two x", "three"]),
        ("<table><tr><td>a<td>b<tr><th>c</table>", ["a", "b", "c"]),
        ("<pre>\n  a\n   b</pre>", ["  a\n   b"]),
        ("<pre><b>a</b>\n<b>c</b></pre>", ["a\nc"]),
        ("<textarea>a  b</textarea>", ["a  b"]),
        ("<select><option>a<option>b</select>", ["a", "b"]),
        ("<svg><text>a</text><text>b</text></svg>", ["a", "b"]),
        ("one<img src=x>two", ["one two"]),
        ("<span style='display: block'>one</span>two", ["one", "two"]),
        ("<p style='white-space: pre-line'>one\ntwo</p>", ["one\ntwo"]),
        ("<span style='white-space: pre'>one\ntwo</span>", ["one\ntwo"]),
        ("<p hidden>one</p><details><summary>two</summary>three</details>", ["one", "two", "three"]),
        ("<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>", ["ab"]),
        ("a<input type=submit value='Go &amp; see'>b", ["a Go & see b"]),
        ("<table>moved<tr><td>a</table>", ["moved", "a"]),
        ("a<span><p>b</p></span>c", ["a", "b", "c"]),
        ("<div><span><p>b</p></span></div>c", ["b", "c"]),
    ],
)  # fmt: skip
def test_words_are_read_as_a_browser_lays_them_out(markup: str, blocks: list[str]) -> None:
    assert words(load(LOADER, markup)) == blocks


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<p>a", "paragraph"),
        ("<h2><span>a</span></h2>", "heading"),
        ("<li><p>a", "item"),
        ("<table><td>a</table>", "cell"),
        ("<table><td><p>a</table>", "paragraph"),
        ("<blockquote><p>a", "quote"),
        ("<blockquote><h2>a", "quote"),
        ("<p><q>a</q>", "quote"),
        ("<p>x <q>a</q>", "paragraph"),
        ("<p><q>a</q> x", "paragraph"),
        ("<p><code>a</code>", "code"),
        ("<blockquote><code>a</code>", "quote"),
        ("<pre>a", "code"),
    ],
)
def test_a_block_is_of_the_kind_that_its_elements_say(markup: str, kind: str) -> None:
    assert [block.kind.value for block in load(LOADER, markup).blocks] == [kind]


def regions(markup: str) -> list[tuple[str, str]]:
    document = load(LOADER, markup)
    return [(document.quote(block.span), block.region.value) for block in document.blocks]


def test_a_page_without_landmarks_is_the_material() -> None:
    assert regions("<p>a</p><div>b</div>") == [("a", "main"), ("b", "main")]


def test_landmarks_tell_the_parts_of_a_page() -> None:
    page = (
        "<header>a<nav>b</nav></header><main><article><header>c</header>d<aside>e</aside>"
        "<footer>f</footer></article><section id=comments>g</section></main>"
        "<aside>h</aside><footer>i<nav>j</nav></footer>"
    )

    assert regions(page) == [
        ("a", "header"),
        ("b", "navigation"),
        ("c", "main"),
        ("d", "main"),
        ("e", "main"),
        ("f", "main"),
        ("g", "comments"),
        ("h", "sidebar"),
        ("i", "footer"),
        ("j", "footer"),
    ]


@pytest.mark.parametrize(
    ("markup", "region"),
    [
        ("<div class='x Sidebar'>a</div>", "sidebar"),
        ("<div id=footer>a</div>", "footer"),
        ("<div id=header>a</div>", "header"),
        ("<div role=navigation>a</div>", "navigation"),
        ("<ul class=menu><li>a</ul>", "navigation"),
        ("<main><div class=related>a</div></main>", "sidebar"),
        ("<main><div class=footer>a</div></main>", "main"),
        ("<div class=entry-content><footer>a</footer></div>", "main"),
        ("<div class=cookie-banner>a</div>", "sidebar"),
        ("<p class=footer>a</p>", "main"),
    ],
)
def test_names_and_roles_tell_what_tags_do_not(markup: str, region: str) -> None:
    assert regions(markup) == [("a", region)]


def test_what_stands_outside_of_main_is_no_material() -> None:
    assert regions("<p>a</p><main><p>b</p></main><p>c</p>") == [
        ("a", "header"),
        ("b", "main"),
        ("c", "footer"),
    ]


def test_a_shadow_tree_is_read_in_place_of_its_host_s_content() -> None:
    page = (
        "<div>first <b slot=name>named</b><template shadowRootMode=open><p>in "
        "<slot name=name></slot> and <slot></slot></p><slot name=none>else</slot></template>"
        "</div><p>after</p>"
    )

    assert words(load(LOADER, page)) == ["in named and first", "else", "after"]


def test_content_that_no_slot_takes_is_not_shown() -> None:
    page = "<div>lost<template shadowrootmode=open><p>seen</p></template></div>"

    assert words(load(LOADER, page)) == ["seen"]


LONG = "one two three four"


@pytest.mark.parametrize(
    ("markup", "layer"),
    [
        (f"<!-- {LONG} -->", Layer.COMMENT),
        ("<!-- <p>one <b>two</b></p><p>three &#102;our</p> -->", Layer.COMMENT),
        (f"<?pi {LONG}?>", Layer.COMMENT),
        (f"<template><p>{LONG}</p></template>", Layer.TEMPLATE),
        (f"<noscript><p>{LONG}</p></noscript>", Layer.TEMPLATE),
        (f"<object>{LONG}</object>", Layer.TEMPLATE),
        (f"<script type='text/x-handlebars'>{LONG}</script>", Layer.TEMPLATE),
        (f"<script>{LONG}</script>", Layer.SCRIPT),
        (f"<script type='application/ld+json'>{LONG}</script>", Layer.METADATA),
        (f"<title>{LONG}</title>", Layer.METADATA),
        (f"<meta name=description content='{LONG}'>", Layer.METADATA),
        (f"<img alt='{LONG}'>", Layer.ATTRIBUTE),
        (f"<p title={LONG.replace(' ', '&#32;')}>", Layer.ATTRIBUTE),
        (f'<p data-note = "{LONG}">', Layer.ATTRIBUTE),
        (f"<p data-note='{LONG}'>", Layer.ATTRIBUTE),
    ],
)  # fmt: skip
def test_words_that_are_not_shown_stand_behind_the_page(markup: str, layer: Layer) -> None:
    document = load(LOADER, f"{markup}<p>seen</p>")

    assert words(document) == ["seen"]
    assert [" ".join(text.split()) for text in words(document, layer)] == [LONG]


def test_short_attributes_and_styles_are_nobody_s_words() -> None:
    markup = "<style>a b c d {}</style><p class='a b c d' alt='two words' data-x='ab'>x</p>"

    assert [block.layer for block in load(LOADER, markup).blocks] == [Layer.PAGE]


def test_link_targets_are_known_however_short() -> None:
    markup = "<a href='mailto:a@b.example'>x</a><a href='/y'>y</a><a data-cfemail=aabb>z</a>"

    assert words(load(LOADER, markup), Layer.ATTRIBUTE) == ["mailto:a@b.example", "aabb"]


@pytest.mark.parametrize(
    ("head", "language"),
    [
        ("<html lang=en-US>", "en-US"),
        ("<html xml:lang=fr>", "fr"),
        ("<meta http-equiv=Content-Language content='de, en'>", "de"),
        ("<html>", None),
    ],
)
def test_the_language_is_what_the_page_declares(head: str, language: str | None) -> None:
    assert load(LOADER, f"{head}<p>x").language == language


def test_the_title_is_that_of_the_page_and_of_no_drawing() -> None:
    assert load(LOADER, "<svg><title>no</title></svg>x").title is None
    assert load(LOADER, "<title> A  title </title><p>x").title == "A title"


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("<p>caf\u00e9".encode(), "caf\u00e9", "utf-8"),
        (b"<meta charset=iso-8859-1><p>\x93x\x94", "\u201cx\u201d", "windows-1252"),
        (b"\xef\xbb\xbf<meta charset=big5><p>\xc3\xa9", "\u00e9", "utf-8"),
        ("<p>caf\u00e9".encode("utf-16"), "caf\u00e9", "utf-16le"),
        ("<p>a caf\u00e9 here".encode("utf-16-le"), "a caf\u00e9 here", "utf-16le"),
        (b'<?xml version="1.0" encoding="windows-1251"?><p>\xe9', "\u0439", "windows-1251"),
        (b'<?xml version="1.0" encoding="klingon"?><p>x', "x", "windows-1252"),
        (b'<?xml version="1.0" encoding="UTF-16"?><p>caf\xc3\xa9', "caf\u00e9", "utf-8"),
    ],
)
def test_the_encoding_is_the_one_a_browser_takes(data: bytes, text: str, encoding: str) -> None:
    document = load(LOADER, data)

    assert (words(document), document.encoding) == ([text], encoding)


@pytest.mark.parametrize("markup", ["", "  \n", "<html></html>", "<p> </p><img src=x>"])
def test_a_page_without_any_text_is_refused(markup: str) -> None:
    with pytest.raises(LoadError, match="no text"):
        load(LOADER, markup)


def test_a_shell_that_scripts_fill_is_read() -> None:
    assert load(LOADER, "<div id=root></div><script src=/app.js></script>").text == ""


@pytest.mark.parametrize(
    "markup",
    ["<div>" * 200_000 + "x", "<b>" * 20_000 + "x", "<p>x" + "<" * 100_000, "<p>a\0b", "<p>\xff"],
)
def test_hostile_nesting_and_odd_bytes_are_read(markup: str) -> None:
    assert load(LOADER, markup.encode("latin-1")).text
