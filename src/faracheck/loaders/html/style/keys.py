"""The names that a selector asks for, told from its text before it is read.

Most rules of a large style sheet speak of nothing on the page; they are never read.
"""

import re

from faracheck.late import late_pattern
from faracheck.loaders.html.style.tokens import split

_NAME = late_pattern(r"[#.](?:[\w-]|[^\x00-\x7f])+")
_TAG = late_pattern(r"[a-zA-Z][\w-]*")
_ODD = late_pattern(r"[\\&*|\[(:]")
_BRACKETS = late_pattern(r"\([^()]*\)|\[[^\[\]]*\]")
_COMBINATORS = str.maketrans(">+~", "   ")
_ANY = frozenset("*")
_LEFT = frozenset("&|()[]\"'")


def rightmost_keys(prelude: str) -> frozenset[str]:
    """Return `#id`, `.class` or `tag` without which no selector of the list can match.

    A rightmost compound without one is filed under `*`; ids and classes in lower case, because
    quirks mode folds them.
    """
    if _ODD.search(prelude) is None:
        return frozenset(_simple_key(piece) for piece in prelude.split(","))
    if _is_hard(prelude):
        return _ANY
    return frozenset(_careful_key(piece) for piece in split(prelude, ","))


def names_needed(prelude: str) -> tuple[frozenset[str], ...]:
    """Return for each selector of the list the `#id`s and `.class`es it cannot match without.

    They are in lower case and may stand on any elements of the page; an empty set is no promise.
    """
    if _is_hard(prelude):
        return (frozenset(),)
    plain = _ODD.search(prelude) is None
    pieces = prelude.split(",") if plain else map(_unbracketed, split(prelude, ","))
    return tuple(
        frozenset() if not _LEFT.isdisjoint(piece) else frozenset(_NAME.findall(piece.lower()))
        for piece in pieces
    )


def names_in_line(prelude: str) -> tuple[frozenset[str], ...]:
    """Return of `names_needed` what must stand on the element itself or on those around it."""
    if "+" not in prelude and "~" not in prelude:
        return names_needed(prelude)
    if _is_hard(prelude):
        return (frozenset(),)
    pieces = map(_unbracketed, split(prelude, ","))
    return tuple(
        frozenset() if "+" in piece or "~" in piece else needed
        for piece in pieces
        for needed in names_needed(piece)
    )


def _is_hard(prelude: str) -> bool:
    return "\\" in prelude or "/*" in prelude


def _simple_key(piece: str) -> str:
    words = piece.translate(_COMBINATORS).split()
    return _key_of(words[-1]) if words else "*"


def _key_of(compound: str) -> str:
    found = _NAME.search(compound) or _TAG.match(compound)
    return found[0].lower() if found else "*"


def _unbracketed(piece: str) -> str:
    """Return a selector without its brackets and what stands in them."""
    before = ""
    while before != piece:
        before, piece = piece, _BRACKETS.sub("", piece)
    return piece


def _careful_key(piece: str) -> str:
    words = _unbracketed(piece).translate(_COMBINATORS).split()
    if words and words[-1].lower().endswith(("::part", "::slotted")):
        return "*"  # what it styles stands in another tree
    if not words or not _LEFT.isdisjoint(words[-1]):
        return "*"
    last = words[-1].partition("::")[0]
    return _key_of(re.sub(r":[\w-]+", "", last)) if last else "*"
