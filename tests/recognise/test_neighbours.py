"""What stands around the words that count."""

from hypothesis import given
from hypothesis import strategies as st

from faracheck.model.document import Layer, Span
from faracheck.recognise.neighbours import AROUND, OPENING, passages
from tests.build import Piece, document, page

LONG = " ".join(f"word{number:04}" for number in range(400))


def test_the_opening_of_a_draft_is_always_there() -> None:
    assert [it.text for it in passages(document("A boat sails.\n\nIt came."), [])] == [
        "A boat sails.\n\nIt came."
    ]


def test_a_quotation_stands_among_whole_words() -> None:
    start = LONG.index("word0200")

    opening, around = passages(document(LONG), [Span(start, start + 8)])

    assert opening.span.start == 0
    assert OPENING - 10 <= len(opening.span) <= OPENING
    assert all(len(word) == 8 for word in around.text.split())
    assert "word0199 word0200 word0201" in around.text
    assert 2 * AROUND - 20 <= len(around.text) <= 2 * AROUND + 8


def test_passages_that_meet_are_one() -> None:
    assert len(passages(document(LONG), [Span(0, 8), Span(200, 240), Span(300, 310)])) == 1


def test_comments_are_no_part_of_the_opening() -> None:
    draft = page("A boat sails.", Piece("secret note", layer=Layer.COMMENT))

    assert [it.text for it in passages(draft, [])] == ["A boat sails."]


def test_what_readers_see_stands_apart_from_what_they_do_not() -> None:
    draft = page("A boat sails.", Piece("a note", layer=Layer.COMMENT))
    note = draft.text.index("a note")

    assert [it.text for it in passages(draft, [Span(2, 6)])] == ["A boat sails."]
    assert [it.text.strip() for it in passages(draft, [Span(note, note + 6)])] == [
        "A boat sails.",
        "a note",
    ]


@given(
    st.text("ab \n株", max_size=900),
    st.lists(st.tuples(st.integers(0, 899), st.integers(1, 60)), max_size=6),
)
def test_every_quotation_lies_whole_in_a_passage(text: str, at: list[tuple[int, int]]) -> None:
    spans = [Span(start, min(start + size, len(text))) for start, size in at if start < len(text)]

    found = passages(document(text), spans)

    assert all(it.text == text[it.span.start : it.span.end] for it in found)
    assert all(any(it.span.holds(span) for it in found) for span in spans)
    assert [it.span for it in found] == sorted(it.span for it in found)
