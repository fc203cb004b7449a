"""Rich text as its reader meets it: in order, decoded, with changes, fields and settings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faracheck.errors import LoadError
from faracheck.loaders.rtf import LOADER
from faracheck.model.document import BlockKind, Document, Layer, Look, Region, Source, Span
from faracheck.ports import LoadOptions

WORDS = "This material is distributed by Pelham Strategies LLC."
BODY = "Trains run daily until the end of October."
REST = rf"\pard\plain {BODY}\par"
TABLES = (
    r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset2 Wingdings;}"
    r"{\f2\fnil\fcharset204 Arial Cyr;}{\f3\fnil\fcharset128 MS Mincho;}}"
    r"{\colortbl;\red255\green255\blue255;\red0\green0\blue0;\red17\green34\blue51;}"
    r"{\stylesheet{\s0 Normal;}{\s1\fs32 heading 1;}{\s2\v Quiet;}{\s3\outlinelevel0 Kop;}"
    r"{\*\cs4 Default Paragraph Font;}{\*\cs5\v Silent;}}"
)


def rich(body: str, head: str = r"\ansi\ansicpg1252\deff0") -> bytes:
    return (rf"{{\rtf1{head}{TABLES}" + body + "}").encode("latin-1")


def escaped(text: str) -> str:
    return "".join(it if ord(it) < 128 else rf"\u{ord(it)}?" for it in text)


def sample(paragraphs: tuple[str, ...]) -> bytes:
    return rich("".join(rf"\pard\plain {escaped(words)}\par" + "\n" for words in paragraphs))


def load(data: bytes) -> Document:
    return LOADER.load(Source("draft.rtf", data), LoadOptions())


def made(body: str) -> Document:
    return load(rich(body))


def page(document: Document) -> list[str]:
    return [document.quote(it.span) for it in document.blocks if it.layer is Layer.PAGE]


def regions(document: Document) -> list[Region]:
    return [it.region for it in document.blocks if it.layer is Layer.PAGE]


def looks(document: Document, words: str = WORDS) -> Look:
    at = document.text.index(words)
    return document.appearance.look(Span(at, at + len(words)))


def inside(document: Document, words: str) -> object:
    return document.places.place_of(document.text.index(words)).inside


class TestWords:
    @pytest.mark.parametrize(
        ("written", "read"),
        [
            (r"caf\'e9", "caf\u00e9"),
            (r"caf\u233 e", "caf\u00e9"),
            (r"caf\u233\'e9!", "caf\u00e9!"),
            (r"\uc2 a\u8217 ??b", "a\u2019b"),
            (r"\uc0 a\u8217 b", "a\u2019b"),
            (r"\u-10179?\u-8704?", "\U0001f600"),
            (r"{\f2 \'cf\'f0}", "\u041f\u0440"),
            (r"{\f3 \'83\'5c\'83A}", "\u30bd\u30a2"),
            (r"a\~b\_c\-d", "a\u00a0b\u2011c\u00add"),
            (r"\{a\}\\", "{a}\\"),
            (r"a\tab b\line c", "a\tb\nc"),
            (r"\ldblquote a\rdblquote  \emdash\endash", "\u201ca\u201d \u2014\u2013"),
            (r"{\upr{a}{\*\ud{b\u233?}}}", "b\u00e9"),
            ("one\r\n two", "one two"),
            (r"a\bin5 {{{{{b", "ab"),
            (r"{\*\unknown never}shown", "shown"),
            (r"{\pict\wmetafile8 0102}{\object{\*\objdata 01}{\result shown}}", "shown"),
        ],
    )
    def test_words_are_read_as_they_are_shown(self, written: str, read: str) -> None:
        assert page(made(rf"{written}\par")) == [read]

    @pytest.mark.parametrize(
        ("head", "read"),
        [(r"\mac", "caf\u00c8"), (r"\pc", "caf\u0398"), (r"\ansi\ansicpg1251", "caf\u0439")],
    )
    def test_the_documents_own_encoding_holds_without_a_fonts(self, head: str, read: str) -> None:
        data = (rf"{{\rtf1{head} caf\'e9\par}}").encode()

        assert page(load(data)) == [read]

    def test_an_unknown_code_page_is_that_of_the_west(self) -> None:
        assert page(load(rb"{\rtf1\ansi\ansicpg99999 caf\'e9\par}")) == ["caf\u00e9"]


class TestReadingOrder:
    def test_headings_lists_and_cells_are_what_they_are(self) -> None:
        document = made(
            rf"\pard\s1 News\par\pard\s3 More\par\pard\ls1{{\listtext\bullet\tab}}one\par"
            rf"\pard\trowd\cellx100\cellx200\intbl a\cell b\cell\row{REST}"
        )

        kinds = [it.kind for it in document.blocks]
        assert page(document) == ["News", "More", "one", "a", "b", BODY]
        assert kinds == [
            BlockKind.HEADING,
            BlockKind.HEADING,
            BlockKind.ITEM,
            BlockKind.CELL,
            BlockKind.CELL,
            BlockKind.PARAGRAPH,
        ]

    def test_the_first_pages_header_comes_first_and_a_footer_last(self) -> None:
        document = made(rf"{{\header above\par}}{{\footer below\par}}{REST}")

        assert page(document) == ["above", BODY, "below"]
        assert regions(document) == [Region.HEADER, Region.MAIN, Region.FOOTER]

    def test_a_header_from_page_two_on_comes_after_the_body(self) -> None:
        document = made(rf"\titlepg{{\header later\par}}{{\headerf first\par}}{REST}")

        assert page(document) == ["first", BODY, "later"]

    def test_a_first_pages_header_that_nobody_asks_for_is_not_shown(self) -> None:
        assert page(made(rf"{{\headerf never\par}}{REST}")) == [BODY]

    def test_a_later_sections_header_comes_after_the_body(self) -> None:
        document = made(rf"one\par\sect{{\header later\par}}{REST}")

        assert page(document) == ["one", BODY, "later"]

    def test_notes_come_behind_the_body_and_remarks_are_not_on_the_page(self) -> None:
        note = rf"{{\footnote\pard {WORDS}}}"
        remark = r"{\*\atnid 1}{\*\atnauthor A}{\*\annotation to be checked\par}"
        document = made(rf"one{note}{remark} two\par{REST}")

        assert page(document) == ["one two", BODY, WORDS]
        assert inside(document, WORDS) == {"in": "footnote", "paragraph": 1, "run": 1}
        assert looks(document, "to be checked").visible is False

    def test_text_boxes_are_read_behind_their_paragraph(self) -> None:
        box = r"{\shp{\*\shpinst\shpleft100{\sp{\sn a}{\sv 1}}{\shptxt\pard in the box\par}}{\shprslt\par}}"
        old = r"{\*\do\dobxpage{\dptxbxtext\pard in the old box\par}}"

        assert page(made(rf"before{box}\par{old}{REST}")) == [
            "before",
            "in the box",
            BODY,
            "in the old box",
        ]

    def test_properties_are_not_on_the_page(self) -> None:
        document = made(
            rf"{{\info{{\title A title}}{{\author A. Marsh}}{{\subject {WORDS}}}}}{REST}"
        )

        assert page(document) == [BODY]
        assert document.title == "A title"
        assert looks(document).visible is False
        assert "Marsh" not in document.text

    def test_a_place_is_paragraph_and_run_with_the_heading_above(self) -> None:
        document = made(rf"\pard\s1 News\par\pard\plain a {{\b\fs40 {WORDS}}}\par")

        assert inside(document, WORDS) == {"paragraph": 2, "run": 2, "under": "News"}


class TestChangesAndFields:
    @pytest.mark.parametrize(("word", "said"), [("revised", "an insertion"), ("mvt", "a move")])
    def test_what_was_inserted_counts_and_a_person_must_look(self, word: str, said: str) -> None:
        document = made(rf"\pard\plain{{\{word} {WORDS}}}\par{REST}")

        assert page(document) == [WORDS, BODY]
        assert looks(document).unsure == f"{said} is tracked in it and not settled"
        assert looks(document, BODY).visible is True

    @pytest.mark.parametrize("word", ["deleted", "mvf"])
    def test_what_was_deleted_is_not_there_and_a_person_must_look(self, word: str) -> None:
        document = made(rf"\pard\plain {WORDS[:20]}{{\{word} never }}{WORDS[20:]}\par{REST}")

        assert page(document) == [WORDS, BODY]
        assert looks(document).unsure == "a deletion is tracked in it and not settled"

    @pytest.mark.parametrize(
        ("field", "shown"),
        [
            (r"{\field{\*\fldinst MERGEFIELD Agent }{\fldrslt Acme}}", "«Agent»"),
            (r"{\field{\*\fldinst { MERGEFIELD Agent }}{\fldrslt {Acme}}}", "«Agent»"),
            (r"{\field{\*\fldinst ASK}}", "«field»"),
            (r'{\field{\*\fldinst HYPERLINK "x"}{\fldrslt Pelham}}', "Pelham"),
            (r"{\field{\*\fldinst PAGE}{\fldrslt 3}}", "3"),
        ],
    )
    def test_a_field_shows_what_it_shows_and_a_blank_stays_one(
        self, field: str, shown: str
    ) -> None:
        assert page(made(rf"by {field}.\par")) == [f"by {shown}."]


class TestLooks:
    def test_plain_words_are_seen(self) -> None:
        look = looks(made(rf"\pard\plain {WORDS}\par{REST}"))

        assert (look.visible, look.font_px, look.body_font_px, look.contrast) == (True, 16, 16, 21)

    @pytest.mark.parametrize(
        ("said", "why"),
        [
            (r"\v", "hidden text, set by the run itself"),
            (r"\cf1", "colour #ffffff on #ffffff"),
            (r"\cf3\highlight3", "colour #112233 on #112233"),
            (r"\cf3\chcbpat3", "colour #112233 on #112233"),
            (r"\cf3\cb3", "colour #112233 on #112233"),
            (r"\cf3\cbpat3", "colour #112233 on #112233"),
            (r"\fs2", "type of 1.3 px"),
            (r"\posx-30000", "a place off the page"),
            (r"\li30000", "a place off the page"),
        ],
    )
    def test_what_hides_words_is_named(self, said: str, why: str) -> None:
        look = looks(made(rf"\pard\plain{said} {WORDS}\par{REST}"))

        assert look.visible is False
        assert str(look.hidden_by).startswith(why)

    @pytest.mark.parametrize(
        ("said", "why"),
        [
            (r"\f1", "it is set in a font of symbols"),
            (r"\sl-20", "its lines are kept 1 pt high"),
            (r"\charscalex1", "its letters are narrowed to 1 % of their width"),
            (r"\expndtw-400", "its letters are pushed into one another"),
            (r"\up3000", "it is moved away from its line"),
            (r"\strike", "it is struck through"),
            (r"\striked1", "it is struck through"),
            (r"\s2", "programs differ in whether the style “Quiet” hides it"),
            (r"\cs5", "programs differ in whether the style “Silent” hides it"),
        ],
    )
    def test_what_nobody_can_tell_is_for_a_person(self, said: str, why: str) -> None:
        look = looks(made(rf"\pard\plain{said} {WORDS}\par{REST}"))

        assert (look.visible, look.unsure) == (None, why)

    @pytest.mark.parametrize(
        "said",
        [
            r"\v\v0",
            r"\cs4",
            r"\cs5\plain",
            r"\v\plain",
            r"\fs2\fs22",
            r"\cf1\cb2",
            r"\cf1\plain",
            r"\sl240",
            r"\fs",
            r"\cf9",
            r"\strike\strike0",
            r"\striked1\plain",
        ],
    )
    def test_what_was_taken_back_hides_nothing(self, said: str) -> None:
        assert looks(made(rf"\pard\plain{said} {WORDS}\par{REST}")).visible is True

    def test_what_holds_in_a_group_ends_with_it(self) -> None:
        document = made(rf"\pard\plain{{\v never}} {WORDS}\par{REST}")

        assert looks(document).visible is True
        assert looks(document, "never").visible is False

    def test_the_ground_is_that_of_the_cell(self) -> None:
        row = r"\trowd\clcbpat2\cellx100\cellx200\pard\intbl"
        first = made(rf"{row}{{\cf1 {WORDS}}}\cell a\cell\row{REST}")
        second = made(rf"{row} a\cell{{\cf1 {WORDS}}}\cell\row{REST}")

        assert looks(first).visible is True
        assert looks(second).visible is False

    @pytest.mark.parametrize(("height", "visible"), [(-1, None), (-400, True), (1, True)])
    def test_a_row_of_a_fixed_height_may_be_too_low(self, height: int, *, visible: object) -> None:
        row = rf"\trowd\trrh{height}\cellx900\pard\intbl {WORDS}\cell\row"

        assert looks(made(row + REST)).visible is visible

    @pytest.mark.parametrize(
        ("properties", "visible"),
        [
            (r"{\sp{\sn fHidden}{\sv 1}}", False),
            (r"\shpleft-40000", False),
            (r"\shpleft-9000\shpright-10", False),
            (r"\shpleft1440\shpright1441\shptop0\shpbottom900", False),
            (r"\shpleft1440\shpright9000\shptop0\shpbottom900", True),
            (r"{\sp{\sn fillColor}{\sv 0}}", False),
            (r"{\sp{\sn fillColor}{\sv 0}}{\sp{\sn fFilled}{\sv 0}}", True),
            (r"{\sp{\sn fillColor}{\sv x}}{\sp{\sn fHidden}{\sv 0}}", False),
        ],
    )
    def test_a_box_can_hide_what_is_in_it(self, properties: str, *, visible: bool) -> None:
        box = rf"{{\shp{{\*\shpinst{properties}{{\shptxt\pard\cf2 {WORDS}\par}}}}}}"

        assert looks(made(rf"a{box}\par{REST}")).visible is visible


class TestRefused:
    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"", "it is no rich text"),
            (b"words", "it is no rich text"),
            (b"PK\x03\x04", "it is no rich text"),
            (rb"{\rtf1 words", "it ends too soon"),
            (rb"{\rtf1 words\par{", "it ends too soon"),
            (rb"{\rtf1}", "there is no text in it"),
            (rb"{\rtf1{\pict 01}}", "there is no text in it"),
            (rb"{\rtf1 " + b"{" * 100_000, "nested too deeply"),
        ],
    )
    def test_what_cannot_be_read_is_told(self, data: bytes, said: str) -> None:
        with pytest.raises(LoadError, match=said):
            load(data)

    def test_what_stands_behind_the_end_is_not_shown(self) -> None:
        assert page(load(rb"{\rtf1 words\par}}more{\b x}")) == ["words"]

    @settings(max_examples=400)
    @given(
        st.lists(
            st.sampled_from(
                [
                    "{",
                    "}",
                    "\\",
                    "*",
                    r"\par ",
                    r"\u8217",
                    r"\uc9",
                    r"\'e9",
                    r"{\field",
                    r"{\*\fldinst ASK",
                    r"{\fldrslt x}",
                    r"{\shp",
                    r"{\shptxt ",
                    r"{\header ",
                    r"{\footnote ",
                    r"\row",
                    r"\cell",
                    r"\intbl",
                    r"\cellx1",
                    r"\bin9",
                    r"{\upr",
                    r"{\*\ud",
                    r"{\fonttbl",
                    r"{\f1 a;}",
                    r"{\colortbl",
                    ";",
                    r"\v",
                    r"\plain ",
                    "words ",
                    r"{\sn fHidden",
                    r"{\sv 1",
                    r"{\stylesheet",
                    r"\s2",
                    r"\f1",
                    r"\deleted ",
                    r"\sect",
                    r"{\info{\title a",
                ]
            ),
            max_size=40,
        )
    )
    def test_any_row_of_control_words_is_read_or_refused(self, pieces: list[str]) -> None:
        try:
            document = load(("{\\rtf1 " + "".join(pieces) + "}" * 40).encode())
        except LoadError:
            return
        for block in document.blocks:
            document.appearance.look(block.span)
            document.places.place_of(block.span.start)

    @given(st.integers(0, 2_000), st.integers(0, 255))
    def test_a_flipped_byte_is_read_or_refused(self, at: int, byte: int) -> None:
        data = bytearray(sample((WORDS, BODY)))
        data[at % len(data)] = byte
        try:
            load(bytes(data))
        except LoadError as error:
            assert error.where == "draft.rtf"  # noqa: PT017 - either end is right
