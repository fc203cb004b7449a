"""Shorthands of how boxes and lines are arranged: flow, cells, containers, outlines, strokes."""

from collections.abc import Callable, Mapping

from faracheck.late import late_pattern
from faracheck.loaders.html.style.grammar import components
from faracheck.loaders.html.style.properties import parse_value

Longhands = Mapping[str, str]
"""Longhands by name, each with its text."""

_CORNERS = ("top-left", "top-right", "bottom-right", "bottom-left")
_STRINGS = late_pattern(r""""[^"]*"|'[^']*'""")
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


def rule(text: str) -> Longhands | None:
    """Read `column-rule`."""
    return _sorted(text, {"column-rule-style": "none", "column-rule-width": "medium"})


def border_image(text: str) -> Longhands | None:
    """Read `border-image`: how far the picture reaches beyond the box, behind the second slash."""
    pieces = text.rsplit("/", 2) if "url(" not in text else [text]
    return {"border-image-outset": pieces[2].strip() if len(pieces) == 3 else "0"}


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


def gap(text: str) -> Longhands | None:
    """Read `gap`: between rows, and between columns."""
    pieces = spaced(text)
    if not 1 <= len(pieces) <= 2:
        return None
    return {"row-gap": pieces[0], "column-gap": pieces[-1]}


def columns(text: str) -> Longhands | None:
    """Read `columns`: how many there are and how wide they are, in any order."""
    pieces = [piece for piece in spaced(text.partition("/")[0]) if piece.lower() != "auto"]
    count = next((it for it in pieces if parse_value("column-count", it) is not None), "auto")
    wide = next((it for it in pieces if parse_value("column-width", it) is not None), "auto")
    return {"column-count": count, "column-width": wide} if len(pieces) <= 2 else None


def radius(text: str) -> Longhands | None:
    """Read `border-radius`: four corners across and, behind a slash, down."""
    across, _, down = text.partition("/")
    corners = [_around(spaced(part)) for part in (across, down or across)]
    if not all(corners):
        return None
    pairs = zip(*corners, strict=True)
    return {f"border-{c}-radius": f"{x} {y}" for c, (x, y) in zip(_CORNERS, pairs, strict=True)}


def _around(pieces: list[str]) -> list[str]:
    """Return four values for up to four, as those for the sides of a box are filled up."""
    if not 1 <= len(pieces) <= 4:
        return []
    second = pieces[1 % len(pieces)]
    return [
        pieces[0], second, pieces[2] if len(pieces) > 2 else pieces[0],
        pieces[3] if len(pieces) > 3 else second,
    ]  # fmt: skip


def template(text: str) -> Longhands | None:
    """Read `grid-template`: rows, with the names of their cells left out, and columns."""
    rows, _, wide = _areas_left_out(text).partition("/")
    return {
        "grid-template-rows": rows.strip() or "none",
        "grid-template-columns": wide.strip() or "none",
    }


def grid(text: str) -> Longhands | None:
    """Read `grid`: a template, or what is added as it is needed along one of the axes."""
    rows, slash, wide = _areas_left_out(text).partition("/")
    found = {
        "grid-template-rows": rows.strip() or "none",
        "grid-template-columns": wide.strip() or "none",
        "grid-auto-rows": "auto", "grid-auto-columns": "auto", "grid-auto-flow": "row",
    }  # fmt: skip
    for axis, part in (("rows", rows), ("columns", wide if slash else "")):
        words = part.split()
        if "auto-flow" in words:
            sizes = " ".join(word for word in words if word not in {"auto-flow", "dense"})
            found |= {f"grid-template-{axis}": "none", f"grid-auto-{axis}": sizes or "auto"}
            found["grid-auto-flow"] = axis.removesuffix("s")
    return found


def _areas_left_out(text: str) -> str:
    """Return a template whose strings, the names of the cells in a row, give way to sizes."""
    if "'" not in text and '"' not in text:
        return text
    rows, slash, wide = text.partition("/")
    sizes = [piece.strip() or "auto" for piece in _STRINGS.split(rows)[1:]]
    return f"{' '.join(sizes)}{slash}{wide}"


def _first(name: str) -> Callable[[str], Longhands | None]:
    """Return the reader of a pair of alignments of which the first is asked for."""
    return lambda text: {name: " ".join(spaced(text)[:1])}


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


ARRANGEMENTS: dict[str, tuple[tuple[str, ...], Callable[[str], Longhands | None]]] = {
    "flex-flow": (("flex-direction", "flex-wrap"), flow),
    "gap": (("row-gap", "column-gap"), gap),
    "columns": (("column-count", "column-width"), columns),
    "border-radius": (tuple(f"border-{corner}-radius" for corner in _CORNERS), radius),
    "contain-intrinsic-size": (
        ("contain-intrinsic-height",),
        lambda text: {"contain-intrinsic-height": " ".join(spaced(text)[-1:])},
    ),
    "column-rule": (("column-rule-style", "column-rule-width"), rule),
    "border-image": (("border-image-outset",), border_image),
    "place-items": (("align-items",), _first("align-items")),
    "place-self": (("align-self",), _first("align-self")),
    "place-content": (
        ("justify-content",), lambda text: {"justify-content": " ".join(spaced(text)[-1:])},
    ),
    "grid-row": (("grid-row-start", "grid-row-end"), cell("row")),
    "grid-column": (("grid-column-start", "grid-column-end"), cell("column")),
    "grid-area": (
        ("grid-row-start", "grid-column-start", "grid-row-end", "grid-column-end"), area,
    ),
    "grid-template": (("grid-template-rows", "grid-template-columns"), template),
    "grid": (
        ("grid-template-rows", "grid-template-columns", "grid-auto-rows", "grid-auto-columns",
         "grid-auto-flow"),
        grid,
    ),
    "outline": (("outline-style", "outline-width"), outline),
    "text-decoration": (
        ("text-decoration-line", "text-decoration-thickness"),
        decoration,
    ),
    "container": (("container-name", "container-type"), container),
}  # fmt: skip
"""Shorthands by name: the longhands that each sets, and its reader."""
