"""Markdown that says what it means, whatever a draft says."""

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from faracheck.model.outcome import Checked, Item
from faracheck.model.report import Detail, Run, View
from faracheck.reporters._inert import code, inert
from faracheck.reporters._visible import visible
from faracheck.reporters.markdown import REPORTER
from tests.build_reading import reading
from tests.nasty import ABSENT, ITEMS, PASSED, RUN
from tests.reporters.whole import whole

TAGS = re.compile(r"</?([a-z0-9]+)")
PAGE = MarkdownIt("gfm-like", {"linkify": False})


def rendered(run: Run = RUN, items: tuple[Item, ...] = ITEMS) -> str:
    return str(PAGE.render(whole(REPORTER, run, items)))


def test_the_counts_come_first_then_the_drafts_then_the_findings() -> None:
    text = rendered()

    order = [text.index(it) for it in ("2 drafts checked", "<table>", "<h3>", "Not judged")]
    assert order == sorted(order)


def test_nothing_of_a_draft_is_markup() -> None:
    assert set(TAGS.findall(rendered())) == {
        *("h2", "h3", "p", "strong", "code", "ul", "li"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }


def test_every_row_has_three_cells() -> None:
    rows = re.findall(r"<tr>(.*?)</tr>", rendered(), re.DOTALL)

    assert len(rows) == 7
    assert {len(re.findall(r"<t[hd][ >]", row)) for row in rows} == {3}


@pytest.mark.parametrize(
    "text",
    [
        "[a](https://evil.example)",
        "![a](https://evil.example/x.png)",
        "https://evil.example www.evil.example",
        "<img src=x onerror=alert(1)>",
        "a | b | c",
        "`a` ``b``",
        "**a** __b__ ~~c~~ :tada: $x$",
        "&lt;script&gt; &#60;b&#62;",
        "\\`a\\| \\",
        "[^1] [x] <!-- a --> {{ a }}",
        "@somebody #12",
    ],
)
def test_foreign_text_is_read_as_it_is_written(text: str) -> None:
    for put in (inert, code):
        page = MarkdownIt("gfm-like", {"linkify": False}).render(f"x {put(text)} y")

        plain = unescape(re.sub(r"</?(p|code)>", "", page)).strip()
        assert plain == f"x {text} y"


@given(st.text())
def test_any_text_is_read_as_it_is_shown(text: str) -> None:
    page = PAGE.render(f"x{inert(text)}y")

    assert unescape(page.removeprefix("<p>").removesuffix("</p>\n")) == f"x{visible(text)}y"


def test_a_quiet_summary_names_only_drafts_with_findings() -> None:
    quiet = replace(RUN, view=View(detail=Detail.QUIET))
    good = Checked(reading(path="good.html"), (PASSED,), "Statement found.")
    bad = Checked(reading(path="bad.html"), (ABSENT,), "No statement found.")

    text = whole(REPORTER, quiet, (good, bad))

    assert "bad.html" in text
    assert "good.html" not in text
