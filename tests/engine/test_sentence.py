"""One sentence says what was found."""

from dataclasses import replace
from datetime import date

import pytest

from faracheck.engine.judge import judge
from faracheck.engine.sentence import sentence
from faracheck.model.brief import Brief
from faracheck.model.document import Audience, Bond, Borrowed, Look, Medium, Place
from faracheck.model.reading import Companion, Element, Placeholder, Reading
from faracheck.rulebook.pack import load_rulebook
from tests.build_reading import LABEL, NOTICE, hidden, party, reading, without, words

BOOK = load_rulebook()
OFFICIAL, BOTH = Audience.OFFICIAL, Audience.BOTH


def of(page: Reading, brief: Brief | None = None) -> str:
    return sentence(page, judge(page, BOOK, brief or Brief(), date(2026, 11, 23)))


UNSURE = replace(LABEL, look=Look(visible=None, unsure="a photograph behind it"))


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (
            reading(LABEL),
            (
                "Statement found: Pelham LLC for Sarkand, seven elements, visible, at line 3;"
                " names not compared."
            ),
        ),
        (
            reading(replace(LABEL, principals=(party("Sarkand"), party("Vastria")))),
            (
                "Statement found: Pelham LLC for Sarkand and Vastria, seven elements, visible,"
                " at line 3; names not compared."
            ),
        ),
        (
            reading(replace(LABEL, blocks_before=3, form="registered")),
            (
                "Statement found: Pelham LLC for Sarkand, seven elements, visible, at line 3;"
                " names not compared; 2 warnings."
            ),
        ),
        (
            reading(replace(LABEL, blocks_before=3), medium=Medium.PRINT),
            (
                "Statement found: Pelham LLC for Sarkand, seven elements, visible, at line 3;"
                " names not compared; 1 error."
            ),
        ),
        (
            reading(replace(LABEL, words=replace(LABEL.words, start=Place(inside={"page": 2})))),
            (
                "Statement found: Pelham LLC for Sarkand, seven elements, visible, at page 2;"
                " names not compared."
            ),
        ),
        (reading(), "No statement found."),
        (
            reading(replace(LABEL, quoted_why="a manual")),
            "No statement found: one is only quoted.",
        ),
        (
            reading(unreadable=(words("distriEutcd"),)),
            "A person must look: a passage that may be the statement cannot be read.",
        ),
        (
            reading(without(LABEL, Element.PRINCIPAL_NAMED)),
            "Statement incomplete: the principal is not named.",
        ),
        (
            reading(without(LABEL, Element.DOJ, Element.WASHINGTON)),
            (
                "Statement incomplete: the Department of Justice is not named; Washington, DC is not"
                " named."
            ),
        ),
        (
            reading(replace(LABEL, placeholders=(Placeholder(words("[AGENT]")),))),
            "Statement incomplete: a blank is left, “[AGENT]”.",
        ),
        (
            reading(hidden(LABEL)),
            "Statement found, but a reader does not see it: display:none, line 3.",
        ),
        (
            reading(UNSURE),
            (
                "A person must look: Whether a reader sees the statement cannot be told - a"
                " photograph behind it."
            ),
        ),
        (
            reading(NOTICE, audience=OFFICIAL),
            (
                "Registration notice found: Pelham LLC for Sarkand, visible, at line 1; names not"
                " compared."
            ),
        ),
        (reading(LABEL, audience=OFFICIAL), "No registration notice found."),
        (reading(LABEL, audience=BOTH), "No registration notice found."),
        (reading(NOTICE, audience=BOTH), "No statement found."),
        (
            reading(without(NOTICE, Element.AGENT_NAMED), audience=OFFICIAL),
            "Registration notice incomplete: the agent is not named.",
        ),
    ],
)
def test_the_sentence_says_the_first_thing_that_matters(page: Reading, says: str) -> None:
    assert of(page) == says


def test_it_says_that_names_were_compared() -> None:
    brief = Brief(agent="Pelham LLC")

    assert of(reading(LABEL), brief).endswith("; names compared.")


def test_it_counts_a_name_that_differs() -> None:
    brief = Brief(agent="Quell & Marsh")

    assert of(reading(LABEL), brief).endswith("; names compared; 1 error.")


def test_a_post_rests_on_the_head_of_its_thread() -> None:
    page = reading(beside=(Companion(Bond.THREAD, "posts.json", "7", (LABEL,)),))

    assert of(page) == "No statement of its own: the first post of its thread, 7, carries one."
    assert of(replace(page, borrowed=Borrowed.REPOST)).startswith("A person must look: The post p")


def test_what_a_post_borrows_or_its_profile_says_is_for_a_person() -> None:
    profile = (Companion(Bond.PROFILE, None, None, (LABEL,)),)

    assert of(reading(beside=profile)).startswith("A person must look: The post carries no stat")
    assert of(reading(borrowed=Borrowed.QUOTE)).startswith("A person must look: The post carries")
    assert of(reading(LABEL, borrowed=Borrowed.QUOTE)).startswith("Statement found")
