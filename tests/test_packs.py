"""The packs that ship with faracheck keep their promises."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faracheck.engine.judge import judge
from faracheck.engine.sentence import NAMING_RULES, sentence
from faracheck.model.brief import Brief, Lapse
from faracheck.model.document import Audience, Construct, ConstructKind, Look, Medium, Region, Span
from faracheck.model.law import Status
from faracheck.model.outcome import Severity
from faracheck.model.reading import (
    Element,
    Flaw,
    FlawKind,
    NearMiss,
    NearMissKind,
    Placeholder,
    Reading,
    Statement,
    StatementKind,
)
from faracheck.rulebook.compose import kinds
from faracheck.rulebook.pack import load_rulebook
from faracheck.rulebook.rule import Rule
from tests.build_reading import LABEL, contact, party, reading, words

BOOK = load_rulebook()
DAY = date(2026, 11, 23)
CONCLUSIONS = re.compile(
    r"complian|violat|illegal|lawful|approved|safe to publish|penalt|\bfines?\b|prison",
    re.IGNORECASE,
)
every_rule = pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)


def test_the_packs_are_those_that_were_announced() -> None:
    assert [pack.name for pack in BOOK.packs] == ["fara", "gate", "press"]


def test_each_pack_has_a_date_version() -> None:
    assert all(re.fullmatch(r"20\d\d\.(0[1-9]|1[0-2])", pack.version) for pack in BOOK.packs)


def test_each_element_has_a_rule_of_its_own() -> None:
    asked = [getattr(rule.check, "element", None) for rule in BOOK.rules]

    assert [element for element in asked if element] == list(Element)


def test_each_lapse_of_an_exception_has_one_rule_that_tells_of_it() -> None:
    told = [it for rule in BOOK.rules for it in getattr(rule.check, "lapses", ())]

    assert sorted(told) == sorted(Lapse)


def test_every_kind_of_check_is_in_use() -> None:
    assert {rule.kind for rule in BOOK.rules} == set(kinds())


def test_every_provision_in_force_is_in_use() -> None:
    cited = {provision.key for rule in BOOK.rules for provision in rule.law}
    standing = {key for key, it in BOOK.law.items() if it.status is not Status.PROPOSED}

    assert cited == standing


def test_the_sentence_knows_the_rules_that_compare_names() -> None:
    assert {rule.name for rule in BOOK.rules} >= NAMING_RULES


@every_rule
def test_a_rule_states_findings_and_never_conclusions(rule: Rule) -> None:
    texts = (rule.summary, rule.why, rule.mend, *rule.messages.values())
    law = (text for provision in rule.law for text in (provision.asks, provision.cite))

    assert [text for text in (*texts, *law) if CONCLUSIONS.search(text)] == []


def test_a_reason_states_findings_and_never_conclusions() -> None:
    assert [text for text in BOOK.reasons.values() if CONCLUSIONS.search(text)] == []


@every_rule
def test_a_rule_has_two_cases_on_either_side_and_says_what_departs(rule: Rule) -> None:
    assert len(rule.cases.complying) >= 2
    assert len(rule.cases.departing) >= 2
    assert [case for case in rule.cases.departing if not case.note] == []


@every_rule
def test_only_law_in_force_makes_an_error(rule: Rule) -> None:
    in_force = any(provision.status is Status.IN_FORCE for provision in rule.law)

    assert in_force or Severity.ERROR not in {rule.weighs(medium) for medium in Medium}


@every_rule
def test_a_house_rule_says_that_it_is_none_of_the_laws(rule: Rule) -> None:
    if rule.pack == "press":
        assert "convention" in rule.why
        assert "not law" in " ".join(rule.messages.values())


looks = st.builds(
    Look,
    visible=st.sampled_from([True, False, None]),
    font_px=st.sampled_from([None, 6.0, 16.0]),
    body_font_px=st.sampled_from([None, 16.0]),
    contrast=st.sampled_from([None, 1.1, 3.2, 21.0]),
)
near_misses = st.builds(
    NearMiss, st.sampled_from(Element), st.sampled_from(NearMissKind), st.just(words("near"))
)
flaws = st.builds(Flaw, st.sampled_from(FlawKind), st.just(words("flawed")), st.just("a detail"))
blanks = st.builds(Placeholder, st.just(words("TBD")), st.sampled_from([None, *Element]))
conditionals = st.sampled_from([None, Construct(Span(0, 9), ConstructKind.CONDITIONAL, "jinja")])
statements = st.builds(
    Statement,
    kind=st.sampled_from(StatementKind),
    words=st.builds(words, st.just("a statement"), st.integers(1, 40)),
    found=st.lists(st.sampled_from(LABEL.found), unique_by=lambda it: it[0]).map(tuple),
    look=looks,
    region=st.sampled_from(Region),
    agent=st.sampled_from([None, party("Pelham LLC"), party("Quell & Marsh")]),
    principals=st.sampled_from([(), (party("Sarkand"),), (party("Vastria"), party("Sarkand"))]),
    language=st.sampled_from(["en", "es"]),
    vouched_by=st.sampled_from([None, "Ines Quell"]),
    form=st.sampled_from(["distributed", "registered"]),
    near_misses=st.lists(near_misses, max_size=2).map(tuple),
    placeholders=st.lists(blanks, max_size=2).map(tuple),
    flaws=st.lists(flaws, max_size=2).map(tuple),
    quoted_why=st.sampled_from([None, "a manual"]),
    serves_as_notice=st.booleans(),
    conditional=conditionals,
    blocks_before=st.integers(0, 3),
)
readings = st.builds(
    lambda statements, changes: reading(*statements, **changes),
    st.lists(statements, max_size=3),
    st.fixed_dictionaries(
        {
            "medium": st.sampled_from(Medium),
            "audience": st.sampled_from(Audience),
            "language": st.sampled_from([None, "en", "es"]),
            "other_languages": st.sampled_from([(), ("fr",)]),
            "release": st.sampled_from([None, "a dateline"]),
            "contacts": st.sampled_from([(), (contact(),), (contact(visible=False),)]),
            "unseen": st.sampled_from([(), ("a.css",)]),
            "unreadable": st.sampled_from([(), (words("distriEutcd"),)]),
            "includes": st.sampled_from([(), (words("{% include %}"),)]),
        }
    ),
)
briefs = st.sampled_from([Brief(), Brief(agent="Pelham LLC", principals=("Sarkand", "Vastria"))])


@settings(max_examples=200)
@given(page=readings, brief=briefs)
def test_every_rule_says_something_of_every_draft_in_whole_words(
    page: Reading, brief: Brief
) -> None:
    outcomes = judge(page, BOOK, brief, DAY)

    assert {outcome.rule for outcome in outcomes} == {rule.id for rule in BOOK.rules}
    assert [
        it.message for it in outcomes if not it.message or "{" in it.message.replace("{%", "")
    ] == []
    assert [it.rule for it in outcomes if it.verdict.finding and not it.mend] == []
    said = sentence(page, outcomes)
    assert said.endswith((".", "!", "?", "”"))
    assert not CONCLUSIONS.search(said)


@given(page=readings)
def test_an_audience_that_is_owed_nothing_seen_never_passes(page: Reading) -> None:
    seen = [it for it in page.statements if it.look.visible and not it.quoted]
    outcomes = judge(page, BOOK, Brief(), DAY)

    errors = [it for it in outcomes if it.verdict.finding and it.severity is Severity.ERROR]
    assert seen or errors


def test_a_missing_statement_is_one_finding_and_not_eight() -> None:
    outcomes = judge(reading(), BOOK, Brief(), DAY)

    assert [it.rule for it in outcomes if it.verdict.finding] == ["FARA001"]


def test_a_complete_statement_that_everybody_sees_has_no_findings() -> None:
    outcomes = judge(reading(LABEL), BOOK, Brief(), DAY)

    assert [it.rule for it in outcomes if it.verdict.finding] == []


def test_before_the_statute_had_its_present_words_the_label_rules_did_not_bind() -> None:
    outcomes = judge(reading(), BOOK, Brief(), date(1995, 12, 31))

    (missing,) = [it for it in outcomes if it.rule == "FARA002"]
    assert missing.message == "Nothing that the rule rests on stood on 1995-12-31."
