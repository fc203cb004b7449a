"""How a run is set: document defaults, the chain of styles, then what stands at the run itself.

ECMA-376 part 1, 17.7.2: defaults, table, paragraph and character styles, direct formatting.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from typing import Any

from faracheck.frozen import dataclass
from faracheck.loaders._paper.setting import NOTHING, Setting
from faracheck.loaders._paper.symbols import IN_SYMBOLS, is_symbols
from faracheck.loaders.docx.colours import Theme
from faracheck.loaders.docx.names import W, is_off, is_on, twips, val

DEFAULT = Setting(points=10.0)
"""What a run has where nothing says otherwise: ten points."""

PLAIN = Theme()
"""The colours of a document without a theme of its own."""

_FAR = 144.0
"""Points: what is raised or lowered further may be off the page."""


@dataclass(frozen=True)
class Style:
    """A named style as it stands in its part; what it says is worked out when somebody asks.

    Word writes out hundreds of styles, and a document uses a few of them.
    """

    node: Any
    theme: Theme

    @cached_property
    def setting(self) -> Setting:
        """What it says itself of all characters in it."""
        return _part(self.node, self._because, self.theme)

    @cached_property
    def based_on(self) -> str | None:
        """The id of the style under it."""
        return val(self.node.find(f"{W}basedOn")) or None

    @cached_property
    def heading(self) -> bool:
        """Whether it sets a heading or a title."""
        named = self._name.casefold()
        level = self.node.find(f"{W}pPr/{W}outlineLvl")
        titled = named.startswith("heading ") or named in {"title", "heading"}
        return titled or (level is not None and val(level) in set("012345678"))

    def part(self, name: str) -> Setting:
        """Return what it says itself of the cells of one part; the last that says it counts."""
        parts = [it for it in self.node.iterfind(f"{W}tblStylePr") if it.get(f"{W}type") == name]
        return _part(parts[-1], self._because, self.theme) if parts else NOTHING

    @property
    def _name(self) -> str:
        return val(self.node.find(f"{W}name"))

    @property
    def _because(self) -> str:
        return f"style “{self._name}”"


@dataclass(frozen=True)
class Styles:
    """The styles of a document, by their ids, and the colours of its theme."""

    defaults: Setting = DEFAULT
    by_id: Mapping[str, Style] = field(default_factory=dict)
    paragraph: str | None = None
    theme: Theme = PLAIN
    _known: dict[str, Setting] = field(default_factory=dict)
    _parts: dict[tuple[str, str], Setting] = field(default_factory=dict)

    def setting(self, style: str | None) -> Setting:
        """Return what a style says with all that it is based on."""
        if style is None or style not in self.by_id:
            return NOTHING
        if style not in self._known:
            self._known[style] = _stacked(one.setting for one in self._chain(style))
        return self._known[style]

    def part(self, style: str, name: str) -> Setting:
        """Return what a table's style says of the cells of one part, such as `firstRow`."""
        key = style, name
        if key not in self._parts:
            self._parts[key] = _stacked(one.part(name) for one in self._chain(style))
        return self._parts[key]

    def is_heading(self, style: str | None) -> bool:
        """Say whether a paragraph of this style is a heading or a title."""
        return any(one.heading for one in self._chain(style))

    def _chain(self, style: str | None) -> Iterator[Style]:
        """Yield a style and those that it is based on; a circle ends where it began."""
        seen: set[str] = set()
        while style is not None and style in self.by_id and style not in seen:
            seen.add(style)
            yield self.by_id[style]
            style = self.by_id[style].based_on


def _stacked(settings: Iterable[Setting]) -> Setting:
    """Return settings as one; what an earlier one leaves unsaid comes from the later ones."""
    whole = NOTHING
    for one in settings:
        whole = whole.over(one)
    return whole


def styles_of(root: Any, theme: Theme = PLAIN) -> Styles:
    """Return the styles in the root of `word/styles.xml`; None is a document without any."""
    if root is None:
        return Styles(theme=theme)
    default = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    by_id: dict[str, Style] = {}
    normal = None
    for node in root.iterfind(f"{W}style"):
        name = node.get(f"{W}styleId")
        if name:
            by_id[name] = Style(node, theme)
        if normal is None and _is_default(node):
            normal = str(name)
    defaults = setting_of(default, "the document's defaults", theme).over(DEFAULT)
    return Styles(defaults, by_id, normal, theme)


def _is_default(node: Any) -> bool:
    """Say whether paragraphs have a style where they name none."""
    return node.get(f"{W}type") == "paragraph" and not is_off(node.get(f"{W}default") or "0")


def setting_of(properties: Any, because: str, theme: Theme = PLAIN) -> Setting:
    """Return what a `w:rPr` says; `because` names where it stands."""
    if properties is None:
        return NOTHING
    # `w:webHidden` hides in a web view only; a page shows it.
    hidden = _switch(properties, "vanish")
    why = f"hidden text, set by {because}" if hidden is not None else ""
    ink, ground = theme.ink(properties), theme.ground(properties)
    filling = theme.filled(properties, ink, ground)
    if filling is not None and filling.colour is None and not hidden:
        hidden, why = not filling.outlined, f"letters without any fill, set by {because}"
    stretched = _percentage(val(properties.find(f"{W}w")))
    return Setting(
        hidden=hidden,
        because=why,
        points=_points(val(properties.find(f"{W}sz"))),
        ink=ink if filling is None or filling.colour is None else filling.colour,
        ground=ground,
        unsure=_doubt(properties),
        stretched=stretched,
        spacing=twips(val(properties.find(f"{W}spacing")) or None),
    )


def _doubt(properties: Any) -> str | None:
    """Say what a reader may make of characters that are struck out, or moved off their line."""
    struck = [on for name in ("strike", "dstrike") if (on := _switch(properties, name)) is not None]
    raised = _points(val(properties.find(f"{W}position")))
    if any(struck):
        return "it is struck through"
    fonts = properties.find(f"{W}rFonts")
    if fonts is not None and any(is_symbols(fonts.get(f"{W}{it}")) for it in ("ascii", "hAnsi")):
        return IN_SYMBOLS
    if raised is not None and abs(raised) > _FAR:
        return f"it is set {abs(raised):g} pt off its line"
    return "" if struck else None


def _part(node: Any, because: str, theme: Theme) -> Setting:
    """Return what a style, or the part of one for some cells, says of characters in it."""
    own = setting_of(node.find(f"{W}rPr"), because, theme).over(
        block_setting(node.find(f"{W}pPr"), theme)
    )
    cell, table = node.find(f"{W}tcPr"), node.find(f"{W}tblPr")
    return own.over(Setting(ground=theme.ground(cell) or theme.ground(table)))


def block_setting(properties: Any, theme: Theme) -> Setting:
    """Return what a `w:pPr` says of the characters in it: what lies behind, how lines are cut."""
    if properties is None:
        return NOTHING
    lines = properties.find(f"{W}spacing")
    cut = lines is not None and lines.get(f"{W}lineRule") == "exact"
    return Setting(
        ground=theme.ground(properties), line=twips(lines.get(f"{W}line")) if cut else None
    )


def _switch(properties: Any, name: str) -> bool | None:
    node = properties.find(f"{W}{name}")
    return None if node is None else is_on(node)


def _percentage(text: str) -> float | None:
    try:
        return float(text.removesuffix("%")) / 100
    except ValueError:
        return None


def _points(text: str) -> float | None:
    """Return a size in points: a bare number counts half points."""
    try:
        return float(text.removesuffix("pt")) / (1 if text.endswith("pt") else 2)
    except ValueError:
        return None
