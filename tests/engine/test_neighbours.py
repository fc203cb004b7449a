"""A reading holds only as long as every file beside the draft is found as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from faracheck.engine.neighbours import Lookout, Noted, Surroundings
from faracheck.engine.read import Desk, read
from faracheck.model.document import Source
from faracheck.ports import LoadOptions
from faracheck.rulebook.pack import load_rulebook
from tests.drafts import STATEMENT

RULEBOOK = load_rulebook()
PAGE = (
    "<link rel=stylesheet href=site.css><link rel=stylesheet href=later.css>"
    "<link rel=stylesheet href=linked.css><link rel=stylesheet href=../outside.css>"
    f"<title>T</title><p class=legal>{STATEMENT}</p>"
)


def surroundings(folder: Path) -> Surroundings:
    noted = Noted()
    options = LoadOptions(folders=(str(folder),), neighbours=noted)
    read(Source("a.html", PAGE.encode(), base=str(folder)), Desk(RULEBOOK, options=options))
    assert noted.steady
    return noted.surroundings


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "site.css").write_bytes(b"\xef\xbb\xbf@import 'deep.css';\r\n.legal{color:#111}\xff")
    (folder / "deep.css").write_text("p{margin:0}", encoding="utf-8")
    (folder / "old.css").write_text("p{padding:0}", encoding="utf-8")
    (folder / "new.css").write_text("p{display:none}", encoding="utf-8")
    (folder / "linked.css").symlink_to("old.css")
    return folder


def test_what_has_not_changed_is_found_as_it_was(site: Path) -> None:
    found = surroundings(site)

    names = {Path(path).name for path in found.texts}
    assert names >= {"site.css", "deep.css", "later.css", "old.css"}
    assert Lookout().finds(found)


def another_link(site: Path) -> None:
    (site / "linked.css").unlink()
    (site / "linked.css").symlink_to("new.css")


def a_folder(site: Path) -> None:
    (site / "deep.css").unlink()
    (site / "deep.css").mkdir()


CHANGES: dict[str, Callable[[Path], object]] = {
    "a sheet": lambda site: (site / "site.css").write_text("p{opacity:0}", encoding="utf-8"),
    "a sheet that another one imports": lambda site: (site / "deep.css").write_text(
        "p{margin:1}", encoding="utf-8"
    ),
    "a sheet that was not there": lambda site: (site / "later.css").write_text(
        "", encoding="utf-8"
    ),
    "a sheet that is gone": lambda site: (site / "site.css").unlink(),
    "where a link leads": another_link,
    "a file become a folder": a_folder,
}


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_is_seen(change: str, site: Path) -> None:
    found = surroundings(site)
    lookout = Lookout()
    assert lookout.finds(found)
    CHANGES[change](site)

    assert not Lookout().finds(found)


def test_a_file_that_changes_while_a_run_goes_on_is_seen(site: Path) -> None:
    found = surroundings(site)
    lookout = Lookout()
    assert lookout.finds(found)
    (site / "site.css").write_text("p{opacity:0}", encoding="utf-8")

    assert not lookout.finds(found)


def test_what_may_not_be_read_is_not_looked_at(site: Path) -> None:
    found = surroundings(site)

    assert str(site.parent / "outside.css") not in found.texts


def test_a_file_of_which_two_things_were_said_is_not_steady(tmp_path: Path) -> None:
    noted = Noted()
    noted.held(tmp_path / "a.css", "p{}")
    noted.held(tmp_path / "a.css", "p{}")
    assert noted.steady
    noted.held(tmp_path / "a.css", None)

    assert not noted.steady


def test_paths_that_no_system_knows_lead_nowhere() -> None:
    assert Lookout().finds(Surroundings({"a\0b": None}, {"a\0b": None}))
    assert not Surroundings()
