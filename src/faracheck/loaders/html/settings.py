"""How text stands inside an element: as what, in which part of the page, folded or kept."""

import re

from turbohtml import Document, Element, Node

from faracheck.late import late_pattern
from faracheck.loaders.html.elements import INLINE_KINDS, KEEPING, KINDS, Effect
from faracheck.loaders.html.regions import CONTAINERS, OUTSIDE, Standing, standing_of
from faracheck.model.document import BlockKind

_SPEAKING_STYLES = '[style*="display" i],[style*="white-space" i]'
_DISPLAY = late_pattern(
    r"display\s*:\s*(?:block|flex|grid|table|list-item|flow-root)", re.IGNORECASE
)
_WHITE_SPACE = late_pattern(r"white-space(?:-collapse)?\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_STICKY = frozenset({BlockKind.QUOTE, BlockKind.CODE})


class Setting:
    """How text stands directly inside an element.

    `kind` is what the text is, `block_kind` what the block around it is: they differ inside a
    phrase of code or a short quotation. `keeps` says that white space is shown as written.
    """

    __slots__ = ("block_kind", "inner", "keeps", "kind", "standing")

    def __init__(
        self, kind: BlockKind, block_kind: BlockKind, standing: Standing, *, keeps: bool
    ) -> None:
        self.kind = kind
        self.block_kind = block_kind
        self.standing = standing
        self.keeps = keeps
        # Pages repeat themselves: each way down is worked out once and looked up here.
        self.inner: dict[str, Setting] = {}

    def at(self, standing: Standing) -> "Setting":
        """Return the same setting in another part of the page."""
        return Setting(self.kind, self.block_kind, standing, keeps=self.keeps)

    def inside(self, tag: str) -> "Setting":
        """Return how text stands inside an element that speaks by its name alone."""
        inner = self.inner[tag] = self._inside(tag)
        return inner

    def _inside(self, tag: str) -> "Setting":
        keeps = self.keeps or tag in KEEPING
        if tag in INLINE_KINDS and self.kind not in _STICKY:
            return Setting(INLINE_KINDS[tag], self.block_kind, self.standing, keeps=keeps)
        kind = _kind(tag, self.block_kind)
        if kind is self.block_kind and keeps is self.keeps:
            return self
        return Setting(kind, kind, self.standing, keeps=keeps)


def beginning() -> Setting:
    """Return the setting outside every element."""
    return Setting(BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, OUTSIDE, keeps=False)


class Styles:
    """What a page's elements do to their text, by their names and their style attributes."""

    def __init__(self, tree: Document) -> None:
        styles = {
            element: style
            for element in tree.select(_SPEAKING_STYLES)
            if (style := element.attr("style"))
        }
        self.effects: dict[Node, Effect] = {
            element: Effect.BLOCK if _DISPLAY.search(style) else Effect.PHRASE
            for element, style in styles.items()
        }
        self._keeping = {element for element, style in styles.items() if _WHITE_SPACE.search(style)}

    def inside(self, element: Element, tag: str, outer: Setting) -> Setting:
        """Return how text stands inside `element`: `outer` itself where nothing changes."""
        if tag in CONTAINERS:
            standing = standing_of(element, tag, outer.standing)
            if standing is not outer.standing:
                outer = outer.at(standing)
        setting = outer.inner.get(tag) or outer.inside(tag)
        if self._keeping and element in self._keeping:
            return Setting(setting.kind, setting.block_kind, setting.standing, keeps=True)
        return setting


def _kind(tag: str, outer: BlockKind) -> BlockKind:
    """Return what a block is, given what it stands in."""
    own = KINDS.get(tag, outer)
    # A paragraph in a list item is part of the item; one in a table's cell is a paragraph still,
    # since tables lay out whole letters.
    if outer in _STICKY or (tag == "p" and outer is not BlockKind.CELL):
        return outer
    return own
