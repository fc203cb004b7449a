"""Where contacts stand, whether they are seen, and that no two share a word."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faracheck.loaders.html import LOADER as HTML
from faracheck.loaders.markdown import LOADER as MARKDOWN
from faracheck.loaders.text import LOADER as TEXT
from faracheck.model.document import Source
from faracheck.model.reading import Contact
from faracheck.ports import Loader, LoadOptions
from faracheck.recognise.contact import find_contacts, look_over
from tests.score.contacts import labels

LINES = (
    "Media Contact:",
    "Press Release Distribution by: NewsLine",
    "Contact Person: Marta Quell",
    "Harbour Lane Strategies",
    "(202) 555-0143",
    "marta@quell.example",
    "For interviews please contact Idris Vant:",
    "Passengers may call 1-800-470-2049.",
    "The railway opened on Monday, the minister said.",
    "",
)


def contacts(text: str, loader: Loader = TEXT) -> tuple[Contact, ...]:
    source = Source(f"draft{loader.suffixes[0]}", text.encode())
    return find_contacts(look_over(loader.load(source, LoadOptions()), labels()))


def test_a_contact_stands_from_its_label_to_its_last_field() -> None:
    (contact,) = contacts("Sarkand\n\n  Contact:\n  Marta Quell\n  (202) 555-0143, ext. 12\n\nEnd.")

    assert (contact.words.start.line, contact.words.start.column) == (3, 3)
    assert (contact.words.end.line, contact.words.end.column) == (5, 26)


@pytest.mark.parametrize(
    ("loader", "text", "line", "column"),
    [
        (HTML, "<p>News.</p>\n<p>Press&nbsp;contact:<br>\n Marta Quell, m@quell.example</p>", 2, 4),
        (MARKDOWN, "News.\n\n> **Press contact:** Marta Quell, m@quell.example\n", 3, 5),
    ],
    ids=["html", "markdown"],
)
def test_markup_does_not_move_a_contact(loader: Loader, text: str, line: int, column: int) -> None:
    (contact,) = contacts(text, loader)

    assert (contact.words.start.line, contact.words.start.column) == (line, column)
    assert contact.names == ("Marta Quell",)


@pytest.mark.parametrize("style", ["display:none", "visibility:hidden", "opacity:0"])
def test_a_contact_that_paints_nothing_is_not_visible(style: str) -> None:
    block = f'<div style="{style}">Media contact: Marta Quell, m@quell.example</div>'

    (contact,) = contacts(f"<p>The railway opened.</p>{block}", HTML)

    assert contact.visible is False


@settings(deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=16))
def test_no_two_contacts_share_a_word(lines: list[str]) -> None:
    spans = [contact.words.span for contact in contacts("\n".join(["News.", *lines]))]

    assert all(first.end <= second.start for first, second in pairwise(spans))


@pytest.mark.parametrize("unit", ["202 470 3 4 5 6 ", "+1 202 470 2049 ext. 12, 13 "])
def test_long_runs_of_digits_take_time_in_proportion(unit: str) -> None:
    short, long = (_seconds(unit * (size // len(unit))) for size in (10_000, 80_000))

    assert long < 30 * short + 1


def _seconds(text: str) -> float:
    begun = time.process_time()
    contacts(f"Media contact: {text}")
    return time.process_time() - begun
