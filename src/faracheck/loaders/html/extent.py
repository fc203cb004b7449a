"""How deep a page is nested and how many attributes its elements have, held to the limits."""

from turbohtml import Document, Element

from faracheck.model.limits import Limits


def hold(tree: Document, markup: str, limits: Limits, where: str) -> None:
    """Say nothing where a page is within the limits.

    Raises:
        LimitError: its elements stand too deep in one another, or one has too many attributes.
    """
    # What is nested, or has attributes, takes at least so many characters: most pages are done.
    if _deepest(markup) > limits.nesting:
        limits.hold("nesting", depth_of(tree), where)
    if len(markup) > 2 * limits.attributes:
        most = max((len(element.attrs) for element in tree.iter_elements()), default=0)
        limits.hold("attributes", most, where)


def hold_quoting(tree: Document, markup: str, limits: Limits, where: str) -> None:
    """Say nothing where a message's page is no deeper than what tells earlier messages apart.

    Raises:
        LimitError: its elements stand too deep in one another.
    """
    if _deepest(markup) > limits.mail_nesting:
        limits.hold("mail_nesting", depth_of(tree), where)


def _deepest(markup: str) -> int:
    """Return how deep a page may be at most: a cell alone brings a row and a table's body."""
    return 3 + 3 * markup.count("<")


def depth_of(tree: Document) -> int:
    """Return how many elements stand inside one another where they are deepest."""
    depths: dict[Element, int] = {}
    for element in tree.iter_elements():
        parent = element.parent
        depths[element] = depths.get(parent, 0) + 1 if isinstance(parent, Element) else 1
    return max(depths.values(), default=0)
