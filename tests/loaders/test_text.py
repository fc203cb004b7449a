"""Plain text is read in blocks that its shape tells, in whatever encoding it came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faracheck.errors import LoadError
from faracheck.loaders.text import LOADER
from faracheck.model.document import BlockKind, ConstructKind, Layer, Look
from tests.loaders.reading import load, place_behind, place_of, span_of, words


def kinds(content: str) -> list[tuple[str, str]]:
    document = load(LOADER, content)
    return [(block.kind.value, document.quote(block.span)) for block in document.blocks]


def test_a_hard_wrapped_paragraph_is_one_block() -> None:
    assert words(load(LOADER, "one\ntwo\n\nthree\nfour\n")) == ["one\ntwo", "three\nfour"]


def test_a_short_first_line_by_itself_is_a_heading() -> None:
    assert kinds("Ferry opens\n\nIt sails.\n") == [
        ("heading", "Ferry opens"),
        ("paragraph", "It sails."),
    ]


def test_a_long_first_line_is_a_paragraph() -> None:
    assert kinds(f"{'word ' * 40}\n\nend")[0][0] == "paragraph"


def test_items_begin_blocks_and_keep_the_lines_that_hang_from_them() -> None:
    assert kinds("Now:\n- one\n  goes on\n* two\n(a) three\n4. four") == [
        ("paragraph", "Now:"),
        ("item", "- one\n  goes on"),
        ("item", "* two"),
        ("item", "(a) three"),
        ("item", "4. four"),
    ]


def test_an_indented_first_line_begins_a_paragraph() -> None:
    assert words(load(LOADER, "  One\ngoes on\n  Two\ngoes on")) == ["One\ngoes on", "Two\ngoes on"]


def test_end_marks_and_page_breaks_stand_apart() -> None:
    assert words(load(LOADER, "end\n###\nAbout\fPage two")) == ["end", "###", "About", "Page two"]


def test_quoted_mail_is_a_quotation() -> None:
    assert kinds("Look:\n> he said\n> this\nso") == [
        ("paragraph", "Look:"),
        ("quote", "> he said\n> this"),
        ("paragraph", "so"),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(newline: str) -> None:
    document = load(LOADER, newline.join(["one", "", "\ttwo thr\u00e9e", ""]))

    assert place_of(document, "thr\u00e9e") == (3, 6)
    assert place_behind(document, "thr\u00e9e") == (3, 11)


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("caf\u00e9".encode(), "caf\u00e9", "utf-8"),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "caf\u00e9", "utf-8"),
        ("caf\u00e9".encode("utf-16"), "caf\u00e9", "utf-16-le"),
        ("a caf\u00e9 in town".encode("utf-16-be"), "a caf\u00e9 in town", "utf-16-be"),
        ("\u201ccaf\u00e9\u201d na\u00efve".encode("cp1252"), "\u201ccaf\u00e9\u201d na\u00efve", "windows-1252"),
        (b"caf\xc3\xa9 \x93so\x94 Cura\xe7ao", "caf\u00e9 \u201cso\u201d Cura\u00e7ao", "utf-8 with windows-1252"),
    ],
)  # fmt: skip
def test_the_encoding_is_found_and_named(data: bytes, text: str, encoding: str) -> None:
    document = load(LOADER, data)

    assert (document.text, document.encoding) == (text, encoding)


def test_bytes_that_are_no_text_in_any_encoding_are_read_all_the_same() -> None:
    assert load(LOADER, b"abc \xff\xfe\x81 def").text.startswith("abc ")


def test_stray_zero_bytes_are_read() -> None:
    assert load(LOADER, b"Depart\0ment").text == "Depart\0ment"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_draft_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(LoadError, match="no text"):
        load(LOADER, data)


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 rest", b"PK\x03\x04rest", b"\x89PNG\r\n", b"\0" * 100, bytes(range(256)) * 4],
)
def test_binary_content_is_refused(data: bytes) -> None:
    with pytest.raises(LoadError, match="binary content in a text format"):
        load(LOADER, data)


def test_a_template_comment_is_not_in_the_draft() -> None:
    document = load(LOADER, "Depart{# old\n\nname #}ment of {{ x }}\n")

    assert words(document) == ["Department of {{ x }}"]
    assert words(document, Layer.COMMENT) == ["{# old\n\nname #}"]
    assert place_of(document, "ment of") == (3, 8)
    assert place_of(document, "old") == (1, 10)


def test_a_condition_never_reaches_the_comments_behind_the_draft() -> None:
    document = load(LOADER, "{# gone #}{% if x %}statement")
    condition = next(c for c in document.constructs if c.kind is ConstructKind.CONDITIONAL)

    assert document.quote(condition.span) == "{% if x %}statement"


def test_all_of_a_text_is_seen_but_its_template_comments() -> None:
    document = load(LOADER, "shown {# not shown #}")

    assert document.appearance.look(span_of(document, "shown ")) == Look()
    assert document.appearance.look(span_of(document, "not shown")).visible is False
    assert document.appearance.unseen() == ()


@given(st.lists(st.text(alphabet="ab -*>\t#.1)\f\n\r", max_size=12), min_size=1, max_size=8))
def test_blocks_hold_every_word_once_and_in_order(lines: list[str]) -> None:
    content = "x" + "\n".join(lines)
    document = load(LOADER, content)

    assert "".join("".join(words(document)).split()) == "".join(content.split())
    assert all(block.kind in BlockKind for block in document.blocks)
