"""Officials are told that the sender is registered, and for whom."""

from dataclasses import replace

from faracheck.checks.notice_present import NoticePresent
from faracheck.model.brief import Brief
from faracheck.model.document import Audience
from faracheck.model.reading import Element, NearMiss, NearMissKind, Placeholder
from tests.build_reading import LABEL, NOTICE, reading, said, without, words

CHECK = NoticePresent()
OFFICIAL, BOTH = Audience.OFFICIAL, Audience.BOTH


def test_a_notice_alone_passes_with_a_reminder() -> None:
    assert said(CHECK, reading(NOTICE, audience=OFFICIAL)) == [
        ("pass", "found/alone", NOTICE.words.text)
    ]


def test_beside_a_label_the_notice_passes_without_one() -> None:
    assert said(CHECK, reading(NOTICE, LABEL, audience=OFFICIAL))[0][:2] == ("pass", "found")
    assert said(CHECK, reading(NOTICE, LABEL, audience=BOTH))[0][:2] == ("pass", "found")


def test_a_label_that_says_registered_serves_as_notice() -> None:
    both = replace(LABEL, serves_as_notice=True)

    assert said(CHECK, reading(both, audience=BOTH)) == [("pass", "found", LABEL.words.text)]


def test_a_plain_label_is_no_notice() -> None:
    assert said(CHECK, reading(LABEL, audience=BOTH)) == [("fail", "missing", "")]


def test_a_quoted_notice_is_no_notice() -> None:
    quoted = replace(NOTICE, quoted_why="a manual")

    assert said(CHECK, reading(quoted, audience=OFFICIAL)) == [
        ("fail", "missing/quoted", NOTICE.words.text)
    ]


def test_a_denied_notice_says_so_and_not_that_names_are_missing() -> None:
    bare = without(NOTICE, Element.AGENT_NAMED, Element.PRINCIPAL_NAMED)
    negation = words("not")
    denied = replace(
        bare, near_misses=(NearMiss(Element.AGENT_NAMED, NearMissKind.NEGATED, negation),)
    )

    assert said(CHECK, reading(denied, audience=OFFICIAL)) == [("fail", "denied", "not")]


def test_whom_the_notice_leaves_unnamed_is_told() -> None:
    bare = without(NOTICE, Element.AGENT_NAMED, Element.PRINCIPAL_NAMED)

    assert [message for _, message, _ in said(CHECK, reading(bare, audience=OFFICIAL))] == [
        "agent-unnamed",
        "principal-unnamed",
    ]


def test_a_blank_is_reported_as_a_blank() -> None:
    blank = Placeholder(words("[AGENT]"), Element.AGENT_NAMED)
    notice = without(NOTICE, Element.AGENT_NAMED, placeholders=(blank,))

    assert said(CHECK, reading(notice, audience=OFFICIAL))[0][0] == "pass"


def test_what_is_attached_to_a_message_with_a_notice_needs_none_of_its_own() -> None:
    brief = Brief(audience=OFFICIAL, accompanied=True)

    assert said(CHECK, reading(audience=OFFICIAL), brief)[0][:2] == ("pass", "accompanied")


def test_whose_address_asks_for_a_notice_is_told() -> None:
    addressed, asked = (Brief(audience=OFFICIAL, audience_said=it) for it in (False, True))

    assert said(CHECK, reading(audience=OFFICIAL), addressed)[0][1] == "missing/addressed"
    assert said(CHECK, reading(audience=OFFICIAL), asked)[0][1] == "missing"
