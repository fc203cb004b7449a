"""Mailboxes: each message stands by itself, and none is lost between two others."""

import pytest

from tests.loaders.mails import BARE, LABELLED, PAGE, message, told

FROM = b"From anna@pelham.example Mon Nov 23 09:00:00 2026\n"


def sample(paragraphs: tuple[str, ...]) -> bytes:
    return FROM + message("\n\n".join(paragraphs)).as_bytes()


def mailbox(*messages: bytes) -> bytes:
    return b"\n".join(FROM + it for it in messages)


def in_box(data: bytes) -> dict[str, str]:
    return told(data, "box.mbox")


def test_each_message_is_judged_by_itself() -> None:
    data = mailbox(
        message(LABELLED).as_bytes(), message(BARE).as_bytes(), message(LABELLED, PAGE).as_bytes()
    )

    assert in_box(data) == {
        "1!text/plain": "pass",
        "2!text/plain": "fail",
        "3!text/plain": "pass",
        "3!text/html": "pass",
    }


def test_windows_newlines_make_no_difference() -> None:
    data = mailbox(message(LABELLED).as_bytes(), message(BARE).as_bytes())

    assert in_box(data.replace(b"\n", b"\r\n")) == in_box(data)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("From Ostravar the train climbs to the villages.", 1),
        (">From Ostravar the train climbs to the villages.", 1),
        ("From - Mon Nov 23 09:00:00 2026\nSubject: Another\n\nWords of another message.", 2),
        ("From anna\nSubject: Another\n\nWords of another message.", 2),
    ],
)
def test_a_sentence_that_begins_with_from_begins_no_message(line: str, number: int) -> None:
    data = mailbox(message(f"{LABELLED}\n{line}\n", cte="7bit").as_bytes())

    assert len(in_box(data)) == number


def test_a_message_without_a_header_is_told_beside_the_others() -> None:
    data = mailbox(b"no header, only words\n", message(LABELLED).as_bytes())

    assert in_box(data) == {
        "1": "unread: it is no e-mail message: no header",
        "2!text/plain": "pass",
    }


@pytest.mark.parametrize("data", [b"", b"\n", b"words\n", b"words\n\nFrom a 09:00\nSubject: x\n"])
def test_what_is_no_mailbox_is_told(data: bytes) -> None:
    (said,) = in_box(data).values()

    assert said.startswith("unread: it is no mailbox")
