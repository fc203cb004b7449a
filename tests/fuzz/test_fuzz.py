"""A few random pages on every run, the same ones each time; `make fuzz` looks further."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from faracheck.model.document import Look
from tests.browser import MISSING, needs_chromium
from tests.fuzz.drafting import Rule, Sketch, sketches, smaller

pytestmark = needs_chromium

if not MISSING:
    from tests.fuzz.comparing import Comparison, Difference, comparing, difference

PAINTED = {"share": 1.0, "contrast": 21.0, "font_px": 16.0, "body_px": 16.0}


@pytest.fixture(scope="module")
def comparison() -> Iterator["Comparison"]:
    with comparing() as comparison:
        yield comparison


@settings(
    max_examples=15,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(sketches())
def test_no_random_page_is_called_visible_that_chromium_does_not_paint(
    comparison: "Comparison", sketch: Sketch
) -> None:
    kind = comparison.differ(sketch)

    assert kind not in {Difference.FALSELY_VISIBLE, Difference.CRASHED}, sketch.page().markup


def test_a_page_that_both_read_alike_is_no_find(comparison: "Comparison") -> None:
    assert comparison.differ(Sketch((Rule(".legal", ("display: none",)),))) is None
    assert comparison.differ(Sketch((Rule(".legal", ("color: #333",)),))) is None


def test_each_way_of_differing_is_told() -> None:
    seen = Look(font_px=16.0, contrast=21.0)

    assert difference(seen, PAINTED) is None
    assert difference(seen, {**PAINTED, "share": 0.5}) is Difference.FALSELY_VISIBLE
    assert difference(Look(visible=False), PAINTED) is Difference.FALSELY_HIDDEN
    assert difference(Look(visible=None), PAINTED) is Difference.UNSURE
    assert difference(seen, {**PAINTED, "font_px": 14.0}) is Difference.FONT_SIZE
    assert difference(seen, {**PAINTED, "contrast": 7.0}) is Difference.CONTRAST


def test_a_contrast_on_the_line_is_nobodys_mistake() -> None:
    assert difference(Look(visible=False), {**PAINTED, "contrast": 1.25}) is None


def test_a_smaller_page_lacks_one_thing() -> None:
    sketch = Sketch((Rule(".legal", ("color: red", "top: 0")),), wrappers=(("ul", "outer"),))

    lacking = smaller(sketch)

    assert Sketch((), wrappers=sketch.wrappers) in lacking
    assert Sketch(sketch.rules) in lacking
    assert Sketch((Rule(".legal", ("top: 0",)),), wrappers=sketch.wrappers) in lacking
