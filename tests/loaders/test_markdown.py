"""Markdown is judged as the page it becomes, and points into the file it was written in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faracheck.errors import LoadError
from faracheck.loaders.markdown import LOADER
from faracheck.model.document import ConstructKind, Layer
from tests.loaders.reading import load, place_behind, place_of, span_of, words


def told(content: str) -> list[tuple[str, str]]:
    document = load(LOADER, content)
    return [
        (block.kind.value, document.quote(block.span))
        for block in document.blocks
        if block.layer is Layer.PAGE
    ]


@pytest.mark.parametrize(
    ("content", "block"),
    [
        ("# One *two*", ("heading", "One two")),
        ("One\n===", ("heading", "One")),
        ("one\ntwo", ("paragraph", "one two")),
        ("> one", ("quote", "one")),
        ("- one", ("item", "one")),
        ("1. one", ("item", "one")),
        ("    one < two", ("code", "one < two")),
        ("```\none\n```", ("code", "one\n")),
        ("one\n: two", ("item", "one")),
        ("[one](https://x.example)", ("paragraph", "one")),
        ("<https://x.example>", ("paragraph", "https://x.example")),
        ("~~one~~ `two`", ("paragraph", "one two")),
        ("one &amp; &copy; \\* two", ("paragraph", "one & \u00a9 * two")),
        ("one  \ntwo", ("paragraph", "one\ntwo")),
        ("one[^1]\n\n[^1]: two", ("paragraph", "one")),
        ("- [ ] one", ("item", "one")),
        ("<div>one</div>", ("paragraph", "one")),
    ],
)
def test_a_block_is_what_its_marks_make_it(content: str, block: tuple[str, str]) -> None:
    assert told(content)[0] == block


def test_cells_stand_apart() -> None:
    assert told("| a | b |\n|---|---|\n| c | d |") == [
        ("cell", "a"),
        ("cell", "b"),
        ("cell", "c"),
        ("cell", "d"),
    ]


def test_front_matter_is_metadata() -> None:
    document = load(LOADER, '---\ntitle: "Ferry opens"\nlang: fr\nby: a b c\n---\n\n# One\n')

    assert words(document) == ["One"]
    assert words(document, Layer.METADATA) == ['title: "Ferry opens"\nlang: fr\nby: a b c']
    assert (document.title, document.language) == ("Ferry opens", "fr")
    assert place_of(document, "by: a") == (4, 1)


def test_a_rule_in_the_middle_hides_nothing() -> None:
    document = load(LOADER, "one\n\n---\n\ntwo: three\n\n---\n\nfour\n")

    assert words(document) == ["one", "two: three", "four"]


@pytest.mark.parametrize(
    ("content", "layer"),
    [
        ("a\n\n<!-- one two three four -->", Layer.COMMENT),
        ("a\n\n[//]: # (one two three four)", Layer.COMMENT),
        ("a {# one two three four #}", Layer.COMMENT),
        ("a ![one two *three* four](x.png)", Layer.ATTRIBUTE),
        ('a [b](c "one two three four")', Layer.ATTRIBUTE),
    ],
)
def test_what_readers_are_not_shown_stands_aside(content: str, layer: Layer) -> None:
    document = load(LOADER, content)

    assert "one two three four" in " ".join(words(document, layer))
    assert "three" not in " ".join(words(document))


def test_html_inside_is_judged_as_html() -> None:
    document = load(LOADER, "See <span style='display:none'>the *hidden* words</span> here.\n")

    assert document.appearance.look(span_of(document, "hidden")).visible is False
    assert document.appearance.look(span_of(document, "here")).visible is True


def test_where_a_link_leads_is_known_and_placed() -> None:
    document = load(LOADER, "[Write](mailto:press@alder.example)\n")

    assert words(document, Layer.ATTRIBUTE) == ["mailto:press@alder.example"]
    assert place_of(document, "mailto") == (1, 9)


@pytest.mark.parametrize(
    ("content", "quotation", "place", "behind"),
    [
        ("# Caf\u00e9 **bold**", "bold", (1, 10), (1, 14)),
        ("> one\n> two", "two", (2, 3), (2, 6)),
        ("- one\n  two", "two", (2, 3), (2, 6)),
        ("a &amp; b", "& b", (1, 3), (1, 10)),
        ("a `x y` b", "x y", (1, 4), (1, 7)),
        ("one\r\n\r\ntwo &copy;\r\n", "\u00a9", (3, 5), (3, 11)),
        ("| a | b \\| c |\n|---|---|", "| c", (1, 10), (1, 13)),
        ("a \U0001f6a2 <b>c</b>", "c", (1, 8), (1, 9)),
    ],
)
def test_places_are_those_of_the_file(
    content: str, quotation: str, place: tuple[int, int], behind: tuple[int, int]
) -> None:
    document = load(LOADER, content)

    assert (place_of(document, quotation), place_behind(document, quotation)) == (place, behind)


def test_template_syntax_is_found_outside_of_code() -> None:
    document = load(LOADER, "{% if x %}\n\none\n\n{% endif %}\n\n`{{ code }}` {{ y }}\n")

    assert [(c.kind, document.quote(c.span)) for c in document.constructs] == [
        (ConstructKind.CONDITIONAL, "{% if x %}\none\n{% endif %}"),
        (ConstructKind.VARIABLE, "{{ y }}"),
    ]


@pytest.mark.parametrize("content", ["", " \n\t", "\ufeff"])
def test_a_draft_without_text_is_refused(content: str) -> None:
    with pytest.raises(LoadError, match="no text"):
        load(LOADER, content)


@given(
    st.lists(
        st.sampled_from(["# ", "- ", "> ", "* ", "**", "_", "`", "[", "](x)", "\n", "\n\n", "&amp;", "&", "<b>", "</b>", "<!--", "-->", "é", "🚢", "\\"])
        | st.from_regex(r"w[0-9]{1,4}q", fullmatch=True),
        max_size=30,
    )
)  # fmt: skip
def test_a_word_stands_where_it_is_said_to_stand(pieces: list[str]) -> None:
    content = "start " + "".join(pieces)
    document = load(LOADER, content)
    lines = content.split("\n")

    for run in words(document):
        for word in run.split():
            if word.isascii() and word.isalnum() and document.text.count(word) == 1:
                line, column = place_of(document, word)
                assert lines[(line or 0) - 1][(column or 0) - 1 :].startswith(word[0])
