"""What old attributes set: bgcolor, font, align, and what SVG takes for style.

After the rendering section of the HTML standard, with Chromium's manners where they differ.
"""

import re
from collections.abc import Iterator

from turbohtml import Element, Namespace

from faracheck.loaders.html.style.colours import parse_colour
from faracheck.loaders.html.style.user_agent import Setting

_SIZES = ("x-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large")


def hints(element: Element) -> Iterator[Setting]:
    """Yield what presentational attributes set: they count as author rules of no weight."""
    if element.namespace is Namespace.SVG:
        yield from _svg_attributes(element)
        if element.tag == "foreignObject":
            yield from _foreign_size(element)
        return
    yield from _surface(element)
    yield from _measured(element)
    yield from _text(element)
    yield from _direction(element)


_ROWS = frozenset({"thead", "tbody", "tfoot", "tr"})
_CELLS = frozenset({"td", "th"})
_TABLE = frozenset({"table", *_ROWS, *_CELLS})
_WIDE = frozenset({"table", "col", "hr", "img", "iframe", "object", "video", "canvas", *_CELLS})


def _surface(element: Element) -> Iterator[Setting]:
    if element.tag in {"body", "marquee"} or element.tag in _TABLE:
        yield from _coloured(element, "bgcolor", "background-color")
        background = element.attr("background")
        if background:
            yield "background-image", f'url("{background.replace(chr(34), "")}")'


def _measured(element: Element) -> Iterator[Setting]:
    if element.tag == "body":
        yield from _margins(element)
    if element.tag in _WIDE:
        yield from _dimension(element, "width")
    if element.tag in _TABLE:
        yield from _dimension(element, "height")
    if element.tag in _CELLS:
        yield from _cell(element)


def _text(element: Element) -> Iterator[Setting]:
    if element.tag == "font":
        yield from _font(element)
    if element.tag == "body":
        yield from _coloured(element, "text", "color")
    if element.tag in {"a", "area"} and element.attr("href") is not None:
        yield from _link(element)
    if element.tag in _CELLS and "nowrap" in element.attrs:
        yield "white-space", "nowrap"


def _direction(element: Element) -> Iterator[Setting]:
    tag, align = element.tag, (element.attr("align") or "").lower()
    if align in {"left", "right", "center", "justify"} and tag not in {"table", "img", "iframe"}:
        yield "text-align", align
    if tag == "table" and align in {"left", "right"}:
        yield "float", align
    if (element.attr("dir") or "").lower() in {"rtl", "ltr"}:
        yield "direction", (element.attr("dir") or "").lower()


def _font(element: Element) -> Iterator[Setting]:
    yield from _coloured(element, "color", "color")
    size = re.match(r"\s*([-+]?)(\d+)", element.attr("size") or "")
    if size:
        value = int(size[2])
        value = {"+": 3 + value, "-": 3 - value, "": value}[size[1]]
        yield "font-size", _SIZES[min(7, max(1, value))]
    if face := element.attr("face"):
        yield "font-family", face


def _coloured(element: Element, attribute: str, name: str) -> Iterator[Setting]:
    value = element.attr(attribute)
    if value and (colour := legacy_colour(value)):
        yield name, colour


def _link(element: Element) -> Iterator[Setting]:
    body = next((a for a in element.ancestors if isinstance(a, Element) and a.tag == "body"), None)
    if body is not None:
        yield from _coloured(body, "link", "color")


def _margins(element: Element) -> Iterator[Setting]:
    for names, attributes in (
        (("margin-top", "margin-bottom"), ("marginheight", "topmargin")),
        (("margin-left", "margin-right"), ("marginwidth", "leftmargin")),
    ):
        value = next((element.attr(a) for a in attributes if element.attr(a) is not None), None)
        if value and re.fullmatch(r"\s*\d+\s*", value):
            yield from ((name, f"{value.strip()}px") for name in names)


def _dimension(element: Element, name: str) -> Iterator[Setting]:
    match = re.match(r"\s*\+?(\d+(?:\.\d+)?)(%?)", element.attr(name) or "")
    if match and (float(match[1]) > 0 or element.tag not in {"table", "td", "th"}):
        yield name, f"{match[1]}{match[2] or 'px'}"


def _cell(element: Element) -> Iterator[Setting]:
    table = next(
        (a for a in element.ancestors if isinstance(a, Element) and a.tag == "table"), None
    )
    padding = table.attr("cellpadding") if table is not None else None
    if padding and padding.strip().isdigit():
        yield from (
            (f"padding-{s}", f"{padding.strip()}px") for s in ("top", "right", "bottom", "left")
        )


def _svg_attributes(element: Element) -> Iterator[Setting]:
    for name in (
        "display", "visibility", "opacity", "color", "font-size", "font-family", "clip-path",
        "mask", "filter", "overflow", "letter-spacing", "word-spacing", "direction", "fill",
        "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "transform",
        "dominant-baseline",
    ):  # fmt: skip
        value = element.attr(name)
        if value:
            yield name, _with_unit(value) if name.endswith(("size", "spacing")) else value


def _foreign_size(element: Element) -> Iterator[Setting]:
    for name in ("width", "height"):
        yield name, _with_unit(element.attr(name) or "0")


def _with_unit(value: str) -> str:
    return f"{value}px" if re.fullmatch(r"\s*-?[\d.]+\s*", value) else value


def legacy_colour(value: str) -> str | None:
    """Return the colour of an old attribute by the HTML standard's forgiving rules."""
    value = value.strip()
    if not value or value.lower() == "transparent":
        return None
    if re.fullmatch(r"[a-zA-Z]+", value) and isinstance(parse_colour(value), tuple):
        return value.lower()
    if re.fullmatch(r"#[0-9a-fA-F]{3}", value):
        return value
    value = re.sub(r"[^0-9a-fA-F]", "0", value[:128].removeprefix("#"))
    while not value or len(value) % 3:
        value += "0"
    size = len(value) // 3
    parts = [value[i * size : (i + 1) * size][-8:] for i in range(3)]
    while len(parts[0]) > 2 and all(part[0] == "0" for part in parts):
        parts = [part[1:] for part in parts]
    return "#" + "".join(part[:2].rjust(2, "0") for part in parts)
