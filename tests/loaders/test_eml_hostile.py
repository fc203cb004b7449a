"""Messages made to wear programs out, or broken on the way: told or read, never a traceback."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faracheck.loaders.eml import LOADER
from faracheck.model.document import Layer, Source
from faracheck.model.outcome import Checked, Crashed, NotCheckable
from faracheck.ports import LoadOptions
from tests.loaders.mails import BODY, LABELLED, PAGE, judged, message, told

HEADER = b"Subject: A railway\nMIME-Version: 1.0\n"
LONG_FIELD = {"": "unread: limit header-field: more than 100,000 bytes in a header field"}
MIXED = HEADER + b"Content-Type: multipart/mixed; boundary=b\n\n"


def nested(depth: int) -> bytes:
    levels = (f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n" for i in range(depth))
    return HEADER + "".join(levels).encode() + b"\n" + LABELLED.encode()


def test_parts_nested_without_end_are_told() -> None:
    assert told(nested(20)) == {"text/plain": "pass"}
    assert told(nested(5000)) == {"": "unread: its parts are nested too deeply"}


def test_messages_nested_without_end_are_told() -> None:
    data = (HEADER + b"Content-Type: message/rfc822\n\n") * 1000 + HEADER + b"\nwords"

    assert told(data) == {"": "unread: its parts are nested too deeply"}


def test_ten_thousand_parts_end_at_a_limit() -> None:
    items = judged(MIXED + b"--b\n\nfour words stand here\n" * 10_000 + b"--b--\n")

    assert isinstance(items[0], Checked)
    assert isinstance(items[-1], NotCheckable)
    assert items[-1].reason == "limit parts: more than 5,000 parts"


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (b"To: " + b"(" * 100_000, {"text/plain": "pass"}),
        (b"Subject: " + b"=?utf-8?q?a?= " * 5_000, {"text/plain": "pass"}),
        (b"Subject: =?utf-8?b?////?= =?x-own?q?a?=", {"text/plain": "pass"}),
        (b"To: " + b"a@b.example, " * 7_000, {"text/plain": "pass"}),
        (b"To: " + b"a@b.example, " * 50_000, LONG_FIELD),
        (b"To: a@b.example\n" * 10_000 + b"Cc: c@d.example", LONG_FIELD),
        (b"Content-Type: text/plain; " + b"a=b;" * 50_000, LONG_FIELD),
        (
            b"X: y\n" * 300_000 + b"X: y",
            {"": "unread: limit header: more than 1,000,000 bytes in the header of a message"},
        ),
    ],
    ids=[
        "brackets",
        "words",
        "broken words",
        "addresses",
        "too many addresses",
        "many fields of one name",
        "parameters",
        "fields",
    ],
)
def test_a_header_made_to_wear_programs_out_is_bounded(field: bytes, said: dict[str, str]) -> None:
    assert told(field + b"\n\n" + LABELLED.encode()) == said


@pytest.mark.parametrize(
    "body",
    [
        b"<!--[if mso]>" * 5_000,
        b"<!--[if !mso]><!-->" * 5_000,
        b"<!--[if mso]><p>four words for Outlook</p><![endif]-->" * 500,
        b"<div class=gmail_quote>" + b"<div>a" * 3_000,
        PAGE.encode() + b"<![endif]-->" * 5_000,
    ],
)
def test_a_page_made_to_wear_programs_out_is_read_or_told(body: bytes) -> None:
    items = judged(HEADER + b"Content-Type: text/html\n\n" + body)

    assert not [it for it in items if isinstance(it, Crashed)]


@pytest.mark.parametrize(
    "transfer", [b"base64", b"quoted-printable", b"x-uuencode", b"8bit", b"\xff\xfe"]
)
def test_a_transfer_encoding_that_lies_is_read_or_told(transfer: bytes) -> None:
    head = HEADER + b"Content-Transfer-Encoding: " + transfer + b"\n\n"
    items = judged(head + LABELLED.encode() + b"=ZZ=\n%%%\xe9\n")

    assert items
    assert not [it for it in items if isinstance(it, Crashed)]


WHOLE = message(LABELLED, PAGE, to="a@senate.gov")
WHOLE.add_attachment(message(LABELLED))
WHOLE.add_attachment(PAGE, subtype="html", filename="release.html")
REAL = WHOLE.as_bytes()
EDITS = st.tuples(
    st.integers(0, len(REAL)),
    st.integers(0, 40),
    st.sampled_from(
        (b"", b"\n", b"\n\n", b"=?", b"\0", b"\xff", b";", b'"', b"--", b"From ", b"(")
    ),
)


@settings(max_examples=25, deadline=None)
@given(edits=st.lists(EDITS, min_size=1, max_size=6))
def test_a_message_broken_anywhere_is_read_or_told(edits: list[tuple[int, int, bytes]]) -> None:
    data = REAL
    for at, length, new in edits:
        data = data[:at] + new + data[at + length :]
    items = judged(data)

    assert items
    assert not [it for it in items if isinstance(it, Crashed)]


@settings(max_examples=30, deadline=None)
@given(text=st.text(max_size=300), html=st.text(max_size=300))
def test_any_words_whatever_make_two_forms(text: str, html: str) -> None:
    data = HEADER + b"Content-Type: multipart/alternative; boundary=zz9\n\n"
    for kind, words in (("plain", text), ("html", html)):
        data += f"--zz9\nContent-Type: text/{kind}; charset=utf-8\n\n".encode()
        data += words.encode("utf-8", "replace") + b"\n"
    items = judged(data + b"--zz9--\n")

    assert len(items) == 2
    assert not [it for it in items if isinstance(it, Crashed)]


BARE_TAGS = st.sampled_from(
    ("html", "body", "div", "p", "span", "br", "hr", "ul", "ol", "li", "a", "b", "em", "h1", "h3")
)
MARKUP = st.one_of(
    BARE_TAGS.map("<{} dir=rtl class=note>".format),
    BARE_TAGS.map("</{}>".format),
    st.sampled_from(
        ("words", "long" * 90, "&nbsp;&zwnj;", "\u200b", "עם", "\u202e", "\u3164", " ")
    ),
)


@settings(max_examples=60, deadline=None)
@given(markup=st.lists(MARKUP, max_size=40))
def test_a_page_without_styles_hides_no_word(markup: list[str]) -> None:
    source = Source("draft.eml", message(None, f"<p>{BODY}</p>" + "".join(markup)).as_bytes())
    found = LOADER.load(source, LoadOptions())

    looks = [found.appearance.look(it.span) for it in found.blocks if it.layer is Layer.PAGE]
    assert not [it.hidden_by for it in looks if it.visible is False]
