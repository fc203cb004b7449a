"""Words that a page shows without standing by them: struck out, a sample, turned round."""

import math
import re
from collections.abc import Sequence

from faracheck.late import late_pattern
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.kinds import is_inline
from faracheck.loaders.html.style.sources import line_at, said_of
from faracheck.loaders.html.style.transforms import transform_of

_SAMPLES = frozenset({"code", "kbd", "samp", "var", "xmp", "listing"})
_SYMBOLS = late_pattern(
    r"\s*[\"']?(?:wingdings|webdings|zapf ?dingbats|symbol|marlett|bookshelf symbol)\b",
    re.IGNORECASE,
)
_MOVES = ("transform", "rotate", "scale")
_FROM_RIGHT = late_pattern(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_FROM_LEFT = late_pattern(r"[A-Za-z\u00c0-\u024f\u0400-\u04ff]")
_SET_AGAINST = "its letters are set from the wrong side"
_UPSIDE_DOWN = 100.0
"""Degrees from which on turned letters stand on their heads."""


def disowned_by(line: Sequence[Style], words: str) -> str | None:
    """Return why `words`, at the end of `line`, may not be meant or read, or None.

    Decorations of an element are drawn through all that stands in it (CSS Text Decoration 3, 2.1).
    """
    return _struck_or_sample(line) or _turned(line) or _lettered(line, words) if line else None


def _struck_or_sample(line: Sequence[Style]) -> str | None:
    for style in line:
        if _is_struck(style):
            return f"it is struck through by {said_of(style, 'text-decoration-line')}"
        if style.element.tag in _SAMPLES:
            at = line_at(style.element, style.cascade)
            return f"it is set as a sample in a {style.element.tag} element, line {at}"
    return None


def _turned(line: Sequence[Style]) -> str | None:
    """Say how transforms turn the words away from a reader who could otherwise see them."""
    a, b, c, d = 1.0, 0.0, 0.0, 1.0
    last = None
    for style in line:
        moved = next((name for name in _MOVES if name in style.speeches), None)
        transform = transform_of(style) if moved and not is_inline(style) else None
        if transform is not None:
            (e, g, _), (f, h, _) = transform.matrix[0], transform.matrix[1]
            a, b, c, d = a * e + c * f, b * e + d * f, a * g + c * h, b * g + d * h
            last = (style, moved or "transform")
    if last is None:
        return None
    if a * d - b * c < 0:
        return f"{said_of(*last)} shows it mirrored"
    if abs(math.degrees(math.atan2(b, a))) > _UPSIDE_DOWN:
        return f"{said_of(*last)} turns it upside down"
    return None


def _lettered(line: Sequence[Style], words: str) -> str | None:
    """Say how its letters are drawn, where nobody reads them as they stand.

    An override is not inherited, but holds for what is set inside (CSS Writing Modes 3, 2.2).
    """
    families = line[-1].get("font-family")
    named = families if isinstance(families, str) else _written(families)
    if _SYMBOLS.match(named):
        return "it is set in a font of symbols"
    return next((_SET_AGAINST for style in line if _is_against(style, words)), None)


def _is_against(style: Style, words: str) -> bool:
    """Say whether an element sets letters from the side from which they are not read."""
    if style.element.tag != "bdo" and "override" not in style.keyword("unicode-bidi"):
        return False
    against = _FROM_LEFT if style.get("direction") == "rtl" else _FROM_RIGHT
    return against.search(words) is not None


def _written(value: object) -> str:
    nodes = value if isinstance(value, tuple) else ()
    return "".join(node.serialize() for node in nodes)


def _is_struck(style: Style) -> bool:
    if "text-decoration-line" not in style.speeches:
        return False
    value = style.get("text-decoration-line")
    nodes = value if isinstance(value, tuple) else ()
    return any(node.type == "ident" and node.lower_value == "line-through" for node in nodes)
