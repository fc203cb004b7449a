"""How far a browser is asked, and what it showed beside the answer whether text can be seen."""

from enum import StrEnum

from faracheck.frozen import dataclass


class Render(StrEnum):
    """How far a browser is asked: never, where the static reading cannot tell, or always."""

    OFF = "off"
    AUTO = "auto"
    REQUIRE = "require"


class Decider(StrEnum):
    """Which reading of looks had the last word."""

    STATIC = "static"
    RENDERED = "rendered"


@dataclass(frozen=True, slots=True)
class Screen:
    """A window of one size in CSS px; shares, 0 to 1, of the words that were painted in it.

    `seen` counts words that a reader comes upon by scrolling, `at_first` only those of the first
    screen, before anybody scrolls.
    """

    width: int
    height: int
    seen: float
    at_first: float


@dataclass(frozen=True, slots=True)
class Rendering:
    """The evidence of a browser: its name and version, its windows, and what it met there.

    `scripts` says whether the page's scripts ran.
    `covered_by` names the element that lies over the words, `screenshot` the picture that was
    kept with the words framed.
    """

    browser: str
    screens: tuple[Screen, ...]
    scripts: bool = False
    covered_by: str | None = None
    screenshot: str | None = None
