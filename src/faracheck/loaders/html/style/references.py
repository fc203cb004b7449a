"""Clip paths, masks and filters that stand elsewhere in the page and are named by `url(#id)`."""

from collections.abc import Iterator

from tinycss2.ast import Node
from turbohtml import Element

from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.geometry import Cut

_TAGS = {"clip-path": "clipPath", "mask-image": "mask", "filter": "filter"}


def referring(style: Style, name: str) -> Cut:
    """Say whether a property takes its element away by a reference: NO where it has none.

    What the drawing leaves is not followed: an empty mask leaves nothing, any other may.
    """
    value = style.get(name)
    cuts = [_effect(address, style, name) for address in _addresses(value)]
    return max(cuts, key=lambda cut: cut.value, default=Cut.NO)


def _effect(address: str, style: Style, name: str) -> Cut:
    if not address.startswith("#"):
        # A mask that cannot be had is no picture, and judged with the pictures.
        return Cut.NO if name == "mask-image" else Cut.MAYBE
    found = next(
        (
            it
            for it in style.cascade.tree.iter_elements(_TAGS[name])
            if it.attr("id") == address[1:]
        ),
        None,
    )
    if found is None:
        return Cut.NO
    if any(isinstance(child, Element) for child in found.children):
        return Cut.MAYBE
    return Cut.NO if name == "filter" else Cut.YES


def _addresses(value: object) -> Iterator[str]:
    for node in value if isinstance(value, tuple) else ():
        address = address_of(node)
        if address is not None:
            yield address


def address_of(node: Node) -> str | None:
    """Return the address in a url(), None for any other value."""
    if getattr(node, "type", "") == "url":
        return str(node.value)
    if getattr(node, "type", "") == "function" and node.lower_name == "url":
        return next((str(inner.value) for inner in node.arguments if inner.type == "string"), None)
    return None
