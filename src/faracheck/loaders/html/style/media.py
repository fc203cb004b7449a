"""Media queries (Media Queries 5) for the screen that a page is judged on.

That screen is 1280 × 900 CSS pixels, light, with a mouse and without reduced motion; what is asked
inside `on(PHONE)` is answered for a telephone held upright.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders.html.style.tokens import split

WIDTH = 1280.0
HEIGHT = 900.0

_KEYWORDS: dict[str, frozenset[str]] = {
    "orientation": frozenset({"landscape"}),
    "hover": frozenset({"hover"}),
    "any-hover": frozenset({"hover"}),
    "pointer": frozenset({"fine"}),
    "any-pointer": frozenset({"fine"}),
    "prefers-color-scheme": frozenset({"light"}),
    "prefers-reduced-motion": frozenset({"no-preference"}),
    "prefers-reduced-data": frozenset({"no-preference"}),
    "prefers-reduced-transparency": frozenset({"no-preference"}),
    "prefers-contrast": frozenset({"no-preference"}),
    "forced-colors": frozenset({"none"}),
    "inverted-colors": frozenset({"none"}),
    "scripting": frozenset({"enabled"}),
    "update": frozenset({"fast"}),
    "overflow-block": frozenset({"scroll"}),
    "overflow-inline": frozenset({"scroll"}),
    "scan": frozenset(),
    "display-mode": frozenset({"browser"}),
    "color-gamut": frozenset({"srgb"}),
    "dynamic-range": frozenset({"standard"}),
    "video-dynamic-range": frozenset({"standard"}),
    "device-posture": frozenset({"continuous"}),
    "-webkit-transform-3d": frozenset({"1"}),
}
# Features whose plain form, such as `(hover)`, is false although they are known.
_NUMBERS: dict[str, float] = {
    "width": WIDTH,
    "height": HEIGHT,
    "device-width": WIDTH,
    "device-height": HEIGHT,
    "aspect-ratio": WIDTH / HEIGHT,
    "device-aspect-ratio": WIDTH / HEIGHT,
    "resolution": 1.0,
    "-webkit-device-pixel-ratio": 1.0,
    "color": 8.0,
    "color-index": 0.0,
    "monochrome": 0.0,
    "grid": 0.0,
    "horizontal-viewport-segments": 1.0,
    "vertical-viewport-segments": 1.0,
    "-webkit-transform-3d": 1.0,
}


@dataclass(frozen=True, slots=True, eq=False)
class Screen:
    """What media features come to: words and numbers by their names."""

    keywords: Mapping[str, frozenset[str]]
    numbers: Mapping[str, float]


DESK = Screen(_KEYWORDS, _NUMBERS)

PHONE = Screen(
    {
        **_KEYWORDS,
        "orientation": frozenset({"portrait"}),
        **dict.fromkeys(("hover", "any-hover"), frozenset({"none"})),
        **dict.fromkeys(("pointer", "any-pointer"), frozenset({"coarse"})),
    },
    {
        **_NUMBERS,
        **dict.fromkeys(("width", "device-width"), 390.0),
        **dict.fromkeys(("height", "device-height"), 844.0),
        **dict.fromkeys(("aspect-ratio", "device-aspect-ratio"), 390 / 844),
        **dict.fromkeys(("resolution", "-webkit-device-pixel-ratio"), 3.0),
    },
)
"""390 × 844 CSS pixels, three dots a pixel, and a finger."""

_screen: ContextVar[Screen] = ContextVar("screen", default=DESK)


@contextmanager
def on(screen: Screen) -> Iterator[None]:
    """Let media queries be answered for another screen meanwhile."""
    token = _screen.set(screen)
    try:
        yield
    finally:
        _screen.reset(token)


def screen() -> Screen:
    """Return the screen for which media queries are answered."""
    return _screen.get()


_UNITS = {
    "": 1.0,
    "px": 1.0,
    "em": 16.0,
    "rem": 16.0,
    "ex": 8.0,
    "ch": 8.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 9.6 / 2.54,
    "q": 2.4 / 2.54,
    "vw": WIDTH / 100,
    "vh": HEIGHT / 100,
    "dppx": 1.0,
    "x": 1.0,
    "dpi": 1 / 96,
    "dpcm": 2.54 / 96,
}
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: abs(a - b) < 1e-6,
}
_QUERY = late_pattern(
    r"(?:(not|only)\s+)?(?!not\b|only\b|and\b|or\b)([a-z-]+)(?:\s+and\s+(.*))?\Z", re.DOTALL
)
_FEATURE = late_pattern(r"([\w-]+)\s*(?::\s*(.*))?\Z", re.DOTALL)
_RANGE = late_pattern(r"(?<!\s)\s*+(<=|>=|<|>|=)\s*+")
_NUMBER = late_pattern(r"([-+]?(?:\d++\.?+\d*+|\.\d++)(?:e[-+]?\d++)?+)\s*+([a-z]*+)\Z")
_RATIO = late_pattern(r"([\d.]+)\s*/\s*([\d.]+)\Z")


def matches_media(text: str) -> bool:
    """Say whether a media query list holds on the screen; an empty list does."""
    return _matches(text, screen())


@lru_cache(maxsize=1024)
def _matches(text: str, screen: Screen) -> bool:
    del screen  # by it answers are kept apart; the features ask for it themselves
    text = text.strip().lower()
    return not text or any(_query(piece.strip()) for piece in split(text, ","))


def _query(text: str) -> bool:
    if match := _QUERY.match(text):
        negated, kind, rest = match.groups()
        holds: bool | None = kind in {"all", "screen"}
        if rest is not None:
            inner = condition(rest, _feature, allow_or=False)
            # An unknown feature makes the whole query "not all".
            holds = None if inner is None else bool(holds and inner)
        if holds is None:
            return False
        return holds is not (negated == "not")
    return condition(text, _feature) is True


def condition(
    text: str, leaf: Callable[[str], bool | None], *, allow_or: bool = True
) -> bool | None:
    """Return what a boolean condition of `not`, `and`, `or` and brackets comes to.

    `leaf` judges what stands inside innermost brackets, or a whole `name(…)`; None is unknown.
    """
    terms, words = _terms(text.strip())
    if not terms or len(set(words)) > 1 or (words and words[0] == "or" and not allow_or):
        return None
    values = [_term(term, leaf) for term in terms]
    if words and words[0] == "or":
        return True if True in values else (None if None in values else False)
    return False if False in values else (None if None in values else True)


def _terms(text: str) -> tuple[list[str], list[str]]:
    """Split `A and B and C` outside brackets into its terms and its joining words."""
    terms: list[str] = []
    words: list[str] = []
    depth = 0
    start = 0
    for match in re.finditer(r"[()]|(?<=[\s)])(and|or)(?=[\s(])", text):
        if match[0] == "(":
            depth += 1
        elif match[0] == ")":
            depth -= 1
        elif depth == 0:
            terms.append(text[start : match.start()].strip())
            words.append(match[1])
            start = match.end()
    terms.append(text[start:].strip())
    return ([], []) if depth > 0 or "" in terms else (terms, words)


def _term(text: str, leaf: Callable[[str], bool | None]) -> bool | None:
    if re.match(r"not[\s(]", text):
        inner = _term(text[3:].strip(), leaf)
        return None if inner is None else not inner
    if text.startswith("(") and text.endswith(")"):
        inside = text[1:-1].strip()
        if inside.startswith("(") or re.match(r"not[\s(]", inside):
            return condition(inside, leaf)
        return leaf(inside)
    return leaf(text) if text.endswith(")") else None


def _feature(text: str) -> bool | None:
    if any(mark in text for mark in "<>="):
        return _range(text)
    match = _FEATURE.match(text)
    if not match:
        return None
    name, value = match.groups()
    if value is None:
        return _plain(name)
    return _compared(name, value.strip())


def _plain(name: str) -> bool | None:
    here = screen()
    if name in here.numbers:
        return here.numbers[name] != 0
    if name in here.keywords:
        return bool(here.keywords[name] - {"none", "no-preference"})
    return None


def _compared(name: str, value: str) -> bool | None:
    operator = "="
    for prefix, sign in (
        ("min-", ">="),
        ("max-", "<="),
        ("-webkit-min-", ">="),
        ("-webkit-max-", "<="),
    ):
        if name.startswith(prefix):
            name = ("-webkit-" if prefix.startswith("-webkit-") else "") + name[len(prefix) :]
            operator = sign
            break
    here = screen()
    if name in here.keywords and operator == "=" and name not in here.numbers:
        return value in here.keywords[name]
    number = quantity(value)
    if name not in here.numbers or number is None:
        return None
    return _COMPARE[operator](here.numbers[name], number)


def _range(text: str) -> bool | None:
    pieces = _RANGE.split(text)
    if len(pieces) not in {3, 5}:
        return None
    known = screen().numbers
    values = [known.get(piece) if piece in known else quantity(piece) for piece in pieces[::2]]
    if None in values or not any(piece in known for piece in pieces[::2]):
        return None
    numbers = [value for value in values if value is not None]
    signs = pieces[1::2]
    return all(_COMPARE[sign](numbers[i], numbers[i + 1]) for i, sign in enumerate(signs))


def quantity(text: str) -> float | None:
    """Return a media feature's value in CSS pixels (or plainly, for ratios and resolutions)."""
    if ratio := _RATIO.match(text):
        return float(ratio[1]) / float(ratio[2]) if float(ratio[2]) else None
    if text.startswith("calc(") and text.endswith(")"):
        return _sum(text[5:-1])
    match = _NUMBER.match(text)
    if not match or match[2] not in _UNITS:
        return None
    return float(match[1]) * _UNITS[match[2]]


def _sum(text: str) -> float | None:
    pieces = re.split(r"(?<!\s)\s++([-+])\s++", text.strip())
    total = quantity(pieces[0])
    for sign, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        term = quantity(piece)
        if total is None or term is None:
            return None
        total = total + term if sign == "+" else total - term
    return total
