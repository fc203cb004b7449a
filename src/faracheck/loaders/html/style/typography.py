"""How wide text runs and how high its lines are, with the fonts that browsers fall back to.

Widths are those of Liberation Serif and Sans, metrically the same as Times and Arial.
"""

from functools import lru_cache

from faracheck.late import late_pattern

# Advance widths of the printable ASCII characters, space first, in hundredths of the font size.
_SERIF = (
    25, 33, 41, 50, 50, 83, 78, 18, 33, 33, 50, 56, 25, 33, 25, 28, 50, 50, 50, 50, 50, 50,
    50, 50, 50, 50, 28, 28, 56, 56, 56, 44, 92, 72, 67, 67, 72, 61, 56, 72, 72, 33, 39, 72,
    61, 89, 72, 72, 56, 72, 67, 56, 61, 72, 72, 94, 72, 72, 61, 33, 28, 33, 47, 50, 33, 44,
    50, 44, 50, 44, 33, 50, 50, 28, 28, 50, 28, 78, 50, 50, 50, 50, 33, 39, 28, 50, 50, 72,
    50, 50, 44, 48, 20, 48, 54,
)  # fmt: skip
_SANS = (
    28, 28, 35, 56, 56, 89, 67, 19, 33, 33, 39, 58, 28, 33, 28, 28, 56, 56, 56, 56, 56, 56,
    56, 56, 56, 56, 28, 28, 58, 58, 58, 56, 102, 67, 67, 72, 72, 67, 61, 78, 72, 28, 50, 67,
    56, 83, 72, 78, 67, 78, 72, 67, 61, 72, 67, 94, 67, 67, 61, 28, 28, 28, 47, 56, 33, 56,
    56, 50, 56, 56, 28, 56, 56, 22, 22, 50, 22, 83, 56, 56, 56, 56, 33, 50, 28, 56, 50, 72,
    50, 50, 50, 33, 26, 33, 58,
)  # fmt: skip
_MONOSPACE = (60,) * 95
_WIDE_CHARACTER = 100
_OTHER = 50

_SANS_NAMES = frozenset({"sans-serif", "arial", "helvetica", "liberation sans", "nimbus sans"})
_SANS_LIKE = frozenset({"system-ui", "ui-sans-serif", "-apple-system", "blinkmacsystemfont"})
_MONOSPACE_NAMES = frozenset(
    {"monospace", "ui-monospace", "courier new", "courier", "liberation mono"}
)
_SERIF_NAMES = frozenset({"serif", "ui-serif", "times", "times new roman", "liberation serif"})


@lru_cache(maxsize=512)
def _table(family: str) -> tuple[int, ...]:
    """Return the widths of the first family in the list that every system has."""
    for name in _names(family):
        if name in _SANS_NAMES or name in _SANS_LIKE:
            return _SANS
        if name in _MONOSPACE_NAMES:
            return _MONOSPACE
        if name in _SERIF_NAMES:
            return _SERIF
    return _SERIF


def _names(family: str) -> list[str]:
    return [name.strip().strip("\"'").lower() for name in family.split(",")]


def text_width(text: str, family: str, em: float, spacing: float = 0.0) -> float:
    """Return how wide `text` runs on one line, in CSS px, to about a tenth."""
    table = _table(family)
    hundredths = 0
    for character in text:
        code = ord(character)
        if 32 <= code < 127:
            hundredths += table[code - 32]
        else:
            hundredths += _WIDE_CHARACTER if code >= 0x2E80 else _OTHER
    return hundredths * em / 100 + spacing * len(text)


def normal_line(em: float) -> float:
    """Return the height of a line whose `line-height` is normal."""
    return float(round(0.89 * em) + round(0.22 * em))


def family_text(value: object) -> str:
    """Return a parsed `font-family` as text."""
    if isinstance(value, tuple):
        return "".join(node.serialize() for node in value)
    return "serif"


_GAPS = late_pattern(r"[ \t\r\n\f]+")


def folded(text: str) -> str:
    """Return `text` with its white space folded."""
    return _GAPS.sub(" ", text)
