"""Entries come and go in a file of exceptions, and everything else in it stays."""

import pytest

from faracheck.config.ledger_text import appended, without
from faracheck.errors import RequestError
from faracheck.shape import Mapped, Scalar, Sequence, parse_yaml

TWO = """\
# Ours.
waivers:
- id: W-1  # the first
  rule: a
- id: W-2
  rule: b

settlements:
"""


def ids(text: str) -> list[str]:
    node = parse_yaml(text, "w.yaml")
    assert isinstance(node, Mapped)
    items = node.items["waivers"]
    assert isinstance(items, Sequence)
    found = [item.items["id"] for item in items.items if isinstance(item, Mapped)]
    return [it.text for it in found if isinstance(it, Scalar)]


@pytest.mark.parametrize(
    "text", ["", "waivers: []\n", "waivers:\n", "# Ours.\nwaivers:\n- id: W-1\n"]
)
def test_an_entry_is_added_behind_the_others(text: str) -> None:
    entry = {"id": "W-9", "note": 'says "so": # [no comment]', "ticket": ""}
    after = appended(text, "waivers", entry, "w.yaml")

    assert ids(after)[-1] == "W-9"
    assert text.partition("waivers")[0] in after
    assert "ticket" not in after


def test_a_file_that_goes_on_with_another_key_is_left_alone() -> None:
    with pytest.raises(RequestError, match="not the last in the file"):
        appended(TWO + "- id: S-1\n", "waivers", {"id": "W-9"}, "w.yaml")


def test_an_entry_is_taken_out_by_a_line_of_it() -> None:
    left = without(TWO, "waivers", {4}, "w.yaml")

    assert ids(left) == ["W-2"]
    assert left.startswith("# Ours.\n")
    assert left.endswith("settlements:\n")


def test_an_empty_list_is_written_as_one() -> None:
    assert "waivers: []" in without(TWO, "waivers", {3, 5}, "w.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "waivers: [{id: W-1, rule: a}, {id: W-2, rule: b}]\n",
        "waivers: [{id: W-1, rule: a}, {id: W-2,\n  rule: b}]\n",
        "{waivers: [{id: W-1, rule: a},\n  {id: W-2, rule: b}]}\n",
    ],
)
def test_no_other_entry_goes_with_one_that_is_taken_out(text: str) -> None:
    with pytest.raises(RequestError, match="share a line"):
        without(text, "waivers", {1}, "w.yaml")


def test_an_entry_can_be_taken_out_of_brackets_that_give_it_a_line() -> None:
    text = "waivers: [\n  {id: W-1, rule: a},\n  {id: W-2, rule: b},\n]\n"

    assert ids(without(text, "waivers", {2}, "w.yaml")) == ["W-2"]
    with pytest.raises(RequestError, match="stands in brackets"):
        appended(text, "waivers", {"id": "W-9"}, "w.yaml")
