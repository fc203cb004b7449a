"""The ways in which an element, or one around it, keeps text from being painted."""

from collections.abc import Iterator, Sequence

from turbohtml import Element, Namespace, Text

from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.kinds import is_blockified
from faracheck.loaders.html.style.paint import is_svg_text
from faracheck.loaders.html.style.sources import line_at, said_of
from faracheck.loaders.html.style.states import is_chosen, rows_of

_UNRENDERED = {
    "noscript": "a noscript element, shown only where scripts are off",
    "script": "a script element",
    "iframe": "the fallback of an iframe",
    "canvas": "the fallback of a canvas",
    "audio": "the fallback of an audio element",
    "video": "the fallback of a video element",
    "progress": "the fallback of a progress bar",
    "meter": "the fallback of a meter",
    "input": "an input element",
    "img": "an image",
    "datalist": "a list of suggestions",
    "noframes": "the fallback of a frameset",
    "frameset": "a frameset",
}
# Smaller glyphs leave no trace on the screen.
SMALLEST_FONT = 0.3
# Of what is drawn smaller than it is set, less is left.
_SMALLEST_ZOOMED = 0.8
_OUTLINES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
_NO_BOX = frozenset({"table-column", "table-column-group"})
_REPLACING = frozenset({"url", "function"})


def hidden_by(line: Sequence[Style], text: Text) -> str | None:
    """Return what takes the boxes of `line` off the page; None when nothing does."""
    return next(_reasons(line, text), None)


def _reasons(line: Sequence[Style], text: Text) -> Iterator[str]:
    for rank, style in enumerate(line):
        inner = line[rank + 1] if rank + 1 < len(line) else None
        yield from _around(style, inner)
    last = line[-1]
    if last.get("visibility") != "visible":
        yield said_of(last, "visibility")
    collapsed = next((s for s in line if _is_collapsed_row(s)), None)
    if collapsed is not None:
        yield said_of(collapsed, "visibility")
    column = next((c for s in line if (c := _collapsed_column(s)) is not None), None)
    if column is not None:
        yield said_of(column, "visibility")
    zoom = _zoom(line)
    shrunk = zoom < 1 and last.font_px * zoom < _SMALLEST_ZOOMED
    if last.font_px < SMALLEST_FONT or shrunk:
        zoomed = next((s for s in line if s.said("zoom") is not None), None)
        yield said_of(last, "font-size") if zoomed is None else said_of(zoomed, "zoom")
    if last.get("-webkit-text-security") != "none":
        yield said_of(last, "-webkit-text-security")
    if last.element.namespace is Namespace.SVG:
        yield from _undrawn(line)


def _undrawn(line: Sequence[Style]) -> Iterator[str]:
    if not is_svg_text(line):
        yield "SVG text outside a text element"
    if any(_is_switched_off(style.element) for style in line):
        yield "a choice of an SVG switch that is not taken"
    if any(map(_is_without_path, line)):
        yield "text along a path that is not there"


def _around(style: Style, inner: Style | None) -> Iterator[str]:
    element = style.element
    if element.namespace is Namespace.HTML and element.tag in _UNRENDERED:
        yield _UNRENDERED[element.tag]
    display = style.get("display")
    if display == "none" or display in _NO_BOX:
        yield said_of(style, "display")
    if display == "contents" and element.tag in {"select", "textarea", "meter", "progress"}:
        yield said_of(style, "display")
    if style.get("content-visibility") == "hidden" and _has_a_box_of_its_own(style):
        yield said_of(style, "content-visibility")
    if _is_replaced(style):
        yield said_of(style, "content")
    if element.tag == "details":
        yield from _folded(style, inner)
    if element.tag == "option":
        yield from _unlisted(element)


def _is_switched_off(element: Element) -> bool:
    """Say whether an SVG switch shows another of its children: the first that is fit (SVG 2, 5.7)."""
    parent = element.parent
    if not isinstance(parent, Element) or parent.tag != "switch":
        return False
    before = (it for it in element.previous_siblings if isinstance(it, Element))
    return not _is_fit(element) or any(map(_is_fit, before))


def _is_fit(choice: Element) -> bool:
    """Say whether a choice is in English, or in no language that it names."""
    languages = choice.attr("systemLanguage") or choice.attr("systemlanguage")
    if languages is None:
        return True
    return any(it.strip().lower().split("-")[0] == "en" for it in languages.split(","))


def _is_without_path(style: Style) -> bool:
    """Say whether text is to run along a path that the page does not hold."""
    element = style.element
    if element.tag != "textPath" or element.attr("path"):
        return False
    target = (element.attr("href") or element.attr("xlink:href") or "").strip()
    shapes = style.cascade.tree.iter_elements(_OUTLINES) if target.startswith("#") else ()
    return not any(it.attr("id") == target[1:] for it in shapes)


def _has_a_box_of_its_own(style: Style) -> bool:
    if is_blockified(style) and style.get("display") != "contents":
        return True
    return style.get("display") not in {
        "inline", "contents", "ruby", "ruby-text", "table-row-group", "table-row",
        "table-header-group", "table-footer-group", "table-column", "table-column-group",
        "table", "inline-table",
    }  # fmt: skip


def _is_replaced(style: Style) -> bool:
    """Say whether `content` puts an image in the place of the element."""
    value = style.get("content")
    nodes = [n for n in value if n.type != "whitespace"] if isinstance(value, tuple) else []
    return len(nodes) == 1 and nodes[0].type == "url"


def _folded(style: Style, inner: Style | None) -> Iterator[str]:
    line = line_at(style.element, style.cascade)
    if _is_folded_away(style, inner):
        yield f"a closed details element, line {line}"
    if _is_content_lost(style, inner):
        yield f"::details-content of <details>, line {line}"


def _is_folded_away(style: Style, inner: Style | None) -> bool:
    details = style.element
    if "open" in details.attrs and not _is_shut_by_its_group(details):
        return False
    if _is_its_summary(details, inner):
        return False
    content = Style(details, style.cascade, style, "details-content")
    return content.said("content-visibility") is None or (
        content.get("content-visibility") == "hidden"
    )


def _is_content_lost(style: Style, inner: Style | None) -> bool:
    """Say whether rules for `::details-content` take away what an open element shows."""
    if _is_its_summary(style.element, inner):
        return False
    content = Style(style.element, style.cascade, style, "details-content")
    flat = 0.0 in {content.px("height"), content.px("max-height")}
    return (
        content.amount("opacity") == 0
        or content.get("display") == "none"
        or (flat and content.get("overflow-y") in {"hidden", "clip"})
    )


def _is_its_summary(details: Element, inner: Style | None) -> bool:
    summary = next(
        (c for c in details.children if isinstance(c, Element) and c.tag == "summary"), None
    )
    return inner is not None and inner.element is summary


def _is_shut_by_its_group(details: Element) -> bool:
    """Say whether an open details element of the same name stands before this one."""
    name = details.attr("name")
    if not name:
        return False
    root = details
    while isinstance(root.parent, Element):
        root = root.parent
    for other in root.iter_elements("details"):
        if other is details:
            return False
        if other.attr("name") == name and "open" in other.attrs:
            return True
    return False


def _unlisted(option: Element) -> Iterator[str]:
    """Yield why a list does not show one of its options before a reader turns to it."""
    select = next(
        (a for a in option.ancestors if isinstance(a, Element) and a.tag == "select"), None
    )
    if select is None or is_chosen(option):
        return
    if rows_of(select) == 1:
        yield "an option that is not shown until the list is opened"
    elif not select.attr("style"):
        options = list(select.iter_elements("option"))
        if next(i for i, it in enumerate(options) if it is option) >= rows_of(select):
            yield "an option below those that the list shows"


def _is_collapsed_row(style: Style) -> bool:
    return style.get("visibility") == "collapse" and style.get("display") in {
        "table-row", "table-row-group", "table-header-group", "table-footer-group",
    }  # fmt: skip


def _collapsed_column(cell: Style) -> Style | None:
    """Return the column that takes a cell away with it, or None."""
    element = cell.element
    if element.tag not in {"td", "th"} or cell.get("display") != "table-cell":
        return None
    table = next(
        (a for a in element.ancestors if isinstance(a, Element) and a.tag == "table"), None
    )
    columns = list(table.iter_elements("col")) if table is not None else []
    before = [it for it in element.previous_siblings if isinstance(it, Element)]
    at = sum(_span(it, "colspan") for it in before)
    for column in columns:
        at -= _span(column, "span")
        if at < 0:
            style = Style(column, cell.cascade, None)
            return style if style.get("visibility") == "collapse" else None
    return None


def _span(element: Element, name: str) -> int:
    value = (element.attr(name) or "").strip()
    return int(value) if value.isdigit() and 0 < int(value) <= 1000 else 1


def _zoom(line: Sequence[Style]) -> float:
    total = 1.0
    for style in line:
        zoom = style.amount("zoom")
        if zoom:
            total *= zoom
    return total
