"""A PDF as its reader meets it: in reading order, and seen only where something is painted."""

import io
import sys
import textwrap
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from faracheck.errors import LoadError
from faracheck.loaders.pdf import LOADER
from faracheck.model.document import Document, Layer, Look, Region, Source, Span
from faracheck.ports import LoadOptions

WORDS = "This material is distributed by Pelham Strategies LLC."
BODY = [
    "The first train in eleven years left Ostravar on Monday for",
    "the high villages of the Tamber valley.",
]


def made(*draw: Callable[[Any], object], **options: Any) -> bytes:
    """Return a PDF with a page for each function."""
    file = io.BytesIO()
    sheet = canvas.Canvas(file, pagesize=A4, invariant=True, **options)
    for one in draw:
        one(sheet)
        sheet.showPage()
    sheet.save()
    return file.getvalue()


def put(sheet: Any, lines: Sequence[str], y: float, size: float = 11, **how: Any) -> None:
    text = sheet.beginText(how.get("x", 72), y)
    text.setFont("Helvetica", size)
    text.setTextRenderMode(how.get("mode", 0))
    text.setFillColorRGB(*how.get("fill", (0, 0, 0)))
    for line in lines:
        text.textLine(line)
    sheet.drawText(text)


def sample(paragraphs: tuple[str, ...]) -> bytes:
    def draw(sheet: Any) -> None:
        sheet.setTitle(" ")
        for number, words in enumerate(paragraphs):
            put(sheet, [words], 760 - 40 * number)

    return made(draw)


def load(data: bytes) -> Document:
    return LOADER.load(Source("draft.pdf", data), LoadOptions())


def page(document: Document) -> list[str]:
    return [document.quote(it.span) for it in document.blocks if it.layer is Layer.PAGE]


def looks(draw: Callable[[Any], object], words: str = WORDS) -> Look:
    document = load(made(draw))
    at = document.text.index(words)
    return document.appearance.look(Span(at, at + len(words)))


class TestReadingOrder:
    def test_lines_close_to_one_another_are_a_paragraph(self) -> None:
        def draw(sheet: Any) -> None:
            put(sheet, ["Sarkand reopens its railway"], 780, 18)
            put(sheet, BODY, 740)
            put(sheet, ["Tickets cost what they did."], 640)

        assert page(load(made(draw))) == [
            "Sarkand reopens its railway",
            " ".join(BODY),
            "Tickets cost what they did.",
        ]

    def test_columns_are_read_one_after_the_other(self) -> None:
        left = textwrap.wrap("one two three four five six seven eight nine ten eleven twelve", 24)
        right = textwrap.wrap("red orange yellow green blue indigo violet and then red again", 24)

        def draw(sheet: Any) -> None:
            for number, (one, other) in enumerate(zip(left, right, strict=True)):
                put(sheet, [one], 760 - 14 * number)
                put(sheet, [other], 760 - 14 * number, x=320)

        assert page(load(made(draw))) == [" ".join(left), " ".join(right)]

    def test_what_is_drawn_first_and_stands_below_is_read_later(self) -> None:
        def draw(sheet: Any) -> None:
            put(sheet, [WORDS], 120)
            put(sheet, BODY, 640)
            put(sheet, ["Sarkand reopens its railway"], 740, 18)

        heading = "Sarkand reopens its railway"
        assert page(load(made(draw))) == [heading, " ".join(BODY), WORDS]

    def test_a_column_that_begins_higher_waits_for_the_one_before_it(self) -> None:
        def draw(sheet: Any) -> None:
            put(sheet, ["The first train", "left on Monday."], 600)
            put(sheet, ["It climbs to", "the villages."], 700, x=320)

        assert page(load(made(draw))) == [
            "The first train left on Monday.",
            "It climbs to the villages.",
        ]

    def test_a_running_line_at_the_foot_is_a_footer(self) -> None:
        def draw(sheet: Any) -> None:
            put(sheet, BODY, 740)
            put(sheet, [WORDS], 40)

        regions = {load(made(draw)).quote(it.span): it.region for it in load(made(draw)).blocks}
        assert regions[WORDS] is Region.FOOTER

    def test_every_page_is_read_and_places_name_page_and_box(self) -> None:
        def first(sheet: Any) -> None:
            put(sheet, BODY, 740)

        def second(sheet: Any) -> None:
            put(sheet, [WORDS], 740)

        document = load(made(first, second))
        place = document.places.place_of(document.text.index(WORDS))

        assert place.line is None
        assert place.inside is not None
        assert place.inside["page"] == 2
        box = place.inside["box"]
        assert isinstance(box, list)
        left, bottom, right, top = box
        assert 70 < left < right < 80
        assert 735 < bottom < top < 760

    def test_the_title_of_the_file_is_not_on_a_page(self) -> None:
        def draw(sheet: Any) -> None:
            sheet.setTitle(WORDS)
            put(sheet, BODY, 740)

        document = load(made(draw))
        assert page(document) == [" ".join(BODY)]
        assert (
            document.appearance.look(Span(document.text.index(WORDS), len(document.text))).visible
            is False
        )


class TestLooks:
    def test_plain_words_are_painted(self) -> None:
        look = looks(lambda sheet: put(sheet, [WORDS], 740, 12))

        assert look.visible is True
        assert look.font_px == pytest.approx(16)
        assert (look.contrast or 0) > 10

    @pytest.mark.parametrize(
        "how",
        [{"mode": 3}, {"fill": (1, 1, 1)}, {"fill": (0.97, 0.97, 0.97)}, {"mode": 7}],
        ids=["invisible", "white", "nearly white", "clip only"],
    )
    def test_what_paints_nothing_that_stands_out_is_hidden(self, how: dict[str, Any]) -> None:
        def draw(sheet: Any) -> None:
            put(sheet, BODY, 640)
            put(sheet, [WORDS], 740, **how)

        look = looks(draw)
        assert look.visible is False
        assert "page 1" in str(look.hidden_by)

    def test_one_white_word_hides_the_whole(self) -> None:
        def draw(sheet: Any) -> None:
            put(sheet, [WORDS[:20]], 740)
            put(
                sheet,
                [WORDS[20:]],
                740,
                x=72 + sheet.stringWidth(WORDS[:20], "Helvetica", 11),
                fill=(1, 1, 1),
            )

        assert looks(draw).visible is False

    def test_words_under_a_picture_are_hidden(self) -> None:
        def draw(sheet: Any) -> None:
            put(sheet, [WORDS], 740)
            sheet.setFillColorRGB(0.2, 0.5, 0.2)
            sheet.rect(60, 720, 500, 50, fill=1)

        assert looks(draw).visible is False

    def test_white_words_on_a_dark_ground_are_seen(self) -> None:
        def draw(sheet: Any) -> None:
            sheet.rect(60, 720, 500, 50, fill=1)
            put(sheet, [WORDS], 740, fill=(1, 1, 1))

        assert looks(draw).visible is True

    def test_words_beside_the_page_are_hidden(self) -> None:
        def draw(sheet: Any) -> None:
            put(sheet, BODY, 640)
            put(sheet, [WORDS], 1_200)

        assert looks(draw).visible is False

    @pytest.mark.parametrize(("size", "visible"), [(0.8, False), (5, True)])
    def test_type_as_small_as_a_line_is_hidden(self, size: float, *, visible: bool) -> None:
        def draw(sheet: Any) -> None:
            put(sheet, BODY, 640)
            put(sheet, [WORDS], 740, size)

        assert looks(draw).visible is visible

    def test_faint_words_are_seen_and_measured(self) -> None:
        look = looks(lambda sheet: put(sheet, [WORDS], 740, 14, fill=(0.6, 0.6, 0.6)))

        assert look.visible is True
        assert 1.5 < (look.contrast or 0) < 3.2


class TestWhatCannotBeRead:
    @pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nnothing", b"words", sample(("a",))[:200]])
    def test_a_damaged_file_is_refused(self, data: bytes) -> None:
        with pytest.raises(LoadError, match="damaged"):
            load(data)

    def test_a_scan_without_a_text_layer_is_unreadable(self) -> None:
        with pytest.raises(LoadError, match="no text layer"):
            load(made(lambda sheet: sheet.rect(60, 720, 500, 50, fill=1)))

    def test_an_encrypted_file_says_so(self) -> None:
        with pytest.raises(LoadError, match="encrypted"):
            load(made(lambda sheet: put(sheet, BODY, 740), encrypt="secret"))

    def test_without_the_extra_the_command_that_installs_it_is_told(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "faracheck.loaders.pdf.assembling", None)
        with pytest.raises(LoadError, match=r"pip install 'faracheck\[pdf\]'"):
            load(sample(("a",)))

    @settings(max_examples=40)
    @given(st.integers(0, 3_000), st.integers(0, 255))
    def test_a_flipped_byte_is_read_or_refused(self, at: int, byte: int) -> None:
        data = bytearray(sample((WORDS, *BODY)))
        data[at % len(data)] = byte
        try:
            document = load(bytes(data))
            document.appearance.look(Span(0, len(document.text)))
        except LoadError as error:
            assert error.where == "draft.pdf"  # noqa: PT017 - either end is right
