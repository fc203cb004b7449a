"""All that makes a reading is in its provenance, and nothing that only judges it."""

import sys
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from faracheck.config.exceptions import ExceptionsText
from faracheck.engine import provenance as module
from faracheck.engine.exceptions import Exceptions
from faracheck.engine.provenance import provenance
from faracheck.engine.read import Desk
from faracheck.model.limits import Limits
from faracheck.ports import LoadOptions
from faracheck.rulebook.pack import load_rulebook

BOOK = load_rulebook()
DESK = Desk(BOOK)
VOUCHED = replace(BOOK.wordings[0], vouched_by="somebody, 2026-11-26")
OTHERS = {
    "wordings": Desk(replace(BOOK, wordings=BOOK.wordings[1:], read_by="")),
    "packs": Desk(replace(BOOK, read_by="of other files")),
    "who vouches": Desk(replace(BOOK, wordings=(VOUCHED, *BOOK.wordings[1:]))),
    "limits": Desk(BOOK, options=LoadOptions(limits=Limits(stylesheets=7))),
    "the site": Desk(BOOK, options=LoadOptions(site_root="/site")),
    "folders": Desk(BOOK, options=LoadOptions(folders=("/drafts",))),
    "the address": Desk(BOOK, options=LoadOptions(base_url="https://ours.example")),
    "languages asked for": Desk(BOOK, tells_language=True),
    "a digest asked for": Desk(BOOK, exceptions=Exceptions(ExceptionsText(), Path(), BOOK, 90)),
}


def test_it_is_the_same_for_the_same_desk() -> None:
    assert provenance(Desk(load_rulebook())) == provenance(DESK)


@pytest.mark.parametrize("what", OTHERS)
def test_it_tells_apart(what: str) -> None:
    assert provenance(OTHERS[what]) != provenance(DESK)


def test_rules_do_not_count_since_they_judge_later() -> None:
    assert provenance(Desk(replace(BOOK, rules=BOOK.rules[1:]))) == provenance(DESK)


@pytest.mark.parametrize("name", ["_modules", "_libraries"])
def test_code_and_libraries_count(name: str) -> None:
    with patch.object(module, name, return_value=iter(["another version"])):
        changed = provenance(DESK)

    assert changed != provenance(DESK)


def test_where_a_folder_leads_counts(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    link = tmp_path / "site"
    link.symlink_to("one")
    desk = Desk(BOOK, options=LoadOptions(site_root=str(link)))
    before = provenance(desk)
    link.unlink()
    link.symlink_to("two")

    assert provenance(desk) != before


def test_a_folder_of_libraries_that_is_gone_is_none(tmp_path: Path) -> None:
    with patch.object(sys, "path", [str(tmp_path / "gone"), ""]):
        assert provenance(DESK)


def test_installed_code_is_told_by_its_version_alone() -> None:
    with patch.object(module, "packs_root", return_value=Path("/site-packages/faracheck/packs")):
        assert not module.is_checkout()
        assert provenance(DESK)
