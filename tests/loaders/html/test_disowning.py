"""Words that are shown and may not be meant: a browser paints them, and a person must look."""

import pytest

from faracheck.loaders.html import LOADER as HTML
from faracheck.loaders.markdown import LOADER as MARKDOWN
from faracheck.model.document import Look
from tests.loaders.html.test_reasons import STATEMENT, look, page

HALF = len(STATEMENT) // 2


def html(body: str, css: str = "") -> Look:
    return look(page(css, body), loader=HTML)


@pytest.mark.parametrize(
    ("body", "css", "why"),
    [
        (f"<p><del>{STATEMENT}</del>", "", "struck through by text-decoration-line:line-through"),
        (f"<p><s>{STATEMENT}</s>", "", "as browsers show <s>, line 5"),
        (f"<p class=old>{STATEMENT}", ".old { text-decoration: red line-through }", "rule .old"),
        (f"<div class=old><p>{STATEMENT}</div>", ".old { text-decoration: line-through }", ".old"),
        (f"<p>{STATEMENT[:HALF]}<s>{STATEMENT[HALF:]}</s>", "", "struck through"),
        (f"<p><code>{STATEMENT}</code>", "", "a sample in a code element, line 5"),
        (f"<pre><samp>{STATEMENT}</samp></pre>", "", "a sample in a samp element"),
        (f"<p class=t>{STATEMENT}", ".t { transform: scaleX(-1) }", "scaleX(-1) from rule .t"),
        (f"<div class=t><p>{STATEMENT}</div>", ".t { rotate: 180deg }", "turns it upside down"),
        (f"<p class=t>{STATEMENT}", ".t { font-family: Wingdings, serif }", "a font of symbols"),
        (f"<p><bdo dir=rtl>{STATEMENT}</bdo>", "", "set from the wrong side"),
        (f"<p class=t>{STATEMENT}", ".t { direction: rtl; unicode-bidi: bidi-override }", "wrong"),
        (
            f"<p class=t><span>{STATEMENT}</span>",
            ".t { direction: rtl; unicode-bidi: bidi-override }",
            "wrong",
        ),
    ],
)
def test_what_is_struck_or_set_as_a_sample_is_open(body: str, css: str, why: str) -> None:
    found = html(body, css)

    assert found.visible is None
    assert why in (found.disowned or "")


@pytest.mark.parametrize(
    ("body", "css"),
    [
        (f"<p><ins>{STATEMENT}</ins>", ""),
        (f"<p><s>Old.</s> {STATEMENT}", ""),
        (f"<p class=new>{STATEMENT}", ".new { text-decoration: underline }"),
        (f"<p><s class=not>{STATEMENT}</s>", ".not { text-decoration: none }"),
        (f"<pre>{STATEMENT}</pre>", ""),
        (f"<p class=t>{STATEMENT}", ".t { transform: translateX(4px) scale(0.98) }"),
        (f"<p class=t>{STATEMENT}", ".t { font-family: Symbola, Georgia, serif }"),
        (f"<p dir=rtl>{STATEMENT}", ""),
        (f"<p><bdo dir=ltr>{STATEMENT}</bdo>", ""),
    ],
)
def test_what_stands_beside_it_is_not(body: str, css: str) -> None:
    found = html(body, css)

    assert found.visible is True
    assert found.disowned is None


def test_what_is_hidden_besides_is_hidden() -> None:
    assert html(f"<p hidden><s>{STATEMENT}</s>").visible is False


@pytest.mark.parametrize(
    ("content", "visible"),
    [
        (f"~~{STATEMENT}~~", None),
        (f"```\n{STATEMENT}\n```", None),
        (f"    {STATEMENT}", None),
        (f"News.\n\n[^1]: {STATEMENT}\n    More.", False),
        (f"News.[^1]\n\n[^1]: {STATEMENT}", True),
        (f"News.\n\n{{/* {STATEMENT} */}}", False),
    ],
)
def test_markdown_is_judged_as_the_page_it_becomes(content: str, visible: object) -> None:
    assert look(content, loader=MARKDOWN).visible is visible
