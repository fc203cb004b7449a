"""A late pattern is the pattern, made when something is first asked of it."""

import re
from typing import Any

import pytest

from faracheck.late import Late, late_pattern


def test_nothing_is_made_before_it_is_asked() -> None:
    made: list[str] = []

    def make() -> re.Pattern[str]:
        made.append("made")
        return re.compile("a")

    late = Late(make)
    assert made == []
    assert [bool(late.search("ab")), bool(late.match("b"))] == [True, False]
    assert made == ["made"]


def test_it_answers_as_the_pattern_does() -> None:
    late = late_pattern(r"(?P<word>\w+)-(\d)", re.IGNORECASE)

    assert late.sub("x", "a-1 B-2") == "x x"
    assert late.findall("a-1 B-2") == [("a", "1"), ("B", "2")]
    assert [it["word"] for it in late.finditer("a-1 B-2")] == ["a", "B"]
    assert (late.split("1a-2"), late.fullmatch("a-1 ")) == (["", "1a", "2", ""], None)
    assert (late.pattern, dict(late.groupindex), late.groups) == (
        r"(?P<word>\w+)-(\d)",
        {"word": 1},
        2,
    )
    assert late.flags & re.IGNORECASE


def test_bytes_are_met_too() -> None:
    assert late_pattern(rb"\d+").findall(b"1 22") == [b"1", b"22"]


def test_what_is_wrong_is_told_by_whoever_asks_first() -> None:
    late = late_pattern("(")

    with pytest.raises(re.error, match="unterminated"):
        late.search("a")


def test_it_is_no_more_than_the_pattern_has() -> None:
    late: Any = late_pattern("a")

    with pytest.raises(AttributeError):
        late.nothing()
    with pytest.raises(AttributeError):
        late.__wrapped__  # noqa: B018 - asking is the test
