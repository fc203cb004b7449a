"""`faracheck statement`: the model statement, ready to paste."""

import pytest

from tests.command import Ended, faracheck

NAMES = ("--agent", "Vantor LLC", "--principal", "Republic of Sarkand")


def checked(text: str, *options: str) -> Ended:
    given = ("check", "-", "--stdin-filename", "statement.txt", "--isolated", *NAMES, *options)
    return faracheck(*given, stdin=text.encode())


@pytest.mark.parametrize("medium", ["print", "web", "email", "social", "broadcast", "film"])
def test_what_it_prints_passes_the_check_of_its_medium(medium: str) -> None:
    printed = faracheck("statement", *NAMES, "--medium", medium)

    assert printed.code == 0
    assert checked(printed.out, "--medium", medium).code == 0


def test_the_notice_is_for_officials() -> None:
    printed = faracheck("statement", *NAMES, "--notice")

    assert printed.out.startswith("Vantor LLC is registered under the Foreign Agents Registration")
    assert checked(printed.out, "--medium", "email", "--audience", "official").code == 0


def test_both_audiences_are_told_both() -> None:
    printed = faracheck("statement", *NAMES, "--audience", "both")

    assert checked(printed.out, "--medium", "email", "--audience", "both").code == 0


def test_a_wording_that_nobody_vouches_for_says_so_beside_the_statement() -> None:
    printed = faracheck("statement", *NAMES, "--language", "fr")

    assert printed.code == 0
    assert "nobody vouches for the wording in French yet" in printed.err
    assert "faracheck" not in printed.out


@pytest.mark.parametrize(
    "options",
    [
        ("--agent", "[REGISTRANT]", "--principal", "Sarkand"),
        ("--agent", "Vantor LLC", "--principal", "TBD"),
        ("--agent", "", "--principal", "Sarkand"),
        (*NAMES, "--language", "xx"),
        (*NAMES, "--notice", "--language", "zh"),
        (*NAMES, "--max-length", "20"),
        ("--agent", "Vantor LLC"),
    ],
)
def test_what_cannot_be_printed_is_a_bad_request(options: tuple[str, ...]) -> None:
    ended = faracheck("statement", *options)

    assert ended.code == 2
    assert ended.out == ""
    assert ended.err


def test_a_post_gets_the_longest_statement_that_fits() -> None:
    ended = faracheck("statement", *NAMES, "--medium", "social", "--max-length", "150")

    assert 120 < len(ended.out.rstrip("\n")) <= 150
    assert checked(ended.out, "--medium", "social").code == 0
