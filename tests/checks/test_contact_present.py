"""A press release says whom to ask; other drafts need not."""

from faracheck.checks.contact_present import ContactPresent
from faracheck.model.brief import Brief
from tests.build_reading import contact, reading, said

CHECK = ContactPresent()


def test_a_contact_block_passes() -> None:
    page = reading(release="a dateline", contacts=(contact(),))

    assert said(CHECK, page) == [("pass", "found", "Contact: Marta Quell")]


def test_a_release_without_one_is_a_finding_that_says_why_it_is_a_release() -> None:
    (hit,) = CHECK.find(reading(release="a dateline"), Brief())

    assert (hit.verdict, hit.message, hit.details) == (
        "fail",
        "missing",
        {"sign": "a dateline"},
    )


def test_a_hidden_block_helps_nobody() -> None:
    page = reading(release="a dateline", contacts=(contact(visible=False),))

    assert said(CHECK, page)[0][:2] == ("fail", "hidden")


def test_a_page_that_is_no_release_needs_none() -> None:
    assert said(CHECK, reading()) == [("not-applicable", "not-a-release", "")]
