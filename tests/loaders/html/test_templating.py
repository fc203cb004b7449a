"""Template syntax is found in the markup, and told by the words that it wraps."""

import pytest

from faracheck.loaders.html import LOADER
from faracheck.model.document import ConstructKind, Layer
from tests.loaders.reading import load, place_of, words

CONDITIONAL, LOOP = ConstructKind.CONDITIONAL, ConstructKind.LOOP
VARIABLE, INCLUDE = ConstructKind.VARIABLE, ConstructKind.INCLUDE


@pytest.mark.parametrize(
    ("markup", "kind", "wrapped"),
    [
        ("<p>a {{ b }} c</p>", VARIABLE, "{{ b }}"),
        (
            "<p>a</p>{% if x %}<p>b</p><p>c</p>{% endif %}<p>d</p>",
            CONDITIONAL,
            "{% if x %}\nb\nc\n{% endif %}",
        ),
        ("<p>a</p><?php if ($x): ?><p>b</p><?php endif; ?><p>c</p>", CONDITIONAL, "b"),
        ("<p>a</p><?php if ($x): ?><p>b</p><p>c &amp; d</p>", CONDITIONAL, "b\nc & d"),
        (
            "<table>{% for a in b %}<tr><td>cell</table>{% endfor %}<p>after",
            LOOP,
            "{% for a in b %}\ncell\n{% endfor %}",
        ),
        ("<p>a</p><mj-include path=x></mj-include><p>b</p>", INCLUDE, "b"),
        ("<p>a</p><p>b</p><?php include 'x.php'; ?>", INCLUDE, "b"),
    ],
)
def test_a_construct_holds_what_it_wraps(markup: str, kind: ConstructKind, wrapped: str) -> None:
    document = load(LOADER, markup)

    assert [(c.kind, document.quote(c.span)) for c in document.constructs] == [(kind, wrapped)]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>50%% off</p>",
        "<style>a{{b}}</style><p>x</p>",
        "<p>x {{</p><script>`${a}` + {{ b }}</script>",
        "<pre>{% if x %}</pre><p>{ b }</p>",
        "<p>{% if</p>",
    ],
)
def test_code_and_prose_are_no_templates(markup: str) -> None:
    assert load(LOADER, markup).constructs == ()


def test_a_template_comment_is_cut_and_the_words_around_it_join() -> None:
    document = load(LOADER, "<p>Depart{# old <b>name -- of #}ment</p>\n<p>of State</p>")

    assert words(document) == ["Department", "of State"]
    assert words(document, Layer.COMMENT)[0].startswith("{# old")
    assert place_of(document, "ment") == (1, 33)
    assert place_of(document, "of State") == (2, 4)
    assert place_of(document, "{# old") == (1, 10)


def test_a_template_comment_may_hold_whole_paragraphs() -> None:
    markup = "<p>a</p>{% comment %}<p>one two three</p>{% endcomment %}<p>b</p>"
    document = load(LOADER, markup)

    assert words(document) == ["a", "b"]
    assert "one two three" in words(document, Layer.COMMENT)[0]
    assert place_of(document, "one two") == (1, 25)


def test_a_comment_cannot_write_itself_onto_the_page() -> None:
    document = load(LOADER, "<p>a</p>{# x --><p>one two three</p> #}")

    assert words(document) == ["a"]


def test_a_shell_with_an_include_only_has_no_words_to_tell_it_by() -> None:
    assert load(LOADER, "<?php include 'x.php'; ?><script src=a></script>").constructs == ()
