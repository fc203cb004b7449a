"""Custom properties and var() (CSS Variables 1), and what else is filled in before a value is read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import field, replace

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders.html.style.functions import Function
from faracheck.loaders.html.style.media import condition, matches_media
from faracheck.loaders.html.style.supports import is_supported
from faracheck.loaders.html.style.tokens import next_stop, split

_REFERENCE = late_pattern(r"(?<![\w-])(var|env|attr|if|--[\w-]+)\(", re.IGNORECASE)
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


@dataclass(frozen=True, slots=True)
class _Around:
    """Who is asked: for custom properties, for the element's attributes, for the functions."""

    lookup: Lookup
    attribute: Lookup
    functions: Mapping[str, Function] = field(default_factory=dict)


def substitute(
    text: str, lookup: Lookup, attribute: Lookup, functions: Mapping[str, Function] | None = None
) -> str | None:
    """Return `text` with its references filled in, or None where one has nothing to say.

    `lookup` answers for custom properties, `attribute` for the element's attributes.
    """
    return _filled(text, _Around(lookup, attribute, functions or {}))


def _filled(text: str, around: _Around) -> str | None:
    pieces: list[str] = []
    position = 0
    while match := _REFERENCE.search(text, position):
        pieces.append(text[position : match.start()])
        end = next_stop(text, match.end(), ")")[0]
        inside = text[match.end() : end]
        value = _value(match[1], inside, around)
        if value is None:
            return None
        # A comment keeps the tokens on either side apart, as a browser does.
        pieces.append(f"/**/{value}/**/")
        position = end + 1
        if sum(map(len, pieces)) > _LIMIT:
            return None
    pieces.append(text[position:])
    return "".join(pieces)


def _value(kind: str, inside: str, around: _Around) -> str | None:
    if kind.startswith("--"):
        return _called(kind, inside, around)
    read = _KINDS.get(kind.lower())
    found, fallback = read(inside, around) if read is not None else (None, None)
    return found if found is not None else _fallback(fallback, around)


def _called(name: str, inside: str, around: _Around) -> str | None:
    """Return what a function of the sheet gives; one that calls itself gives nothing."""
    function = around.functions.get(name)
    values = [_fallback(piece, around) for piece in split(inside, ",") if piece.strip()]
    known = [value for value in values if value is not None]
    given = function.given(known) if function is not None and len(known) == len(values) else None
    if function is None or given is None or function.result is None:
        return None
    others = {key: it for key, it in around.functions.items() if key != name}
    return _filled(function.result, _inside(given, replace(around, functions=others)))


def _inside(names: Mapping[str, str], outer: _Around) -> _Around:
    """Return who is asked inside a function: its own names first, none of them by way of itself."""

    def lookup(wanted: str) -> str | None:
        if wanted not in names:
            return outer.lookup(wanted)
        others = {name: text for name, text in names.items() if name != wanted}
        return _filled(names[wanted], _inside(others, outer))

    return replace(outer, lookup=lookup)


_Read = tuple[str | None, str | None]
"""What a reference stands for, and what to put in its place where that is nothing."""


def _variable(inside: str, around: _Around) -> _Read:
    match = _PARTS.match(inside)
    return (around.lookup(match[1]), match[2]) if match else (None, None)


def _environment(inside: str, _around: _Around) -> _Read:
    match = _ENVIRONMENT.match(inside)
    if not match:
        return None, None
    return "0px" if match[1] in _KNOWN_ENVIRONMENT else None, match[2]


def _attribute(inside: str, around: _Around) -> _Read:
    name, comma, fallback = inside.partition(",")
    words = name.split()
    value = around.attribute(words[0]) if words else None
    return None if value is None else _typed(value, words[1:]), fallback if comma else None


def _choice(inside: str, around: _Around) -> _Read:
    """Return the value behind the first condition of `if()` that holds (CSS Values 5)."""
    for branch in split(inside, ";"):
        told, _, value = _divided(branch)
        if told == "else" or condition(told, lambda leaf: _holds(leaf, around.lookup)) is True:
            return _fallback(value.strip(), around), None
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
_KINDS: dict[str, Callable[[str, _Around], _Read]] = {
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


def _fallback(text: str | None, around: _Around) -> str | None:
    if text is None:
        return None
    return _filled(text, around) if has_references(text) else text
