"""Where a text node's markup begins, told by the located markup around it."""

from turbohtml import Comment, Element, Node, ProcessingInstruction, Text

from faracheck.loaders.html.align import Alignment, align
from faracheck.loaders.html.scan import stretches, words_in

_RAW = frozenset(
    {"iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "xmp"}
)
_ESCAPABLE = frozenset({"textarea", "title"})
_SWALLOWS_NEWLINE = frozenset({"listing", "pre", "textarea"})


def located(node: Text, markup: str) -> Alignment | None:
    """Return where the node's data stands, None when the markup around it does not tell.

    Broken nesting moves text and copies elements; a copy has no location, and text that was
    moved does not stand where its neighbours say. Then the answer is None, never a guess.
    """
    before, prefix = _before(node)
    start = _start_inside(node.parent) if before is None else _end_of(before)
    if start is None:
        return None
    parent = node.parent
    tag = parent.tag if isinstance(parent, Element) else ""
    if before is None and tag in _SWALLOWS_NEWLINE and markup.startswith("\n", start):
        start += 1
    data = prefix + node.data
    if not prefix and markup.startswith(data, start):
        found: Alignment | None = Alignment.copied(start)
    elif tag in _RAW:
        return None
    else:
        scan = words_in if tag in _ESCAPABLE else stretches
        found = align(data, scan(markup, start, len(markup)), len(prefix))
    if found is None or not _fits(found.offset_behind(len(node.data) - 1), parent):
        return None
    return found


def _before(node: Text) -> tuple[Node | None, str]:
    """Return the last located sibling before a text, and the text between the two.

    Comments have no location and are passed over.
    """
    texts: list[str] = []
    sibling = node.previous_sibling
    while isinstance(sibling, Comment | ProcessingInstruction | Text):
        if isinstance(sibling, Text):
            texts.append(sibling.data)
        sibling = sibling.previous_sibling
    return sibling, "".join(reversed(texts))


def _fits(end: int, parent: Node | None) -> bool:
    """Say whether a text that ends at `end` ends before its parent does."""
    location = parent.source_location if isinstance(parent, Element) else None
    return location is None or location.end_tag is None or end <= location.end_tag.start_offset


def _start_inside(parent: Node | None) -> int | None:
    """Return where the content of an element begins."""
    if not isinstance(parent, Element):
        return None
    location = parent.source_location
    if location is not None:
        return location.start_tag.end_offset
    return _behind_head(parent) if parent.tag == "body" else None


def _behind_head(body: Element) -> int | None:
    """Return where a body begins that no tag opens: behind all that stands before it."""
    html = body.parent
    head = body.previous_sibling
    while head is not None and not isinstance(head, Element):
        head = head.previous_sibling
    if head is None or not isinstance(html, Element):
        return None
    inner = [child for child in head.children if isinstance(child, Element)]
    if inner and (head.source_location is None or head.source_location.end_tag is None):
        return _end_of(inner[-1])
    return _end_of(head) or _start_inside(html) or 0


def _end_of(node: Node) -> int | None:
    """Return where the markup of an element ends, None when no tag says it."""
    location = node.source_location
    if location is None:
        return None
    if location.end_tag is not None:
        return location.end_tag.end_offset
    return None if len(node) else location.start_tag.end_offset
