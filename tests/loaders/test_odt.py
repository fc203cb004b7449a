"""An OpenDocument text as its reader meets it: in order, with changes, conditions and settings."""

import io
import zipfile

import odfdo
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faracheck.errors import LoadError
from faracheck.loaders.odt import LOADER
from faracheck.model.document import BlockKind, Document, Layer, Look, Region, Source, Span
from faracheck.ports import LoadOptions

WORDS = "This material is distributed by Pelham Strategies LLC."
BODY = "Trains run daily until the end of October."
REST = f"<text:p>{BODY}</text:p>"
SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
        "meta": "meta",
    }.items()
) + (
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)


def saved(document: odfdo.Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def sample(paragraphs: tuple[str, ...]) -> bytes:
    document = odfdo.Document("text")
    document.body.clear()
    for words in paragraphs:
        document.body.append(odfdo.Paragraph(words))
    return saved(document)


def zipped(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, text in parts.items():
            archive.writestr(f"{name}.xml", text)
    return file.getvalue()


def written(body: str, styles: str = "", sheet: str = "", meta: str = "") -> bytes:
    """Return a document of this text, its automatic styles, its style sheet and its properties."""
    parts = {
        "content": f"<office:document-content {SPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    }
    if sheet:
        parts["styles"] = f"<office:document-styles {SPACES}>{sheet}</office:document-styles>"
    if meta:
        parts["meta"] = f"<office:document-meta {SPACES}>{meta}</office:document-meta>"
    return zipped(**parts)


def load(data: bytes) -> Document:
    return LOADER.load(Source("draft.odt", data), LoadOptions())


def made(body: str, styles: str = "", sheet: str = "", meta: str = "") -> Document:
    return load(written(body, styles, sheet, meta))


def page(document: Document) -> list[str]:
    return [document.quote(it.span) for it in document.blocks if it.layer is Layer.PAGE]


def regions(document: Document) -> list[Region]:
    return [it.region for it in document.blocks if it.layer is Layer.PAGE]


def looks(document: Document, words: str = WORDS) -> Look:
    at = document.text.index(words)
    return document.appearance.look(Span(at, at + len(words)))


def style(properties: str, name: str = "S", family: str = "text", more: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="{family}" {more}>{properties}</style:style>'


def text_style(**values: str) -> str:
    said = " ".join(f'{key.replace("_", ":", 1)}="{value}"' for key, value in values.items())
    return style(f"<style:text-properties {said}/>".replace("_", "-"))


SPANNED = f'<text:p><text:span text:style-name="S">{WORDS}</text:span></text:p>{REST}'


class TestReadingOrder:
    def test_headings_lists_and_cells_are_what_they_are(self) -> None:
        document = odfdo.Document("text")
        document.body.clear()
        document.body.append(odfdo.Header(1, "News"))
        document.body.append(odfdo.List(["one"]))
        table = odfdo.Table("T", 1, 1)
        table.set_value((0, 0), "cell")
        document.body.append(table)

        read = load(saved(document))

        kinds = [it.kind for it in read.blocks if it.layer is Layer.PAGE]
        assert page(read) == ["News", "one", "cell"]
        assert kinds == [BlockKind.HEADING, BlockKind.ITEM, BlockKind.CELL]

    def test_a_paragraph_in_the_style_of_a_title_is_a_heading(self) -> None:
        named = style("", "P1", "paragraph", 'style:parent-style-name="Title"')
        document = made(f'<text:p text:style-name="P1">News</text:p>{REST}', named + TITLE)

        assert document.blocks[0].kind is BlockKind.HEADING

    def test_white_space_is_folded_as_the_format_folds_it(self) -> None:
        document = made(
            "<text:p>  one\n two <text:span> three</text:span><text:s text:c='2'/>four"
            "<text:tab/>five<text:line-break/>six</text:p>"
        )

        assert page(document) == ["one two three  four\tfive\nsix"]

    def test_notes_stand_behind_the_body_and_remarks_are_not_on_the_page(self) -> None:
        note = (
            '<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation>'
            f"<text:note-body><text:p>{WORDS}</text:p></text:note-body></text:note>"
        )
        remark = "<office:annotation><text:p>to be checked</text:p></office:annotation>"
        document = made(f"<text:p>one{note}{remark} two</text:p>{REST}")

        assert page(document) == ["onei two", BODY, WORDS]
        assert looks(document, "to be checked").visible is False
        at = document.text.index(WORDS)
        assert document.places.place_of(at).inside == {"in": "endnote", "paragraph": 1, "run": 1}

    def test_frames_and_shapes_are_read_behind_their_paragraph(self) -> None:
        box = "<draw:frame><draw:text-box><text:p>in a frame</text:p></draw:text-box></draw:frame>"
        shape = (
            "<draw:g><draw:custom-shape><text:p>in a shape</text:p></draw:custom-shape></draw:g>"
        )
        picture = "<draw:frame><draw:image><text:p>no</text:p></draw:image></draw:frame>"
        document = made(f"<text:p>before{box}{shape}{picture}</text:p>{box}{REST}")

        assert page(document) == ["before", "in a frame", "in a shape", "in a frame", BODY]

    def test_properties_are_not_on_the_page(self) -> None:
        document = made(REST, meta=f"<office:meta><dc:title>{WORDS}</dc:title></office:meta>")

        assert page(document) == [BODY]
        assert document.title == WORDS
        assert looks(document).visible is False

    def test_a_place_is_paragraph_and_run_with_the_heading_above(self) -> None:
        document = made(f'<text:h text:outline-level="1">News</text:h>{SPANNED}')

        at = document.text.index(WORDS)
        assert document.places.place_of(at).inside == {"paragraph": 2, "run": 1, "under": "News"}


TITLE = style("", "Title", "paragraph")
MASTER = "<office:automatic-styles/><office:master-styles>{}</office:master-styles>"


def master(name: str, parts: str, more: str = "") -> str:
    return f'<style:master-page style:name="{name}" {more}>{parts}</style:master-page>'


def margin(part: str, words: str, more: str = "") -> str:
    return f"<style:{part} {more}><text:p>{words}</text:p></style:{part}>"


class TestMargins:
    def test_the_first_pages_header_comes_first_and_a_footer_last(self) -> None:
        sheet = master("Standard", margin("header", "above") + margin("footer", "below"))
        document = made(REST, sheet=MASTER.format(sheet))

        assert page(document) == ["above", BODY, "below"]
        assert regions(document) == [Region.HEADER, Region.MAIN, Region.FOOTER]

    def test_a_header_of_later_pages_comes_after_the_body(self) -> None:
        parts = margin("header", "later") + margin("header-first", "first")
        document = made(REST, sheet=MASTER.format(master("Standard", parts)))

        assert page(document) == ["first", BODY, "later"]

    def test_a_header_that_is_not_shown_is_not_read(self) -> None:
        hidden = margin("header", "never", 'style:display="false"')
        document = made(REST, sheet=MASTER.format(master("Standard", hidden)))

        assert page(document) == [BODY]

    def test_the_first_paragraph_asks_for_the_first_page_and_the_next_follows(self) -> None:
        sheets = (
            master("Standard", margin("header", "usual"))
            + master("First", margin("header", "first"), 'style:next-style-name="Standard"')
            + master("Unused", margin("header", "unused"))
        )
        asked = style("", "P1", "paragraph", 'style:master-page-name="First"')
        document = made(
            f'<text:p text:style-name="P1">one</text:p>{REST}', asked, MASTER.format(sheets)
        )

        assert page(document) == ["first", "one", BODY, "usual"]


class TestTrackedChanges:
    @staticmethod
    def tracked(kind: str, body: str) -> Document:
        region = f'<text:changed-region text:id="c1"><text:{kind}>'
        gone = "<text:p>gone</text:p>" if kind == "deletion" else ""
        return made(
            f"<text:tracked-changes>{region}{gone}</text:{kind}></text:changed-region>"
            f"</text:tracked-changes>{body}{REST}"
        )

    def test_what_was_inserted_counts_and_a_person_must_look(self) -> None:
        document = self.tracked(
            "insertion",
            f'<text:p><text:change-start text:change-id="c1"/>{WORDS}'
            '<text:change-end text:change-id="c1"/></text:p>',
        )

        assert page(document) == [WORDS, BODY]
        assert looks(document).unsure == "an insertion is tracked in it and not settled"
        assert looks(document, BODY).visible is True

    def test_an_insertion_over_several_paragraphs_covers_them(self) -> None:
        document = self.tracked(
            "insertion",
            f'<text:change-start text:change-id="c1"/><text:p>one</text:p><text:p>{WORDS}</text:p>'
            '<text:change-end text:change-id="c1"/>',
        )

        assert looks(document).visible is None
        assert looks(document, BODY).visible is True

    def test_what_was_deleted_is_not_there_and_a_person_must_look_where_it_was(self) -> None:
        document = self.tracked(
            "deletion",
            f'<text:p>{WORDS[:20]}<text:change text:change-id="c1"/>{WORDS[20:]}</text:p>',
        )

        assert page(document) == [WORDS, BODY]
        assert looks(document).unsure == "a deletion is tracked in it and not settled"

    def test_a_deletion_between_paragraphs_is_before_the_next(self) -> None:
        document = self.tracked(
            "deletion", f'<text:change text:change-id="c1"/><text:p>{WORDS}</text:p>'
        )

        assert looks(document).visible is True

    def test_a_change_of_format_is_a_change(self) -> None:
        document = self.tracked(
            "format-change",
            f'<text:p><text:change-start text:change-id="c1"/>{WORDS}'
            '<text:change-end text:change-id="c1"/></text:p>',
        )

        assert looks(document).unsure == "a change is tracked in it and not settled"


class TestFields:
    @pytest.mark.parametrize(
        ("field", "shown"),
        [
            (
                '<text:placeholder text:placeholder-type="text">&lt;Agent&gt;</text:placeholder>',
                "[Agent]",
            ),
            (
                '<text:database-display text:column-name="agent">Acme</text:database-display>',
                "«agent»",
            ),
            ("<text:database-display>Acme</text:database-display>", "«field»"),
            (
                '<loext:content-control loext:showing-place-holder="true">Agent</loext:content-control>',
                "[Agent]",
            ),
            ("<loext:content-control>Pelham</loext:content-control>", "Pelham"),
            ("<text:page-number>3</text:page-number>", "3"),
            (
                "<text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>b</text:ruby-text></text:ruby>",
                "a",
            ),
            ("<text:script>alert()</text:script>", ""),
        ],
    )
    def test_a_field_shows_what_it_shows_and_a_blank_stays_one(
        self, field: str, shown: str
    ) -> None:
        assert page(made(f"<text:p>by {field}.</text:p>")) == [f"by {shown}."]


class TestLooks:
    def test_plain_words_are_seen(self) -> None:
        look = looks(made(SPANNED, text_style()))

        assert (look.visible, look.font_px, look.contrast) == (True, 16, 21)

    @pytest.mark.parametrize(
        ("said", "why"),
        [
            ({"text_display": "none"}, "hidden text, set by style “S”"),
            ({"fo_color": "#ffffff"}, "colour #ffffff on #ffffff"),
            ({"fo_color": "#112233", "fo_background-color": "#112233"}, "colour #112233 on"),
            ({"fo_font-size": "1pt"}, "type of 1.3 px"),
            ({"fo_font-size": "5%"}, "type of 0.8 px"),
            ({"style_text-position": "super 5%"}, "type of 0.8 px"),
            ({"style_text-scale": "3%"}, "letters drawn at 3 % of their width"),
            ({"fo_letter-spacing": "-15pt"}, "letters set 15 pt over one another"),
            ({"fo_color": "#000000", "loext_opacity": "2%"}, "an opacity of 2 %, set by style “S”"),
        ],
    )
    def test_what_hides_words_is_named(self, said: dict[str, str], why: str) -> None:
        look = looks(made(SPANNED, text_style(**said)))

        assert look.visible is False
        assert str(look.hidden_by).startswith(why)

    @pytest.mark.parametrize(
        ("said", "why"),
        [
            ({"text_display": "condition"}, "it is shown on a condition"),
            ({"style_font-name": "Wingdings"}, "it is set in a font of symbols"),
            ({"fo_font-family": "'Zapf Dingbats'"}, "it is set in a font of symbols"),
            ({"style_text-line-through-style": "solid"}, "it is struck through"),
            ({"style_text-line-through-type": "double"}, "it is struck through"),
            ({"style_text-position": "900% 100%"}, "it is set 900 % of its size off its line"),
        ],
    )
    def test_what_nobody_can_tell_is_for_a_person(self, said: dict[str, str], why: str) -> None:
        look = looks(made(SPANNED, text_style(**said)))

        assert (look.visible, look.unsure) == (None, why)

    @pytest.mark.parametrize(
        "said",
        [
            {"fo_color": "#ffffff", "fo_background-color": "#000000"},
            {"style_use-window-font-color": "true", "loext_opacity": "0%"},
            {"style_text-position": "super 58%"},
            {"style_text-line-through-style": "none"},
            {"fo_letter-spacing": "-0.5pt"},
            {"style_text-scale": "90%"},
            {"fo_font-size": "0.4cm"},
        ],
    )
    def test_what_only_looks_like_hiding_is_seen(self, said: dict[str, str]) -> None:
        assert looks(made(SPANNED, text_style(**said))).visible is True

    def test_a_parent_style_and_the_defaults_can_hide(self) -> None:
        parent = style('<style:text-properties text:display="none"/>', "Quiet", "paragraph")
        child = style("", "P1", "paragraph", 'style:parent-style-name="Quiet"')
        body = f'<text:p text:style-name="P1">{WORDS}</text:p>{REST}'
        default = (
            '<style:default-style style:family="paragraph"><style:text-properties'
            ' fo:color="#ffffff" fo:font-size="8pt"/></style:default-style>'
        )

        assert looks(made(body, parent + child)).hidden_by == "hidden text, set by style “Quiet”"
        whole = looks(made(REST, sheet=f"<office:styles>{default}</office:styles>"), BODY)
        assert whole.visible is False
        assert whole.font_px == pytest.approx(8 * 96 / 72, abs=0.01)

    @pytest.mark.parametrize(
        ("properties", "why"),
        [
            ('fo:margin-left="60cm"', "it is set beside the page"),
            ('fo:margin-left="-4cm"', "part of it is set beside the page"),
            ('fo:margin-left="17.4cm"', "it is set in a column"),
            ('fo:line-height="0.5pt"', "lines cut to a height of 0.5 pt"),
        ],
    )
    def test_a_paragraph_s_margins_and_lines_can_hide(self, properties: str, why: str) -> None:
        own = style(f"<style:paragraph-properties {properties}/>", "P1", "paragraph")
        found = looks(made(f'<text:p text:style-name="P1">{WORDS}</text:p>{REST}', own))

        assert found.visible is False
        assert (found.hidden_by or "").startswith(why)

    def test_margins_are_those_of_the_page_that_it_is_set_on(self) -> None:
        own = style('<style:paragraph-properties fo:margin-left="60cm"/>', "P1", "paragraph")
        wide = (
            '<office:automatic-styles><style:page-layout style:name="L">'
            '<style:page-layout-properties fo:page-width="90cm" fo:margin="2cm"/>'
            "</style:page-layout></office:automatic-styles><office:master-styles>"
            '<style:master-page style:name="Standard" style:page-layout-name="L"/>'
            "</office:master-styles>"
        )
        body = f'<text:p text:style-name="P1">{WORDS}</text:p>{REST}'

        assert looks(made(body, own, sheet=wide)).visible is True

    def test_a_row_without_height_can_hide(self) -> None:
        low = style('<style:table-row-properties style:row-height="0.02cm"/>', "R", "table-row")
        body = (
            '<table:table><table:table-row table:style-name="R"><table:table-cell>'
            f"<text:p>{WORDS}</text:p></table:table-cell></table:table-row></table:table>"
        )

        assert looks(made(body + REST, low)).hidden_by == "a row of the table without height"

    def test_a_circle_of_styles_ends(self) -> None:
        one = style("", "S", "text", 'style:parent-style-name="T"')
        two = style("", "T", "text", 'style:parent-style-name="S"')

        assert looks(made(SPANNED, one + two)).visible is True

    @pytest.mark.parametrize(
        ("body", "why"),
        [
            (
                f'<text:section text:name="s" text:display="none"><text:p>{WORDS}</text:p></text:section>',
                "the hidden section “s”",
            ),
            (
                f'<text:p><text:hidden-paragraph text:is-hidden="true"/>{WORDS}</text:p>',
                "a field that hides the paragraph",
            ),
            (
                f'<table:table><table:table-row table:visibility="collapse"><table:table-cell><text:p>{WORDS}</text:p></table:table-cell></table:table-row></table:table>',
                "a row of the table that is not shown",
            ),
            (
                f"<table:table><table:table-row><table:covered-table-cell><text:p>{WORDS}</text:p></table:covered-table-cell></table:table-row></table:table>",
                "a cell that another one covers",
            ),
            (
                f'<text:p><draw:frame svg:x="-80cm"><draw:text-box><text:p>{WORDS}</text:p></draw:text-box></draw:frame></text:p>',
                "it is set beside the page",
            ),
            (
                f'<text:p><draw:frame svg:y="-80cm"><draw:text-box><text:p>{WORDS}</text:p></draw:text-box></draw:frame></text:p>',
                "it is set above or below the page",
            ),
            (
                f'<text:p><draw:frame svg:height="0.1cm"><draw:text-box><text:p>{WORDS}</text:p></draw:text-box></draw:frame></text:p>',
                "a frame of 0.0 × 2.8 pt",
            ),
            (
                f'<text:p><draw:frame draw:display="none"><draw:text-box><text:p>{WORDS}</text:p></draw:text-box></draw:frame></text:p>',
                "a frame that is not shown",
            ),
        ],
    )
    def test_what_stands_where_nothing_is_shown_is_hidden(self, body: str, why: str) -> None:
        look = looks(made(body + REST))

        assert (look.visible, look.hidden_by) == (False, why)

    @pytest.mark.parametrize(
        "body",
        [
            f'<text:section text:display="condition"><text:p>{WORDS}</text:p></text:section>',
            f"<text:p>{WORDS}<text:hidden-paragraph/></text:p>",
            f"<text:p><text:hidden-text>{WORDS}</text:hidden-text></text:p>",
            f"<text:p><text:conditional-text>{WORDS}</text:conditional-text></text:p>",
            f"<text:p><text:placeholder>{WORDS}</text:placeholder></text:p>",
        ],
    )
    def test_what_hangs_on_a_condition_is_for_a_person(self, body: str) -> None:
        assert looks(made(body + REST)).visible is None

    @pytest.mark.parametrize(
        ("family", "properties"),
        [
            ("table-cell", '<style:table-cell-properties fo:background-color="#000000"/>'),
            ("graphic", '<style:graphic-properties draw:fill="solid" draw:fill-color="#000000"/>'),
        ],
    )
    def test_ground_is_that_of_the_cell_or_the_frame(self, family: str, properties: str) -> None:
        inked = f'<text:p><text:span text:style-name="{{}}">{WORDS}</text:span></text:p>'
        around = {
            "table-cell": '<table:table><table:table-row><table:table-cell table:style-name="G">{}</table:table-cell></table:table-row></table:table>',
            "graphic": '<text:p><draw:frame draw:style-name="G"><draw:text-box>{}</draw:text-box></draw:frame></text:p>',
        }[family]
        styles = (
            style(properties, "G", family)
            + style('<style:text-properties fo:color="#000000"/>', "Black")
            + style('<style:text-properties fo:color="#ffffff"/>', "White")
        )

        black, white = (
            looks(made(around.format(inked.format(name)) + REST, styles))
            for name in ("Black", "White")
        )
        assert (black.visible, white.visible) == (False, True)

    def test_words_on_a_picture_are_for_a_person_unless_they_have_their_own_ground(self) -> None:
        layout = (
            '<office:automatic-styles><style:page-layout style:name="L">'
            '<style:page-layout-properties draw:fill="bitmap"/></style:page-layout>'
            "</office:automatic-styles><office:master-styles>"
            f"{master('Standard', '', 'style:page-layout-name=' + chr(34) + 'L' + chr(34))}"
            "</office:master-styles>"
        )
        filled = style('<style:graphic-properties fo:background-color="#ffffff"/>', "G", "graphic")
        box = f'<text:p><draw:frame draw:style-name="G"><draw:text-box><text:p>{WORDS}</text:p></draw:text-box></draw:frame></text:p>'
        document = made(box + REST, filled, layout)

        assert looks(document, BODY).unsure == "it stands on a picture or a gradient"
        assert looks(document).visible is True


class TestRefused:
    @pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"words", sample(("a",))[:900]])
    def test_what_is_no_document_is_told(self, data: bytes) -> None:
        with pytest.raises(LoadError, match=r"damaged|no text"):
            load(data)

    def test_a_sheet_is_no_text_document(self) -> None:
        sheet = f"<office:document-content {SPACES}><office:body/></office:document-content>"
        with pytest.raises(LoadError, match="it is no text document"):
            load(zipped(content=sheet))

    def test_a_document_without_words_is_told(self) -> None:
        with pytest.raises(LoadError, match="there is no text in it"):
            made("<text:p/>")

    def test_an_encrypted_document_is_told(self) -> None:
        file = io.BytesIO(written(REST))
        with zipfile.ZipFile(file, "a") as archive:
            archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
        with pytest.raises(LoadError, match="it is encrypted"):
            load(file.getvalue())

    def test_no_entity_is_followed(self) -> None:
        with pytest.raises(LoadError, match="document type"):
            load(zipped(content='<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'))

    def test_endless_nesting_ends(self) -> None:
        deep = "<text:section>" * 1_500 + "<text:p>deep</text:p>" + "</text:section>" * 1_500
        spans = "<text:span>" * 1_500 + "deep" + "</text:span>" * 1_500
        groups = "<draw:g>" * 1_500 + "</draw:g>" * 1_500

        for nested in (deep, f"<text:p>{spans}</text:p>", groups):
            with pytest.raises(LoadError, match="nested more than 200 deep"):
                made(f"{nested}{REST}")

    @given(st.integers(0, 20_000), st.integers(0, 255))
    def test_a_flipped_byte_is_read_or_refused(self, at: int, byte: int) -> None:
        data = bytearray(written(SPANNED, text_style(fo_color="#ffffff")))
        data[at % len(data)] = byte
        try:
            load(bytes(data))
        except LoadError as error:
            assert error.where == "draft.odt"  # noqa: PT017 - either end is right
