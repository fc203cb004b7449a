"""Custom properties and var() (CSS Variables 1)."""

import re
from collections.abc import Callable

from faracheck.late import late_pattern
from faracheck.loaders.html.style.media import condition, matches_media
from faracheck.loaders.html.style.supports import is_supported
from faracheck.loaders.html.style.tokens import next_stop, split

_REFERENCE = late_pattern(r"(?<![\w-])(var|env|attr|if)\(", re.IGNORECASE)
_LIMIT = 100_000
_PARTS = late_pattern(r"\s*(--[^\s,)]*)\s*(?:,(.*))?\Z", re.DOTALL)
_ENVIRONMENT = late_pattern(r"\s*([\w-]+)(?:\s+\d+)*\s*(?:,(.*))?\Z", re.DOTALL)
_KNOWN_ENVIRONMENT = frozenset(
    f"{kind}-{side}"
    for kind in ("safe-area-inset", "safe-area-max-inset")
    for side in ("top", "right", "bottom", "left")
)

Lookup = Callable[[str], str | None]
"""Returns the value of a custom property, or None where it has none."""


def has_references(text: str) -> bool:
    """Say whether a value must be filled in before it can be read."""
    return "(" in text and _REFERENCE.search(text) is not None


def substitute(text: str, lookup: Lookup, attribute: Lookup) -> str | None:
    """Return `text` with its references filled in, or None where one has nothing to say.

    `lookup` answers for custom properties, `attribute` for the element's attributes.
    """
    pieces: list[str] = []
    position = 0
    while match := _REFERENCE.search(text, position):
        pieces.append(text[position : match.start()])
        end = next_stop(text, match.end(), ")")[0]
        inside = text[match.end() : end]
        value = _value(match[1].lower(), inside, lookup, attribute)
        if value is None:
            return None
        # A comment keeps the tokens on either side apart, as a browser does.
        pieces.append(f"/**/{value}/**/")
        position = end + 1
        if sum(map(len, pieces)) > _LIMIT:
            return None
    pieces.append(text[position:])
    return "".join(pieces)


def _value(kind: str, inside: str, lookup: Lookup, attribute: Lookup) -> str | None:
    read = _KINDS.get(kind)
    found, fallback = read(inside, lookup, attribute) if read is not None else (None, None)
    return found if found is not None else _fallback(fallback, lookup, attribute)


_Read = tuple[str | None, str | None]
"""What a reference stands for, and what to put in its place where that is nothing."""


def _variable(inside: str, lookup: Lookup, _attribute: Lookup) -> _Read:
    match = _PARTS.match(inside)
    return (lookup(match[1]), match[2]) if match else (None, None)


def _environment(inside: str, _lookup: Lookup, _attribute: Lookup) -> _Read:
    match = _ENVIRONMENT.match(inside)
    if not match:
        return None, None
    return "0px" if match[1] in _KNOWN_ENVIRONMENT else None, match[2]


def _attribute(inside: str, _lookup: Lookup, attribute: Lookup) -> _Read:
    name, comma, fallback = inside.partition(",")
    words = name.split()
    value = attribute(words[0]) if words else None
    return None if value is None else _typed(value, words[1:]), fallback if comma else None


def _choice(inside: str, lookup: Lookup, attribute: Lookup) -> _Read:
    """Return the value behind the first condition of `if()` that holds (CSS Values 5)."""
    for branch in split(inside, ";"):
        told, _, value = _divided(branch)
        if told == "else" or condition(told, lambda leaf: _holds(leaf, lookup)) is True:
            return _fallback(value.strip(), lookup, attribute), None
    return None, None


def _divided(branch: str) -> tuple[str, str, str]:
    end = next_stop(branch, 0, ":")[0]
    return branch[:end].strip().lower(), ":", branch[end + 1 :]


def _holds(leaf: str, lookup: Lookup) -> bool | None:
    asked = _QUERY.match(leaf.strip())
    if asked is None:
        return None
    kind, text = asked[1], asked[2].strip()
    if kind == "media":
        return matches_media(text if "(" in text or text.isalpha() else f"({text})")
    if kind == "supports":
        return is_supported(text if text.startswith("(") else f"({text})")
    name, colon, value = text.partition(":")
    known = lookup(name.strip())
    return known is not None and (not colon or known.strip().lower() == value.strip())


_QUERY = late_pattern(r"(media|supports|style)\((.*)\)\Z", re.DOTALL)
_KINDS: dict[str, Callable[[str, Lookup, Lookup], _Read]] = {
    "var": _variable,
    "env": _environment,
    "attr": _attribute,
    "if": _choice,
}


def _typed(value: str, words: list[str]) -> str:
    """Return an attribute's value as `attr(name type(…))` or `attr(name px)` reads it."""
    if not words:
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if words[0].startswith(("type(", "raw-string")):
        return value
    return f"{value.strip()}{'' if words[0] == 'number' else words[0]}"


def _fallback(text: str | None, lookup: Lookup, attribute: Lookup) -> str | None:
    if text is None:
        return None
    return substitute(text, lookup, attribute) if has_references(text) else text
