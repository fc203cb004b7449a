"""The statement stands out from its background as much as its size asks."""

from dataclasses import replace

import pytest

from faracheck.checks.contrast import Contrast
from faracheck.model.brief import Brief
from faracheck.model.document import Look
from faracheck.model.reading import Statement
from tests.build_reading import LABEL, hidden, reading, said

CHECK = Contrast(ratio=4.5, large_ratio=3, large_px=24)


def coloured(contrast: float | None, size: float | None = 16) -> Statement:
    return replace(LABEL, look=Look(font_px=size, contrast=contrast))


@pytest.mark.parametrize(
    ("contrast", "size", "verdict", "least"),
    [
        (4.5, 16, "pass", "4.5"),
        (4.49, 16, "fail", "4.5"),
        (3.1, 23.9, "fail", "4.5"),
        (3.0, 24, "pass", "3"),
        (2.9, 48, "fail", "3"),
        (3.1, None, "fail", "4.5"),
    ],
)
def test_large_type_needs_less(
    contrast: float, size: float | None, verdict: str, least: str
) -> None:
    (hit,) = CHECK.find(reading(coloured(contrast, size)), Brief())

    assert hit.verdict == verdict
    assert hit.details == {"contrast": f"{contrast:.2f}", "least": least}


@pytest.mark.parametrize(
    ("bold", "size", "least"),
    [(True, 18.66, "3"), (True, 18.6, "4.5"), (False, 18.66, "4.5"), (None, 18.66, "4.5")],
)
def test_bold_type_counts_as_large_sooner(*, bold: bool | None, size: float, least: str) -> None:
    statement = replace(LABEL, look=Look(font_px=size, contrast=3.5, bold=bold))

    (hit,) = CHECK.find(reading(statement), Brief())

    assert hit.details["least"] == least


def test_no_contrast_is_invented() -> None:
    assert said(CHECK, reading(coloured(None))) == [("not-applicable", "looks-unknown", "")]


def test_what_is_hidden_or_missing_has_no_contrast() -> None:
    assert said(CHECK, reading(hidden(LABEL))) == [("not-applicable", "hidden", "")]
    assert said(CHECK, reading()) == [("not-applicable", "no-statement", "")]
