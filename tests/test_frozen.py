"""Frozen dataclasses of ours are those of the library, but for when their methods are written."""

import copy
import dataclasses
import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace
from functools import cached_property
from typing import Any

import pytest

from faracheck.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A line, a column and what is kept beside them."""

    line: int
    column: int = 1
    marks: list[str] = field(default_factory=list)
    origin: str = field(default="draft", compare=False, repr=False)
    length: int = field(init=False, default=0)


@dataclass(frozen=True)
class Word:
    """A word whose key is worked out once."""

    text: str

    @cached_property
    def key(self) -> str:
        """The word in small letters."""
        return self.text.casefold()


@dataclass(frozen=True, slots=True)
class Checked:
    """A number that is none below zero."""

    number: int
    half: float = field(init=False)

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError("below zero")
        object.__setattr__(self, "half", self.number / 2)


@dataclass(frozen=True, slots=True, eq=False)
class Single:
    """Something that is equal to itself alone."""

    number: int


@dataclass(frozen=True)
class Longer(Place):
    """A place that knows its end."""

    end: int = 9


def test_fields_are_given_by_place_or_by_name_and_have_their_defaults() -> None:
    assert Place(3) == Place(line=3, column=1, marks=[], origin="draft")
    assert (Place(3).column, Place(3).marks, Place(3).length) == (1, [], 0)
    assert Place(1).marks is not Place(1).marks


@pytest.mark.parametrize("given", [{}, {"line": 1, "no": 2}, {"line": 1, "length": 2}])
def test_what_no_field_takes_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=r"Place\.__init__"):
        Place(**given)


def test_nothing_of_an_object_can_be_changed() -> None:
    place, word = Place(3), Word("Sarkand")

    for thing, name in ((place, "line"), (place, "other"), (word, "text"), (word, "other")):
        with pytest.raises(FrozenInstanceError, match=name):
            setattr(thing, name, 1)
        with pytest.raises(FrozenInstanceError):
            delattr(thing, name)


def test_what_compares_decides_on_equality_and_the_hash() -> None:
    assert Checked(4) == Checked(4) != Checked(5)
    assert len({Checked(4), Checked(4), Checked(5)}) == 2
    assert Place(1, origin="a") == Place(1, origin="b")
    other: object = (1, 1, [], 0)
    assert Place(1) != other
    assert Single(1) != Single(1)


def test_it_is_told_as_the_library_tells_it() -> None:
    assert repr(Place(3)) == "Place(line=3, column=1, marks=[], length=0)"


def test_what_is_worked_out_once_is_kept() -> None:
    word = Word("Sarkand")

    assert word.key is word.key == "sarkand"


def test_what_a_class_does_after_building_is_done() -> None:
    assert Checked(3).half == 1.5
    with pytest.raises(ValueError, match="below zero"):
        Checked(-1)


def test_the_library_knows_it() -> None:
    assert is_dataclass(Place)
    assert [it.name for it in fields(Place)] == ["line", "column", "marks", "origin", "length"]
    assert replace(Checked(4), number=6) == Checked(6)
    assert dataclasses.asdict(Word("a")) == {"text": "a"}
    assert Place.__match_args__ == ("line", "column", "marks", "origin")


@pytest.mark.parametrize("thing", [Place(3, 4, ["a"]), Word("a"), Checked(4)])
def test_it_is_copied_and_kept(thing: object) -> None:
    assert copy.copy(thing) == copy.deepcopy(thing) == pickle.loads(pickle.dumps(thing)) == thing  # noqa: S301 - our own


def test_an_heir_has_the_fields_of_both() -> None:
    assert (Longer(1).column, Longer(1, end=3).end) == (1, 3)
    with pytest.raises(FrozenInstanceError):
        Longer(1).end = 2  # type: ignore[misc]  # that is the test


def test_an_interrupt_while_a_class_is_completed_is_caught_by_whoever_catches_it() -> None:
    """CPython marks one inside `exec` of a text as caught by nobody, and ends by the signal."""
    program = (
        "import builtins, signal\n"
        "from faracheck.frozen import dataclass\n"
        "@dataclass(frozen=True)\n"
        "class Place:\n"
        "    '''A place.'''\n"
        "    line: int\n"
        "kept = builtins.exec\n"
        "def interrupted(source, *rest):\n"
        "    if isinstance(source, str):\n"
        "        raise SystemExit(1)\n"
        "    kept(source, *rest)\n"
        "builtins.exec = interrupted\n"
        "assert Place(3).line == 3\n"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
