"""Words of a PDF that are painted and still not to be taken at their word."""

import io
from collections.abc import Callable

import pytest
from reportlab.lib.colors import white
from reportlab.pdfgen.canvas import Canvas

from faracheck.loaders.pdf import LOADER
from faracheck.model.document import Look, Source, Span
from faracheck.ports import LoadOptions

WORDS = "This material is distributed by Pelham Strategies LLC."
LEFT, BASE, SIZE = 72, 700, 12


def look(draw: Callable[[Canvas], object]) -> Look:
    """Return the look of the words, one line of 12 points, with something drawn besides."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(612, 792))
    canvas.setFont("Helvetica", SIZE)
    canvas.drawString(LEFT, BASE, WORDS)
    draw(canvas)
    canvas.save()
    document = LOADER.load(Source("draft.pdf", file.getvalue()), LoadOptions())
    at = document.text.index("This")
    return document.appearance.look(Span(at, at + len(WORDS)))


def line(height: float, length: float = 1.0) -> Callable[[Canvas], object]:
    def draw(canvas: Canvas) -> None:
        width = canvas.stringWidth(WORDS, "Helvetica", SIZE)
        canvas.line(LEFT, BASE + height, LEFT + length * width, BASE + height)

    return draw


@pytest.mark.parametrize(("height", "length"), [(3.5, 1.0), (4.5, 1.0), (3.5, 0.6)])
def test_a_line_through_the_words_is_for_a_person(height: float, length: float) -> None:
    found = look(line(height, length))

    assert found.visible is None
    assert found.unsure == "a line is drawn through it on page 1"


@pytest.mark.parametrize(("height", "length"), [(-1.5, 1.0), (13.0, 1.0), (3.5, 0.1)])
def test_a_line_below_above_or_through_one_word_is_none(height: float, length: float) -> None:
    assert look(line(height, length)).visible is True


def test_words_upon_words_are_for_a_person() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT + 3, BASE + 1, "Visit the harbour of Port Anse in spring, by rail.")

    found = look(draw)

    assert found.visible is None
    assert found.unsure == "it is printed over other words, or other words over it"


def test_words_printed_twice_are_only_bold() -> None:
    assert look(lambda canvas: canvas.drawString(LEFT + 0.3, BASE, WORDS)).visible is True


def test_words_beside_are_beside() -> None:
    assert look(lambda canvas: canvas.drawString(LEFT, BASE - 13, WORDS.upper())).visible is True


def test_a_large_shape_behind_the_words_is_no_line() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setStrokeColor(white)
        canvas.rect(LEFT - 5, BASE - 5, 400, 20, fill=0)

    assert look(draw).visible is True
