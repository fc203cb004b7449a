"""The elements around a piece of a page's text."""

from turbohtml import Element, Node


def ancestors(node: Node) -> list[Element]:
    """Return the elements around a node, the innermost first."""
    found: list[Element] = []
    parent = node.parent
    while isinstance(parent, Element):
        found.append(parent)
        parent = parent.parent
    return found


__all__ = ["Element", "ancestors"]
