"""Words that a page shows without standing by them: struck out, or set as a sample of code."""

from collections.abc import Sequence

from faracheck.loaders.html.style.computed import Style
from faracheck.loaders.html.style.sources import line_at, said_of

_SAMPLES = frozenset({"code", "kbd", "samp", "var", "xmp", "listing"})


def disowned_by(line: Sequence[Style]) -> str | None:
    """Return why words at the end of `line` may not be meant, or None.

    Decorations of an element are drawn through all that stands in it (CSS Text Decoration 3, 2.1).
    """
    for style in line:
        if _is_struck(style):
            return f"it is struck through by {said_of(style, 'text-decoration-line')}"
        if style.element.tag in _SAMPLES:
            at = line_at(style.element, style.cascade)
            return f"it is set as a sample in a {style.element.tag} element, line {at}"
    return None


def _is_struck(style: Style) -> bool:
    if "text-decoration-line" not in style.speeches:
        return False
    value = style.get("text-decoration-line")
    nodes = value if isinstance(value, tuple) else ()
    return any(node.type == "ident" and node.lower_value == "line-through" for node in nodes)
