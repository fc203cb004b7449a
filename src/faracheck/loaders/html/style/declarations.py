"""Takes a declaration block apart: names, values, importance."""

import re

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders.html.style.tokens import split, without_comments

_IMPORTANT = late_pattern(r"(?<!\s)\s*+!\s*+important\s*+\Z", re.IGNORECASE)
_NAME = late_pattern(r"-{0,2}[^\W\d][\w-]*|--[^\s]*")


@dataclass(frozen=True, slots=True)
class Declaration:
    """One `name: value`, the name in lower case unless it is a custom property."""

    name: str
    value: str
    important: bool = False


def parse_declarations(body: str) -> tuple[Declaration, ...]:
    """Return the well-formed declarations of a block in the order written."""
    if "/*" in body:
        body = without_comments(body, gap=" ")
    found = (_declaration(piece) for piece in split(body, ";"))
    return tuple(declaration for declaration in found if declaration is not None)


def _declaration(piece: str) -> Declaration | None:
    name, colon, value = piece.partition(":")
    name = name.strip()
    if not colon or not name:
        return None
    value = value.strip()
    important = False
    if "!" in value and (mark := _IMPORTANT.search(value)):
        important = True
        value = value[: mark.start()]
    if name.startswith("--"):
        return Declaration(name, value, important)
    if "\\" in name:
        name = unescape(name)
    if not _NAME.fullmatch(name):
        return None
    return Declaration(name.lower(), value, important) if value else None


_ESCAPE = late_pattern(r"\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\n\f])?|(.))", re.DOTALL)


def unescape(text: str) -> str:
    """Return `text` with CSS escapes replaced by the characters that they stand for."""
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[2]
    code = int(match[1], 16)
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "�"
