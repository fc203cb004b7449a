"""What is veiled can be read with its secret alone, and not once a byte of it was changed."""

from hypothesis import given
from hypothesis import strategies as st

from faracheck.engine.veil import unveiled, veiled

SECRET = b"s" * 32


@given(st.binary(max_size=300), st.binary(min_size=1, max_size=64))
def test_who_has_the_secret_reads_it(data: bytes, secret: bytes) -> None:
    assert unveiled(secret, veiled(secret, data)) == data


@given(st.binary(max_size=60), st.data())
def test_not_a_byte_of_it_can_be_changed(data: bytes, chosen: st.DataObject) -> None:
    whole = bytearray(veiled(SECRET, data))
    whole[chosen.draw(st.integers(0, len(whole) - 1))] ^= chosen.draw(st.integers(1, 255))

    assert unveiled(SECRET, bytes(whole)) is None


@given(st.binary(max_size=60), st.integers(0, 200))
def test_a_part_of_it_is_nothing(data: bytes, left: int) -> None:
    whole = veiled(SECRET, data)
    part = whole[:left]

    assert (unveiled(SECRET, part) is None) == (len(part) < len(whole))


def test_another_secret_reads_nothing_and_no_word_shows() -> None:
    data = b"Embargoed until Monday: the mountain railway opens."
    whole = veiled(SECRET, data)

    assert unveiled(b"t" * 32, whole) is None
    assert b"Embargoed" not in whole
    assert veiled(SECRET, data) != whole
