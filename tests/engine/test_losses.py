"""What is told of a draft on which its reader was lost, and what is read behind it."""

import signal

import pytest

from faracheck.engine.losses import MOST, Mark, ending, late, lost
from faracheck.engine.task import Task
from faracheck.model.brief import Brief
from faracheck.model.limits import Limits
from faracheck.model.outcome import NotCheckable

MAILBOX = Task("press.mbox", "press.mbox", Brief())


def test_an_input_of_one_draft_ends_with_it() -> None:
    loss = lost(MAILBOX, Mark(), "its process ended with exit code 3")

    assert loss.left is None
    assert loss.told == (
        NotCheckable("press.mbox", "reading it broke down", "its process ended with exit code 3"),
    )


def test_the_drafts_behind_it_are_read() -> None:
    loss = lost(MAILBOX, Mark(finished=4).at("press.mbox!5"), "why")

    assert [it.path for it in loss.told] == ["press.mbox!5"]
    assert loss.left is not None
    assert loss.left.begin == 5
    assert loss.mark == Mark(finished=5, losses=1)


def test_an_input_that_costs_too_many_readers_is_left() -> None:
    loss = lost(MAILBOX, Mark().at("press.mbox!0"), "why")
    for number in range(1, MOST):
        loss = lost(MAILBOX, loss.mark.at(f"press.mbox!{number}"), "why")

    assert loss.left is None
    assert [it.path for it in loss.told] == ["press.mbox!2", "press.mbox"]
    assert loss.told[1].hint == "the drafts behind were not read"


def test_too_long_a_time_is_told_as_a_limit() -> None:
    (told,) = lost(MAILBOX, Mark(), late(Limits(document_seconds=7))).told

    assert told.reason == "limit document-seconds: more than 7 seconds for one draft"
    assert told.hint == "--limit document-seconds=N raises it"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (3, "its process ended with exit code 3"),
        (-signal.SIGSEGV, "its process was ended by SIGSEGV"),
        (-signal.SIGKILL, "its process was ended by SIGKILL; the machine may be out of memory"),
        (-250, "its process was ended by signal 250"),
    ],
)
def test_how_a_process_ended_is_said_in_words(code: int, told: str) -> None:
    assert ending(code) == told
