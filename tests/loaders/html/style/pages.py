"""What the tests of styles share: the computed style of one element of a page."""

import turbohtml
from turbohtml import Document, Element

from faracheck.loaders.html.style.cascade import Cascade
from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.styles import Styles


def tree_of(markup: str) -> Document:
    return turbohtml.parse(f"<!doctype html>{markup}", source_locations=True)


def element_of(tree: Document, identity: str = "x") -> Element:
    return next(one for one in tree.iter_elements() if one.attr("id") == identity)


def style_of(markup: str, css: str = "") -> Style:
    """Return the style of the element whose id is x."""
    tree = tree_of(f"<style>{css}</style>{markup}")
    return Styles(Cascade(tree)).of(element_of(tree))
