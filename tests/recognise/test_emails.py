"""What has the form of an address, as email-validator has it."""

import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given
from hypothesis import strategies as st

from faracheck.recognise.contact.emails import is_address

PIECES = st.lists(
    st.sampled_from(
        ["a", "Q", "7", "press", "x1", "-", "--", ".", "..", "_", "+", "@", "xn", "local", "test",
         "example", "invalid", "com", "é", " ", "1", "arpa", "k" * 30, "!", "#"]
    ),
    max_size=9,
)  # fmt: skip


def in_the_library_s_eyes(address: str) -> bool:
    try:
        validate_email(address, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


@given(PIECES, PIECES, st.sampled_from(["com", "test", "TEST", "example", "x", "c0m", "local"]))
def test_the_short_way_says_what_the_library_says(
    local: list[str], host: list[str], top: str
) -> None:
    address = f"{''.join(local)}@{''.join(host)}.{top}"

    assert is_address(address) is in_the_library_s_eyes(address)


@pytest.mark.parametrize(
    ("address", "valid"),
    [
        ("press@pelham.example", True),
        ("Marta.Quell+news@mail.pelham-roy.example", True),
        ("marta@harbour.test", False),
        ("marta@printer.LOCAL", False),
        ("marta@pelham", False),
        ("marta@-pelham.example", False),
        ("ma..rta@pelham.example", False),
        ("o'roy@pelham.example", True),
        ("zoë@pelham.example", True),
    ],
)
def test_addresses(address: str, *, valid: bool) -> None:
    assert is_address(address) is valid
