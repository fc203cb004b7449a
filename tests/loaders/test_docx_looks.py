"""By what a Word document hides words: looked up in the standard, one departure in each case."""

import pytest

from tests.loaders.wordml import WORDS, box, load, look, paragraph, run, solid, table, vector

SEEN = {
    "nothing said": paragraph(),
    "stretched a little": paragraph(run('<w:w w:val="80"/>')),
    "drawn together a little": paragraph(run('<w:spacing w:val="-20"/>')),
    "raised": paragraph(run('<w:position w:val="12"/>')),
    "struck through by nobody": paragraph(run('<w:strike w:val="0"/>')),
    "white on a black cell": table(
        '<w:shd w:val="clear" w:fill="000000"/>',
        inside=paragraph(run('<w:color w:val="FFFFFF"/>')),
    ),
    "on a solid pattern": paragraph(
        run('<w:color w:val="FFFFFF"/><w:shd w:val="solid" w:color="112233" w:fill="FFFFFF"/>')
    ),
    "exact lines": paragraph(properties='<w:spacing w:line="240" w:lineRule="exact"/>'),
    "indented": paragraph(properties='<w:ind w:left="1440" w:right="720"/>'),
    "a row of a certain height": table(row='<w:trHeight w:val="600" w:hRule="exact"/>'),
    "the first of merged cells": table('<w:vMerge w:val="restart"/>'),
    "a frame beside the text": paragraph(
        properties='<w:framePr w:w="3000" w:hAnchor="page" w:x="2000" w:vAnchor="page" w:y="900"/>'
    ),
    "a text box": box(),
    "a filled text box": box(fill=solid("FFEEDD")),
    "a shape's own white on blue": box(
        style='<wps:style><a:fillRef idx="1"><a:schemeClr val="tx2"/></a:fillRef>'
        '<a:fontRef idx="minor"><a:schemeClr val="lt1"/></a:fontRef></wps:style>'
    ),
    "an old shape": vector("position:absolute;margin-left:10pt;width:300pt;height:80pt"),
    "an outline": paragraph(
        run(
            "<w14:textOutline><w14:solidFill/></w14:textOutline>"
            "<w14:textFill><w14:noFill/></w14:textFill>"
        )
    ),
}  # fmt: skip
HIDDEN = {
    "narrow letters": (paragraph(run('<w:w w:val="1"/>')), "1 % of their width"),
    "letters over one another": (paragraph(run('<w:spacing w:val="-300"/>')), "15 pt over one"),
    "the theme's white": (
        paragraph(run('<w:color w:val="000000" w:themeColor="background1"/>')), "on #ffffff",
    ),
    "a fill of white": (
        paragraph(run(
            '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill>'
            "</w14:textFill>"
        )), "1.00:1",
    ),
    "no fill": (paragraph(run("<w14:textFill><w14:noFill/></w14:textFill>")), "without any fill"),
    "a fill seen through": (
        paragraph(run(
            '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha '
            'w14:val="98000"/></w14:srgbClr></w14:solidFill></w14:textFill>'
        )), ":1",
    ),
    "a cell of the same colour": (
        table(
            '<w:shd w:val="clear" w:fill="333333"/>',
            inside=paragraph(run('<w:color w:val="333333"/>')),
        ), "#333333 on #333333",
    ),
    "a pattern of the same colour": (
        paragraph(
            run('<w:color w:val="112233"/><w:shd w:val="solid" w:color="112233" w:fill="FFFFFF"/>')
        ), "#112233 on #112233",
    ),
    "lines cut off": (
        paragraph(properties='<w:spacing w:line="10" w:lineRule="exact"/>'), "0.5 pt",
    ),
    "beside the page": (paragraph(properties='<w:ind w:left="30000"/>'), "beside the page"),
    "left of the page": (
        paragraph(properties='<w:ind w:left="-30000" w:right="25000"/>'), "beside the page",
    ),
    "partly left of the page": (paragraph(properties='<w:ind w:left="-3000"/>'), "part of it"),
    "a frame beside the page": (
        paragraph(properties='<w:framePr w:w="3000" w:hAnchor="page" w:x="-20000" w:y="1"/>'),
        "beside the page",
    ),
    "a frame above the page": (
        paragraph(properties='<w:framePr w:w="3000" w:vAnchor="page" w:y="-20000"/>'), "above",
    ),
    "a frame without height": (
        paragraph(properties='<w:framePr w:w="3000" w:h="1" w:hRule="exact"/>'), "0.05 pt high",
    ),
    "a low row": (table(row='<w:trHeight w:val="1" w:hRule="exact"/>'), "0.05 pt high"),
    "a hidden row": (table(row="<w:hidden/>"), "a hidden row"),
    "a deleted row": (table(row='<w:del w:id="1"/>'), "is deleted"),
    "a cell merged over": (table("<w:vMerge/>"), "merged over"),
    "a narrow column": (
        table('<w:tcW w:w="1" w:type="dxa"/>', whole='<w:tblLayout w:type="fixed"/>'), "0.05 pt",
    ),
    "a hidden box": (box(about='hidden="1"'), "a hidden shape"),
    "a box beside the page": (box(at=-9000000), "beside the page"),
    "a box below the page": (box(down="99000000"), "below the page"),
    "a box without width": (box(wide=1000), "a shape of"),
    "a box of the same colour": (box(fill=solid("FF0000"), ink='<w:color w:val="FF0000"/>'), "1.00"),
    "a box of a darkened colour of the theme": (
        box(
            fill='<a:solidFill><a:schemeClr val="bg1"><a:lumMod val="5000"/></a:schemeClr></a:solidFill>',
            ink='<w:color w:val="000000"/>',
        ), "on #0d0d0d",
    ),
    "a box of a named colour": (
        box(
            fill='<a:solidFill><a:prstClr val="black"/></a:solidFill>',
            ink='<w:color w:val="000000"/>',
        ), "#000000 on #000000",
    ),
    "a shape's own white on nothing": (
        box(
            fill="<a:noFill/>",
            style='<wps:style><a:fillRef idx="1"><a:schemeClr val="tx2"/></a:fillRef>'
            '<a:fontRef idx="minor"><a:schemeClr val="lt1"/></a:fontRef></wps:style>',
        ), "#ffffff on #ffffff",
    ),
    "an old hidden shape": (vector("visibility:hidden"), "a hidden shape"),
    "an old shape without size": (vector("width:1pt;height:1pt"), "1 × 1 pt"),
    "an old shape beside the page": (
        vector("position:absolute;margin-left:-900pt;width:300pt;height:80pt"), "beside the page",
    ),
    "an old shape of the same colour": (
        vector("width:300pt;height:80pt", 'fillcolor="#f00"', '<w:color w:val="FF0000"/>'), "1.00",
    ),
}  # fmt: skip
OPEN = {
    "struck through": (paragraph(run("<w:strike/>")), "struck through"),
    "struck through twice": (paragraph(run("<w:dstrike/>")), "struck through"),
    "raised off its line": (paragraph(run('<w:position w:val="3000"/>')), "1500 pt off its line"),
    "the prompt of a control": (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph()}</w:sdtContent></w:sdt>",
        "nobody has filled in",
    ),
    "what a condition shows": (
        paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF 1 = 1 </w:instrText>'
            f'</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run()}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ), "an IF field",
    ),
    "a box filled with a picture": (box(fill="<a:blipFill/>"), "filled with a picture"),
}  # fmt: skip


@pytest.mark.parametrize("body", SEEN.values(), ids=SEEN)
def test_words_that_a_reader_sees(body: str) -> None:
    found = look(body)

    assert found.visible is True, found


@pytest.mark.parametrize(("body", "why"), HIDDEN.values(), ids=HIDDEN)
def test_words_that_nobody_sees(body: str, why: str) -> None:
    found = look(body)

    assert found.visible is False
    assert why in (found.hidden_by or "")


@pytest.mark.parametrize(("body", "why"), OPEN.values(), ids=OPEN)
def test_words_that_a_person_must_look_at(body: str, why: str) -> None:
    found = look(body)

    assert found.visible is None
    assert why in (found.unsure or "")


class TestStyles:
    FIRST = (
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr>{}</w:tblStylePr>'
    )
    SHADE = '<w:tcPr><w:shd w:val="clear" w:fill="112233"/></w:tcPr>'

    def table_style(self, inside: str) -> str:
        return f'<w:style w:type="table" w:styleId="T"><w:name w:val="t"/>{inside}</w:style>'

    def test_a_table_s_style_colours_its_words(self) -> None:
        style = self.table_style('<w:rPr><w:color w:val="FFFFFF"/></w:rPr>')

        assert look(table(whole='<w:tblStyle w:val="T"/>'), styles=style).visible is False

    @pytest.mark.parametrize("asked", ['w:firstRow="1"', 'w:val="0020"'])
    def test_a_first_row_is_coloured_where_the_table_asks(self, asked: str) -> None:
        whole = f'<w:tblStyle w:val="T"/><w:tblLook {asked}/>'
        white = self.table_style(self.FIRST.format(""))
        shaded = self.table_style(self.FIRST.format(self.SHADE))

        assert look(table(whole=whole), styles=white).visible is False
        assert look(table(whole=whole), styles=shaded).visible is True
        assert look(table(whole='<w:tblStyle w:val="T"/>'), styles=white).visible is True

    def test_what_the_cell_says_counts_before_the_style(self) -> None:
        style = self.table_style(self.FIRST.format(self.SHADE))
        whole = '<w:tblStyle w:val="T"/><w:tblLook w:firstRow="1"/>'
        cell = '<w:shd w:val="clear" w:fill="FFFFFF"/>'

        assert look(table(cell, whole=whole), styles=style).visible is False

    def test_bands_begin_behind_the_first_row(self) -> None:
        band = '<w:tblStylePr w:type="band1Horz"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:tblStylePr>'
        head = f"<w:tr><w:tc>{paragraph(run(words='News'))}</w:tc></w:tr>"
        rows = f"{head}<w:tr><w:tc>{paragraph()}</w:tc></w:tr>"
        whole = '<w:tblPr><w:tblStyle w:val="T"/><w:tblLook {}/></w:tblPr>'

        def seen(asked: str) -> bool | None:
            body = f"<w:tbl>{whole.format(asked)}{rows}</w:tbl>"
            return look(body, styles=self.table_style(band)).visible

        assert seen('w:firstRow="1"') is False
        assert seen('w:firstRow="0"') is True
        assert seen('w:firstRow="1" w:noHBand="1"') is True


class TestColours:
    THEME = (
        '<a:themeElements><a:clrScheme name="ours"><a:dk1><a:srgbClr val="FFFFFF"/></a:dk1>'
        '<a:lt1><a:sysClr val="window" lastClr="000000"/></a:lt1>'
        '<a:accent1><a:srgbClr val="FDFDFD"/></a:accent1></a:clrScheme></a:themeElements>'
    )

    @pytest.mark.parametrize(
        ("colour", "visible"),
        [
            ('w:themeColor="accent1"', False),
            ('w:themeColor="accent1" w:themeShade="40"', True),
            ('w:themeColor="text1"', False),
            ('w:themeColor="background1"', True),
            ('w:themeColor="background1" w:themeTint="05"', False),
            ('w:themeColor="nobody" w:val="000000"', True),
        ],
    )
    def test_a_colour_of_the_theme_is_looked_up_there(self, colour: str, *, visible: bool) -> None:
        assert look(paragraph(run(f"<w:color {colour}/>")), theme=self.THEME).visible is visible

    def test_roles_are_mapped_by_the_settings(self) -> None:
        mapping = '<w:clrSchemeMapping w:bg1="dark1" w:t1="light1"/>'
        white = paragraph(run('<w:color w:themeColor="text1"/>'))

        assert look(white).visible is True
        assert look(white, settings=mapping).visible is False

    def test_a_page_that_is_coloured_and_shown_so_lies_behind_its_words(self) -> None:
        page = '<w:background w:color="336699"/>'
        body = paragraph(run('<w:color w:val="336699"/>'))

        assert look(body, page, settings="<w:displayBackgroundShape/>").visible is False
        assert look(body, page, settings="").visible is True


def test_a_footnote_to_which_nothing_refers_is_not_shown() -> None:
    note = f'<w:footnote w:id="2">{paragraph()}</w:footnote>'
    called = run(words="News") + '<w:r><w:footnoteReference w:id="2"/></w:r>'

    assert WORDS in load(paragraph(called), footnotes=note).text
    assert WORDS not in load(paragraph(run(words="News")), footnotes=note).text


def test_words_written_for_programs_of_today_are_read() -> None:
    chosen = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:t>{WORDS}</w:t></mc:Choice>"
        "<mc:Fallback><w:t>Old.</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = load(paragraph(chosen))

    assert WORDS in document.text
    assert "Old." not in document.text
