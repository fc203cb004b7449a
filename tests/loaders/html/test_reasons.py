"""What hides a statement is named: the technique, the declaration, and the line of the file."""

from pathlib import Path

import pytest

from faracheck.loaders.html import LOADER as HTML
from faracheck.loaders.markdown import LOADER as MARKDOWN
from faracheck.model.document import Look, Source, Span
from faracheck.ports import Loader, LoadOptions

STATEMENT = (
    "This material is distributed by Pelham Strategies LLC on behalf of the Ministry of Tourism of"
    " Sarkand. Additional information is available at the Department of Justice, Washington, DC."
)


def look(markup: str, base: Path | None = None, loader: Loader = HTML) -> Look:
    source = Source("page.html", markup.encode(), base=str(base) if base else None)
    document = loader.load(source, LoadOptions())
    at = document.text.index(STATEMENT)
    return document.appearance.look(Span(at, at + len(STATEMENT)))


def page(css: str, body: str) -> str:
    """Return a page whose style sheet begins on line 3 and whose body is its last line."""
    return f"<!doctype html><html lang=en>\n<head><style>\n{css}\n</style></head>\n{body}</html>"


@pytest.mark.parametrize(
    ("css", "body", "reason"),
    [
        (
            "p { color: #222 }\n\n.legal {\n  display: none;\n}",
            f"<p class=legal>{STATEMENT}",
            "display:none from rule .legal, line 5",
        ),
        (
            "@media screen {\n  .a,\n  .legal { visibility: hidden }\n}",
            f"<p class=legal>{STATEMENT}",
            "visibility:hidden from rule .a, .legal, line 4",
        ),
        (
            "main {\n  & p { opacity: 0 }\n}",
            f"<main><p>{STATEMENT}</main>",
            "opacity:0 from rule & p, line 4",
        ),
        (
            ".off { left: -9999px; position: absolute }",
            f"<p class=off>{STATEMENT}",
            "left:-9999px from rule .off, line 3",
        ),
        (
            "",
            f"\n\n<p style='font-size: 0'>{STATEMENT}",
            "font-size:0 in a style attribute, line 7",
        ),
        ("", f"\n<p\n hidden>{STATEMENT}", "the hidden attribute, line 7"),
        ("", f"<font color=white>{STATEMENT}</font>", "color:white from an attribute, line 5"),
        ("", f"\n<details><summary>Legal</summary>{STATEMENT}</details>",
         "a closed details element, line 6"),
        ("", f"<noscript>{STATEMENT}</noscript>", None),
    ],
)  # fmt: skip
def test_the_declaration_and_its_line_are_named(css: str, body: str, reason: str | None) -> None:
    found = look(page(css, body))

    assert found.visible is False
    if reason is not None:
        assert found.hidden_by is not None
        assert found.hidden_by.startswith(reason)


def test_a_sheet_of_its_own_is_named_with_the_line_in_it(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "site.css").write_text("@import 'legal.css';\np { color: #222 }\n")
    (tmp_path / "css" / "legal.css").write_text("\n/* legal */\n.legal { display: none }\n")
    linked = f"<link rel=stylesheet href=css/site.css><p class=legal>{STATEMENT}"

    assert look(linked, tmp_path).hidden_by == (
        "display:none from rule .legal, line 3 of legal.css"
    )

    (tmp_path / "css" / "site.css").write_text("\n\n\n.legal { display: none }\n")
    assert look(linked, tmp_path).hidden_by == (
        "display:none from rule .legal, line 4 of css/site.css"
    )


def test_lines_of_markdown_are_those_of_the_markdown() -> None:
    text = (
        "# News\n\nFirst words\nof the day.\n\n<style>\n.legal { display: none }\n</style>\n\n"
        f"<p class=legal>{STATEMENT}</p>\n"
    )

    assert look(text, loader=MARKDOWN).hidden_by == "display:none from rule .legal, line 7"


def test_a_style_in_markdown_stands_on_its_own_line() -> None:
    text = f"# News\n\n- one\n- two\n\n<p style='display:none'>{STATEMENT}</p>\n"

    assert look(text, loader=MARKDOWN).hidden_by == "display:none in a style attribute, line 6"


def test_what_a_template_comments_out_moves_no_line() -> None:
    markup = (
        "<html lang=en>\n{# two lines\nof comment #}\n{% if a %}x{% endif %}\n"
        f"<p style='display:none'>{STATEMENT}</p></html>"
    )

    assert look(markup).hidden_by == "display:none in a style attribute, line 5"


def test_lines_that_end_in_carriage_returns_are_counted_once() -> None:
    markup = page(".a { color: red }\n.legal { display: none }", f"<p class=legal>{STATEMENT}")

    assert look(markup.replace("\n", "\r\n")).hidden_by == ("display:none from rule .legal, line 4")
