"""Shorthands of how boxes and lines are arranged: flow, cells, containers, outlines, strokes."""

from collections.abc import Callable, Mapping

from faracheck.loaders.html.style.grammar import components
from faracheck.loaders.html.style.properties import parse_value

Longhands = Mapping[str, str]
"""Longhands by name, each with its text."""

_THICKNESS = "text-decoration-thickness"
_DECORATIONS = frozenset({"underline", "overline", "line-through", "blink"})


def cell(axis: str) -> Callable[[str], Longhands | None]:
    """Return the reader of `grid-row` or `grid-column`: the lines where a box begins and ends."""

    def read(text: str) -> Longhands | None:
        start, _, end = (piece.strip() for piece in text.partition("/"))
        return {f"grid-{axis}-start": start, f"grid-{axis}-end": end or _opposite(start)}

    return read


def area(text: str) -> Longhands | None:
    """Read `grid-area`: the rows and the columns between which a box lies."""
    row, *others = (piece.strip() for piece in text.split("/"))
    column, below, beside = [*others, "", "", ""][:3]
    column = column or _opposite(row)
    return {
        "grid-row-start": row,
        "grid-column-start": column,
        "grid-row-end": below or _opposite(row),
        "grid-column-end": beside or _opposite(column),
    }


def _opposite(line: str) -> str:
    """Return the other edge where only one is named: a name stands for both, a number does not."""
    return "auto" if line[:1].isdigit() or line.startswith(("-", "span")) else line


def container(text: str) -> Longhands | None:
    """Read `container`: a name and a type."""
    name, _, kind = text.partition("/")
    return {"container-name": name.strip(), "container-type": kind.strip() or "normal"}


def outline(text: str) -> Longhands | None:
    """Read `outline`."""
    return _sorted(text, {"outline-style": "none", "outline-width": "medium"})


def decoration(text: str) -> Longhands | None:
    """Read `text-decoration`: its lines and how thick they are."""
    thick = next(
        (p for p in spaced(text) if parse_value(_THICKNESS, p) not in {None, "auto"}), "auto"
    )
    words = [piece for piece in spaced(text) if piece.lower() in _DECORATIONS]
    return {"text-decoration-line": " ".join(words) or "none", _THICKNESS: thick}


def _sorted(text: str, found: dict[str, str]) -> Longhands:
    """Return what each piece of a shorthand sets; pieces that set none of `found` are left out."""
    for piece in spaced(text):
        name = next((n for n in found if parse_value(n, piece) is not None), None)
        if name is not None:
            found[name] = piece
    return found


def flow(text: str) -> Longhands | None:
    """Read `flex-flow`; None where a piece of it is unknown."""
    found = {"flex-direction": "row", "flex-wrap": "nowrap"}
    for piece in spaced(text):
        name = next((n for n in found if parse_value(n, piece) is not None), None)
        if name is None:
            return None
        found[name] = piece
    return found


def spaced(text: str) -> list[str]:
    """Return the pieces of a value that white space parts."""
    return [node.serialize() for node in components(text) if node.type != "whitespace"]
