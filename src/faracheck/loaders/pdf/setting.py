"""How letters are set on a page: too narrow to be any, in a mirror, or in place of other words."""

from collections.abc import Iterator, Sequence
from math import atan2, cos, degrees, radians

from faracheck.loaders.pdf.glyphs import Glyph
from faracheck.loaders.pdf.letters import Letters

NARROWEST = 0.15
"""The share of its size that a word's letter is wide on the average; most are thrice as wide."""

LEAST_POINTS = 1.0
"""Letters this wide, on the average, are read however they are drawn."""

LONGEST_STAND_IN = 3
"""Characters: more than a ligature or a hyphen that a file says in place of what is painted."""

_LEAST_LETTERS = 4
_MOST = 0.4
_ON_ITS_HEAD = -0.7


def squeezed(glyphs: Sequence[Glyph]) -> str | None:
    """Say how narrow a word is drawn that is too narrow, or too flat, to be read."""
    words = (word for word in _words(glyphs) if len(word) >= _LEAST_LETTERS)
    return next((why for word in words if (why := _narrow(word))), None)


def _words(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Yield letters that follow one another."""
    word: list[Glyph] = []
    for glyph in glyphs:
        if word and (glyph.number != word[-1].number + 1 or not glyph.character.isalnum()):
            yield word
            word = []
        if glyph.character.isalnum():
            word.append(glyph)
    yield word


def _narrow(word: Sequence[Glyph]) -> str | None:
    width = sum(it.box.right - it.box.left for it in word) / len(word)
    height = sum(it.box.top - it.box.bottom for it in word) / len(word)
    least, size = min(width, height), sum(it.size for it in word) / len(word)
    if least >= LEAST_POINTS or least >= NARROWEST * size:
        return None
    return f"letters drawn {least:.1f} pt wide in type of {size:.0f} pt"


def oddly_set(page: Letters, glyphs: Sequence[Glyph]) -> str | None:
    """Say why words of one page that are painted may not be read as the file has them."""
    forms = [page.form(glyph.number) for glyph in glyphs]
    most = _MOST * len(forms)
    if sum(a * d < b * c for a, b, c, d in forms) > most:
        return "it is set as in a mirror"
    if sum(_slope(a, b, page.turned) < _ON_ITS_HEAD for a, b, _, _ in forms) > most:
        return "it is set upside down"
    if page.stand_in(it.number for it in glyphs) > LONGEST_STAND_IN:
        return "the file says other words in place of what is painted (ActualText)"
    return None


def _slope(a: float, b: float, turned: int) -> float:
    """Return how far a line runs to the right on the page as it is shown: 1, or -1 to the left."""
    return cos(radians(degrees(atan2(b, a)) - turned))
