"""The drafts of one campaign name the same parties, by whichever of their names."""

import pytest

from faracheck.checks.campaign_agrees import CampaignAgrees
from faracheck.model.brief import Brief, Sibling
from faracheck.model.outcome import Verdict
from tests.build_reading import LABEL, reading

SAME = Sibling("a.txt", "Pelham LLC", ("Sarkand",))
ALIASES = {
    "Pelham LLC": ("Pelham", "Pelham Estrategias"),
    "Sarkand": ("Sarkand Tourism",),
    "Republic of Vastria": ("Vastria",),
}


def verdict(sibling: Sibling | None) -> Verdict:
    (hit,) = CampaignAgrees().find(reading(LABEL), Brief(sibling=sibling, aliases=ALIASES))
    return hit.verdict


@pytest.mark.parametrize(
    ("agent", "principals", "expected"),
    [
        ("Pelham LLC", ("Sarkand",), Verdict.PASS),
        ("Pelham", ("Sarkand Tourism",), Verdict.PASS),
        ("Pelham Estrategias", ("Sarkand",), Verdict.PASS),
        ("Quell & Marsh", ("Sarkand",), Verdict.FAIL),
        ("Pelham", ("Vastria",), Verdict.FAIL),
        ("Pelham", ("Sarkand Tourism", "Vastria"), Verdict.FAIL),
    ],
)
def test_two_names_of_one_party_are_the_same(
    agent: str, principals: tuple[str, ...], expected: Verdict
) -> None:
    assert verdict(Sibling("a.txt", agent, principals)) is expected


def test_without_another_draft_there_is_nothing_to_compare() -> None:
    assert verdict(None) is Verdict.NOT_APPLICABLE
    (hit,) = CampaignAgrees().find(reading(), Brief(sibling=SAME))
    assert hit.verdict is Verdict.NOT_APPLICABLE
