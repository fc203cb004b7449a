"""YAML becomes frozen dataclasses, or an error that says where and what was meant."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from time import perf_counter

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from faracheck.errors import RuleError
from faracheck.shape import Node, Scalar, load_yaml, parse_yaml, read, shape


class Colour(StrEnum):
    RED = "red"
    DARK_BLUE = "dark-blue"


@dataclass(frozen=True, slots=True)
class Wheel:
    spokes: int
    width: float = 1.5


@dataclass(frozen=True, slots=True)
class Cart:
    name: str
    wheels: tuple[Wheel, ...] = ()
    colour: Colour | Mapping[str, Colour] = Colour.RED
    built: date | None = None
    on_loan: bool = False
    notes: Mapping[Colour, str] | None = None
    extra: Node | None = None
    owner: Scalar | None = None

    def __post_init__(self) -> None:
        if self.name == "scrap":
            raise ValueError("scrap is not a cart")


def cart(text: str) -> Cart:
    return shape(Cart, parse_yaml(text, "cart.yaml"))


def refusal(text: str) -> str:
    with pytest.raises(RuleError) as raised:
        cart(text)
    return str(raised.value)


def test_a_mapping_becomes_a_frozen_dataclass_with_every_type_a_rule_may_use() -> None:
    text = """
name: "no"
wheels:
  - spokes: 12
  - spokes: 8
    width: 2.25
colour: dark-blue
built: 2026-11-23
on-loan: true
notes: {red: "~", dark-blue: off}
owner: null and void
"""

    assert cart(text) == Cart(
        name="no",
        wheels=(Wheel(12), Wheel(8, 2.25)),
        colour=Colour.DARK_BLUE,
        built=date(2026, 11, 23),
        on_loan=True,
        notes={Colour.RED: "~", Colour.DARK_BLUE: "off"},
        owner=Scalar("cart.yaml", 11, 8, "null and void"),
    )


@pytest.mark.parametrize("word", ["no", "off", "1996-01-01", "12:30:45", "0x1F", "1e3", "null"])
def test_a_word_stays_the_word_that_was_written(word: str) -> None:
    assert cart(f"name: {word}").name == word


def test_either_form_of_a_union_is_read() -> None:
    assert cart("{name: a, colour: {lid: red}}").colour == {"lid": Colour.RED}
    assert cart("{name: a, colour: red}").colour is Colour.RED


def test_an_optional_value_may_be_left_empty() -> None:
    assert cart("name: a\nbuilt:\n") == Cart("a")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "name: a\nwheel: []",
            "cart.yaml:2:1: the key 'wheel' is not known here (did you mean 'wheels'?)",
        ),
        (
            "name: a\non_loan: true",
            "cart.yaml:2:1: the key 'on_loan' is not known here (did you mean 'on-loan'?)",
        ),
        (
            "name: a\ncolour: drak-blue",
            "cart.yaml:2:9: 'drak-blue' is not known here (did you mean 'dark-blue'?)",
        ),
        (
            "name: a\ncolour: mauve",
            "cart.yaml:2:9: 'mauve' is not known here (known: red, dark-blue)",
        ),
        ("colour: red", "cart.yaml:1:1: the key 'name' is missing"),
        (
            "name: a\nname: b",
            "cart.yaml:2:1: the key 'name' stands here twice (the first is on line 1)",
        ),
        ("name:", "cart.yaml:1:6: a text is expected here, nothing was written"),
        ("name: [a]", "cart.yaml:1:7: a word is expected here, not a list"),
        (
            "name: a\nwheels: 4",
            (
                "cart.yaml:2:9: a list is expected here, not '4'"
                " (write it as [a, b], or a line each with a hyphen)"
            ),
        ),
        (
            "name: a\nwheels: [7]",
            "cart.yaml:2:10: keys with values are expected here, not '7'",
        ),
        (
            "name: a\nwheels: [{spokes: 1_000}]",
            "cart.yaml:2:19: a whole number is expected here, not '1_000'",
        ),
        (
            "name: a\nwheels: [{spokes: 1, width: .inf}]",
            "cart.yaml:2:29: a number is expected here, not '.inf'",
        ),
        ("name: a\non-loan: yes", "cart.yaml:2:10: true or false is expected here, not 'yes'"),
        ("name: a\nbuilt: 2026-02-30", "cart.yaml:2:8: there is no day 2026-02-30"),
        (
            "name: a\nbuilt: today",
            "cart.yaml:2:8: a date such as 2026-11-23 is expected here, not 'today'",
        ),
        ("name: scrap", "cart.yaml:1:1: scrap is not a cart"),
        (
            "name: a\nextra: &all [1]",
            "cart.yaml:2:8: an anchor (&all) is not read here (write it out)",
        ),
        ("name: *all", "cart.yaml:1:7: an alias (*) is not read here (write the value out)"),
        (
            "name: !!str a",
            "cart.yaml:1:7: a tag (tag:yaml.org,2002:str) is not read here (leave it out)",
        ),
        ("? [a]\n: b", "cart.yaml:1:3: a key must be a word"),
        (
            "name: a\n---\nname: b",
            "cart.yaml:2:1: a second document begins here (keep one document a file)",
        ),
        ("", "cart.yaml:1:1: nothing stands in this file"),
        ("# only a remark\n", "cart.yaml:1:1: nothing stands in this file"),
    ],
)
def test_an_error_says_where_and_what_was_meant(text: str, says: str) -> None:
    assert refusal(text) == says


def test_a_place_counts_characters_and_not_bytes() -> None:
    assert refusal("{name: 'Ñandú – ', colr: red}").startswith("cart.yaml:1:20: the key 'colr'")


def test_broken_yaml_is_an_error_at_its_place() -> None:
    assert refusal("name: a\n  b: [c").startswith("cart.yaml:2:4: not YAML: ")
    assert refusal("name: \x00").startswith("cart.yaml:1:1: not YAML: ")


def test_nesting_is_bounded() -> None:
    assert refusal("[" * 60).startswith("cart.yaml:1:41: nested more than 40 deep")
    assert "nested more than 40 deep" in refusal("[" * 100_000)


def test_a_large_file_is_read_in_linear_time() -> None:
    def seconds(count: int) -> float:
        text = "name: a\nnotes:\n" + "".join(f"  k{i}: v\n" for i in range(count))
        begun = perf_counter()
        parse_yaml(text, "cart.yaml")
        return perf_counter() - begun

    small = min(seconds(1_000) for _ in range(3))
    assert seconds(10_000) < 60 * small


def test_a_file_is_read_whatever_its_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "cart.yaml"
    path.write_bytes(b"\xef\xbb\xbfname: a\r\ncolour: red\r\n")

    assert read(path, Cart) == Cart("a")


def test_a_file_that_cannot_be_read_is_a_rule_error(tmp_path: Path) -> None:
    latin = tmp_path / "latin.yaml"
    latin.write_bytes(b"name: caf\xe9\n")

    with pytest.raises(RuleError, match=r"latin\.yaml: byte 9 is not UTF-8 \(save the file"):
        load_yaml(latin)
    with pytest.raises(RuleError, match=r"absent\.yaml: cannot be read: No such file"):
        load_yaml(tmp_path / "absent.yaml")


def test_a_field_of_an_unreadable_type_is_our_own_mistake() -> None:
    @dataclass(frozen=True)
    class Odd:
        number: complex

    with pytest.raises(TypeError, match="cannot be <class 'complex'>"):
        shape(Odd, parse_yaml("number: 1", "odd.yaml"))


@given(st.text(alphabet="ab:-[]{}&*!|>'\"#,? \n\t%@`~", max_size=60))
def test_no_text_brings_anything_but_a_rule_error(text: str) -> None:
    said = ""
    try:
        parse_yaml(text, "cart.yaml")
    except RuleError as error:
        said = error.where

    assert not said or said.startswith("cart.yaml:")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_a_quoted_text_comes_back_as_it_was(text: str) -> None:
    written = yaml.safe_dump({"name": text}, default_style='"', allow_unicode=True)

    if text != "scrap":
        assert cart(written).name == text
