"""A slide with the layout and the master that it goes on from, and what they say of its shapes."""

from collections.abc import Iterator
from typing import Any

from faracheck.frozen import dataclass
from faracheck.loaders._drawingml import Palette, palette_of
from faracheck.loaders._ooxml import Links, linked, links_of, transitional
from faracheck.loaders._paper.setting import NOTHING, Setting
from faracheck.loaders._parcel import Parcel
from faracheck.loaders.pptx.names import STRICT, A, P

_ALIKE = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "": "body", "pic": "body"}
"""Which placeholder of a master speaks for one of another kind."""

ON_A_PICTURE = "it stands on a picture or a gradient"
PICTURED = frozenset({f"{A}gradFill", f"{A}blipFill", f"{A}pattFill", f"{A}grpFill"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """A slide: its root and those of its layout and master, their parts, and their colours."""

    number: int
    roots: tuple[Any, ...]
    parts: tuple[str, ...]
    palette: Palette
    theme: Any
    defaults: Any

    @property
    def root(self) -> Any:
        """The root of the slide itself."""
        return self.roots[0]

    def models(self, shape: Any) -> Iterator[Any]:
        """Yield the placeholders of layout and master that a shape goes on from."""
        own = placeholder(shape)
        if own is None:
            return
        for depth, root in enumerate(self.roots[1:], start=1):
            found = next((it for it in _shapes(root) if _speaks_for(it, own, depth)), None)
            if found is not None:
                yield found

    def lists(self, shape: Any) -> Iterator[Any]:
        """Yield what says how a shape's paragraphs are set by their level, the nearest first."""
        for one in (shape, *self.models(shape)):
            body = text_body(one)
            if body is not None and body.find(f"{A}lstStyle") is not None:
                yield body.find(f"{A}lstStyle")
        styles = self.roots[-1].find(f"{P}txStyles")
        own = placeholder(shape)
        kind = "other" if own is None else _kind(own)
        name = {"title": "titleStyle", "body": "bodyStyle"}.get(kind, "otherStyle")
        if styles is not None and styles.find(f"{P}{name}") is not None:
            yield styles.find(f"{P}{name}")
        if self.defaults is not None:
            yield self.defaults

    def ground(self) -> Setting:
        """Return what the slide is filled with: its own background, or its layout's or master's."""
        for root in self.roots:
            background = root.find(f"{P}cSld/{P}bg")
            if background is not None:
                return self._filled(background)
        return NOTHING

    def _filled(self, background: Any) -> Setting:
        own = background.find(f"{P}bgPr")
        if own is not None:
            filled = fill_of(own, self.palette)
            return NOTHING if filled is None else filled
        reference = background.find(f"{P}bgRef")
        colour = self.palette.colour(reference)
        at = str(reference.get("idx") or "") if reference is not None else ""
        fills = None if self.theme is None else self.theme.find(f".//{A}bgFillStyleLst")
        known = at.isdecimal() and fills is not None and 0 <= int(at) - 1001 < len(fills)
        plain = known and fills is not None and fills[int(at) - 1001].tag == f"{A}solidFill"
        if colour is None or colour.ink is None or not plain:
            return Setting(unsure=ON_A_PICTURE)
        return Setting(ground=colour.ink)


class Trees:
    """The parts of a presentation as trees: many slides share a layout, which is read once."""

    def __init__(self, parcel: Parcel) -> None:
        self.parcel = parcel
        self._known: dict[str, Any] = {}
        self._links: dict[str, Links] = {}

    def __getitem__(self, part: str) -> Any:
        """Return the root of a part; raise LoadError where it is damaged."""
        if part not in self._known:
            self._known[part] = tree(self.parcel, part)
        return self._known[part]

    def links(self, part: str) -> Links:
        """Return the parts that a part links to; raise LoadError where they are damaged."""
        if part not in self._links:
            self._links[part] = links_of(self.parcel, part)
        return self._links[part]


def sheet_of(trees: Trees, part: str, number: int, defaults: Any) -> Sheet:
    """Return the slide in a part, with what it goes on from.

    Raises:
        LoadError: a part of it is damaged.
    """
    roots, parts = [tree(trees.parcel, part)], [part]
    theme = None
    for kind in ("/slideLayout", "/slideMaster"):
        following = linked(trees.links(part), kind)
        if following is None:
            break
        part = following
        roots.append(trees[part])
        parts.append(part)
    named = linked(trees.links(part), "/theme")
    if named is not None:
        theme = trees[named]
    names = roots[-1].find(f"{P}clrMap")
    for root in reversed(roots):
        other = root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        names = names if other is None else other
    return Sheet(number, tuple(roots), tuple(parts), palette_of(theme, names), theme, defaults)


def tree(parcel: Parcel, part: str) -> Any:
    """Return the root of a part, a strict one with the names of a transitional one."""
    root = parcel.tree(part)
    transitional(root, STRICT)
    return root


def placeholder(shape: Any) -> Any:
    """Return what says that a shape stands in for one of the layout, or None."""
    return shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")


def text_body(shape: Any) -> Any:
    """Return the words of a shape or of a cell, or None."""
    body = shape.find(f"{P}txBody")
    return shape.find(f"{A}txBody") if body is None else body


def fill_of(properties: Any, palette: Palette) -> Setting | None:
    """Return what an element is filled with: NOTHING for no fill, None where it does not say."""
    for node in properties if properties is not None else ():
        if node.tag == f"{A}noFill":
            return NOTHING
        if node.tag in PICTURED:
            return Setting(unsure=ON_A_PICTURE)
        if node.tag == f"{A}solidFill":
            colour = palette.colour(node)
            if colour is None or colour.ink is None or colour.opacity < 1:
                return Setting(unsure="the colour behind it cannot be told")
            return Setting(ground=colour.ink)
    return None


def _shapes(root: Any) -> Iterator[Any]:
    return iter(root.iter(f"{P}sp"))


def _speaks_for(shape: Any, own: Any, depth: int) -> bool:
    """Say whether a placeholder of the layout (depth 1) or the master (2) is meant by another."""
    other = placeholder(shape)
    if other is None:
        return False
    if depth == 1 and own.get("idx") is not None:
        return bool(other.get("idx") == own.get("idx"))
    return _kind(other) == _kind(own)


def _kind(own: Any) -> str:
    kind = str(own.get("type") or "")
    return _ALIKE.get(kind, kind)
