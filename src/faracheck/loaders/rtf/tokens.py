"""Rich text as a row of tokens: groups, control words, signs and bytes of text.

Format: Rich Text Format Specification 1.9.1.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from faracheck.late import late_pattern

_TOKEN = late_pattern(
    rb"(?P<open>\{)|(?P<close>\})"
    rb"|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?"
    rb"|\\'(?P<code>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<text>[^\\{}\r\n]+)"
    rb"|(?P<nothing>[\r\n]+)"
)


class Kind(Enum):
    """What a token is."""

    OPEN = "open"
    CLOSE = "close"
    WORD = "word"
    SIGN = "sign"
    TEXT = "text"


class Token(NamedTuple):
    """A token; `word` is a control word or a sign, `number` its parameter, `data` bytes of text."""

    kind: Kind
    word: str = ""
    number: int | None = None
    data: bytes = b""


_OPEN, _CLOSE = Token(Kind.OPEN), Token(Kind.CLOSE)
_NOTHING = Token(Kind.TEXT)


def tokens(data: bytes) -> Iterator[Token]:
    """Yield the tokens in their order; the bytes of a picture are left out."""
    at = 0
    while at < len(data):
        found = _TOKEN.match(data, at)
        if found is None:
            at += 1  # a backslash at the very end
            continue
        token = _token(found)
        at = found.end()
        if token.word == "bin":
            at += max(token.number or 0, 0)
        elif token is not _NOTHING:
            yield token


def _token(found: re.Match[bytes]) -> Token:
    kind = found.lastgroup
    if kind in {"word", "number"}:
        number = found["number"]
        said = None if number is None else int(number)
        return Token(Kind.WORD, found["word"].decode("ascii"), said)
    if kind == "sign":
        return Token(Kind.SIGN, found["sign"].decode("latin-1"))
    if kind == "code":
        return Token(Kind.TEXT, data=bytes.fromhex(found["code"].decode("ascii")))
    if kind == "text":
        return Token(Kind.TEXT, data=found["text"])
    return {"open": _OPEN, "close": _CLOSE}.get(kind or "", _NOTHING)
