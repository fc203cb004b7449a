"""How characters are set: default styles, the chain of parents, then the automatic styles.

OpenDocument 1.3 part 3, 16: a style says what its parent leaves unsaid; sizes may be shares of
the parent's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from typing import Any

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders._paper.setting import NOTHING, Setting
from faracheck.loaders._paper.sheet import Sheet
from faracheck.loaders._paper.symbols import IN_SYMBOLS, is_symbols
from faracheck.loaders.odt.names import DRAW, FO, LOEXT, STYLE, TABLE, TEXT, XLINK

DEFAULT = Setting(points=12.0)
"""What a run has where no style says otherwise: twelve points, as LibreOffice has it."""

PLAIN = Sheet(left=57.0, right=57.0, top=57.0)
"""The page that LibreOffice begins with: margins of two centimetres."""

FAINTEST = 15
"""Per cent of opacity below which ink does not stand out from what it lies on."""

LOWEST = 6.0
"""Points; a box or a row that is kept lower than this shows no line of words."""

RAISED = 200
"""Per cent of their size by which letters may leave their line and still stand beside it."""

_LENGTH = late_pattern(r"(-?\d+(?:\.\d+)?|-?\.\d+)(pt|in|cm|mm|pc|px|%)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75}
_COLOUR = late_pattern(r"#([0-9a-fA-F]{6})")
_HEADINGS = late_pattern(r"(?i)(?:heading|title|subtitle)\b")
_PICTURED = frozenset({"bitmap", "gradient", "hatch"})
ON_A_PICTURE = "it stands on a picture or a gradient"

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Style:
    """A style as the file has it: its element, and the name of the one it goes on from."""

    node: Any
    name: str
    parent: str | None


@dataclass(frozen=True)
class Styles:
    """The styles that hold for one story, by family and name."""

    by_key: dict[Key, Style] = field(default_factory=dict)
    defaults: dict[str, Any] = field(default_factory=dict)
    sheet: Sheet = PLAIN
    _known: dict[Key, Setting] = field(default_factory=dict)

    def setting(self, family: str, name: str | None) -> Setting:
        """Return what a style says with all its parents; sizes in shares become points."""
        if name is None or (family, name) not in self.by_key:
            return NOTHING
        if (family, name) not in self._known:
            whole = self.default(family) if family == "paragraph" else NOTHING
            for style in reversed(list(self.chain(family, name))):
                whole = setting_of(style.node, f"style “{style.name}”", whole)
            self._known[family, name] = whole
        return self._known[family, name]

    def default(self, family: str) -> Setting:
        """Return what holds in a family where no style says otherwise."""
        return setting_of(self.defaults.get(family), "the document's defaults", DEFAULT)

    def ground(self, family: str, name: str | None) -> Setting:
        """Return what a style paints behind the words of a frame, a cell, a page."""
        for style in self.chain(family, name):
            found = ground_of(style.node)
            if found != NOTHING:
                return found
        return ground_of(self.defaults.get(family)) if family == "graphic" else NOTHING

    def value(self, family: str, name: str | None, attribute: str, part: str = "") -> str | None:
        """Return an attribute of a style, from it or the nearest parent with it.

        It stands at the style's own element, or at the properties for one `part`.
        """
        tag = f"{STYLE}{part}-properties"
        nodes = (style.node.find(tag) if part else style.node for style in self.chain(family, name))
        found = (node.get(attribute) for node in nodes if node is not None)
        return next((str(it) for it in found if it), None)

    def indented(self, name: str | None) -> Setting:
        """Return what becomes of a paragraph's words by its margins on the page."""
        left, right = (
            length(self.value("paragraph", name, f"{FO}margin-{side}", part="paragraph"))
            for side in ("left", "right")
        )
        if left is None and right is None:
            return NOTHING
        sheet = self.sheet
        return sheet.across(sheet.left + (left or 0.0), sheet.width - sheet.right - (right or 0.0))

    def is_low(self, name: str | None) -> bool:
        """Say whether the rows of a table are kept so low that no line of words shows in them."""
        height = length(self.value("table-row", name, f"{STYLE}row-height", part="table-row"))
        return height is not None and height < LOWEST

    def is_heading(self, name: str | None) -> bool:
        """Say whether a paragraph of this style is a heading or a title."""
        return any(
            _HEADINGS.match(style.name.replace("_20_", " "))
            or style.node.get(f"{STYLE}default-outline-level")
            for style in self.chain("paragraph", name)
        )

    def chain(self, family: str, name: str | None) -> Iterator[Style]:
        """Yield a style and its parents; a circle ends where it began."""
        seen: set[str] = set()
        while name is not None and (family, name) in self.by_key and name not in seen:
            seen.add(name)
            yield self.by_key[family, name]
            name = self.by_key[family, name].parent


def styles_of(groups: Sequence[Any]) -> Styles:
    """Return the styles in elements that hold them, later ones before earlier of the same name."""
    by_key: dict[Key, Style] = {}
    defaults: dict[str, Any] = {}
    for group in groups:
        for node in group if group is not None else ():
            family, name = str(node.get(f"{STYLE}family") or ""), node.get(f"{STYLE}name")
            if node.tag == f"{STYLE}default-style":
                defaults[family] = node
            elif node.tag == f"{STYLE}style" and name:
                shown = str(node.get(f"{STYLE}display-name") or name)
                by_key[family, name] = Style(node, shown, node.get(f"{STYLE}parent-style-name"))
    return Styles(by_key, defaults)


def setting_of(node: Any, because: str, under: Setting) -> Setting:
    """Return what an element with text properties says, over what holds without it."""
    properties = None if node is None else node.find(f"{STYLE}text-properties")
    paragraph = None if node is None else node.find(f"{STYLE}paragraph-properties")
    ground = _colour(paragraph, f"{FO}background-color")
    if ground is not None:
        under = replace(under, ground=ground)
    if paragraph is not None and (cut := length(paragraph.get(f"{FO}line-height"))) is not None:
        under = replace(under, line=cut)
    if properties is None:
        return under
    hidden, why = _hidden(properties, because)
    return Setting(
        hidden=hidden,
        because=why if hidden is not None else "",
        points=_points(properties, under),
        ink=_ink(properties),
        ground=_colour(properties, f"{FO}background-color"),
        unsure=_unsure(properties),
        stretched=_part(properties.get(f"{STYLE}text-scale")),
        spacing=length(properties.get(f"{FO}letter-spacing")),
    ).over(under)


def ground_of(node: Any) -> Setting:
    """Return the colour that a frame, shape, cell or page is filled with, or that it is pictured."""
    for properties in node if node is not None else ():
        if not isinstance(properties.tag, str):
            continue
        fill = properties.get(f"{DRAW}fill")
        image = properties.find(f"{STYLE}background-image")
        if fill in _PICTURED or (image is not None and image.get(f"{XLINK}href")):
            return Setting(unsure=ON_A_PICTURE)
        if fill == "none":
            return NOTHING
        colour = _colour(properties, f"{FO}background-color")
        if colour is None and (fill == "solid" or properties.tag == f"{STYLE}graphic-properties"):
            colour = _colour(properties, f"{DRAW}fill-color")
        if colour is not None:
            return Setting(ground=colour)
    return NOTHING


def length(text: str | None) -> float | None:
    """Return a length in points, or None where there is none."""
    found = _LENGTH.fullmatch(text or "")
    return float(found[1]) * _POINTS[found[2]] if found and found[2] != "%" else None


def _hidden(properties: Any, because: str) -> tuple[bool | None, str]:
    display = properties.get(f"{TEXT}display")
    if display in {"none", "true"}:
        return display == "none", f"hidden text, set by {because}"
    # LibreOffice writes an opacity of nothing beside a colour that is left to it; it has no effect.
    opacity = _share(properties.get(f"{LOEXT}opacity")) if _ink(properties) != "auto" else None
    if opacity is not None and opacity < FAINTEST:
        return True, f"an opacity of {opacity:g} %, set by {because}"
    return None, ""


def _unsure(properties: Any) -> str | None:
    if properties.get(f"{TEXT}display") == "condition":
        return "it is shown on a condition"
    if any(is_symbols(properties.get(it)) for it in (f"{STYLE}font-name", f"{FO}font-family")):
        return IN_SYMBOLS
    raised = _share((str(properties.get(f"{STYLE}text-position") or "").split() or [""])[0])
    if raised is not None and abs(raised) > RAISED:
        return f"it is set {abs(raised):g} % of its size off its line"
    struck = [properties.get(f"{STYLE}text-line-through-{it}") for it in ("style", "type")]
    if any(it not in {None, "none"} for it in struck):
        return "it is struck through"
    return "" if any(struck) else None


def _points(properties: Any, under: Setting) -> float | None:
    """Return a size in points; raised letters are a share of the size around them."""
    said = str(properties.get(f"{FO}font-size") or "")
    before = DEFAULT.points if under.points is None else under.points
    share = _share(said)
    points = length(said) if share is None else (before or 12.0) * share / 100
    raised = str(properties.get(f"{STYLE}text-position") or "").split()
    smaller = _share(raised[1]) if len(raised) > 1 else None
    if smaller is None:
        return points
    return ((before or 12.0) if points is None else points) * smaller / 100


def _ink(properties: Any) -> str | None:
    if properties.get(f"{STYLE}use-window-font-color") == "true":
        return "auto"
    return _colour(properties, f"{FO}color")


def _colour(properties: Any, name: str) -> str | None:
    found = _COLOUR.fullmatch(str(properties.get(name) or "")) if properties is not None else None
    return found[1].lower() if found else None


def _part(text: str | None) -> float | None:
    share = _share(text)
    return None if share is None else share / 100


def _share(text: str | None) -> float | None:
    found = _LENGTH.fullmatch(text or "")
    return float(found[1]) if found and found[2] == "%" else None


CELL_FAMILIES = {
    f"{TABLE}table": "table",
    f"{TABLE}table-row": "table-row",
    f"{TABLE}table-cell": "table-cell",
    f"{TABLE}covered-table-cell": "table-cell",
}
"""Which family the style of a part of a table is from."""
