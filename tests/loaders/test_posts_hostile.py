"""Exports that are damaged or hostile: read as the standard library reads them, or refused."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faracheck.engine.opening import opened
from faracheck.errors import LoadError
from faracheck.loaders.posts.json_text import read_json
from faracheck.loaders.posts.table import read_table
from faracheck.loaders.posts.written import Broken, Number, Value, Written
from faracheck.model.document import Source
from faracheck.model.limits import Limits
from faracheck.ports import LoadOptions, Part
from tests.drafts import STATEMENT

POSTS = json.dumps(
    {
        "account": {"note": "<p>Railway news</p>"},
        "posts": [
            {"id": 1, "content": f"<p>{STATEMENT}</p>", "summary": "x"},
            {
                "id": 2,
                "in_reply_to_id": 1,
                "text": "Caf\u00e9 &amp; \U0001f680",
                "media": [{"alt": "a"}],
            },
            {"type": "Announce", "object": {"content": "Trains run."}},
            {"thread": ["one two", {"text": ["three", {"text": " four"}]}]},
        ],
    },
    indent=1,
)
LINES = "\n".join(json.dumps(it) for it in json.loads(POSTS)["posts"])
TABLE = f'id,text,thread\r\n1,"{STATEMENT}",a\r\n2,"two ""words""\r\nmore",a\r\n3,Trains run.,\r\n'
EXPORTS = {"draft.json": POSTS, "draft.jsonl": LINES, "draft.csv": TABLE}

NAMES = st.sampled_from(["text", "content", "data", "post", "media", "id", "title", "\u00e9", "~/"])
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


def drafts(name: str, data: bytes) -> None:
    """Read all that is in an export, and ask each character for its place."""
    try:
        for piece in opened(Source(name, data), Limits()):
            if isinstance(piece, Part) and piece.loader is not None:
                document = piece.loader.load(piece.source, LoadOptions())
                for at in range(len(document.text)):
                    document.places.place_of(at)
                    document.places.place_behind(at)
                for block in document.blocks:
                    document.appearance.look(block.span)
    except LoadError as error:
        assert error.what  # noqa: PT017 - either end is right


def plain(value: Value) -> Any:
    """Return what the standard library makes of the same text."""
    if isinstance(value, dict):
        return {key: plain(it) for key, it in value.items()}
    if isinstance(value, list):
        return [plain(it) for it in value]
    if isinstance(value, Number):
        return json.loads(value)
    return str(value) if isinstance(value, Written) else value


def strings(value: Value) -> Iterator[Written]:
    if isinstance(value, Written):
        yield value
    for inner in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from strings(inner)


@given(VALUES, st.booleans(), st.sampled_from([None, 1]))
def test_json_is_read_as_the_standard_library_reads_it(
    value: Any,
    ascii_only: bool,  # noqa: FBT001 - drawn, not passed
    indent: int | None,
) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent).replace("\r", "")
    (found,) = read_json(text, "x").values

    assert not isinstance(found, Broken)
    expected = json.loads(text)
    assert json.dumps(plain(found)).replace("\\r", "\\n") == json.dumps(expected).replace(
        "\\r\\n", "\\n"
    ).replace("\\r", "\\n")


@given(VALUES)
def test_a_string_stands_where_it_says(value: Any) -> None:
    text = json.dumps(value)
    export = read_json(text, "x")
    (found,) = export.values

    assert not isinstance(found, Broken)
    for written in strings(found):
        assert text[written.at.start - 1] == text[written.at.end] == '"'
        assert export.file.excerpt((written.at,)).text == str(written)


@given(st.text(alphabet='{}[]",:\\u0019eE+-.tfn \n\ud83d', max_size=40))
def test_what_the_standard_library_refuses_is_refused(text: str) -> None:
    try:
        json.loads(text, parse_constant=lambda word: json.loads(f"!{word}"))
    except (ValueError, RecursionError):
        with pytest.raises(LoadError):
            only(text)


def only(text: str) -> None:
    """Read a text as one value, as the standard library does."""
    if len(read_json(text, "x").values) != 1:
        raise LoadError("more than one value")


CELLS = st.text(alphabet='ab,;"\n \u00e9\t|', max_size=6)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=5))
def test_tables_are_read_as_the_standard_library_reads_them(rows: list[list[str]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows([["text", "id"], *rows])
    export = read_table(written.getvalue(), "x")

    assert [list(map(str, it.values())) for it in export.values if isinstance(it, dict)] == [
        row for row in rows if any(row)
    ]
    for record in export.values:
        for cell in record.values() if isinstance(record, dict) else ():
            assert isinstance(cell, Written)
            if cell:
                assert export.file.excerpt((cell.at,)).text == str(cell)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(sorted(EXPORTS)),
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 12), st.binary(max_size=4)),
        min_size=1,
        max_size=6,
    ),
)
def test_a_damaged_export_is_read_or_refused(
    name: str, cuts: list[tuple[float, int, bytes]]
) -> None:
    data = EXPORTS[name].encode()
    for share, length, put in cuts:
        at = int(share * len(data))
        data = data[:at] + put + data[at + length :]

    drafts(name, data)


@settings(max_examples=150, deadline=None)
@given(VALUES, st.sampled_from(["draft.json", "draft.jsonl"]))
def test_any_json_is_read_or_refused(value: Any, name: str) -> None:
    drafts(name, json.dumps(value).encode())
    drafts(name, json.dumps([value, {"text": "words", "thread": value}]).encode())


@pytest.mark.parametrize("size", [3, 7, 20, 60, 99])
def test_an_export_that_ends_too_early_is_refused_or_told(size: int) -> None:
    for name, text in EXPORTS.items():
        drafts(name, text.encode()[: len(text) * size // 100])


@pytest.mark.parametrize(
    "text",
    [
        '{"a":' * 5000 + "1" + "}" * 5000,
        '["' + "\\" * 200_001 + '"]',
        '["' + "\\u0061" * 200_000 + '"]',
        "[" + "1," * 200_000 + "1]",
        '{"text": "' + "<b>" * 20_000 + '"}',
        '{"text": "' + "&" * 200_000 + '"}',
        '{"thread": ' * 90 + "[]" + "}" * 90,
        '[{"post": ' * 45 + '"x y"' + "}]" * 45,
        '{"text": "' + "https://" * 50_000 + '", "media": [1]}',
        '{"text": "' + "… " * 50_000 + '", "content": "a"}',
    ],
)
def test_hostile_texts_end_soon(text: str) -> None:
    drafts("draft.json", text.encode())


def test_five_hundred_posts_of_one_thread_are_read_in_good_time() -> None:
    posts = [{"id": at, "in_reply_to_id": at - 1, "text": f"words {at}"} for at in range(1, 500)]

    drafts("draft.json", json.dumps([{"id": 0, "text": STATEMENT}, *posts]).encode())
