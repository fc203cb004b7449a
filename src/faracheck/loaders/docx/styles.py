"""How a run is set: document defaults, the chain of styles, then what stands at the run itself.

ECMA-376 part 1, 17.7.2: defaults, table, paragraph and character styles, direct formatting.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from faracheck.loaders._paper.setting import NOTHING, Setting
from faracheck.loaders.docx.names import W

DEFAULT = Setting(points=10.0)
"""What a run has where nothing says otherwise: ten points."""

_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Style:
    """A named style: its own setting, what it is based on, and how deep a heading it is."""

    name: str
    setting: Setting = NOTHING
    based_on: str | None = None
    heading: bool = False


@dataclass(frozen=True)
class Styles:
    """The styles of a document, by their ids."""

    defaults: Setting = DEFAULT
    by_id: dict[str, Style] = field(default_factory=dict)
    paragraph: str | None = None
    _known: dict[str, Setting] = field(default_factory=dict)

    def setting(self, style: str | None) -> Setting:
        """Return what a style says with all that it is based on."""
        if style is None or style not in self.by_id:
            return NOTHING
        if style not in self._known:
            whole = NOTHING
            for one in self._chain(style):
                whole = whole.over(one.setting)
            self._known[style] = whole
        return self._known[style]

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


def styles_of(root: Any) -> Styles:
    """Return the styles in the root of `word/styles.xml`; None is a document without any."""
    if root is None:
        return Styles()
    default = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    by_id = {
        str(node.get(f"{W}styleId")): _style(node)
        for node in root.iterfind(f"{W}style")
        if node.get(f"{W}styleId")
    }
    normal = next(
        (
            str(node.get(f"{W}styleId"))
            for node in root.iterfind(f"{W}style")
            if node.get(f"{W}type") == "paragraph" and not _is_off(node.get(f"{W}default") or "0")
        ),
        None,
    )
    defaults = setting_of(default, "the document's defaults").over(DEFAULT)
    return Styles(defaults, by_id, normal)


def setting_of(properties: Any, because: str) -> Setting:
    """Return what a `w:rPr` says; `because` names where it stands."""
    if properties is None:
        return NOTHING
    hidden = _switch(properties, "vanish")
    if _switch(properties, "webHidden") and hidden is None:
        hidden = None  # hidden in a web view only; a page shows it
    size = _value(properties.find(f"{W}sz"))
    colour = properties.find(f"{W}color")
    return Setting(
        hidden=hidden,
        because=f"hidden text, set by {because}" if hidden is not None else "",
        points=_points(size),
        ink=_value(colour).lower() if colour is not None and _value(colour) else None,
        ground=ground_of(properties),
    )


def ground_of(properties: Any) -> str | None:
    """Return the colour behind characters or a paragraph, from highlighting or shading."""
    if properties is None:
        return None
    highlight = _value(properties.find(f"{W}highlight"))
    if highlight and highlight != "none":
        return HIGHLIGHTS.get(highlight)
    shading = properties.find(f"{W}shd")
    fill = shading.get(f"{W}fill") if shading is not None else None
    return fill.lower() if fill and fill != "auto" else None


HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000ff",
    "cyan": "00ffff",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00ff00",
    "lightGray": "c0c0c0",
    "magenta": "ff00ff",
    "red": "ff0000",
    "white": "ffffff",
    "yellow": "ffff00",
}


def _style(node: Any) -> Style:
    name = _value(node.find(f"{W}name"))
    level = node.find(f"{W}pPr/{W}outlineLvl")
    own = setting_of(node.find(f"{W}rPr"), f"style “{name}”")
    ground = ground_of(node.find(f"{W}pPr"))
    if own.ground is None and ground is not None:
        own = replace(own, ground=ground)
    named = name.casefold()
    heading = named.startswith("heading ") or named in {"title", "heading"}
    return Style(
        name,
        own,
        _value(node.find(f"{W}basedOn")) or None,
        heading or (level is not None and _value(level) in set("012345678")),
    )


def _switch(properties: Any, name: str) -> bool | None:
    node = properties.find(f"{W}{name}")
    return None if node is None else not _is_off(node.get(f"{W}val") or "1")


def _is_off(value: str) -> bool:
    return value.casefold() in _OFF


def _value(node: Any) -> str:
    return "" if node is None else str(node.get(f"{W}val") or "")


def _points(text: str) -> float | None:
    """Return a size in points: a bare number counts half points."""
    try:
        return float(text.removesuffix("pt")) / (1 if text.endswith("pt") else 2)
    except ValueError:
        return None
