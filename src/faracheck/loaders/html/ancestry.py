"""The elements around a piece of a page's text."""

from turbohtml import Element, Node

DEEPEST = 300
"""Elements; what stands deeper was written to wear programs out."""


def ancestors(node: Node) -> list[Element]:
    """Return the elements around a node, the innermost first, `DEEPEST` of them at most."""
    found: list[Element] = []
    parent = node.parent
    while isinstance(parent, Element) and len(found) < DEEPEST:
        found.append(parent)
        parent = parent.parent
    return found


__all__ = ["DEEPEST", "Element", "ancestors"]
