"""Packs are proved by drafts that a machine makes of their complying cases."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from faracheck.engine.cases import case_reader, try_all
from faracheck.rulebook.mutate import Trial, shares, try_mutants, weak
from faracheck.rulebook.mutate_complying import wrapped
from faracheck.rulebook.mutate_draft import Intent
from faracheck.rulebook.pack import Rulebook, load_rulebook
from faracheck.rulebook.rule import Case, Cases, Rule

BOOK = load_rulebook()
LABEL = (
    "This material is distributed by Vantor LLC on behalf of Sarkand. Additional information is "
    "on file with the Department of Justice, Washington, DC."
)
READ = case_reader(BOOK)


def fara() -> list[Rule]:
    return [rule for rule in BOOK.rules if rule.pack == "fara"]


def proving(case: Case, keep: Callable[[Rule], bool] = lambda rule: True) -> Rulebook:
    """Return the statement's own rules, all cases gone but one of the first rule."""
    rules = [replace(rule, cases=Cases()) for rule in fara() if keep(rule)]
    rules[0] = replace(rules[0], cases=Cases(complying=(case,)))
    return replace(BOOK, rules=tuple(rules))


def trials(case: Case, keep: Callable[[Rule], bool] = lambda rule: True) -> list[Trial]:
    return list(try_mutants(proving(case, keep), READ))


def done(found: list[Trial], intent: Intent) -> set[str]:
    return {trial.mutant.done for trial in found if trial.mutant.intent is intent}


def test_every_element_is_left_out_denied_blanked_and_replaced() -> None:
    found = done(trials(Case(text=f"{LABEL}\n\nPort news.\n")), Intent.DEPARTING)

    assert len([name for name in found if name.endswith("left out")]) == 7
    assert found >= {
        "denied",
        "paid for, not distributed",
        "another department",
        "another city",
        "another scheme's sentence",
        "only quoted",
        "a letter's double",
        "agent and principal swapped",
        "agent_named left blank: TBD",
        "principal_named only 'a foreign principal'",
    }


def test_a_page_is_hidden_and_marked_up_too() -> None:
    found = trials(Case(html=f"<p>{LABEL}</p>\n<p>Port news.</p>\n"))

    assert "hidden by display: none" in done(found, Intent.DEPARTING)
    assert done(found, Intent.COMPLYING) >= {
        "agent_named in bold",
        "a tag inside a word",
        "wrapped",
        "in capitals",
        "in “”",
        "sentences reordered",
        "split over two blocks",
    }


@pytest.mark.parametrize(
    "case",
    [
        Case(text=f"{LABEL}\n\nPort news.\n"),
        Case(html=f"<p>{LABEL}</p>\n<p>Port news.</p>\n"),
        Case(markdown=f"{LABEL}\n\n# Port news\n"),
    ],
    ids=lambda case: case.format,
)
def test_the_packs_own_rules_catch_departures_and_let_dress_pass(case: Case) -> None:
    assert [str(trial) for trial in trials(case) if not trial.held] == []


def test_what_a_missing_rule_would_have_caught_is_told() -> None:
    found = trials(Case(text=f"{LABEL}\n"), lambda rule: rule.name != "washington-missing")
    let_out = [trial for trial in found if not trial.held]

    assert {trial.mutant.done for trial in let_out} == {"washington left out", "another city"}
    assert all("was not caught" in str(trial) for trial in let_out)


def test_a_pack_is_weak_below_the_share_that_it_asks_for() -> None:
    found = trials(Case(text=f"{LABEL}\n"), lambda rule: rule.name != "washington-missing")

    assert shares(found)["fara"] < 1
    assert weak(found, {"fara": 1.0}) == ("fara",)
    assert weak(found, {"fara": 0.5}) == ()


def test_a_case_that_its_pack_does_not_let_pass_proves_nothing() -> None:
    assert trials(Case(text="Port news.\n")) == []


def test_wrapping_moves_no_word() -> None:
    assert wrapped("one two three four five") == "one two three four\nfive"


def test_the_shipped_packs_reach_their_own_thresholds() -> None:
    found = try_all(BOOK)

    assert [str(trial) for trial in found if not trial.held and trial.rule.pack == "fara"] == []
    assert weak(found, BOOK.mutants) == ()
    assert len(found) > 1000
