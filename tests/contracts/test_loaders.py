"""Every loader that is found keeps the promises of a Document.

A new loader joins by its own test, `tests/loaders/test_<name>.py`, whose `sample(paragraphs)` makes
a draft of these words in its format. Words that a format cannot hold apart stay in one block.
"""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faracheck.errors import LoadError
from faracheck.extensions import collect
from faracheck.model.document import Document, Layer, Source
from faracheck.ports import Loader, LoadOptions

PARAGRAPHS = (
    "Sarkand opens its mountain railway",
    "The first train left Ostravar on Monday.",
    "It crosses 41 bridges on its way to the caf\u00e9 at the top.",
)


def _pages(paragraphs: tuple[str, ...]) -> bytes:
    return "\n".join(f"<p>{words}</p>" for words in paragraphs).encode()


def _plain(paragraphs: tuple[str, ...]) -> bytes:
    return "\n\n".join(paragraphs).encode()


SAMPLES: dict[str, Callable[[tuple[str, ...]], bytes]] = {
    "html": _pages,
    "markdown": _plain,
    "text": _plain,
}
TEXT_FORMATS = frozenset({"html", "markdown", "text"})
"""Formats that are text themselves: what is quoted stands in the file as it is."""

LOADERS = {
    name: loader
    for name, loader in collect("faracheck.loaders", "LOADER").items()
    if isinstance(loader, Loader)
}
for _name in sorted(set(LOADERS) - set(SAMPLES)):
    if find_spec(f"tests.loaders.test_{_name}"):
        _own = import_module(f"tests.loaders.test_{_name}")
        if hasattr(_own, "sample"):
            SAMPLES[_name] = _own.sample
EVERY_LOADER = pytest.mark.parametrize("name", sorted(LOADERS))


def load(name: str, data: bytes) -> Document:
    loader = LOADERS[name]
    return loader.load(Source(f"draft{loader.suffixes[0]}", data), LoadOptions())


def sample(name: str) -> Document:
    return load(name, SAMPLES[name](PARAGRAPHS))


def test_every_loader_has_a_sample() -> None:
    assert sorted(SAMPLES) == sorted(LOADERS)
    assert set(LOADERS) == set(collect("faracheck.loaders", "LOADER"))


def test_no_two_loaders_read_the_same_files() -> None:
    suffixes = [suffix for loader in LOADERS.values() for suffix in loader.suffixes]

    assert len(suffixes) == len(set(suffixes))
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)


@EVERY_LOADER
def test_a_document_says_where_it_came_from(name: str) -> None:
    document, loader = sample(name), LOADERS[name]

    assert (document.format, document.medium) == (loader.format, loader.medium)
    assert document.source.path == f"draft{loader.suffixes[0]}"


@EVERY_LOADER
def test_the_words_are_read_in_their_order(name: str) -> None:
    document = sample(name)
    page = [document.quote(b.span) for b in document.blocks if b.layer is Layer.PAGE]

    assert page == list(PARAGRAPHS)


@EVERY_LOADER
def test_what_is_quoted_stands_at_its_place(name: str) -> None:
    if name not in TEXT_FORMATS:
        pytest.skip("the format has no lines")
    document = sample(name)
    lines = document.source.data.decode().split("\n")

    for words in PARAGRAPHS:
        at = document.text.index(words)
        start = document.places.place_of(at)
        end = document.places.place_behind(at + len(words) - 1)
        assert start.line == end.line
        assert (
            lines[(start.line or 0) - 1][(start.column or 0) - 1 : (end.column or 0) - 1] == words
        )


@EVERY_LOADER
def test_places_grow_with_the_text(name: str) -> None:
    document = sample(name)
    places = [document.places.place_of(at) for at in range(len(document.text))]
    found = [(place.line, place.column) for place in places if place.line is not None]

    assert found == sorted(found)


@EVERY_LOADER
def test_the_same_bytes_make_the_same_document(name: str) -> None:
    one, other = sample(name), sample(name)

    assert (one.text, one.blocks, one.constructs) == (other.text, other.blocks, other.constructs)
    assert [one.places.place_of(at) for at in range(len(one.text))] == [
        other.places.place_of(at) for at in range(len(other.text))
    ]


@EVERY_LOADER
def test_every_block_has_a_look(name: str) -> None:
    document = sample(name)

    assert [document.appearance.look(block.span).visible for block in document.blocks] == [
        True for _ in document.blocks
    ]


TAGS = ("<p>", "</p>", "<b title='a b c d'>", "<script>", "<!-- ", "-->")
SYNTAX = ("{# ", " #}", "{% if x %}", "{{ y }}", "- ", "> ", "```\n")
WORDS = ("one ", "two\u00e9 ", "&amp;", "\0", "\n", "\n\n", "\r\n", "\f")
MARKS = st.sampled_from((*TAGS, *SYNTAX, *WORDS))


@EVERY_LOADER
@given(pieces=st.lists(MARKS, max_size=25))
def test_blocks_are_ordered_apart_and_inside_the_text(name: str, pieces: list[str]) -> None:
    if name not in TEXT_FORMATS:
        pytest.skip("the format is no text")
    try:
        document = load(name, "".join(["x ", *pieces]).encode())
    except LoadError:
        return
    blocks = document.blocks
    layers = [block.layer is Layer.PAGE for block in blocks]

    assert all(0 <= b.span.start < b.span.end <= len(document.text) for b in blocks)
    assert all(a.span.end <= b.span.start for a, b in pairwise(blocks))
    assert layers == sorted(layers, reverse=True)
    assert all(0 <= c.span.start < c.span.end <= len(document.text) for c in document.constructs)


@EVERY_LOADER
@given(data=st.binary(max_size=200))
def test_bytes_that_mean_nothing_are_read_or_refused(name: str, data: bytes) -> None:
    try:
        document = load(name, data)
    except LoadError as error:
        assert error.where.startswith("draft")  # noqa: PT017 - either end is right
        return
    for at in range(len(document.text)):
        document.places.place_of(at)
        document.places.place_behind(at)
