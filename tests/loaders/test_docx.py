"""A Word document as its reader meets it: in order, with tracked changes, fields and settings."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from hypothesis import given
from hypothesis import strategies as st

from faracheck.errors import LoadError
from faracheck.loaders.docx import LOADER
from faracheck.model.document import BlockKind, Document, Layer, Look, Region, Source, Span
from faracheck.ports import LoadOptions

WORDS = "This material is distributed by Pelham Strategies LLC."
BODY = "Trains run daily until the end of October."


def saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def sample(paragraphs: tuple[str, ...]) -> bytes:
    document = docx.Document()
    document.core_properties.comments = document.core_properties.author = ""
    for words in paragraphs:
        document.add_paragraph(words)
    return saved(document)


def load(data: bytes) -> Document:
    return LOADER.load(Source("draft.docx", data), LoadOptions())


def made(build: Callable[[Any], object]) -> Document:
    document = docx.Document()
    build(document)
    return load(saved(document))


def page(document: Document) -> list[str]:
    return [document.quote(it.span) for it in document.blocks if it.layer is Layer.PAGE]


def looks(document: Document, words: str = WORDS) -> Look:
    at = document.text.index(words)
    return document.appearance.look(Span(at, at + len(words)))


def set_run(**values: object) -> Document:
    """Return a document whose first paragraph is one run with these font settings."""

    def build(document: Any) -> None:
        run = document.add_paragraph().add_run(WORDS)
        for name, value in values.items():
            target = run.font.color if name == "rgb" else run.font
            setattr(target, name, value)
        document.add_paragraph(BODY)

    return made(build)


class TestReadingOrder:
    def test_headings_lists_and_cells_are_what_they_are(self) -> None:
        def build(document: Any) -> None:
            document.add_heading("News", 1)
            document.add_paragraph("one", style="List Bullet")
            document.add_table(1, 2).cell(0, 1).text = "cell"

        document = made(build)

        assert page(document) == ["News", "one", "cell"]
        kinds = [it.kind for it in document.blocks if it.layer is Layer.PAGE]
        assert kinds[0] is BlockKind.HEADING
        assert kinds[2] is BlockKind.CELL

    def test_the_first_pages_header_comes_first_and_a_footer_last(self) -> None:
        def build(document: Any) -> None:
            document.sections[0].header.paragraphs[0].text = "above"
            document.sections[0].footer.paragraphs[0].text = "below"
            document.add_paragraph(BODY)

        document = made(build)

        assert page(document) == ["above", BODY, "below"]
        assert [it.region for it in document.blocks if it.layer is Layer.PAGE] == [
            Region.HEADER,
            Region.MAIN,
            Region.FOOTER,
        ]

    def test_a_header_from_page_two_on_comes_after_the_body(self) -> None:
        def build(document: Any) -> None:
            section = document.sections[0]
            section.different_first_page_header_footer = True
            section.header.paragraphs[0].text = "later pages"
            section.first_page_header.paragraphs[0].text = "first page"
            document.add_paragraph(BODY)

        assert page(made(build)) == ["first page", BODY, "later pages"]

    def test_a_text_box_is_read_once_behind_its_paragraph(self) -> None:
        def build(document: Any) -> None:
            paragraph = document.add_paragraph("before")
            run = paragraph.add_run()
            pict = OxmlElement("w:pict")
            box = OxmlElement("w:txbxContent")
            inner = OxmlElement("w:p")
            inner_run = OxmlElement("w:r")
            text = OxmlElement("w:t")
            text.text = "in the box"
            inner_run.append(text)
            inner.append(inner_run)
            box.append(inner)
            pict.append(box)
            run._r.append(pict)  # noqa: SLF001 - the library has no text boxes
            document.add_paragraph("after")

        assert page(made(build)) == ["before", "in the box", "after"]

    def test_comments_and_properties_are_not_on_the_page(self) -> None:
        def build(document: Any) -> None:
            document.core_properties.subject = WORDS
            document.add_paragraph(BODY)

        document = made(build)

        assert page(document) == [BODY]
        assert WORDS in document.text
        assert looks(document).visible is False


class TestTrackedChanges:
    @staticmethod
    def tracked(tag: str) -> Document:
        def build(document: Any) -> None:
            paragraph = document.add_paragraph()
            run = paragraph.add_run(WORDS)
            change = OxmlElement(tag)
            change.set(qn("w:author"), "A. Marsh")
            paragraph._p.append(change)  # noqa: SLF001 - the library tracks no changes
            change.append(run._r)  # noqa: SLF001
            document.add_paragraph(BODY)

        return made(build)

    @pytest.mark.parametrize("tag", ["w:ins", "w:moveTo"])
    def test_what_was_inserted_counts_and_a_person_must_look(self, tag: str) -> None:
        document = self.tracked(tag)

        assert WORDS in page(document)
        assert looks(document).visible is None
        assert "tracked" in str(looks(document).unsure)
        assert looks(document, BODY).visible is True

    @pytest.mark.parametrize("tag", ["w:del", "w:moveFrom"])
    def test_what_was_deleted_is_not_there(self, tag: str) -> None:
        assert page(self.tracked(tag)) == [BODY]

    def test_a_deletion_inside_the_words_is_for_a_person(self) -> None:
        def build(document: Any) -> None:
            paragraph = document.add_paragraph()
            half = len(WORDS) // 2
            for words in (WORDS[:half], "not ", WORDS[half:]):
                run = paragraph.add_run(words)
                if words == "not ":
                    change = OxmlElement("w:del")
                    run._r.addprevious(change)  # noqa: SLF001 - the library tracks no changes
                    change.append(run._r)  # noqa: SLF001
            document.add_paragraph(BODY)

        document = made(build)

        assert page(document) == [WORDS, BODY]
        assert looks(document).unsure == "a deletion is tracked in it and not settled"
        assert looks(document, WORDS[len(WORDS) // 2 :]).visible is True


class TestLooks:
    def test_plain_words_are_seen(self) -> None:
        look = looks(set_run())

        assert look.visible is True
        assert look.contrast == pytest.approx(21)

    def test_hidden_text_is_hidden_and_says_by_what(self) -> None:
        look = looks(set_run(hidden=True))

        assert look.visible is False
        assert look.hidden_by == "hidden text, set by the run itself"

    def test_words_in_a_font_of_symbols_are_for_a_person(self) -> None:
        assert looks(set_run(name="Wingdings")).unsure == "it is set in a font of symbols"
        assert looks(set_run(name="Georgia")).visible is True

    def test_a_style_can_hide(self) -> None:
        def build(document: Any) -> None:
            style = document.styles.add_style("Small print", 1)
            style.font.hidden = True
            child = document.styles.add_style("Smaller print", 1)
            child.base_style = style
            document.add_paragraph(WORDS, style="Smaller print")
            document.add_paragraph(BODY)

        look = looks(made(build))

        assert look.visible is False
        assert look.hidden_by == "hidden text, set by style “Small print”"

    def test_white_on_white_is_hidden_and_grey_is_faint(self) -> None:
        assert looks(set_run(rgb=RGBColor(0xFF, 0xFF, 0xFF))).visible is False
        grey = looks(set_run(rgb=RGBColor(0xAA, 0xAA, 0xAA)))
        assert grey.visible is True
        assert grey.contrast == pytest.approx(2.32, abs=0.01)

    def test_white_on_a_dark_ground_is_seen(self) -> None:
        from docx.enum.text import WD_COLOR_INDEX  # noqa: PLC0415

        look = looks(set_run(rgb=RGBColor(255, 255, 255), highlight_color=WD_COLOR_INDEX.BLACK))

        assert look.visible is True

    @pytest.mark.parametrize(("points", "visible"), [(0.5, False), (4, True), (12, True)])
    def test_sizes_are_told_in_px(self, points: float, *, visible: bool) -> None:
        look = looks(set_run(size=Pt(points)))

        assert look.visible is visible
        assert look.font_px == pytest.approx(points * 96 / 72, abs=0.01)

    def test_one_hidden_word_hides_the_whole(self) -> None:
        def build(document: Any) -> None:
            paragraph = document.add_paragraph(WORDS[:20])
            paragraph.add_run(WORDS[20:30]).font.hidden = True
            paragraph.add_run(WORDS[30:])
            document.add_paragraph(BODY)

        assert looks(made(build)).visible is False


class TestFields:
    @staticmethod
    def field(instruction: str, result: str) -> Document:
        def build(document: Any) -> None:
            paragraph = document.add_paragraph("by ")
            for kind, text in (
                ("begin", None),
                (None, ("w:instrText", instruction)),
                ("separate", None),
                (None, ("w:t", result)),
                ("end", None),
            ):
                run = paragraph.add_run()
                part = OxmlElement("w:fldChar" if kind else text[0])  # type: ignore[index]
                if kind:
                    part.set(qn("w:fldCharType"), kind)
                else:
                    part.text = text[1]  # type: ignore[index]
                run._r.append(part)  # noqa: SLF001
            paragraph.add_run(" today")

        return made(build)

    def test_a_merge_field_is_a_blank_whatever_it_last_showed(self) -> None:
        assert page(self.field(" MERGEFIELD Registrant ", "Pelham")) == ["by «Registrant» today"]

    def test_other_fields_show_their_result(self) -> None:
        assert page(self.field(' DATE \\@ "d MMMM" ', "26 November")) == ["by 26 November today"]

    def test_a_placeholder_of_a_content_control_is_a_blank(self) -> None:
        def build(document: Any) -> None:
            paragraph = document.add_paragraph("by ")
            control, properties = OxmlElement("w:sdt"), OxmlElement("w:sdtPr")
            properties.append(OxmlElement("w:showingPlcHdr"))
            content = OxmlElement("w:sdtContent")
            run = paragraph.add_run("Click to enter the registrant")
            content.append(run._r)  # noqa: SLF001
            control.append(properties)
            control.append(content)
            paragraph._p.append(control)  # noqa: SLF001

        assert page(made(build)) == ["by [Click to enter the registrant]"]


def test_places_name_paragraph_run_and_heading() -> None:
    def build(document: Any) -> None:
        document.add_heading("News", 1)
        paragraph = document.add_paragraph("By ")
        paragraph.add_run(WORDS)

    document = made(build)
    place = document.places.place_of(document.text.index(WORDS))

    assert place.line is None
    assert place.inside == {"paragraph": 2, "run": 2, "under": "News"}


class TestWhatCannotBeRead:
    @pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip", sample(("a",))[:900]])
    def test_a_damaged_file_is_refused(self, data: bytes) -> None:
        with pytest.raises(LoadError, match="damaged"):
            load(data)

    def test_a_strict_document_is_read_as_any_other(self) -> None:
        before, after = io.BytesIO(sample((WORDS, BODY))), io.BytesIO()
        with zipfile.ZipFile(before) as old, zipfile.ZipFile(after, "w", 8) as new:
            for item in old.infolist():
                part = old.read(item)
                for name in (b"wordprocessingml", b"officeDocument"):
                    kind = b"main" if name == b"wordprocessingml" else b"relationships"
                    space = b"http://schemas.openxmlformats.org/" + name + b"/2006/" + kind
                    part = part.replace(space, b"http://purl.oclc.org/ooxml/" + name + b"/" + kind)
                new.writestr(item.filename, part)

        assert page(load(after.getvalue())) == [WORDS, BODY]

    def test_another_zip_is_no_word_document(self) -> None:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("a.txt", "words")
        with pytest.raises(LoadError, match="no Word document"):
            load(file.getvalue())

    def test_a_document_without_words_says_so(self) -> None:
        with pytest.raises(LoadError, match="no text"):
            load(saved(docx.Document()))

    @staticmethod
    def with_main(text: str) -> bytes:
        before, after = io.BytesIO(sample(("a",))), io.BytesIO()
        with zipfile.ZipFile(before) as old, zipfile.ZipFile(after, "w", 8) as new:
            for name in old.namelist():
                new.writestr(name, text if name == "word/document.xml" else old.read(name))
        return after.getvalue()

    def test_no_entity_and_no_document_type_is_followed(self) -> None:
        bomb = '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
        with pytest.raises(LoadError, match="document type"):
            load(self.with_main(bomb))

    def test_a_part_that_unpacks_to_a_flood_is_refused(self) -> None:
        with pytest.raises(
            LoadError, match="limit ratio: more than 200 times the packed size of a part"
        ):
            load(self.with_main("<a>" + " " * 5_000_000 + "</a>"))

    def test_endless_nesting_ends(self) -> None:
        namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        deep = "<w:tbl>" * 1_500 + "</w:tbl>" * 1_500
        text = f"<w:document {namespace}><w:body>{deep}<w:p><w:r><w:t>a</w:t></w:r></w:p></w:body></w:document>"

        with pytest.raises(LoadError, match="nested more than 200 deep"):
            load(self.with_main(text))

    @given(st.integers(0, 3_000), st.integers(0, 255))
    def test_a_flipped_byte_is_read_or_refused(self, at: int, byte: int) -> None:
        data = bytearray(sample((WORDS, BODY)))
        data[at % len(data)] = byte
        try:
            load(bytes(data))
        except LoadError as error:
            assert error.where == "draft.docx"  # noqa: PT017 - either end is right
