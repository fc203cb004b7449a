"""What cannot be told without a browser is left to a person, and the reason names what stands there.

Chromium does not paint every word of these pages, but those that say so: nothing short of laying
the page out tells one from the other.
"""

from pathlib import Path

import pytest

from tests.pages.looks import look_at
from tests.pages.table import CasePage

RIVER = "News from the river valley and the ports of the eastern coast today."
DRAWN = "<svg width=1200 height=60>{}</svg>"
TEXT = "<text x=6 y=30 font-size=9 {}>{{statement}}</text>"


def doubt(css: str, body: str, folder: Path) -> str | None:
    look = look_at(CasePage("doubt", css=css, body=body), folder)
    assert look.visible is None
    return look.unsure


@pytest.mark.parametrize(
    ("css", "body", "reason"),
    [
        (".x { border: 40px solid #fff }",
         f"<p>{{statement}}</p><p>News <span class=x>{RIVER}</span></p>", "<span>"),
        (".x { outline: 60px solid #fff }",
         f"<p style='margin:0'>{{statement}}</p><p style='margin:0'><i class=x>{RIVER}</i></p>",
         "<i>"),
        (".x { outline: 90px solid #fff }",
         f"<p style='margin:0'>{{statement}}</p><p class=x style='margin:0'>{RIVER}</p>", "<p>"),
        (("html { overflow: hidden; height: 100% }"
         " .legal { writing-mode: vertical-lr; white-space: nowrap }"),
         "<p class=legal>{statement}</p>", "writing-mode"),
        (".legal { position: absolute; z-index: -1 } .next { background: #fff; height: 40px }",
         "<div style='position:relative;width:500px'><p class=legal>{statement}</p><div class=next></div></div>",
         "<div>"),
        (".bar { position: fixed; inset: 0 auto 0 0; width: 260px; background: #fff }",
         "<p>{statement}</p><div class=bar></div>", "<div>"),
        (".legal { mask: linear-gradient(#000,#000), linear-gradient(#000,#000) exclude }",
         "<p class=legal>{statement}</p>", "mask"),
        (".legal { mask: linear-gradient(#000,#000) no-repeat; mask-size: 30px 30px }",
         "<p class=legal>{statement}</p>", "mask"),
        (".legal { mask-image: linear-gradient(#000,#000); mask-mode: luminance }",
         "<p class=legal>{statement}</p>", "mask-image"),
        (".legal { clip-path: url(#c) }",
         ("<svg width=0 height=0><clipPath id=c><rect width=5 height=5 /></clipPath></svg>"
         "<p class=legal>{statement}</p>"), "clip-path:url(#c)"),
        (".legal { clip-path: url(#c) }",
         ("<svg width=0 height=0><clipPath id=c><rect width=5 height=5 /></clipPath></svg>"
         "<p><b class=legal>{statement}</b></p>"), "clip-path:url(#c)"),
        (".legal { filter: url('filters.svg#f') }", "<p class=legal>{statement}</p>", "filter:url"),
        (".w { overflow: hidden; display: block } .l { display: block; transform: translate(0, 105%) }",
         "<p><span class=w><span class=l>{statement}</span></span></p>", "transform"),
        (".w { background: #000; color: #fff } .legal { float: left; width: 300px; margin: 0 }",
         "<div class=w><p class=legal>{statement}</p>x</div>", "outside <div>"),
        ((".g { display: grid; grid-template-columns: 1fr 1fr } .a { grid-area: 1 / 1 / 2 / 3 }"
         " .o { grid-area: 1 / 2; background: #fff }"),
         "<div class=g><p class=a>{statement}</p><div class=o></div></div>", "<div>"),
        (("footer { position: fixed; top: 9px; left: 9px; height: 200px; z-index: 0 } main { position: relative;"
         " z-index: 1; background: #fff; min-height: 1200px }"),
         "<main>News</main><footer>{statement}</footer>", "<main>"),
        ((".cap { color: #fff; margin-top: -120px; position: relative }"
         " .b { height: 300px; background: #123 }"),
         "<div class=b></div><div class=cap>{statement}</div>", "<div>"),
        ("", "<object data=brochure.pdf><p>{statement}</p></object>", "object"),
        ("", DRAWN.format(TEXT.format("") + "<path d='M0 0H1200V60H0Z' fill=white />"), "<path>"),
        ("", DRAWN.format(TEXT.format("") + "<polygon points='0,0 999,0 999,60 0,60' fill=white />"),
         "<polygon>"),
        ("", DRAWN.format(TEXT.format("") + "<use href='#other' />"), "<use>"),
        ("", DRAWN.format(TEXT.format("") + "<rect width=10em height=60 fill=white />"), "<rect>"),
        ("", DRAWN.format("<ellipse cx=600 cy=30 rx=900 ry=90 fill=navy />" + TEXT.format("fill=white")),
         "ellipse"),
    ],
)  # fmt: skip
def test_what_cannot_be_told_is_said(css: str, body: str, reason: str, tmp_path: Path) -> None:
    told = doubt(css, body, tmp_path)

    assert told is not None
    assert reason in told or "several colours" in told


def test_shapes_that_paint_nothing_or_lie_elsewhere_raise_no_doubt(tmp_path: Path) -> None:
    for number, shape in enumerate(
        (
            "<rect width=1200 height=60 fill=none stroke=black />",
            "<rect width=1200 height=60 fill=white opacity=0 />",
            "<g display=none><rect width=1200 height=60 fill=white /></g>",
            "<circle cx=1190 cy=55 r=4 fill=white />",
            "<polygon points='1100,40 1110,40 1110,50' fill=white />",
        )
    ):
        body = DRAWN.format(TEXT.format("") + shape)
        look = look_at(CasePage("clear", body=body), tmp_path / str(number))
        assert look.visible is True, shape


def test_a_rectangle_that_a_transform_moves_may_lie_anywhere(tmp_path: Path) -> None:
    shape = "<g transform='translate(0 200)'><rect width=1200 height=60 fill=white /></g>"

    assert "<rect>" in (doubt("", DRAWN.format(TEXT.format("") + shape), tmp_path) or "")


def test_the_placement_of_cells_by_names_and_spans(tmp_path: Path) -> None:
    sheet = (
        ".g {{ display: grid }} .a {{ grid-row: 2; grid-column: 2 }} .o {{ {}; background: #fff }}"
    )
    body = "<div class=g><p class=a>{statement}</p><div class=o></div></div>"
    seen = {
        said: look_at(CasePage("cells", css=sheet.format(said), body=body), tmp_path).visible
        for said in (
            "grid-area: 1 / 1 / span 2 / span 2", "grid-area: 1 / 1", "grid-area: name",
            "grid-area: 2 / 2 / span x / 3", "grid-row: 2; grid-column: 1 / -1",
            "grid-row: 2; grid-column: 2; height: 3px",
        )
    }  # fmt: skip

    assert list(seen.values()) == [False, True, True, True, False, None]
