"""Foreign text made fit for a terminal: nothing in it can steer, forge or reorder a report."""

import re

from faracheck.late import late_pattern

# Controls, format characters (bidi overrides, zero width, soft hyphens, tags), lone surrogates,
# line and paragraph separators. The joiners U+200C and U+200D stay: Persian is spelt with them.
_UNSEEN = late_pattern(
    "[\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e"
    "\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e007f]"
)

# Lines by which a draft could command a build: GitHub obeys a line that begins with `::`, older
# runners and others obey `##[…]`, `##vso[…]` and their like wherever they stand.
_COMMAND = late_pattern(r"^(\s*):(?=:)|#(?=#\w*\[)")


def visible(text: str) -> str:
    """Return the text on one line, each character that prints nothing as `<U+202E>`."""
    safe = text if text.isprintable() else _UNSEEN.sub(_named, text)
    return _COMMAND.sub(_disarmed, safe) if "::" in safe or "##" in safe else safe


def visible_lines(text: str) -> str:
    """Return a text of several lines with nothing in it that could steer a terminal."""
    return "\n".join(visible(line) for line in text.split("\n"))


def quotation(text: str) -> str:
    """Return quoted words on one line, with ` / ` where the draft begins a new one."""
    return visible(" / ".join(line.strip() for line in text.splitlines() if line.strip()))


def _named(found: re.Match[str]) -> str:
    return f"<U+{ord(found[0]):04X}>"


def _disarmed(found: re.Match[str]) -> str:
    return f"{found[1] or ''}<U+{ord(found[0][-1]):04X}>"
