"""The order in which a browser shows the nodes of a tree."""

from collections.abc import Iterator
from typing import Protocol

from turbohtml import Document, Element, Node

from faracheck.loaders.html.elements import HIDDEN


class Order(Protocol):
    """Yields the nodes of a page as they are shown, and says where each subtree ends."""

    def nodes(self) -> Iterator[Node]:
        """Yield every node, ancestors before descendants."""
        ...

    def behind(
        self, element: Element, outer: Element | None, outer_end: Node | None
    ) -> Node | None:
        """Return the first node behind the content of `element`, or None at the end.

        `outer` is an element around it whose end is known to be `outer_end`.
        """
        ...

    def within(self, element: Element) -> int:
        """Return how many of the nodes stand inside `element`."""
        ...


class DocumentOrder:
    """The order of the tree itself."""

    def __init__(self, tree: Document) -> None:
        self._tree = tree

    def nodes(self) -> Iterator[Node]:
        """Yield every node in document order."""
        return self._tree.descendants

    def behind(
        self, element: Element, outer: Element | None, outer_end: Node | None
    ) -> Node | None:
        """Return the next sibling of the element or of the nearest ancestor that has one."""
        node: Node | None = element
        while node is not None and node is not outer:
            following = node.next_sibling
            if following is not None:
                return following
            node = node.parent
        return outer_end if node is not None else None

    def within(self, element: Element) -> int:
        """Return how many nodes stand inside `element`."""
        return sum(1 for _ in element.descendants)


class FlatOrder:
    """The order of the flat tree: shadow trees in place of their hosts' content, slots filled.

    (DOM standard, 4.2.2; CSS Scoping, 3.1.) Children that no slot takes are not shown.
    """

    def __init__(self, tree: Document) -> None:
        self._order: list[Node] = []
        self._ends: dict[Node, int] = {}
        open_nodes: list[tuple[Node, Iterator[Node]]] = [(tree, iter(tree.children))]
        while open_nodes:
            node, children = open_nodes[-1]
            child = next(children, None)
            if child is None:
                self._ends[node] = len(self._order)
                open_nodes.pop()
                continue
            self._order.append(child)
            if isinstance(child, Element) and child.tag not in HIDDEN:
                open_nodes.append((child, iter(child.flattened_children)))

    def nodes(self) -> Iterator[Node]:
        """Yield every node that is shown, and the elements that hide theirs."""
        return iter(self._order)

    def behind(
        self, element: Element, outer: Element | None, outer_end: Node | None
    ) -> Node | None:
        """Return the node that is shown next after the content of `element`."""
        del outer, outer_end
        end = self._ends[element]
        return self._order[end] if end < len(self._order) else None

    def within(self, element: Element) -> int:
        """Return 0: what stands inside a hidden element is not part of the order."""
        del element
        return 0


def order_of(tree: Document, *, shadows: bool) -> Order:
    """Return the order in which the page is shown; `shadows` says that it has shadow trees."""
    return FlatOrder(tree) if shadows else DocumentOrder(tree)
