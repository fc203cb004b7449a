"""Words of a Word document that go where something else goes, and those that Word passes over."""

import pytest

from tests.loaders.wordml import WORDS, box, load, look, paragraph, run, table, vector

HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
SHAPE = "position:absolute;margin-left:10pt;width:300pt;height:80pt"
NOTE = f'<w:footnote w:id="2">{paragraph()}</w:footnote>'
CALL = '<w:footnoteReference w:id="2"/>'
OTHERS = 'xmlns:o="http://others.example/own"'
BOUND = (
    '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr>'
    f"<w:sdtContent>{paragraph()}</w:sdtContent></w:sdt>"
)


def held(by: str, around: str = "{}") -> str:
    """Return a paragraph with news, and with something else that a run holds."""
    return paragraph(run(words="News") + around.format(f"<w:r>{by}</w:r>"))


def chosen(asks: str) -> str:
    """Return what is written in two versions, the first for programs that know these prefixes."""
    return (
        f'<mc:AlternateContent {OTHERS}><mc:Choice Requires="{asks}">{paragraph()}</mc:Choice>'
        f"<mc:Fallback>{paragraph(run(words='Good morning.'))}</mc:Fallback></mc:AlternateContent>"
    )


@pytest.mark.parametrize("shape", [box(), vector(SHAPE)])
def test_a_shape_goes_where_the_run_goes_that_holds_it(shape: str) -> None:
    hidden = shape.replace("<w:r><w:drawing>", f"<w:r>{HIDDEN}<w:drawing>").replace(
        "<w:r><w:pict>", f"<w:r>{HIDDEN}<w:pict>"
    )
    inserted = shape.replace("<w:pPr></w:pPr><w:r>", '<w:ins w:id="1"><w:r>', 1)

    assert look(shape).visible is True
    assert look(hidden).visible is False
    assert look(inserted.removesuffix("</w:p>") + "</w:ins></w:p>").visible is None


def test_a_note_goes_where_its_reference_goes() -> None:
    assert look(held(CALL), footnotes=NOTE).visible is True
    assert look(held(HIDDEN + CALL), footnotes=NOTE).visible is False
    assert look(held(CALL, '<w:ins w:id="1">{}</w:ins>'), footnotes=NOTE).visible is None


@pytest.mark.parametrize(
    "around",
    [
        '<w:del w:id="1">{}</w:del>',
        f"<o:own {OTHERS}>{{}}</o:own>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>{}',
    ],
)
def test_a_note_that_is_called_from_nowhere_is_not_shown(around: str) -> None:
    assert WORDS not in load(held(CALL, around), footnotes=NOTE).text


@pytest.mark.parametrize(
    "body",
    [
        f"<o:own {OTHERS}>{paragraph()}</o:own>",
        paragraph(f"<o:own {OTHERS}>{run()}</o:own>"),
        paragraph(f"<w:r><o:own {OTHERS}><w:t>{WORDS}</w:t></o:own></w:r>"),
        f"<w:tbl><o:own {OTHERS}><w:tr><w:tc>{paragraph()}</w:tc></w:tr></o:own></w:tbl>",
        box()
        .replace("<wps:txbx>", f"<o:own {OTHERS}><wps:txbx>")
        .replace("</wps:txbx>", "</wps:txbx></o:own>"),
    ],
)
def test_elements_that_word_does_not_know_are_passed_over(body: str) -> None:
    document = load(body + paragraph(run(words="News")))

    assert document.text == "News"


@pytest.mark.parametrize(
    ("asks", "shown"), [("w14", True), ("wps w14", True), ("o", False), ("w14 o", False)]
)
def test_a_version_is_shown_to_programs_that_know_what_it_asks_for(
    asks: str, *, shown: bool
) -> None:
    text = load(chosen(asks)).text

    assert (WORDS in text) is shown
    assert ("Good morning." in text) is not shown


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (BOUND, "filled from data"),
        (paragraph(f'<w:bdo w:val="rtl">{run()}</w:bdo>'), "right to left"),
        (
            table(whole='<w:tblInd w:w="-2000" w:type="dxa"/><w:tblW w:w="9000" w:type="dxa"/>'),
            "begins beside the page",
        ),
    ],
)
def test_what_may_turn_out_otherwise_is_for_a_person(body: str, why: str) -> None:
    found = look(body)

    assert found.visible is None
    assert why in str(found.unsure)


@pytest.mark.parametrize(
    ("where", "visible"),
    [
        ('<w:tblInd w:w="-90" w:type="dxa"/>', True),
        ('<w:tblInd w:w="-20000" w:type="dxa"/>', False),
        ('<w:tblpPr w:horzAnchor="page" w:tblpX="-20000"/>', False),
        ('<w:tblpPr w:horzAnchor="page" w:tblpX="900" w:vertAnchor="page" w:tblpY="900"/>', True),
        ('<w:tblpPr w:vertAnchor="page" w:tblpY="40000"/>', False),
        ('<w:tblpPr w:tblpXSpec="center"/>', True),
    ],
)
def test_a_table_beside_the_page_is_not_seen(where: str, *, visible: bool) -> None:
    whole = f'{where}<w:tblW w:w="5000" w:type="dxa"/>'

    assert look(table(whole=whole)).visible is visible


def crowded(before: int, body: str = "") -> str:
    """Return a box of 118 points with so many empty lines above the words."""
    lines = "<w:p/>" * before
    return (
        box()
        .replace("<w:txbxContent>", f"<w:txbxContent>{lines}")
        .replace("</wps:txbx>", f"</wps:txbx>{body}")
    )


def test_words_without_room_in_their_shape_are_for_a_person() -> None:
    assert look(crowded(5)).visible is True
    assert look(crowded(40)).visible is None
    assert look(crowded(40, "<wps:bodyPr><a:spAutoFit/></wps:bodyPr>")).visible is True


@pytest.mark.parametrize(("width", "visible"), [(100, False), (4_000, True), (90_000, True)])
def test_letters_drawn_together_to_fit_are_none(width: int, *, visible: bool) -> None:
    assert look(paragraph(run(f'<w:fitText w:val="{width}"/>'))).visible is visible


@pytest.mark.parametrize(
    ("instruction", "visible"),
    [("DATE", True), ("SEQ a", True), ("SEQ a \\h", False), ("set a", False), ("IF a = b", None)],
)
def test_some_fields_show_nothing_or_may_show_something_else(
    instruction: str, *, visible: bool | None
) -> None:
    simple = f'<w:fldSimple w:instr="{instruction}">{run()}</w:fldSimple>'
    begun, apart, ended = (
        f'<w:r><w:fldChar w:fldCharType="{it}"/></w:r>' for it in ("begin", "separate", "end")
    )
    asked = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"

    assert look(paragraph(simple)).visible is visible
    assert look(paragraph(begun + asked + apart + run() + ended)).visible is visible
