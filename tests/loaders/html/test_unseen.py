"""What was not read is told once a page: it may change what surrounds the statement."""

from pathlib import Path

import pytest

from faracheck.loaders.html import LOADER
from faracheck.model.document import Source
from faracheck.ports import LoadOptions


def unseen(head: str, base: Path | None = None) -> tuple[str, ...]:
    markup = f"<!doctype html><html lang=en><head>{head}</head><body><p>News of the day."
    source = Source("page.html", markup.encode(), base=str(base) if base else None)
    return LOADER.load(source, LoadOptions()).appearance.unseen()


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ("<link rel=stylesheet href=https://styles.example/a.css>", "https://styles.example/a.css"),
        ("<link rel=stylesheet href=//styles.example/a.css>", "//styles.example/a.css"),
        ("<link rel=stylesheet href=/site.css>", "/site.css"),
        ("<style>@import 'site.css';</style>", "site.css"),
        ("<script src=https://count.example/c.js></script>", "script https://count.example/c.js"),
        ("<script src=/site.js></script>", "script /site.js"),
        ("<style>@font-face { font-family: A; src: url('https://f.example/a.woff2') }</style>",
         "font https://f.example/a.woff2"),
        ("<img src=https://pictures.example/a.jpg alt=A>", "image https://pictures.example/a.jpg"),
        ("<iframe src=https://maps.example/></iframe>", "frame https://maps.example/"),
    ],
)  # fmt: skip
def test_what_stands_elsewhere_is_named(markup: str, told: str) -> None:
    assert unseen(markup) == (told,)


@pytest.mark.parametrize(
    "markup",
    [
        "<link rel=stylesheet href=https://styles.example/a.css media=print>",
        "<link rel=icon href=https://styles.example/a.png>",
        "<noscript><link rel=stylesheet href=https://styles.example/a.css></noscript>",
        "<style>@font-face { font-family: A; src: url(a.woff2) }</style>",
        "<img src=a.jpg alt=A><img src='data:image/gif;base64,AAAA' alt=B><img alt=C>",
        "<script>count()</script>",
    ],
)
def test_what_cannot_change_the_looks_is_not(markup: str) -> None:
    assert unseen(markup) == ()


def test_each_is_named_once(tmp_path: Path) -> None:
    (tmp_path / "site.css").write_text("p { color: #222 }")
    twice = "<img src=https://a.example/1.png alt=1>" * 2

    assert unseen(f"<link rel=stylesheet href=site.css>{twice}", tmp_path) == (
        "image https://a.example/1.png",
    )


@pytest.mark.parametrize("late", ["this.media='all'", "this.onload=null;this.media='screen'"])
def test_a_sheet_that_is_loaded_late_counts(late: str) -> None:
    assert unseen(f'<link rel=stylesheet href=/a.css media=print onload="{late}">') == ("/a.css",)
    preload = "<link rel=preload as=style href=/a.css onload=\"this.rel='stylesheet'\">"
    assert unseen(preload) == ("/a.css",)
