"""Which words of the page are meant, and which copy of them."""

from dataclasses import replace

import pytest

from faracheck.errors import RenderError
from faracheck.model.document import Block, Layer, Span
from faracheck.render.painting import Sought
from faracheck.render.passages import sought_in
from tests.build import document


def test_words_are_letters_and_digits() -> None:
    assert sought_in(document("By Élan-Nord #7, for “Öster”."), Span(0, 29)) == Sought(
        ("By", "Élan", "Nord", "7", "for", "Öster"), 0, 1
    )


def test_the_second_copy_is_known_from_the_first() -> None:
    text = "Sent by us. Then: sent, by us?\nSent by us."

    assert sought_in(document(text), Span(31, 42)) == Sought(("Sent", "by", "us"), 1, 2)


def test_words_that_the_page_does_not_show_are_no_copies() -> None:
    draft = document("Sent by us.\nSent by us.")
    shown, aside = draft.blocks[0], Block(Span(12, 23), layer=Layer.COMMENT)
    draft = replace(draft, blocks=(Block(Span(0, 11), shown.kind), aside))

    assert sought_in(draft, Span(0, 11)).copies == 1


def test_a_passage_without_words_is_refused() -> None:
    with pytest.raises(RenderError, match="no word"):
        sought_in(document("Sent -- by us."), Span(5, 7))
