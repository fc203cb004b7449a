"""What a browser assumes before any author speaks: the default sheet and old attributes.

After the rendering section of the HTML standard, with Chromium's manners where they differ.
"""

import re
from collections.abc import Iterator

from turbohtml import Element, Namespace

from faracheck.loaders.html.style.colours import parse_colour

Setting = tuple[str, str]

_DISPLAY: dict[str, str] = {
    tag: display
    for display, tags in {
        "none": "area base basefont datalist head link meta noembed noframes param rp script"
        " style template title noscript source track",
        "block": "address article aside blockquote body center dd details dialog dir div dl dt"
        " fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr"
        " html legend listing main menu nav ol optgroup option p plaintext pre search section"
        " ul xmp frame",
        "list-item": "li summary",
        "inline-block": "button input meter progress select textarea marquee",
        "table": "table",
        "table-caption": "caption",
        "table-cell": "td th",
        "table-column": "col",
        "table-column-group": "colgroup",
        "table-footer-group": "tfoot",
        "table-header-group": "thead",
        "table-row": "tr",
        "table-row-group": "tbody",
        "contents": "slot",
        "ruby": "ruby",
        "ruby-text": "rt",
    }.items()
    for tag in tags.split()
}

_SETTINGS: dict[str, tuple[Setting, ...]] = {
    "body": tuple((f"margin-{side}", "8px") for side in ("top", "right", "bottom", "left")),
    "h1": (("font-size", "2em"), ("margin-top", "0.67em"), ("margin-bottom", "0.67em")),
    "h2": (("font-size", "1.5em"), ("margin-top", "0.83em"), ("margin-bottom", "0.83em")),
    "h3": (("font-size", "1.17em"), ("margin-top", "1em"), ("margin-bottom", "1em")),
    "h4": (("margin-top", "1.33em"), ("margin-bottom", "1.33em")),
    "h5": (("font-size", "0.83em"), ("margin-top", "1.67em"), ("margin-bottom", "1.67em")),
    "h6": (("font-size", "0.67em"), ("margin-top", "2.33em"), ("margin-bottom", "2.33em")),
    "small": (("font-size", "smaller"),),
    "sub": (("font-size", "smaller"),),
    "sup": (("font-size", "smaller"),),
    "big": (("font-size", "larger"),),
    "rt": (("font-size", "50%"),),
    "mark": (("background-color", "yellow"), ("color", "black")),
    "blockquote": (("margin-left", "40px"), ("margin-right", "40px")),
    "figure": (("margin-left", "40px"), ("margin-right", "40px")),
    "dd": (("margin-left", "40px"),),
    "center": (("text-align", "center"),),
    "nobr": (("white-space", "nowrap"),),
    "td": tuple((f"padding-{side}", "1px") for side in ("top", "right", "bottom", "left")),
    "th": (
        ("text-align", "center"),
        *((f"padding-{side}", "1px") for side in ("top", "right", "bottom", "left")),
    ),
    "table": (("text-indent", "0"), ("box-sizing", "border-box")),
    "hr": (("color", "gray"), ("overflow-x", "hidden"), ("overflow-y", "hidden")),
    "legend": (("padding-left", "2px"), ("padding-right", "2px")),
    "marquee": (("overflow-x", "hidden"), ("overflow-y", "hidden")),
}
_CONTROL: tuple[Setting, ...] = (
    ("font-size", "13.3333px"),
    ("font-family", "Arial"),
    ("color", "fieldtext"),
    ("letter-spacing", "normal"),
    ("word-spacing", "normal"),
    ("line-height", "normal"),
    ("text-indent", "0"),
    ("text-shadow", "none"),
    ("text-align", "start"),
    ("background-color", "field"),
    ("box-sizing", "border-box"),
)
_BUTTON: tuple[Setting, ...] = (
    *(s for s in _CONTROL if s[0] not in {"background-color", "text-align"}),
    ("background-color", "buttonface"),
    ("text-align", "center"),
)
_TEXTAREA: tuple[Setting, ...] = (
    *(s for s in _CONTROL if s[0] not in {"font-family", "box-sizing"}),
    ("font-family", "monospace"),
    ("white-space", "pre-wrap"),
    ("overflow-x", "auto"),
    ("overflow-y", "auto"),
)
_MONOSPACE = frozenset({"code", "kbd", "samp", "tt"})
_PREFORMATTED = frozenset({"pre", "listing", "xmp", "plaintext"})
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_PARAGRAPHS = frozenset({"p", "dl", "blockquote", "figure", *_LISTS, *_PREFORMATTED})
_QUIRKS_TABLE: tuple[Setting, ...] = (
    ("font-size", "medium"), ("line-height", "normal"), ("text-align", "start"),
    ("white-space", "normal"),
)  # fmt: skip


def defaults(element: Element, *, quirks: bool) -> Iterator[Setting]:
    """Yield what the default sheet sets on `element`, a later setting over an earlier one."""
    tag = element.tag
    if element.namespace is not Namespace.HTML:
        yield from _foreign(element)
        return
    if tag in _DISPLAY:
        yield "display", _DISPLAY[tag]
    yield from _SETTINGS.get(tag, ())
    if tag in _PARAGRAPHS:
        nested = tag in _LISTS and _inside_list(element)
        yield from (
            ("margin-top", "0" if nested else "1em"),
            ("margin-bottom", "0" if nested else "1em"),
        )
    if tag in _LISTS:
        yield "padding-left", "40px"
    if tag in _MONOSPACE or tag in _PREFORMATTED:
        yield "font-family", "monospace"
    if tag in _PREFORMATTED:
        yield "white-space", "pre"
    if tag in {"input", "select", "button", "textarea"}:
        yield from _control(element)
    if tag == "table" and quirks:
        yield from _QUIRKS_TABLE
    if tag in {"a", "area"} and element.attr("href") is not None:
        yield "color", "-webkit-link"
    yield from _closed(element)


def _foreign(element: Element) -> Iterator[Setting]:
    if element.namespace is Namespace.SVG:
        if element.tag in _UNPAINTED_SVG:
            yield "display", "none"
        if element.tag == "svg" and _is_inner_svg(element):
            yield from (("overflow-x", "hidden"), ("overflow-y", "hidden"))
        elif element.tag == "svg":
            yield from (("overflow-x", "clip"), ("overflow-y", "clip"))
        if element.tag in {"text", "foreignObject"}:
            yield "display", "block"
            yield "text-indent", "0"


def _is_inner_svg(element: Element) -> bool:
    parent = element.parent
    return isinstance(parent, Element) and parent.namespace is Namespace.SVG


_UNPAINTED_SVG = frozenset(
    {
        "defs", "title", "desc", "metadata", "clipPath", "mask", "marker", "pattern", "symbol",
        "linearGradient", "radialGradient", "filter", "script", "style", "cursor",
    }
)  # fmt: skip


def _inside_list(element: Element) -> bool:
    return any(isinstance(a, Element) and a.tag in _LISTS for a in element.ancestors)


def _control(element: Element) -> Iterator[Setting]:
    if element.tag == "textarea":
        yield from _TEXTAREA
        yield "height", f"{_count(element, 'rows', 2)}lh"
        yield "width", f"{_count(element, 'cols', 20)}ch"
    elif element.tag == "button":
        yield from _BUTTON
    else:
        yield from _CONTROL
    if element.tag == "input" and (element.attr("type") or "").lower() == "hidden":
        yield "display", "none"


def _closed(element: Element) -> Iterator[Setting]:
    attributes = element.attrs
    if element.tag == "dialog":
        yield "color", "canvastext"
        yield "background-color", "canvas"
        if "open" not in attributes:
            yield "display", "none"
        else:
            yield from (("position", "absolute"), ("margin-left", "auto"), ("margin-right", "auto"))
    if "popover" in attributes:
        yield "display", "none"
        yield from (("color", "canvastext"), ("background-color", "canvas"), ("position", "fixed"))
    if "hidden" in attributes:
        found = (element.attr("hidden") or "").lower() == "until-found"
        if found:
            yield "content-visibility", "hidden"
        elif element.tag != "embed":
            yield "display", "none"


def _count(element: Element, attribute: str, otherwise: int) -> int:
    value = (element.attr(attribute) or "").strip()
    return int(value) if value.isdigit() and int(value) else otherwise


_SIZES = ("x-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large")


def hints(element: Element) -> Iterator[Setting]:
    """Yield what presentational attributes set: they count as author rules of no weight."""
    if element.namespace is Namespace.SVG:
        yield from _svg_attributes(element)
        return
    tag = element.tag
    if tag == "font":
        yield from _font(element)
    if tag in {"body", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "marquee"}:
        yield from _coloured(element, "bgcolor", "background-color")
        background = element.attr("background")
        if background:
            yield "background-image", f'url("{background.replace(chr(34), "")}")'
    if tag == "body":
        yield from _coloured(element, "text", "color")
        yield from _margins(element)
    if tag in {"table", "td", "th", "col", "hr", "img", "iframe", "object", "video", "canvas"}:
        yield from _dimension(element, "width")
    if tag in {"table", "thead", "tbody", "tfoot", "tr", "td", "th"}:
        yield from _dimension(element, "height")
    if tag in {"td", "th"}:
        yield from _cell(element)
        if "nowrap" in element.attrs:
            yield "white-space", "nowrap"
    if tag in {"a", "area"} and element.attr("href") is not None:
        yield from _link(element)
    align = (element.attr("align") or "").lower()
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
    ):  # fmt: skip
        value = element.attr(name)
        if value:
            yield name, _with_unit(value) if name.endswith(("size", "spacing")) else value


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
