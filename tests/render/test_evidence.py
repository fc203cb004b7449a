"""From what a browser painted to whether a reader sees it."""

from dataclasses import replace

from faracheck.model.rendering import Decider
from faracheck.render.evidence import Evidence, look_of
from faracheck.render.painting import Shown

SEEN = Shown((21.0, 21.0), (21.0, 1.0), (True, True))
GONE = Shown((1.0, 1.0), (1.0, 1.0), (False, False))
CLEAR = Evidence("Chromium 1", SEEN, SEEN, contrast=21.0, font_px=16, body_px=18)


def test_words_that_are_all_painted_are_seen() -> None:
    look = look_of(CLEAR)

    assert look.visible is True
    assert look.decided_by is Decider.RENDERED
    assert (look.font_px, look.body_font_px, look.contrast) == (16, 18, 21.0)
    assert look.rendering is not None
    assert [(s.width, s.seen, s.at_first) for s in look.rendering.screens] == [
        (1280, 1.0, 0.5),
        (390, 1.0, 0.5),
    ]


def test_one_word_that_is_not_painted_hides_the_statement() -> None:
    half = replace(CLEAR, desktop=Shown((21.0, 1.0), (21.0, 1.0), (True, True)))

    assert look_of(half).visible is False
    assert look_of(half).hidden_by == "the browser paints 1 of its 2 words"


def test_what_lies_over_the_words_is_named() -> None:
    covered = replace(CLEAR, desktop=GONE, covered_by='<div id="cookies">')

    assert look_of(covered).hidden_by == (
        'the browser paints none of its 2 words: <div id="cookies"> lies over it'
    )


def test_words_without_a_box_are_told() -> None:
    told = look_of(replace(CLEAR, desktop=GONE)).hidden_by

    assert told == "the browser paints none of its 2 words: it gives them no box on the page"


def test_what_hardly_stands_out_is_not_seen() -> None:
    faint = look_of(replace(CLEAR, contrast=1.1))

    assert faint.visible is False
    assert "1.10:1" in (faint.hidden_by or "")


def test_dots_in_place_of_letters_are_not_seen() -> None:
    assert look_of(replace(CLEAR, masked=True)).visible is False


def test_without_the_sites_own_sheet_nothing_is_decided() -> None:
    look = look_of(replace(CLEAR, sheets=("/site.css",)))

    assert look.visible is None
    assert look.unsure == "the browser did not get the site's own style sheet /site.css"
    assert look.decided_by is Decider.STATIC


def test_a_picture_that_was_not_there_matters_only_where_the_words_are_not_seen() -> None:
    behind = replace(CLEAR, pictures=("/back.png",))

    assert look_of(behind).visible is True
    assert look_of(replace(behind, desktop=GONE)).visible is None
