"""Where things end in CSS text: brackets, strings, comments (CSS Syntax 3).

Nothing here raises: a browser closes what an author left open, and so does this.
"""

import re
from collections.abc import Iterator

from faracheck.late import late_pattern

_CLOSERS = {"(": ")", "[": "]", "{": "}"}
_TOKEN = late_pattern(
    r"""/\*.*?(?:\*/|\Z)
      | "(?:[^"\\\n]|\\.)*+"?+ | '(?:[^'\\\n]|\\.)*+'?+
      | \burl\(\s*+(?!["'])(?:[^)\\]|\\.)*+\)?+
      | \\. | [{}()\[\];,:!]""",
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)
_COMMENT = late_pattern(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_QUOTED = late_pattern(
    r"""("(?:[^"\\\n]|\\.)*+"?+|'(?:[^'\\\n]|\\.)*+'?+)|/\*.*?(?:\*/|\Z)""", re.DOTALL
)


def stops(text: str, position: int, wanted: str) -> Iterator[tuple[int, str]]:
    """Yield each character of `wanted` that stands outside brackets, strings and comments."""
    open_brackets: list[str] = []
    for match in _TOKEN.finditer(text, position):
        token = match[0]
        if len(token) > 1:
            continue
        if not open_brackets and token in wanted:
            yield match.start(), token
        if token in _CLOSERS:
            open_brackets.append(_CLOSERS[token])
        elif open_brackets and token == open_brackets[-1]:
            open_brackets.pop()


def next_stop(text: str, position: int, wanted: str) -> tuple[int, str]:
    """Return the first such character, or the end of the text and an empty string."""
    return next(stops(text, position, wanted), (len(text), ""))


def block_end(text: str, position: int) -> int:
    """Return where the block ends whose opening brace stands just before `position`."""
    return next_stop(text, position, "}")[0]


def split(text: str, separator: str) -> list[str]:
    """Return the pieces of `text` between separators that stand outside brackets and strings."""
    if separator not in text:
        return [text]
    if not any(mark in text for mark in "\"'\\([{/"):
        return text.split(separator)
    pieces = []
    start = 0
    for at, _ in stops(text, 0, separator):
        pieces.append(text[start:at])
        start = at + 1
    pieces.append(text[start:])
    return pieces


def without_comments(text: str, *, gap: str = "") -> str:
    """Return `text` with each comment replaced by `gap`; strings are left alone."""
    if "/*" not in text:
        return text
    if '"' not in text and "'" not in text:
        return _COMMENT.sub(gap, text)
    return _QUOTED.sub(lambda match: match[1] or gap, text)
