"""How words stand on the pages of a PDF: turned, cut, squeezed, covered, or other than painted."""

import io
from collections.abc import Callable

import pytest
from reportlab.lib.colors import white
from reportlab.pdfgen.canvas import Canvas

from faracheck.loaders.pdf import LOADER
from faracheck.model.document import Document, Layer, Look, Region, Source, Span
from faracheck.ports import LoadOptions

WORDS = "This material is distributed by Pelham Strategies LLC."
OTHER = "Apples are sweet in spring, as all of the valley knows"
LEFT, BASE = 72, 700

Draw = Callable[[Canvas], object]


def load(draw: Draw) -> Document:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(612, 792))
    canvas.setFont("Helvetica", 12)
    draw(canvas)
    canvas.save()
    return LOADER.load(Source("draft.pdf", file.getvalue()), LoadOptions())


def look(draw: Draw) -> Look:
    document = load(draw)
    at = document.text.index("This")
    return document.appearance.look(Span(at, at + len(WORDS)))


def words(canvas: Canvas) -> None:
    canvas.drawString(LEFT, BASE, WORDS)


def turned(degrees: int, *, fill: float = 0.0) -> Draw:
    """Return what draws the words so that they are upright on a page turned by so much."""

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(degrees)
        canvas.translate(*{90: (792, 0), 180: (612, 792), 270: (0, 612)}[degrees])
        canvas.rotate(degrees)
        canvas.setFillGray(fill)
        canvas.drawString(LEFT, 500, WORDS)

    return draw


def cropped(left: float, bottom: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((left, bottom, 600, 780))
        words(canvas)

    return draw


def scaled(across: float, up: float) -> Draw:
    """Return what draws the words through a lens in the middle of the page."""

    def draw(canvas: Canvas) -> None:
        canvas.translate(306, 396)
        canvas.scale(across, up)
        canvas.drawString(-200, 0, WORDS)

    return draw


def covered_by_a_field(canvas: Canvas) -> None:
    words(canvas)
    canvas.acroForm.textfield(
        x=LEFT - 10, y=BASE - 10, width=450, height=40, fillColor=white, borderWidth=0
    )


def said_to_be(words: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.addLiteral(f"/Span <</ActualText ({words})>> BDC")
        canvas.drawString(LEFT, BASE, OTHER)
        canvas.addLiteral("EMC")

    return draw


def recognised(draw: Draw) -> Draw:
    """Return what draws the words as a text recognition does, never painted, over something."""

    def layer(canvas: Canvas) -> None:
        draw(canvas)
        text = canvas.beginText(LEFT, BASE)
        text.setTextRenderMode(3)
        text.textLine(WORDS)
        canvas.drawText(text)

    return layer


def scan(canvas: Canvas) -> None:
    """Draw something like a picture of print: strokes as high as letters, close to one another."""
    for number in range(160):
        canvas.rect(LEFT + 2 * number, BASE - 1, 1, 9, stroke=0, fill=1)


def clipped(low: float) -> Draw:
    """Return what draws the words without what reaches above a height over their base."""

    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        path.rect(0, 0, 612, BASE + low)
        canvas.clipPath(path, stroke=0, fill=0)
        words(canvas)

    return draw


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_words_upright_on_a_turned_page_are_seen(degrees: int) -> None:
    assert look(turned(degrees)).visible is True
    assert look(turned(degrees, fill=1.0)).visible is False


@pytest.mark.parametrize(("left", "bottom"), [(50, 50), (50, 400), (0, 0)])
def test_words_inside_the_crop_of_a_page_are_seen(left: float, bottom: float) -> None:
    assert look(cropped(left, bottom)).visible is True


@pytest.mark.parametrize(("left", "bottom"), [(150, 0), (50, 720)])
def test_words_cut_off_by_the_crop_are_not(left: float, bottom: float) -> None:
    assert look(cropped(left, bottom)).visible is False


def test_a_place_and_the_foot_are_those_of_the_page_as_it_is_shown() -> None:
    document = load(cropped(50, BASE - 20))
    inside = document.places.place_of(0).inside
    assert inside is not None
    assert inside["box"] == [pytest.approx(22.2, abs=1), 20.0, pytest.approx(29.5, abs=1), 28.6]
    assert document.blocks[0].region is Region.MAIN
    assert load(cropped(50, BASE - 1)).blocks[0].region is Region.MAIN


@pytest.mark.parametrize(("across", "up"), [(0.04, 1), (1, 0.03), (0.1, 1)])
def test_letters_squeezed_to_lines_are_none(across: float, up: float) -> None:
    assert look(scaled(across, up)).visible is False


@pytest.mark.parametrize(
    ("draw", "why"),
    [
        (scaled(-1, 1), "it is set as in a mirror"),
        (scaled(-1, -1), "it is set upside down"),
        (said_to_be(WORDS), "the file says other words in place of what is painted (ActualText)"),
        (clipped(3), "only a part of its letters is painted"),
    ],
)
def test_what_nobody_reads_at_a_glance_is_for_a_person(draw: Draw, why: str) -> None:
    found = look(draw)

    assert found.visible is None
    assert found.unsure == why


@pytest.mark.parametrize("draw", [scaled(0.7, 1), scaled(1, 0.7), clipped(20)])
def test_a_little_narrow_or_flat_is_read(draw: Draw) -> None:
    assert look(draw).visible is True


def test_a_recognised_scan_is_for_a_person() -> None:
    found = look(recognised(scan))

    assert found.visible is None
    assert "a picture lies under them" in str(found.unsure)


@pytest.mark.parametrize(
    "draw",
    [
        lambda canvas: None,
        lambda canvas: canvas.rect(0, 600, 612, 192, fill=1),
        lambda canvas: canvas.drawString(LEFT, BASE, OTHER),
    ],
)
def test_unpainted_words_over_no_picture_of_them_are_hidden(draw: Draw) -> None:
    assert look(recognised(draw)).visible is False


def test_words_under_a_field_of_a_form_are_hidden() -> None:
    assert look(covered_by_a_field).visible is False


def coded(codes: str, more: str = "") -> Document:
    """Return a page with the letters xAy, A told to be these UTF-16 codes."""
    told = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"1 beginbfchar <41> <{codes}> endbfchar endcmap end end"
    )
    objects = (
        f"<</Type/Catalog/Pages 2 0 R{more}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources 7 0 R>>",
        _stream("BT /F1 12 Tf 72 700 Td (xAy) Tj ET"),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
        _stream(told),
        "<</Font<</F1 5 0 R>>>>",
    )
    body = "".join(f"{number} 0 obj\n{it}\nendobj\n" for number, it in enumerate(objects, 1))
    data = f"%PDF-1.7\n{body}trailer<</Root 1 0 R/Size 8>>\n%%EOF".encode()
    return LOADER.load(Source("draft.pdf", data), LoadOptions())


def _stream(content: str) -> str:
    return f"<</Length {len(content)}>>stream\n{content}\nendstream"


@pytest.mark.parametrize(
    ("codes", "read"),
    [
        ("D835DC13", "x\U0001d413y"),
        ("D835", "x\ufffdy"),
        ("0000", "x\ufffdy"),
        ("00660069", "xfiy"),
    ],
)
def test_no_letter_is_left_out(codes: str, read: str) -> None:
    document = coded(codes)
    (block,) = (it for it in document.blocks if it.layer is Layer.PAGE)

    assert document.quote(block.span) == read
    assert document.appearance.look(block.span).visible is True
    assert document.places.place_of(len(read) - 1) != document.places.place_of(0)


def test_a_form_that_is_laid_out_anew_is_for_a_person() -> None:
    document = coded("0041", "/AcroForm<</Fields[]/XFA(<xdp:xdp/>)>>")
    found = document.appearance.look(document.blocks[0].span)

    assert found.visible is None
    assert "XFA" in str(found.unsure)
