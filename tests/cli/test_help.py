"""The help that a newcomer reads."""

import pytest

from tests.command import faracheck


@pytest.mark.parametrize(
    "command", ["", "check", "inspect", "statement", "rules", "explain", "schema"], ids=repr
)
def test_every_help_page_has_examples(command: str) -> None:
    ended = faracheck(*command.split(), "--help")

    assert ended.code == 0
    assert "Examples:" in ended.out
    assert f"faracheck {command}" in ended.out.split("Examples:")[1]


def test_no_command_is_a_bad_request_answered_with_help() -> None:
    ended = faracheck()

    assert ended.code == 2
    assert "Usage: faracheck" in ended.out + ended.err


def test_an_unknown_command_is_a_bad_request() -> None:
    ended = faracheck("chekc", "x.txt")

    assert ended.code == 2
    assert "chekc" in ended.err


def test_the_version_is_said() -> None:
    assert faracheck("--version").out == "faracheck 0.1.0\n"
