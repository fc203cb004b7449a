"""Signs that a text was scanned or badly extracted."""

from collections.abc import Iterator

from faracheck.late import late_pattern
from faracheck.recognise.patterns import compile_pattern

# Signs of a scanner or a broken encoding: digits and signs inside words, the replacement
# character, letters set apart by spaces.
_NOISE = late_pattern(
    r"[^\W\d_][0-9@$!|€£¥§\ufffd\u25a1]+[^\W\d_]|\ufffd|(?:\b[^\W\d_] ){5}|[a-z][A-Z][a-z]{2}"
)
# What any of these signs begins with, found ten times as fast: lines without it are passed over.
_PERHAPS_NOISE = (
    r"[^\x00-\x40][0-9@$!|€£¥§\x{FFFD}\x{25A1}]|\x{FFFD}|[^\x00-\x40] [^\x00-\x40] [^\x00-\x40] "
    r"|[a-z][A-Z][a-z]"
)
ENOUGH_NOISE = 3


def noisy(text: str) -> bool:
    """Say whether a text shows signs of scanning or broken extraction."""
    signs = 0
    for line in _perhaps_noisy(text):
        signs += sum(1 for _ in _NOISE.finditer(line))
        if signs >= ENOUGH_NOISE:
            return True
    return False


def _perhaps_noisy(text: str) -> Iterator[str]:
    """Yield the lines that may show such signs: none of them goes beyond its line."""
    behind = 0
    for found in compile_pattern(_PERHAPS_NOISE).finditer(text):
        if found.start() >= behind:
            end = text.find("\n", found.start())
            start, behind = text.rfind("\n", 0, found.start()) + 1, len(text) if end < 0 else end
            yield text[start:behind]
