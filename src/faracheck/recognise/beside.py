"""What the sentences beside a statement, in its own block, make of it."""

from faracheck.recognise.folding import HARD_BREAK, Bounds
from faracheck.recognise.grammar import QuotationPatterns

_NEAR = 260
"""How far, in characters, a sentence beside a statement may stand from it."""
_CUT = "… "


def beside(text: str, bounds: Bounds, signs: QuotationPatterns) -> str | None:
    """Return why a statement is not meant, as the sentences beside it tell, or None."""
    before, after = _before(text, bounds[0]), _after(text, bounds[1])
    if signs.presenting and before and signs.presenting.search(before):
        return "words that the sentence before them presents"
    if signs.retracting and after and signs.retracting.search(after):
        return "words that the sentence behind them takes back"
    return None


def _before(text: str, start: int) -> str:
    """Return what stands in the block before a statement; what is cut short shows it."""
    block = text.rfind(HARD_BREAK, 0, start) + 1
    first = max(block, start - _NEAR)
    return (_CUT if first > block else "") + text[first:start]


def _after(text: str, end: int) -> str:
    block = text.find(HARD_BREAK, end, end + _NEAR)
    return text[end : end + _NEAR if block < 0 else block]
