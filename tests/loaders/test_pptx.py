"""Slides as their viewer meets them: top to bottom, with what lies behind the words and over them."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Inches, Pt

from faracheck.errors import LoadError
from faracheck.loaders._drawingml import Palette
from faracheck.loaders.pptx import LOADER
from faracheck.model.document import BlockKind, Document, Layer, Look, Region, Source, Span
from faracheck.model.limits import Limits
from faracheck.ports import LoadOptions

WORDS = "This material is distributed by Pelham Strategies LLC."
BODY = "Trains run daily until the end of October."
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
COLOUR: Any = RGBColor  # the library has no types for it
WHITE, BLACK, BLUE = COLOUR(255, 255, 255), COLOUR(0, 0, 0), COLOUR(0x11, 0x22, 0x33)


def saved(deck: Any) -> bytes:
    file = io.BytesIO()
    deck.core_properties.title = deck.core_properties.keywords = ""
    deck.core_properties.comments = deck.core_properties.subject = ""
    deck.save(file)
    return file.getvalue()


def boxed(slide: Any, words: str, top: float = 3.0, left: float = 1.0) -> Any:
    """Put a text box on a slide, sizes in inches."""
    shape = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(6), Inches(0.5))
    shape.text_frame.text = words
    return shape


def run_of(shape: Any) -> Any:
    return shape.text_frame.paragraphs[0].runs[0]


def sample(paragraphs: tuple[str, ...]) -> bytes:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    for number, words in enumerate(paragraphs):
        boxed(slide, words, 1 + number)
    return saved(deck)


def load(data: bytes, limits: Limits | None = None) -> Document:
    return LOADER.load(Source("draft.pptx", data), LoadOptions(limits=limits or Limits()))


def made(build: Callable[[Any, Any], object], layout: int = 6) -> Document:
    """Return a deck of one slide after `build(deck, slide)`."""
    deck = pptx.Presentation()
    build(deck, deck.slides.add_slide(deck.slide_layouts[layout]))
    return load(saved(deck))


def page(document: Document) -> list[str]:
    return [document.quote(it.span) for it in document.blocks if it.layer is Layer.PAGE]


def looks(document: Document, words: str = WORDS) -> Look:
    at = document.text.index(words)
    return document.appearance.look(Span(at, at + len(words)))


def set_box(change: Callable[[Any], object]) -> Look:
    """Return how the words of a text box look after a change to it."""

    def build(_: Any, slide: Any) -> None:
        boxed(slide, BODY, 1)
        change(boxed(slide, WORDS))

    return looks(made(build))


def added(parent: Any, tag: str, space: str = A, **values: str) -> Any:
    element = etree.SubElement(parent, f"{{{space}}}{tag}")
    for name, value in values.items():
        element.set(name, value)
    return element


def properties(shape: Any) -> Any:
    return run_of(shape)._r.get_or_add_rPr()  # noqa: SLF001 - the library has no word for it


class TestReadingOrder:
    def test_slides_follow_one_another_and_shapes_are_read_from_the_top(self) -> None:
        def build(deck: Any, slide: Any) -> None:
            slide.shapes.title.text = "News"
            boxed(slide, "low", 6)
            boxed(slide, "right", 2, 5)
            boxed(slide, "left", 2.05, 0.1)
            second = deck.slides.add_slide(deck.slide_layouts[6])
            boxed(second, "second")

        document = made(build, layout=5)

        assert page(document) == ["News", "left", "right", "low", "second"]
        assert document.blocks[0].kind is BlockKind.HEADING
        assert document.places.place_of(document.text.index("low")).inside == {
            "slide": 1,
            "shape": "TextBox 2",
            "paragraph": 1,
            "run": 1,
            "under": "News",
        }

    def test_paragraphs_breaks_and_lists_of_a_placeholder_are_read(self) -> None:
        def build(_: Any, slide: Any) -> None:
            slide.placeholders[1].text = "one\vtwo\nthree"

        assert page(made(build, layout=1)) == ["one\ntwo", "three"]

    def test_groups_and_tables_are_read(self) -> None:
        def build(_: Any, slide: Any) -> None:
            group = slide.shapes.add_group_shape()
            box = group.shapes.add_textbox(Inches(1), Inches(1), Inches(2), Inches(1))
            box.text_frame.text = "in a group"
            table = slide.shapes.add_table(1, 2, Inches(1), Inches(4), Inches(5), Inches(1)).table
            table.cell(0, 0).text, table.cell(0, 1).text = "a", "b"

        document = made(build)

        assert page(document) == ["in a group", "a", "b"]
        assert [it.kind for it in document.blocks] == [
            BlockKind.PARAGRAPH,
            BlockKind.CELL,
            BlockKind.CELL,
        ]

    def test_a_footer_comes_last_and_notes_are_not_on_the_slide(self) -> None:
        def build(_: Any, slide: Any) -> None:
            slide.notes_slide.notes_text_frame.text = WORDS
            footer = boxed(slide, "below", 0.1)
            added(footer._element.nvSpPr.find(f"{{{P}}}nvPr"), "ph", P, type="ftr", idx="11")  # noqa: SLF001
            boxed(slide, BODY)

        document = made(build)

        assert page(document) == [BODY, "below"]
        assert [it.region for it in document.blocks[:2]] == [Region.MAIN, Region.FOOTER]
        assert looks(document).visible is False

    def test_what_a_layout_shows_is_read_once_and_its_prompts_are_not(self) -> None:
        def build(deck: Any, slide: Any) -> None:
            layout = deck.slide_layouts[6]
            lent = boxed(slide, "on each slide", 0.1)
            layout.shapes._spTree.append(lent._element)  # noqa: SLF001 - moved to the layout
            boxed(slide, "one")
            boxed(deck.slides.add_slide(layout), "two")

        assert page(made(build)) == ["on each slide", "one", "two"]

    def test_a_slide_can_leave_out_what_its_master_shows(self) -> None:
        def build(deck: Any, slide: Any) -> None:
            lent = boxed(slide, "on each slide", 0.1)
            deck.slide_layouts[6].shapes._spTree.append(lent._element)  # noqa: SLF001
            slide._element.set("showMasterSp", "0")  # noqa: SLF001
            boxed(slide, BODY)

        assert page(made(build)) == [BODY]

    def test_properties_are_not_on_the_slides(self) -> None:
        deck = pptx.Presentation()
        boxed(deck.slides.add_slide(deck.slide_layouts[6]), BODY)
        file = io.BytesIO()
        deck.core_properties.title = WORDS
        deck.save(file)

        document = load(file.getvalue())

        assert page(document) == [BODY]
        assert looks(document).visible is False


def white(shape: Any) -> None:
    run_of(shape).font.color.rgb = WHITE


def filled(shape: Any, colour: RGBColor) -> None:
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour


def opacity(share: str) -> Callable[[Any], None]:
    def change(shape: Any) -> None:
        run_of(shape).font.color.rgb = BLACK
        added(properties(shape).find(f"{{{A}}}solidFill")[0], "alpha", val=share)

    return change


def black_on_black(shape: Any) -> None:
    run_of(shape).font.color.rgb = BLACK
    filled(shape, BLACK)


def white_on_blue(shape: Any) -> None:
    white(shape)
    filled(shape, BLUE)


def white_by_theme(shape: Any) -> None:
    run_of(shape).font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1


def nearly_white_by_theme(shape: Any) -> None:
    run_of(shape).font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    run_of(shape).font.color.brightness = 0.98


def spaced(tag: str, value: str) -> Callable[[Any], None]:
    def change(shape: Any) -> None:
        spacing = added(shape.text_frame.paragraphs[0]._p.get_or_add_pPr(), "lnSpc")  # noqa: SLF001
        added(spacing, tag, val=value)

    return change


def said(name: str, value: str) -> Callable[[Any], None]:
    return lambda shape: properties(shape).set(name, value)


def child(tag: str, **values: str) -> Callable[[Any], None]:
    return lambda shape: added(properties(shape), tag, **values)


def bodily(name: str, value: str) -> Callable[[Any], None]:
    return lambda shape: shape.text_frame._txBody.bodyPr.set(name, value)  # noqa: SLF001


def indented(shape: Any) -> None:
    shape.text_frame.paragraphs[0]._p.get_or_add_pPr().set("marL", "20000000")  # noqa: SLF001


def unshown(shape: Any) -> None:
    shape._element.nvSpPr.cNvPr.set("hidden", "1")  # noqa: SLF001


class TestLooks:
    def test_plain_words_are_seen(self) -> None:
        look = set_box(lambda _: None)

        assert (look.visible, look.font_px, look.contrast) == (True, 24, 21)

    @pytest.mark.parametrize(
        ("change", "why"),
        [
            (white, "colour #ffffff on #ffffff"),
            (white_by_theme, "colour #ffffff on #ffffff"),
            (nearly_white_by_theme, "colour #fafafa on #ffffff"),
            (black_on_black, "colour #000000 on #000000"),
            (opacity("2000"), "an opacity of 2%"),
            (child("noFill"), "letters that are not filled"),
            (said("sz", "100"), "type of 1.3 px"),
            (lambda it: setattr(it, "left", Inches(-20)), "a shape that lies off the slide"),
            (unshown, "a shape that is not shown"),
        ],
    )
    def test_what_hides_words_is_named(self, change: Callable[[Any], object], why: str) -> None:
        look = set_box(change)

        assert look.visible is False
        assert str(look.hidden_by).startswith(why)

    @pytest.mark.parametrize(
        ("change", "why"),
        [
            (child("latin", typeface="Wingdings"), "it is set in a font of symbols"),
            (said("strike", "sngStrike"), "it is struck through"),
            (said("spc", "-3000"), "its letters are pushed into one another"),
            (said("baseline", "900000"), "it is moved away from its line"),
            (child("gradFill"), "its letters are filled with a picture or a gradient"),
            (opacity("40000"), "its colour lets through what is behind it"),
            (spaced("spcPts", "100"), "its lines are kept 1 pt high"),
            (spaced("spcPct", "5000"), "its lines are kept 5 % high"),
            (bodily("vertOverflow", "clip"), "its box cuts off what does not fit"),
            (bodily("lIns", "9000000"), "its box pushes it away"),
            (indented, "it is indented beyond the slide"),
            (lambda it: it.fill.gradient(), "it stands on a picture or a gradient"),
            (
                lambda it: added(added(properties(it), "solidFill"), "schemeClr", val="none"),
                "its colour cannot be told",
            ),
        ],
    )
    def test_what_nobody_can_tell_is_for_a_person(
        self, change: Callable[[Any], object], why: str
    ) -> None:
        look = set_box(change)

        assert (look.visible, look.unsure) == (None, why)

    @pytest.mark.parametrize(
        "change",
        [
            white_on_blue,
            opacity("90000"),
            spaced("spcPct", "90000"),
            spaced("spcPts", "1200"),
            said("sz", "x"),
            lambda it: setattr(run_of(it).font, "size", Pt(9)),
        ],
    )
    def test_what_only_looks_like_hiding_is_seen(self, change: Callable[[Any], object]) -> None:
        assert set_box(change).visible is True

    def test_a_slide_that_is_not_shown_hides_its_words(self) -> None:
        def build(deck: Any, slide: Any) -> None:
            boxed(slide, WORDS)
            slide._element.set("show", "0")  # noqa: SLF001
            boxed(deck.slides.add_slide(deck.slide_layouts[6]), BODY)

        assert looks(made(build)).hidden_by == "a slide that is not shown"

    @pytest.mark.parametrize(
        ("width", "why"),
        [(8, "colour #000000 on #000000, 1.00:1"), (3, "it stands on several colours")],
    )
    def test_what_lies_below_is_the_ground(self, width: int, why: str) -> None:
        def build(_: Any, slide: Any) -> None:
            panel = slide.shapes.add_shape(1, Inches(1), Inches(3), Inches(width), Inches(1))
            filled(panel, BLACK)
            run_of(boxed(slide, WORDS)).font.color.rgb = BLACK

        look = looks(made(build))

        assert not look.visible
        assert why in {look.hidden_by, look.unsure}

    def test_what_lies_over_words_is_for_a_person(self) -> None:
        def build(_: Any, slide: Any) -> None:
            boxed(slide, WORDS)
            filled(slide.shapes.add_shape(1, Inches(1), Inches(3), Inches(8), Inches(1)), WHITE)

        assert looks(made(build)).unsure == "“Rectangle 2” lies over it"

    def test_a_background_of_its_own_is_the_ground(self) -> None:
        def build(_: Any, slide: Any) -> None:
            slide.background.fill.solid()
            slide.background.fill.fore_color.rgb = BLACK
            run_of(boxed(slide, WORDS)).font.color.rgb = BLACK

        assert looks(made(build)).visible is False

    def test_a_picture_behind_a_slide_is_for_a_person(self) -> None:
        def build(_: Any, slide: Any) -> None:
            slide.background.fill.gradient()
            boxed(slide, WORDS)

        assert looks(made(build)).unsure == "it stands on a picture or a gradient"

    def test_words_of_a_shape_have_the_colours_of_its_style(self) -> None:
        def build(_: Any, slide: Any) -> None:
            shape = slide.shapes.add_shape(1, Inches(1), Inches(3), Inches(8), Inches(1))
            shape.text_frame.text = WORDS

        look = looks(made(build))

        assert look.visible is True
        assert look.contrast is not None
        assert 3 < look.contrast < 5  # white on the accent of the usual theme

    def test_a_placeholder_is_set_as_its_master_says_and_shrinks(self) -> None:
        def build(_: Any, slide: Any) -> None:
            slide.placeholders[1].text = WORDS
            body = slide.placeholders[1]._element.txBody.find(f"{{{A}}}bodyPr")  # noqa: SLF001
            added(body, "normAutofit", fontScale="50000")

        assert looks(made(build, layout=1)).font_px == pytest.approx(32 / 2 * 96 / 72, abs=0.01)

    def test_an_animation_that_takes_words_away_is_for_a_person(self) -> None:
        def build(_: Any, slide: Any) -> None:
            shape = boxed(slide, WORDS)
            timing = added(slide._element, "timing", P)  # noqa: SLF001
            effect = added(timing, "cTn", P, presetClass="exit")
            added(effect, "spTgt", P, spid=str(shape.shape_id))

        assert looks(made(build)).unsure == "an animation takes it away or moves it"

    def test_colours_of_a_table_are_those_of_the_cell_or_its_style(self) -> None:
        def build(_: Any, slide: Any) -> None:
            table = slide.shapes.add_table(3, 1, Inches(1), Inches(4), Inches(5), Inches(1)).table
            for number in range(3):
                table.cell(number, 0).text = f"{number}: {WORDS}"
            filled(table.cell(1, 0), WHITE)
            table.cell(2, 0)._tc.set("vMerge", "1")  # noqa: SLF001

        document = made(build)

        assert looks(document, "0: This").unsure == "the style of its table decides its colours"
        assert looks(document, "1: This").visible is True
        assert looks(document, "2: This").hidden_by == "a cell that another one covers"


@pytest.mark.parametrize(
    ("written", "ink"),
    [
        ('<a:srgbClr val="336699"/>', "336699"),
        ('<a:srgbClr val="336699"><a:lumMod val="50000"/></a:srgbClr>', "19334d"),
        ('<a:srgbClr val="000000"><a:lumOff val="100%"/></a:srgbClr>', "ffffff"),
        ('<a:srgbClr val="808080"><a:shade val="50000"/></a:srgbClr>', "404040"),
        ('<a:srgbClr val="000000"><a:tint val="0"/></a:srgbClr>', "ffffff"),
        ('<a:srgbClr val="000000"><a:satMod val="x"/></a:srgbClr>', "000000"),
        ('<a:sysClr val="window"/>', "ffffff"),
        ('<a:sysClr val="windowText" lastClr="111111"/>', "111111"),
        ('<a:prstClr val="navy"/>', "000080"),
        ('<a:prstClr val="papayaWhip"/>', None),
        ('<a:schemeClr val="accent9"/>', None),
        ('<a:hslClr hue="1"/>', None),
    ],
)
def test_a_colour_is_mixed_as_the_format_mixes_it(written: str, ink: str | None) -> None:
    colour = Palette().colour(etree.fromstring(f'<a:fill xmlns:a="{A}">{written}</a:fill>'))

    assert colour is not None
    assert colour.ink == ink


def rewritten(data: bytes, change: Callable[[str], str]) -> bytes:
    """Return a package whose parts of XML are changed."""
    before, after = io.BytesIO(data), io.BytesIO()
    with zipfile.ZipFile(before) as old, zipfile.ZipFile(after, "w", 8) as new:
        for item in old.infolist():
            part = old.read(item)
            worded = item.filename.endswith((".xml", ".rels"))
            new.writestr(item.filename, change(part.decode()) if worded else part)
    return after.getvalue()


def strict(text: str) -> str:
    for old, new in (
        ("schemas.openxmlformats.org/presentationml/2006/main", "presentationml/main"),
        ("schemas.openxmlformats.org/drawingml/2006/main", "drawingml/main"),
        (
            "schemas.openxmlformats.org/officeDocument/2006/relationships",
            "officeDocument/relationships",
        ),
    ):
        text = text.replace(f"http://{old}", f"http://purl.oclc.org/ooxml/{new}")
    return text


def test_a_strict_presentation_is_read_as_any_other() -> None:
    document = load(rewritten(sample((WORDS, BODY)), strict))

    assert page(document) == [WORDS, BODY]
    assert looks(document).contrast == 21


def test_of_two_versions_of_a_shape_the_one_of_today_is_read() -> None:
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

    def change(text: str) -> str:
        head, begun, rest = text.partition("<p:sp>")
        if "<p:sldSz" in text or WORDS not in text:
            return text
        shape, ended, tail = rest.partition("</p:sp>")
        old = f"{begun}{shape}{ended}".replace(WORDS, "an old program's words")
        return (
            f"{head}<mc:AlternateContent {space}><mc:Choice>{begun}{shape}{ended}</mc:Choice>"
            f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>{tail}"
        )

    assert page(load(rewritten(sample((WORDS, BODY)), change))) == [WORDS, BODY]


def test_a_theme_gives_a_slide_its_ground() -> None:
    def coloured(number: int, name: str) -> Document:
        def build(_: Any, slide: Any) -> None:
            sheet = slide._element.cSld  # noqa: SLF001
            background = etree.Element(f"{{{P}}}bg")
            added(added(background, "bgRef", P, idx=str(number)), "schemeClr", val=name)
            sheet.insert(0, background)
            run_of(boxed(slide, WORDS)).font.color.rgb = BLACK

        return made(build)

    assert looks(coloured(1001, "tx1")).visible is False
    assert looks(coloured(1001, "bg1")).visible is True
    assert looks(coloured(1002, "bg1")).unsure == "it stands on a picture or a gradient"
    assert looks(coloured(9999, "bg1")).visible is None


def test_words_on_a_picture_are_for_a_person() -> None:
    dot = io.BytesIO()
    Image.new("RGB", (4, 4)).save(dot, "png")

    def build(_: Any, slide: Any) -> None:
        slide.shapes.add_picture(dot, Inches(0), Inches(2), Inches(10), Inches(3))
        boxed(slide, WORDS)

    assert looks(made(build)).unsure == "it stands on a picture or a gradient"


def test_a_shape_that_nothing_places_is_read_last() -> None:
    def build(_: Any, slide: Any) -> None:
        shape = boxed(slide, "anywhere", 0)
        shape._element.spPr.remove(shape._element.spPr.find(f"{{{A}}}xfrm"))  # noqa: SLF001
        boxed(slide, BODY)

    assert page(made(build)) == [BODY, "anywhere"]


class TestRefused:
    @staticmethod
    def without(name: str, instead: str | None = None) -> bytes:
        before, after = io.BytesIO(sample((WORDS,))), io.BytesIO()
        with zipfile.ZipFile(before) as old, zipfile.ZipFile(after, "w", 8) as new:
            for item in old.infolist():
                if item.filename != name:
                    new.writestr(item, old.read(item))
                elif instead is not None:
                    new.writestr(name, instead)
        return after.getvalue()

    @pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"words", sample(("a",))[:900]])
    def test_what_is_no_presentation_is_told(self, data: bytes) -> None:
        with pytest.raises(LoadError, match="damaged"):
            load(data)

    @pytest.mark.parametrize(
        ("name", "instead", "reason"),
        [
            ("_rels/.rels", None, "it is no presentation"),
            ("ppt/presentation.xml", None, "its main part is missing"),
            ("ppt/presentation.xml", "<a/>", "there are no slides in it"),
            ("ppt/slides/slide1.xml", None, "slide 1 is missing"),
            ("ppt/slides/slide1.xml", "<a", "is not XML"),
            ("ppt/slides/slide1.xml", "<a/>", "there is no text in it"),
            ("ppt/slides/slide1.xml", "<!DOCTYPE a><a/>", "document type"),
        ],
    )
    def test_a_missing_or_broken_part_is_told(
        self, name: str, instead: str | None, reason: str
    ) -> None:
        with pytest.raises(LoadError, match=reason):
            load(self.without(name, instead))

    def test_too_many_slides_or_shapes_are_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        deck = pptx.Presentation()
        for _ in range(3):
            boxed(deck.slides.add_slide(deck.slide_layouts[6]), BODY)
        with pytest.raises(LoadError, match="limit pages: more than 2 pages"):
            load(saved(deck), Limits(pages=2))
        monkeypatch.setattr("faracheck.loaders.pptx.stories.MOST_SHAPES", 0)
        with pytest.raises(LoadError, match="more than 0 shapes on slide 1"):
            load(saved(deck))

    def test_endless_groups_end(self) -> None:
        def build(_: Any, slide: Any) -> None:
            boxed(slide, BODY)
            tree = slide.shapes._spTree  # noqa: SLF001
            for number in range(300):
                tree = added(tree, "grpSp", P)
                about = added(added(tree, "nvGrpSpPr", P), "cNvPr", P)
                about.set("id", str(number))

        with pytest.raises(LoadError, match="nested more than 200 deep"):
            made(build)

    @given(st.integers(0, 40_000), st.integers(0, 255))
    def test_a_flipped_byte_is_read_or_refused(self, at: int, byte: int) -> None:
        data = bytearray(MUTATED)
        data[at % len(data)] = byte
        try:
            load(bytes(data))
        except LoadError as error:
            assert error.where == "draft.pptx"  # noqa: PT017 - either end is right


MUTATED = sample((WORDS, BODY))


def test_sizes_that_make_no_sense_are_the_usual_ones() -> None:
    deck = pptx.Presentation()
    boxed(deck.slides.add_slide(deck.slide_layouts[6]), WORDS)
    size: Any = deck._element.find(f"{{{P}}}sldSz")  # noqa: SLF001
    size.set("cx", "wide")

    assert looks(load(saved(deck))).visible is True
