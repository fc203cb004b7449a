r"""Writing in Latin letters alone: patterns made smaller for texts that need no more.

A class such as `\p{L}` is a thousand instructions of RE2, most of them for scripts that a draft
does not use. In a text of Latin letters the smaller pattern finds exactly what the large one does.
"""

import re
import unicodedata
from functools import cache

from faracheck.late import late_pattern
from faracheck.recognise.patterns import compile_pattern

_LETTERED = ((0x0, 0x24F), (0x2000, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF))
_SYMBOLS = (
    (0x20A0, 0x20BF),
    (0x2122, 0x2122),
    (0x2190, 0x21FF),
    (0x2300, 0x23FF),
    (0x2500, 0x2767),
    (0x1F300, 0x1FAFF),
    (0xFFFC, 0xFFFD),
)
"""Signs that belong to no script; none of them is a letter, a mark, a number, a space or a dash."""

ALPHABET = (*_LETTERED, *_SYMBOLS)
"""What a text of Latin letters is made of: ranges of code points, their ends included."""

_NOTHING = r"[^\x00-\x{10FFFF}]"
_TOKEN = late_pattern(r"\\p\{(?P<property>\w+)\}|\\x\{\w+\}|\\.|(?P<class>[\[\]])", re.DOTALL)


def is_latin(text: str) -> bool:
    """Say whether a text has no letters but Latin ones."""
    return text.isascii() or compile_pattern(f"[^{_ranges(ALPHABET)}]").search(text) is None


def met_in_latin(phrase: str) -> bool:
    """Say whether a phrase could stand in a text of Latin letters: one of its own is Latin."""
    return phrase.isascii() or any(letter <= "\u024f" and letter.isalnum() for letter in phrase)


def narrowed(source: str) -> str:
    """Return the source of a pattern for texts of Latin letters alone."""
    out: list[str] = []
    reached, inside = 0, False
    for token in _TOKEN.finditer(source):
        out.append(source[reached : token.start()])
        reached = token.end()
        if token["property"]:
            members = _members(token["property"])
            out.append(members if inside else f"[{members}]" if members else _NOTHING)
            continue
        out.append(token[0])
        # Inside a class an opening bracket stands for itself.
        inside = token["class"] == "[" or (inside and token["class"] != "]")
    return "".join([*out, source[reached:]])


@cache
def _members(name: str) -> str:
    """Return the inside of a class for what Latin writing has of a Unicode category."""
    return "".join(
        ranges for category, ranges in _categories().items() if category.startswith(name)
    )


@cache
def _categories() -> dict[str, str]:
    """Return the inside of a class for each category."""
    points = [point for first, last in _LETTERED for point in range(first, last + 1)]
    runs: dict[str, list[tuple[int, int]]] = {}
    for point in points:
        own = runs.setdefault(unicodedata.category(chr(point)), [])
        if own and own[-1][1] == point - 1:
            own[-1] = (own[-1][0], point)
        else:
            own.append((point, point))
    return {category: _ranges(tuple(own)) for category, own in runs.items()}


def _ranges(runs: tuple[tuple[int, int], ...]) -> str:
    return "".join(f"\\x{{{first:X}}}-\\x{{{last:X}}}" for first, last in runs)
