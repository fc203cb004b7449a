"""A site may carry its statement on one page, once that page has itself been checked."""

from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest

from tests.command import faracheck
from tests.drafts import STATEMENT

PAGE = "<!doctype html><title>T</title><h1>News</h1><p>Trains run daily until October.</p>"


@pytest.fixture(autouse=True)
def site(tmp_path: Path) -> Iterator[None]:
    with chdir(tmp_path):
        Path("faracheck.yaml").write_text("statement-on: about/index.html\n", encoding="utf-8")
        Path("about").mkdir()
        Path("about/index.html").write_text(f"<p>{STATEMENT}</p>{PAGE}", encoding="utf-8")
        Path("a.html").write_text(PAGE, encoding="utf-8")
        yield


def test_pages_that_rest_on_a_checked_page_draw_a_warning() -> None:
    ended = faracheck("check", ".")

    assert ended.code == 0
    assert "statement-elsewhere" in ended.out
    assert "about/index.html" in ended.out
    assert faracheck("check", ".", "--fail-on", "warning").code == 1


def test_a_page_that_was_not_checked_carries_nothing_for_others() -> None:
    assert faracheck("check", "a.html").code == 1


@pytest.mark.parametrize(
    "page",
    [
        PAGE,
        f"<p hidden>{STATEMENT}</p>{PAGE}",
        f"<p>{STATEMENT.replace('Washington, DC', 'the capital')}</p>{PAGE}",
    ],
)
def test_a_page_with_a_finding_carries_nothing_for_others(page: str) -> None:
    Path("about/index.html").write_text(page, encoding="utf-8")
    ended = faracheck("check", ".", "--format", "concise")

    assert ended.code == 1
    assert "a.html:1:1: error: statement-missing" in ended.out


def test_print_rests_on_no_web_page() -> None:
    assert faracheck("check", ".", "--medium", "print").code == 1


def test_a_page_that_does_not_exist_ends_the_run() -> None:
    Path("about/index.html").unlink()

    assert faracheck("check", ".").code == 2
