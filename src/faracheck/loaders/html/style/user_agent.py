"""What a browser assumes before any author speaks: the default sheet.

After the rendering section of the HTML standard, with Chromium's manners where they differ.
"""

from collections.abc import Iterator

from turbohtml import Element, Namespace

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
    **dict.fromkeys(("s", "strike", "del"), (("text-decoration-line", "line-through"),)),
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
_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
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
    yield from _written(element)
    if tag in {"input", "select", "button", "textarea"}:
        yield from _control(element)
    if tag == "table" and quirks:
        yield from _QUIRKS_TABLE
    if tag in {"a", "area"} and element.attr("href") is not None:
        yield "color", "-webkit-link"
    yield from _closed(element)


def _written(element: Element) -> Iterator[Setting]:
    """Yield the settings of paragraphs, lists and what is typed."""
    tag = element.tag
    if tag in _PARAGRAPHS:
        margin = "0" if tag in _LISTS and _inside_list(element) else "1em"
        yield from (("margin-top", margin), ("margin-bottom", margin))
    if tag in _LISTS:
        yield "padding-left", "40px"
    if tag == "bdo":
        yield "unicode-bidi", "isolate-override"
    if tag in _BOLD:
        yield "font-weight", "bold"
    if tag in _MONOSPACE or tag in _PREFORMATTED:
        yield "font-family", "monospace"
    if tag in _PREFORMATTED:
        yield "white-space", "pre"


def _foreign(element: Element) -> Iterator[Setting]:
    if element.namespace is Namespace.SVG:
        yield from _drawn(element)
    elif element.tag in {"annotation", "annotation-xml"}:
        yield "display", "none"
    elif element.tag == "mphantom":
        yield "visibility", "hidden"


def _drawn(element: Element) -> Iterator[Setting]:
    if element.tag in _UNPAINTED_SVG:
        yield "display", "none"
    if element.tag == "foreignObject" or (element.tag == "svg" and _is_inner_svg(element)):
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
    if "disabled" in element.attrs:
        yield "color", "rgba(16, 16, 16, 0.3)"
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
        yield from ((side, "0") for side in ("top", "right", "bottom", "left"))
        yield from (("width", "fit-content"), ("height", "fit-content"))
    if "hidden" in attributes:
        found = (element.attr("hidden") or "").lower() == "until-found"
        if found:
            yield "content-visibility", "hidden"
        elif element.tag != "embed":
            yield "display", "none"


def _count(element: Element, attribute: str, otherwise: int) -> int:
    value = (element.attr(attribute) or "").strip()
    return int(value) if value.isdigit() and int(value) else otherwise
