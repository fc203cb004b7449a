"""A rule's own cases prove what it says, words in braces included."""

from dataclasses import replace

import pytest

from faracheck.engine.cases import case_reader
from faracheck.rulebook.pack import load_rulebook
from faracheck.rulebook.rule import Rule
from faracheck.rulebook.selftest import prove

BOOK = load_rulebook()
TINY = next(rule for rule in BOOK.rules if rule.name == "statement-tiny")


def failing(rule: Rule) -> list[str]:
    proofs = prove([rule], case_reader(BOOK))
    return [said for proof in proofs if not proof.holds for said in proof.said]


def test_our_own_rules_hold() -> None:
    assert failing(TINY) == []


@pytest.mark.parametrize("brace", ["detail", "foo"])
def test_what_nothing_fills_is_told_with_what_there_is(brace: str) -> None:
    told = replace(TINY, messages={**TINY.messages, "tiny": f"It is set in {{{brace}}}."})

    assert failing(told)[-1] == (
        f"nothing fills {{{brace}}} of the message 'tiny'; there is {{quote}}, {{size}}, {{floor}}"
    )
