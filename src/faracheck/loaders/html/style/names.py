"""The ids and classes of a page: what a selector names that is not there, it cannot match."""

from collections.abc import Iterator
from dataclasses import field
from functools import cached_property

from turbohtml import Document, Element, Node

from faracheck.frozen import dataclass


@dataclass
class Names:
    """Ids as `#id` and classes as `.class`, in lower case because quirks mode folds them."""

    tree: Document
    _known: dict[Element, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def whole(self) -> frozenset[str] | None:
        """All of the page; None where there are shadow trees, into which nobody looks here."""
        found: set[str] = set()
        for element in self.tree.iter_elements():
            if element.shadow_root is not None:
                return None
            found.update(_names_of(element))
        return frozenset(found)

    def around(self, element: Element) -> frozenset[str] | None:
        """Return those of an element and of all around it; None as above."""
        if self.whole is None:
            return None
        climbed: list[Element] = []
        here: Node | None = element
        while isinstance(here, Element) and here not in self._known:
            climbed.append(here)
            here = here.parent
        names = self._known[here] if isinstance(here, Element) else frozenset()
        for inner in reversed(climbed):
            # Most elements name nothing new, and share the set of the one around them.
            own = names.union(_names_of(inner))
            names = self._known[inner] = own if len(own) > len(names) else names
        return names


def _names_of(element: Element) -> Iterator[str]:
    if classes := element.attr("class"):
        for name in classes.lower().split():
            yield f".{name}"
    if identity := element.attr("id"):
        yield f"#{identity.lower()}"
