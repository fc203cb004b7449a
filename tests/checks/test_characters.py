"""Flaws of the statement's characters are named by kind."""

from dataclasses import replace

from faracheck.checks.characters import Characters
from faracheck.model.brief import Brief
from faracheck.model.outcome import Verdict
from faracheck.model.reading import Flaw, FlawKind
from tests.build_reading import LABEL, reading, said, words

CHECK = Characters((FlawKind.HOMOGLYPHS, FlawKind.BIDI_CONTROLS))
SPLIT = Flaw(FlawKind.DAMAGE, words("ofJ ustice"), "split words")
CYRILLIC = Flaw(FlawKind.HOMOGLYPHS, words("Dep\u0430rtment"), "Cyrillic а")
TURNED = Flaw(FlawKind.BIDI_CONTROLS, words("\u202edistributed"), "U+202E")


def test_each_kind_is_one_finding_that_counts_its_flaws() -> None:
    page = reading(replace(LABEL, flaws=(TURNED, CYRILLIC, CYRILLIC, SPLIT)))

    hits = list(CHECK.find(page, Brief()))

    assert [(hit.message, hit.details) for hit in hits] == [
        ("flawed/homoglyphs", {"detail": "Cyrillic а", "count": "2"}),
        ("flawed/bidi-controls", {"detail": "U+202E", "count": "1"}),
    ]


def test_flaws_of_other_kinds_are_other_rules_business() -> None:
    assert said(CHECK, reading(replace(LABEL, flaws=(SPLIT,)))) == [
        ("pass", "clean", LABEL.words.text)
    ]


def test_the_rule_says_what_a_flaw_draws() -> None:
    check = Characters((FlawKind.DAMAGE,), Verdict.REVIEW)

    assert said(check, reading(replace(LABEL, flaws=(SPLIT,)))) == [
        ("review", "flawed/damage", "ofJ ustice")
    ]


def test_without_a_statement_there_are_no_characters() -> None:
    assert said(CHECK, reading()) == [("not-applicable", "no-statement", "")]
