"""The styles of a page's elements, each worked out once, along the flat tree."""

from dataclasses import field
from functools import cached_property

from turbohtml import Document, Element, Namespace, ShadowRoot, Text

from faracheck.frozen import dataclass
from faracheck.loaders.html.style.cascade import Cascade
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.lifting import lifted_in

# No browser's tree is deeper (Chromium's limit): what a page nests deeper hangs at this depth.
_DEEPEST = 512


@dataclass
class Styles:
    """Styles of the elements asked for, and of those around them."""

    cascade: Cascade
    _known: dict[Element, Style] = field(default_factory=dict, repr=False)

    @cached_property
    def lifted(self) -> list[Element]:
        """The elements that may lie over others, the loosest first."""
        return lifted_in(self.cascade)

    def of(self, element: Element) -> Style:
        """Return the style of an element."""
        pending = []
        here: Element | None = element
        while here is not None and here not in self._known:
            pending.append(here)
            here = flat_parent(here)
        above = self._known[here] if here is not None else None
        while pending:
            if above is not None and above.depth >= _DEEPEST:
                del pending[1:]
                above = above.parent
            inner = pending.pop()
            above = self._known[inner] = Style(inner, self.cascade, above)
        return self._known[element]

    def line_to(self, text: Text) -> list[Style] | None:
        """Return the styles from the root to the text's parent, None when no box shows it."""
        parent = flat_parent(text)
        inner: Text | Element = text
        while (outer := flat_parent(inner)) is not None:
            if _is_left_out(inner, outer):
                return None
            inner = outer
        if parent is None or not isinstance(inner.parent, Document):
            return None
        return list(self.of(parent).line())


def flat_parent(node: Text | Element) -> Element | None:
    """Return the element around `node` in the flat tree, through slots and shadow roots."""
    if node.assigned_slot is not None:
        return node.assigned_slot
    parent = node.parent
    if isinstance(parent, ShadowRoot):
        return parent.host
    return parent if isinstance(parent, Element) else None


def _is_left_out(inner: Text | Element, outer: Element) -> bool:
    """Say whether `inner` is in no slot of its host, or a slot's fallback that is not needed."""
    if inner.parent is not outer:
        return False
    if outer.shadow_root is not None:
        return True
    slot = outer.tag == "slot" and outer.namespace is Namespace.HTML
    return slot and bool(outer.assigned_nodes())
