"""Which rules a run judges by."""

from datetime import date

import pytest

from faracheck.engine.select import Choice, choose, one_rule
from faracheck.errors import RequestError
from faracheck.rulebook.pack import load_rulebook

RULEBOOK = load_rulebook()
TODAY = date(2026, 11, 23)


def names(choice: Choice, day: date = TODAY) -> list[str]:
    return [rule.name for rule in choose(RULEBOOK, choice, day)[0].rules]


def test_every_rule_that_is_on_is_judged_when_nothing_is_said() -> None:
    kept, left_out = choose(RULEBOOK, Choice(), TODAY)

    assert [rule for rule in RULEBOOK.rules if rule.on] == list(kept.rules)
    assert {it.name for it in left_out} == {rule.name for rule in RULEBOOK.rules if not rule.on}


@pytest.mark.parametrize("handle", ["FARA001", "fara001", "statement-missing"])
def test_a_rule_is_selected_by_id_or_name(handle: str) -> None:
    assert names(Choice(select=(handle,))) == ["statement-missing"]


def test_a_pack_is_selected_and_ignored_by_its_name() -> None:
    press = names(Choice(select=("press",)))

    assert "contact-missing" in press
    assert names(Choice(select=("press",), ignore=("press",))) == []
    assert set(names(Choice(ignore=("press",)))) == set(names(Choice())) - set(press)


def test_what_is_left_out_says_why() -> None:
    _, left_out = choose(RULEBOOK, Choice(("contact-missing",), ("PRESS001",)), TODAY)

    reasons = {it.name: it.reason for it in left_out}
    assert reasons["contact-missing"] == "ignored"
    assert reasons["statement-missing"] == "not selected"


@pytest.mark.parametrize("handle", ["statement-missing", "FARA001", "fara"])
def test_a_rule_that_restates_the_statute_cannot_be_ignored(handle: str) -> None:
    with pytest.raises(RequestError, match="restates the statute and cannot be ignored"):
        choose(RULEBOOK, Choice(ignore=(handle,)), TODAY)


def test_a_rule_whose_law_had_not_begun_is_left_out() -> None:
    _, left_out = choose(RULEBOOK, Choice(select=("principal-missing",)), date(1995, 12, 31))

    assert ("principal-missing", "rests on nothing that stood on 1995-12-31") in {
        (it.name, it.reason) for it in left_out
    }


def test_an_unknown_name_is_refused_with_a_suggestion() -> None:
    with pytest.raises(RequestError, match="did you mean 'statement-missing'"):
        choose(RULEBOOK, Choice(ignore=("statment-missing",)), TODAY)
    with pytest.raises(RequestError, match="rules list"):
        one_rule(RULEBOOK, "xyzzy")


def test_one_rule_is_found_by_id_or_name() -> None:
    assert one_rule(RULEBOOK, "fara001") is one_rule(RULEBOOK, "Statement-Missing")
