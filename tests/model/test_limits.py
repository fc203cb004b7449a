"""Each limit holds up to its number, names itself beyond it, and says how it is raised."""

import pickle
from dataclasses import fields

import pytest

from faracheck.errors import LimitError
from faracheck.model.limits import Limits, key_of

NAMES = [it.name for it in fields(Limits)]


@pytest.mark.parametrize("name", NAMES)
def test_as_many_as_the_limit_says_are_read(name: str) -> None:
    Limits(**{name: 7}).hold(name, 7)


@pytest.mark.parametrize("name", NAMES)
def test_one_more_is_told_by_the_limits_name_and_how_to_raise_it(name: str) -> None:
    with pytest.raises(LimitError) as told:
        Limits(**{name: 7}).hold(name, 8, "a.txt")

    assert str(told.value).startswith(f"a.txt: limit {key_of(name)}: more than 7 ")
    assert told.value.hint == f"--limit {key_of(name)}=N raises it"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("most", [0, -1])
def test_a_limit_that_lets_nothing_through_is_refused(name: str, most: int) -> None:
    with pytest.raises(ValueError, match=f"the limit {key_of(name)} is at least 1"):
        Limits(**{name: most})


def test_what_is_told_comes_back_from_a_worker_as_it_was() -> None:
    with pytest.raises(LimitError) as told:
        Limits(header_field=3).hold("header_field", 4, "a.eml")

    back = pickle.loads(pickle.dumps(told.value))  # noqa: S301 - our own bytes

    assert isinstance(back, LimitError)
    assert (back.name, str(back)) == ("header-field", str(told.value))
