"""Each part of a contact block is asked for by itself."""

import pytest

from faracheck.checks.contact_field import ContactField, Field
from faracheck.model.brief import Brief
from tests.build_reading import contact, reading, said

RELEASE = "a dateline"


@pytest.mark.parametrize(
    ("field", "found"),
    [
        (Field.NAMES, "Marta Quell"),
        (Field.ORGANIZATIONS, "Pelham LLC"),
        (Field.PHONES, "+12025550143"),
        (Field.EMAILS, "press@pelham.example"),
    ],
)
def test_what_the_block_holds_is_told(field: Field, found: str) -> None:
    whole = reading(release=RELEASE, contacts=(contact(),))
    bare = reading(release=RELEASE, contacts=(contact(**{field.value: ()}),))

    (hit,) = ContactField(field).find(whole, Brief())

    assert (hit.verdict, hit.message, hit.details) == ("pass", "found", {"found": found})
    assert said(ContactField(field), bare) == [("fail", "missing", "Contact: Marta Quell")]


def test_a_second_block_may_hold_it() -> None:
    page = reading(release=RELEASE, contacts=(contact(phones=()), contact()))

    assert said(ContactField(Field.PHONES), page)[0][0] == "pass"


def test_a_hidden_block_does_not() -> None:
    page = reading(release=RELEASE, contacts=(contact(phones=()), contact(visible=False)))

    assert said(ContactField(Field.PHONES), page)[0][0] == "fail"


def test_without_a_block_or_a_release_nothing_is_asked() -> None:
    check = ContactField(Field.PHONES)

    assert said(check, reading(release=RELEASE)) == [("not-applicable", "no-contact", "")]
    assert said(check, reading(contacts=(contact(phones=()),))) == [
        ("not-applicable", "not-a-release", "")
    ]
