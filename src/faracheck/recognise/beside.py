"""What the sentences beside a statement, in its own block, make of it."""

from faracheck.recognise.folding import BREAKS, HARD_BREAK, Bounds
from faracheck.recognise.grammar import QuotationPatterns

_NEAR = 260
"""How far, in characters, a sentence beside a statement may stand from it."""
_LONG = 4
"""How many words before a colon are no mere heading: "Notice:", "FARA notice:"."""
_CUT = "… "


def beside(text: str, bounds: Bounds, signs: QuotationPatterns) -> str | None:
    """Return why a statement is not meant, as the sentences beside it tell, or None."""
    before, after = _before(text, bounds[0]), _after(text, bounds[1])
    if signs.presenting and before and signs.presenting.search(before):
        return "words that the sentence before them presents"
    if signs.retracting and after and signs.retracting.search(after):
        return "words that the sentence behind them takes back"
    return None


def unvouched(text: str, start: int, lead: str, signs: QuotationPatterns) -> str | None:
    """Return why words that a colon or a "that" leads into are not the sender's own, or None."""
    if signs.vouching is None:
        return None
    told = _led_by_colon(text[max(0, start - _NEAR) : start])
    if len(told.split()) >= _LONG and not signs.vouching.search(told):
        return "words that a phrase of another kind leads into"
    if signs.subordinate and signs.subordinate.search(lead) and not signs.vouching.search(lead):
        return "what somebody is told to say or to think"
    return None


def _led_by_colon(before: str) -> str:
    """Return the sentence that a colon ends on the line of the statement itself, or nothing."""
    line = before[max(before.rfind(mark) for mark in BREAKS) + 1 :].rstrip(" \"'“‘*_")
    if not line.endswith(":"):
        return ""
    return line[max(line.rfind(stop, 0, -1) for stop in ".!?") + 1 :]


def _before(text: str, start: int) -> str:
    """Return what stands in the block before a statement; what is cut short shows it."""
    block = text.rfind(HARD_BREAK, 0, start) + 1
    first = max(block, start - _NEAR)
    return (_CUT if first > block else "") + text[first:start]


def _after(text: str, end: int) -> str:
    block = text.find(HARD_BREAK, end, end + _NEAR)
    return text[end : end + _NEAR if block < 0 else block]
