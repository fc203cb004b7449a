"""Captions as a viewer reads them: by time, without markup, with the cue and its time code."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faracheck.engine.judge import judge
from faracheck.engine.read import Desk, read
from faracheck.errors import LoadError
from faracheck.loaders.captions import LOADER
from faracheck.model.document import Document, Layer, Source, Span
from faracheck.model.outcome import Outcome, Verdict
from faracheck.ports import LoadOptions
from faracheck.rulebook.pack import load_rulebook
from tests.drafts import STATEMENT

BOOK = load_rulebook()


def srt(*cues: str, gap: int = 3) -> str:
    """Return SubRip with a cue every `gap` seconds, each shown until the next."""
    return "\n".join(
        f"{number}\n00:00:{at:02},000 --> 00:00:{at + gap:02},000\n{words}\n"
        for number, (at, words) in enumerate(zip(range(0, 60, gap), cues, strict=False), start=1)
    )


def sample(paragraphs: tuple[str, ...]) -> bytes:
    """Return the paragraphs as captions with a pause between them."""
    return "\n".join(
        f"{at}\n00:00:{at * 9:02},000 --> 00:00:{at * 9 + 3:02},000\n{words}\n"
        for at, words in enumerate(paragraphs, start=1)
    ).encode()


def load(text: str, name: str = "draft.srt") -> Document:
    return LOADER.load(Source(name, text.encode()), LoadOptions())


def page(document: Document) -> list[str]:
    return [document.quote(it.span) for it in document.blocks if it.layer is Layer.PAGE]


def judged(text: str) -> dict[str, Outcome]:
    desk = Desk(BOOK)
    reading = read(Source("draft.srt", text.encode()), desk)
    return {it.name: it for it in judge(reading, BOOK, desk.brief, date(2026, 11, 23))}


def test_cues_that_go_on_a_sentence_are_one_paragraph() -> None:
    text = srt("This film is distributed", "by Pelham Strategies LLC.", "Good evening.")

    assert page(load(text)) == [
        "This film is distributed by Pelham Strategies LLC.",
        "Good evening.",
    ]


def test_a_pause_ends_a_paragraph() -> None:
    text = "00:01.000 --> 00:02.000\none\n\n00:09.000 --> 00:10.000\ntwo\n"

    assert page(load("WEBVTT\n\n" + text, "draft.vtt")) == ["one", "two"]


def test_markup_is_not_read_aloud() -> None:
    text = srt("<i>Trains</i> <v Ada>run &amp; run{\\an8}</v>\n<c.big>daily</c>")

    assert page(load(text)) == ["Trains run & run daily"]


def test_a_remark_is_not_in_the_film() -> None:
    text = f"WEBVTT\n\nNOTE\n{STATEMENT}\n\nSTYLE\n::cue {{}}\n\n00:01.000 --> 00:02.000\nwords\n"
    document = load(text, "draft.vtt")

    assert page(document) == ["words"]
    at = document.text.index(STATEMENT)
    assert document.appearance.look(Span(at, at + 9)).visible is False


def test_a_caption_that_flashes_past_is_not_seen() -> None:
    document = load(
        "1\n00:00:01,000 --> 00:00:01,000\nwords\n\n2\n00:00:02,000 --> 00:00:04,000\nmore\n"
    )

    assert document.appearance.look(Span(0, 5)).visible is False
    assert document.appearance.look(Span(6, 10)).visible is True


def test_cues_are_read_in_the_order_in_which_they_are_shown() -> None:
    text = "1\n00:00:09,000 --> 00:00:10,000\nlater.\n\n2\n00:00:01,000 --> 00:00:02,000\nfirst.\n"

    assert page(load(text)) == ["first.", "later."]


def test_a_place_names_line_cue_and_time() -> None:
    document = load(srt("one.", "two <b>three</b>"))
    place = document.places.place_of(document.text.index("three"))

    assert (place.line, place.column) == (7, 8)
    assert place.inside == {"cue": 2, "time": "00:00:03.000"}


class TestTheStatement:
    def test_in_the_first_captions_it_opens_the_film(self) -> None:
        half = STATEMENT.index(" on behalf")
        outcomes = judged(srt(STATEMENT[:half], STATEMENT[half + 1 :], "The railway opens today."))

        assert outcomes["statement-missing"].verdict is Verdict.PASS
        assert outcomes["not-opening-film"].verdict is Verdict.PASS
        assert outcomes["not-opening-film"].start.inside == {"cue": 1, "time": "00:00:00.000"}

    def test_after_the_content_it_does_not(self) -> None:
        outcomes = judged(srt("The mountain railway opens for visitors today.", STATEMENT))

        assert outcomes["not-opening-film"].verdict is Verdict.FAIL

    def test_one_that_is_not_there_may_be_in_the_picture_and_that_is_said(self) -> None:
        outcome = judged(srt("The railway opens today."))["statement-missing"]

        assert outcome.verdict is Verdict.FAIL
        assert "burned into the picture" in outcome.message


@pytest.mark.parametrize("text", ["WEBVTT\n", "words\n\nmore words\n", "NOTE words\n"])
def test_a_file_without_captions_is_refused(text: str) -> None:
    with pytest.raises(LoadError, match="no caption"):
        load(text)


MARKS = st.sampled_from(
    (
        "1\n",
        "00:00:01,000 --> 00:00:02,000\n",
        "words ",
        "<i>",
        "</i>",
        "\n",
        "\n\n",
        "NOTE ",
        "&amp;",
        "\r\n",
    )
)


@given(st.lists(MARKS, max_size=30))
def test_every_character_knows_its_place(pieces: list[str]) -> None:
    try:
        document = load("00:00.000 --> 00:01.000\nx\n\n" + "".join(pieces))
    except LoadError:
        return
    lines = document.source.data.decode().replace("\r\n", "\n").split("\n")
    for at, character in enumerate(document.text):
        place = document.places.place_of(at)
        if character.isalnum():
            assert lines[(place.line or 0) - 1][(place.column or 0) - 1] == character


def vtt(words: str, *, sheet: str = "", settings: str = "", name: str = "") -> str:
    style = f"STYLE\n{sheet}\n\n" if sheet else ""
    return f"WEBVTT\n\n{style}{name}\n00:00.000 --> 00:06.000 {settings}\n{words}\n"


class TestWhatIsNotRead:
    @pytest.mark.parametrize(
        ("text", "why"),
        [
            (vtt("One.", settings="size:0%"), "0 % of the picture wide"),
            (vtt("One.", sheet="::cue { visibility: hidden }"), "visibility: hidden in a STYLE"),
            (vtt("One.", sheet="::cue{color:rgba(0, 0, 0, 0)}"), "color:rgba(0, 0, 0, 0) in"),
            (vtt("One.", sheet="::cue(*) { opacity: 5% }"), "opacity: 5% in a STYLE block"),
            (vtt("<c.h>One.</c>", sheet="::cue(.h) { font-size: 0 }"), "font-size: 0 in"),
            (vtt("<c.h>One.</c>", sheet="::cue(c.h) { color: #0000 }"), "color: #0000 in"),
            (vtt("One.", sheet="::cue(#a) { color: transparent }", name="a"), "transparent"),
            (vtt("One.", sheet="/* } */ b, ::cue { font: 1px serif }"), "font: 1px serif in"),
            (srt(r"{\alpha&HFF&}One."), "100 % see-through"),
            (srt(r"{\fscx0}One."), "without size"),
            (vtt("One.").replace("06.000", "00.000"), "for no time"),
        ],
    )
    def test_what_hides_a_caption_is_named(self, text: str, why: str) -> None:
        look = load(text).appearance.look(Span(0, 4))

        assert look.visible is False
        assert why in (look.hidden_by or "")

    @pytest.mark.parametrize(
        "text",
        [
            vtt("One.", settings="size:80% line:90%"),
            vtt("One.", sheet="::cue { color: #fff; font-size: 0.9em; opacity: 1 }"),
            vtt("One.", sheet="::cue(.h) { color: transparent }"),
            vtt("One.", sheet="video { opacity: 0 }"),
            vtt("One.", sheet="::cue(#a) { opacity: 0 }", name="b"),
            srt(r"{\an8}<i>One.</i>"),
            srt(r"{\alpha&H40&\fs24}One."),
        ],
    )
    def test_what_only_looks_like_it_hides_nothing(self, text: str) -> None:
        assert load(text).appearance.look(Span(0, 4)).visible is True

    @pytest.mark.parametrize("words", ["<s>One.</s>", r"{\s1}One.", r"{\pos(-900,10)}One."])
    def test_what_is_struck_or_moved_is_for_a_person(self, words: str) -> None:
        look = load(srt(words)).appearance.look(Span(0, 4))

        assert look.visible is None
        assert look.unsure
