from hypothesis import given
from hypothesis import strategies as st

from faracheck.model.document import Span
from faracheck.model.reading import FlawKind
from faracheck.recognise.folding import fold, suspicious, unhidden


def whole(text: str) -> Span:
    return Span(0, len(text))


def test_a_run_of_white_space_becomes_one_space() -> None:
    text = "on  behalf\u00a0\t of"

    assert fold(text, whole(text)).text == "on behalf of"


def test_a_line_end_is_kept_apart_from_a_block_end() -> None:
    text = "by\nVantor\nSarkand"

    assert fold(text, whole(text), frozenset({9})).text == "by\vVantor\nSarkand"


def test_what_cannot_be_seen_is_dropped_and_told() -> None:
    text = "beh\u200balf"

    folded = fold(text, whole(text))

    assert folded.text == "behalf"
    assert [(mark.kind, mark.offset) for mark in folded.marks] == [
        (FlawKind.INVISIBLE_CHARACTERS, 3)
    ]


def test_a_soft_hyphen_is_ordinary_typesetting() -> None:
    text = "distri\u00adbuted"

    folded = fold(text, whole(text))

    assert (folded.text, folded.marks) == ("distributed", ())


def test_bidi_controls_are_told() -> None:
    text = "by \u202eVantor"

    assert [mark.kind for mark in fold(text, whole(text)).marks] == [FlawKind.BIDI_CONTROLS]


def test_a_cyrillic_letter_in_a_latin_word_is_a_homoglyph() -> None:
    text = "dіstributed"

    folded = fold(text, whole(text))

    assert folded.text == "distributed"
    assert [mark.kind for mark in folded.marks] == [FlawKind.HOMOGLYPHS]


def test_a_cyrillic_word_stays_as_it_is() -> None:
    text = "Материал распространяется"

    assert fold(text, whole(text)).text == text


def test_full_width_letters_are_read_as_plain_ones() -> None:
    text = "ＦＡＲＡ"

    folded = fold(text, whole(text))

    assert folded.text == "FARA"
    assert {mark.kind for mark in folded.marks} == {FlawKind.FULL_WIDTH}


def test_persian_joiners_belong_to_the_writing() -> None:
    text = "می\u200cشود"

    assert fold(text, whole(text)).marks == ()


def test_only_strange_characters_are_suspicious() -> None:
    assert not suspicious("plain text")
    assert not suspicious("naïve café")
    assert suspicious("be\u200bhalf")


@given(st.text(max_size=80))
def test_every_folded_character_comes_from_the_passage(text: str) -> None:
    folded = fold(text, whole(text))

    origins = [folded.origin(at) for at in range(len(folded.text))]

    assert origins == sorted(origins)
    assert all(0 <= origin < len(text) for origin in origins)


@given(st.text(alphabet="ab \n\u200bé—", max_size=60))
def test_a_folded_position_is_found_again_from_its_origin(text: str) -> None:
    folded = fold(text, whole(text))

    for at in range(len(folded.text)):
        assert folded.index(folded.origin(at)) == at


def test_hidden_words_are_shown_without_moving_the_others() -> None:
    text = "be\u200bhalf, behаlf, ｂｅｈａｌｆ and поведение"

    assert unhidden(text) == "behalf,\u200b behalf, behalf and поведение"
    assert len(unhidden(text)) == len(text)
