"""Answers container queries (CSS Conditional 5) from the containers around an element."""

import re

from faracheck.late import late_pattern
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.media import condition, quantity
from faracheck.loaders.html.style.sizes import boxes_of

_NAMED = late_pattern(
    r"(?!(?:not|and|or|none)(?![\w-]))(-?[a-zA-Z_][\w-]*)(?![\w(-])\s*(.*)\Z", re.DOTALL
)
_STYLE = late_pattern(r"style\(\s*+(--[\w-]++)\s*+(?::\s*+(.*))?\)\Z", re.DOTALL)
_PLAIN = late_pattern(
    r"(?:(min|max)-)?(width|height|inline-size|block-size)\s*:\s*(.+)\Z", re.DOTALL
)
_TURNED = late_pattern(r"orientation\s*:\s*(portrait|landscape)\Z")
_RANGE = late_pattern(r"(?<!\s)\s*+(<=|>=|<|>|=)\s*+")
_WIDE = frozenset({"width", "inline-size"})
_AXES = _WIDE | {"height", "block-size"}


def answered(queries: tuple[str, ...], around: object) -> bool:
    """Say whether each query holds for what stands inside `around`, the nearest style."""
    style = around if isinstance(around, Style) else None
    return all(_holds(query.strip(), style) for query in queries)


def _holds(query: str, around: Style | None) -> bool:
    named = _NAMED.match(query)
    name, text = (named[1], named[2]) if named else ("", query)
    if not text:
        return _container(around, name, sized=False) is not None
    return condition(text, lambda leaf: _leaf(leaf, around, name)) is True


def _leaf(text: str, around: Style | None, name: str) -> bool | None:
    if told := _STYLE.match(text):
        return _custom(told, _container(around, name, sized=False))
    sized = _container(around, name, sized=True)
    if turned := _TURNED.match(text):
        return _is_turned(turned[1], sized)
    return _size(text, sized) if sized is not None else False


def _is_turned(wanted: str, container: Style | None) -> bool | None:
    """Say whether a container is at least as high as wide, or wider; None where that is unknown."""
    height = _extent("height", container) if container is not None else None
    if container is None or height is None:
        return None
    wide = (_extent("width", container) or 0.0) > height
    return wide is (wanted == "landscape")


def _custom(told: re.Match[str], container: Style | None) -> bool:
    value = container.custom(told[1]) if container is not None else None
    if told[2] is None:
        return value is not None
    return value is not None and " ".join(value.split()) == " ".join(told[2].split())


def _container(around: Style | None, name: str, *, sized: bool) -> Style | None:
    """Return the nearest container of that name; any element answers for its style."""
    while around is not None:
        if (not name or name in _words(around, "container-name")) and (
            not sized or _words(around, "container-type") & {"inline-size", "size"}
        ):
            return around
        around = around.parent
    return None


def _words(style: Style, name: str) -> set[str]:
    value = style.get(name)
    nodes = value if isinstance(value, tuple) else ()
    return {node.value for node in nodes if node.type == "ident"}


def _size(text: str, container: Style) -> bool | None:
    if plain := _PLAIN.match(text):
        own, wanted = _extent(plain[2], container), quantity(plain[3].strip())
        sign = {"min": ">=", "max": "<=", None: "="}[plain[1]]
        return _compared([own, wanted], [sign])
    pieces = _RANGE.split(text)
    if len(pieces) not in {3, 5} or not any(piece in _AXES for piece in pieces[::2]):
        return None
    sizes = [
        _extent(piece, container) if piece in _AXES else quantity(piece) for piece in pieces[::2]
    ]
    return _compared(sizes, pieces[1::2])


def _compared(sizes: list[float | None], signs: list[str]) -> bool | None:
    known = [size for size in sizes if size is not None]
    if len(known) != len(sizes):
        return None
    pairs = zip(known, known[1:], signs, strict=False)
    return all(
        {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b, "=": abs(a - b) < 1e-6}[sign]
        for a, b, sign in pairs
    )


def size_around(around: Style | None, axis: str) -> float | None:
    """Return the width or height of the nearest container that has one; None for the window."""
    while around is not None:
        kinds = _words(around, "container-type")
        if "size" in kinds or (axis == "width" and "inline-size" in kinds):
            return _extent(axis, around)
        around = around.parent
    return None


def _extent(axis: str, container: Style) -> float | None:
    """Return the size of a container's content box; a height only where a style fixes it."""
    line: list[Style] = []
    style: Style | None = container
    while style is not None:
        line.append(style)
        style = style.parent
    line.reverse()
    box = boxes_of(line)[-1]
    if axis in _WIDE:
        return box.width.hi
    return box.height if "size" in _words(container, "container-type") else None
