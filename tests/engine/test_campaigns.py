"""The drafts of a campaign are held to one of them, whatever the order in which they come."""

from contextlib import chdir
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from faracheck.config.load import load_settings
from faracheck.config.materials import Materials
from faracheck.engine.discover import Request, discover
from faracheck.engine.read import Desk
from faracheck.engine.run import check_all
from faracheck.model.outcome import Checked, Verdict
from faracheck.rulebook.pack import load_rulebook
from tests.drafts import COMPLYING, DEPARTING

RULEBOOK = load_rulebook()
DAY = date(2026, 11, 23)
OTHER = COMPLYING.replace("Pelham Strategies LLC", "Quell & Marsh, Inc.")
DRAFTS = {"a.txt": DEPARTING, "b.txt": COMPLYING, "c.txt": OTHER, "d.txt": COMPLYING}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    settings = tmp_path / "faracheck.yaml"
    settings.write_text("materials: [{match: ['*.txt'], campaign: harbour}]", encoding="utf-8")
    for name, text in DRAFTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Desk(RULEBOOK, materials=Materials(load_settings(settings)))


def verdicts(paths: tuple[str, ...], desk: Desk) -> dict[str, Verdict]:
    items = check_all(discover(Request(paths)), desk, DAY)
    return {
        item.reading.path: outcome.verdict
        for item in items
        if isinstance(item, Checked)
        for outcome in item.outcomes
        if outcome.name == "campaign-names-another"
    }


def test_each_draft_is_held_to_the_first_by_path_that_names_its_parties(
    desk: Desk, tmp_path: Path
) -> None:
    with chdir(tmp_path):
        found = [verdicts(order, desk) for order in permutations(DRAFTS)]

    assert found[0] == {
        "a.txt": Verdict.NOT_APPLICABLE,
        "b.txt": Verdict.NOT_APPLICABLE,
        "c.txt": Verdict.FAIL,
        "d.txt": Verdict.PASS,
    }
    assert all(each == found[0] for each in found)


def test_where_none_names_parties_none_is_held_to_them(desk: Desk, tmp_path: Path) -> None:
    with chdir(tmp_path):
        assert set(verdicts(("a.txt",), desk).values()) == {Verdict.NOT_APPLICABLE}
