"""Where the page ends: what nobody can scroll to."""

from collections.abc import Sequence

from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.geometry import Cut, exactly, worst
from faracheck.loaders.html.style.journey import Journey
from faracheck.loaders.html.style.media import HEIGHT, WIDTH
from faracheck.loaders.html.style.sources import said_of

_FARTHEST = 6000.0
"""CSS px; nobody scrolls sideways any further."""


def judge_by_the_page(journey: Journey) -> None:
    """Ask the page itself: nobody can scroll to what lies left of it or above it."""
    extent = journey.extent
    moved = journey.moved_by[1] or "its place off the page"
    if _runs_left(journey.line) and not _is_fixed(journey.line):
        _on_a_page_to_the_left(journey, moved)
        return
    journey.judge(worst(extent.cut_left(0.0), extent.cut_top(0.0)), moved)
    if _is_fixed(journey.line):
        journey.judge(
            worst(extent.cut_right(exactly(WIDTH)), extent.cut_bottom(exactly(HEIGHT))), moved
        )
    elif _is_shut_sideways(journey.line):
        journey.judge(extent.cut_right(exactly(WIDTH)), moved)
    elif extent.cut_right(exactly(_FARTHEST)) is Cut.YES:
        journey.judge(Cut.YES, moved)
    if _is_shut(journey):
        journey.judge(extent.cut_bottom(exactly(HEIGHT)), said_of(journey.line[0], "overflow-y"))


def _runs_left(line: Sequence[Style]) -> bool:
    """Say whether the page is scrolled to the left, as the body says or else the root."""
    return line[min(1, len(line) - 1)].get("direction") == "rtl"


def _on_a_page_to_the_left(journey: Journey, moved: str) -> None:
    """Ask a page in whose lines one reads to the left: nobody can scroll to the right of it."""
    extent = journey.extent
    journey.judge(worst(extent.cut_right(exactly(WIDTH)), extent.cut_top(0.0)), moved)
    edge = 0.0 if _is_shut_sideways(journey.line) else WIDTH - _FARTHEST
    journey.judge(extent.cut_left(edge), moved)
    if _is_shut(journey):
        journey.judge(extent.cut_bottom(exactly(HEIGHT)), said_of(journey.line[0], "overflow-y"))


def _is_shut_sideways(line: Sequence[Style]) -> bool:
    """Say whether nobody can scroll the window to the right: the root says so, or the body."""
    says = [s for s in line[:2] if any(s.get(f"overflow-{axis}") != "visible" for axis in "xy")]
    return bool(says) and says[0].get("overflow-x") in {"hidden", "clip"}


def _is_shut(journey: Journey) -> bool:
    """Say whether the page is as high as the window and cannot be scrolled."""
    height = journey.boxes[0].height
    return (
        height is not None
        and height <= HEIGHT
        and any(style.get("overflow-y") in {"hidden", "clip"} for style in journey.line[:2])
    )


def _is_fixed(line: Sequence[Style]) -> bool:
    return any(style.get("position") == "fixed" for style in line)
