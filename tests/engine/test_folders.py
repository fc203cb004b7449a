"""Which folders a run may read style sheets from."""

from pathlib import Path

import pytest

from faracheck.engine.folders import folders_of


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, which holds a site."""
    folder = tmp_path / "work"
    (folder / "public" / "news").mkdir(parents=True)
    (folder / "public" / "news" / "page.html").write_text("News")
    (tmp_path / "elsewhere.html").write_text("News")
    monkeypatch.chdir(folder)
    return folder


def test_a_folder_stands_for_itself_and_a_glob_for_where_it_begins(here: Path) -> None:
    public = str(here / "public")

    assert folders_of(("public",)) == (public,)
    assert folders_of(("public/**/*.html",)) == (public,)
    assert folders_of(("*.html",)) == (str(here),)


def test_a_page_stands_for_the_current_folder_when_it_lies_in_it(here: Path) -> None:
    assert folders_of(("public/news/page.html",)) == (str(here),)


def test_a_page_elsewhere_stands_for_its_own_folder(here: Path) -> None:
    above = here.parent

    assert folders_of((str(above / "elsewhere.html"),)) == (str(above),)
    assert Path(folders_of(("../elsewhere.html",))[0]).resolve() == above


def test_standard_input_has_no_folder() -> None:
    assert folders_of(("-",)) == ()
    assert folders_of(()) == ()
