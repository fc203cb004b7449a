"""The statement's type is measured against the text around it."""

from dataclasses import replace

import pytest

from faracheck.checks.smaller_than_body import SmallerThanBody
from faracheck.model.brief import Brief
from faracheck.model.document import Look
from faracheck.model.reading import Statement
from tests.build_reading import LABEL, hidden, reading, said

CHECK = SmallerThanBody()


def sized(size: float | None, body: float | None) -> Statement:
    return replace(LABEL, look=Look(font_px=size, body_font_px=body))


@pytest.mark.parametrize(
    ("size", "verdict"), [(16, "pass"), (24, "pass"), (15.96, "pass"), (15.9, "fail"), (8, "fail")]
)
def test_it_is_as_large_as_the_body(size: float, verdict: str) -> None:
    (hit,) = CHECK.find(reading(sized(size, 16)), Brief())

    assert hit.verdict == verdict
    assert hit.details == {"size": f"{size:.3g}", "body": "16"}


def test_a_share_of_the_body_may_be_enough() -> None:
    assert said(SmallerThanBody(share=0.75), reading(sized(12, 16)))[0][0] == "pass"


@pytest.mark.parametrize(("size", "body"), [(None, 16), (12, None), (None, None)])
def test_no_size_is_invented(size: float | None, body: float | None) -> None:
    assert said(CHECK, reading(sized(size, body))) == [("not-applicable", "looks-unknown", "")]


def test_what_is_hidden_or_missing_has_no_size() -> None:
    assert said(CHECK, reading(hidden(LABEL))) == [("not-applicable", "hidden", "")]
    assert said(CHECK, reading()) == [("not-applicable", "no-statement", "")]
