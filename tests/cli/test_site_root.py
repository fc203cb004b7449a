"""A page beside its site's style sheets, with and without --site-root."""

from pathlib import Path

import pytest

from tests.command import faracheck
from tests.drafts import STATEMENT

PAGE = (
    "<!doctype html><html lang=en><head><title>News</title>"
    "<link rel=stylesheet href=/assets/site.css></head>"
    f"<body><p class=legal>{STATEMENT}</p>"
    "<p>The first train in eleven years left Ostravar on Monday.</p></body></html>"
)


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder above a site; it is the current one."""
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "public" / "news" / "page.html"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE)
    (tmp_path / "public" / "assets").mkdir()
    return tmp_path


def write(css: str) -> None:
    Path("public/assets/site.css").write_text(css)


@pytest.mark.parametrize(
    "arguments",
    [
        ("public", "--site-root", "public"),
        ("public",),
        ("public/news/page.html",),
        ("public/**/*.html",),
    ],
)
def test_the_sites_own_sheet_is_found_and_judged(arguments: tuple[str, ...]) -> None:
    write("p { color: #222 }")
    assert faracheck("check", *arguments).code == 0

    write("\n.legal { display: none }")
    ended = faracheck("check", *arguments)
    assert ended.code == 1
    assert "display:none from rule .legal, line 2 of /assets/site.css" in ended.out


def test_a_sheet_that_is_missing_needs_a_person() -> None:
    ended = faracheck("check", "public", "--site-root", "public")

    assert ended.code == 1
    assert "review (error): statement-hidden" in ended.out
    assert "the site's own style sheet /assets/site.css was not found" in ended.out


def test_inspect_reads_the_same_sheets() -> None:
    write(".legal { font-size: 19px }")

    assert "19 px" in faracheck("inspect", "public", "--site-root", "public").out
    assert "not read" not in faracheck("inspect", "public").out


def test_a_folder_named_alone_is_the_limit(site: Path) -> None:
    write(".legal { display: none }")

    ended = faracheck("check", str(site / "public" / "news"))

    assert "the site's own style sheet /assets/site.css was not found" in ended.out


def test_other_hosts_are_a_note_only() -> None:
    text = PAGE.replace("/assets/site.css", "https://styles.example/site.css")
    Path("public/news/page.html").write_text(text)

    ended = faracheck("check", "public")

    assert ended.code == 0
    assert "review (note): surroundings-unseen" in ended.out
    assert "https://styles.example/site.css" in ended.out
