"""What a redacted report may know of a draft: figures, never words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faracheck.engine.judge import judge
from faracheck.engine.read import Desk, read
from faracheck.engine.redact import redacted, redacted_run
from faracheck.engine.sentence import sentence
from faracheck.model.brief import Brief
from faracheck.model.document import Medium, Source
from faracheck.model.outcome import LEFT_OUT, Checked, Crashed, Item, NotCheckable, Skipped, Waiver
from faracheck.rulebook.pack import load_rulebook
from tests.build_reading import LABEL, contact, reading
from tests.nasty import ITEMS, PASSED, RUN

RULEBOOK = load_rulebook()
DAY = date(2026, 11, 23)
SECRETS = st.text("bcdfghjkmnpqvwxz", min_size=7, max_size=9).map(str.capitalize)

DRAFT = """\
<html lang="{0}"><head><title>{1} and {2}</title><link rel=stylesheet href="{3}.css">
<style>.{4} {{ font-size: 6px; color: #ccc }}</style></head><body><h1>{5} sings</h1>
<p class="{4}">This material is distributed by {6} LLC on behalf of {7} [{8}]. Additional
information is available at the Department of Justice, Washington, DC.</p>
<!-- This material is distributed by {9} LLC on behalf of {10}. -->
<p>PORT {1}, May 12, 2026 - {2} {{% include "{3}" %}}</p>
<p>Contact: {9} {0}, {6} LLC, +1 202 555 0143, {10}@{5}.example</p></body></html>
"""


def texts(value: object) -> Iterator[str]:
    """Yield every text in frozen data, however deep."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from texts(key)
            yield from texts(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)


def checked(source: Source, brief: Brief) -> Checked:
    seen = read(source, Desk(RULEBOOK, brief))
    outcomes = judge(seen, RULEBOOK, brief, DAY)
    return Checked(seen, outcomes, sentence(seen, outcomes))


@settings(max_examples=25, deadline=None)
@given(st.lists(SECRETS, min_size=11, max_size=11, unique=True), st.sampled_from(list(Medium)))
def test_no_word_of_a_draft_is_left(secrets: list[str], medium: Medium) -> None:
    page = DRAFT.format(*secrets)
    brief = Brief(medium=medium, agent=secrets[9], principals=(secrets[10],))
    full = checked(Source("page.html", page.encode()), brief)
    said = "\n".join(texts(full)).casefold()
    assert [it for it in (secrets[6], secrets[7]) if it.casefold() not in said] == []

    left = "\n".join(texts((redacted(full), redacted_run(replace(RUN, brief=brief))))).casefold()

    assert [secret for secret in secrets if secret.casefold() in left] == []


def test_verdicts_places_and_figures_stay() -> None:
    full = Checked(reading(LABEL, contacts=(contact(),)), (PASSED,), "Statement found: X for Y.")

    bare = redacted(full)

    assert isinstance(bare, Checked)
    assert bare.sentence == (
        "Statement found: [left out] for [left out], seven elements, visible, at line 3;"
        " names not compared."
    )
    assert (bare.reading.path, bare.reading.sha256) == (full.reading.path, full.reading.sha256)
    assert bare.reading.statements[0].look.contrast == 21.0
    outcome = bare.outcomes[0]
    assert (outcome.rule, outcome.verdict, outcome.start) == ("FARA003", "pass", PASSED.start)
    assert outcome.law == PASSED.law
    assert outcome.quote == LEFT_OUT


def test_a_message_keeps_the_words_of_the_rule() -> None:
    brief = Brief(agent="Somebody Else")
    text = b"This material is distributed by Quell LLC on behalf of Sarkand."
    full = checked(Source("a.txt", text), brief)

    bare = redacted(full)

    assert isinstance(bare, Checked)
    messages = {it.name: it.message for it in bare.outcomes}
    assert messages["statement-missing"] == "The statement stands in the draft."
    assert "Somebody" not in messages["other-agent"]
    assert LEFT_OUT in messages["other-agent"]


def test_a_waiver_keeps_its_name_and_its_days() -> None:
    waiver = Waiver("W1", "Sarkand asked", "Ines Corrado", DAY, DAY, "T-9")
    full = Checked(reading(), (replace(PASSED, waiver=waiver),), "")

    bare = redacted(full)

    assert isinstance(bare, Checked)
    assert bare.outcomes[0].waiver == Waiver("W1", LEFT_OUT, LEFT_OUT, DAY, DAY, LEFT_OUT)


@pytest.mark.parametrize(
    ("item", "left"),
    [
        (Crashed("a.txt", "KeyError: 'Sarkand'", "…Sarkand…"), Crashed("a.txt", "KeyError", "")),
        (
            NotCheckable("a.txt", "the encoding 'sarkand' is unknown", "say sarkand"),
            NotCheckable("a.txt", "the encoding"),
        ),
        (Skipped("a.hbs", "template .hbs: Sarkand"), Skipped("a.hbs", "template .hbs")),
        (Skipped("a", "“Sarkand”"), Skipped("a", LEFT_OUT)),
        (Skipped("wow!.png", "image or media"), Skipped("wow!.png", "image or media")),
        (Skipped("a.eml!Sarkand.png", "image or media"), Skipped("a.eml!part", "image or media")),
        (Skipped("a.eml!2.1", "image or media"), Skipped("a.eml!2.1", "image or media")),
        (
            NotCheckable("a.eml!b.zip!Sarkand.doc", "too old", "", "ab" * 32),
            NotCheckable("a.eml!part-abababababab", "too old", "", "ab" * 32),
        ),
        (Crashed("a.eml!Sarkand.txt", "KeyError: 1", "…"), Crashed("a.eml!part", "KeyError", "")),
    ],
    ids=lambda item: type(item).__name__,
)
def test_a_reason_ends_where_it_begins_to_quote(item: Item, left: Item) -> None:
    assert redacted(item) == left


def test_a_piece_of_a_container_loses_its_name_and_keeps_its_number() -> None:
    for part, kept in (("2.1", r"2\.1"), ("Sarkand sings.docx", "part-0{12}")):
        bare = redacted(Checked(reading(part=part), (), ""))
        assert isinstance(bare, Checked)
        assert re.fullmatch(kept, bare.reading.part or "")


def test_all_of_the_nasty_run_can_be_redacted() -> None:
    assert [type(redacted(item)) for item in ITEMS] == [type(item) for item in ITEMS]
