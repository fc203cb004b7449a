"""What the elements of HTML, SVG and MathML do to the flow of text in a browser."""

from enum import Enum, auto

from turbohtml import Element

from faracheck.late import late_pattern
from faracheck.model.document import BlockKind, Layer


class Effect(Enum):
    """What meeting an element does to the line that is being read."""

    BLOCK = auto()
    """Its content begins a line of its own."""
    BREAK = auto()
    """The line ends, the paragraph goes on."""
    APART = auto()
    """A picture or a control stands between the words."""
    PHRASE = auto()
    """It flows along in its line, but says what its text is."""
    HIDDEN = auto()
    """Its content is never shown."""


KINDS = {
    "p": BlockKind.PARAGRAPH,
    "h1": BlockKind.HEADING,
    "h2": BlockKind.HEADING,
    "h3": BlockKind.HEADING,
    "h4": BlockKind.HEADING,
    "h5": BlockKind.HEADING,
    "h6": BlockKind.HEADING,
    "li": BlockKind.ITEM,
    "dt": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "option": BlockKind.ITEM,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
    "blockquote": BlockKind.QUOTE,
    "pre": BlockKind.CODE,
    "listing": BlockKind.CODE,
    "xmp": BlockKind.CODE,
    "plaintext": BlockKind.CODE,
}
"""Block elements that say what their text is; the others are what surrounds them."""

INLINE_KINDS = {"q": BlockKind.QUOTE, "code": BlockKind.CODE, "samp": BlockKind.CODE}
"""Inline elements that say what their text is; a block of nothing else is of that kind."""

KEEPING = frozenset({"listing", "plaintext", "pre", "textarea", "xmp"})
"""Elements whose white space is shown as it is written."""

HIDDEN = {
    "annotation": Layer.METADATA,
    "annotation-xml": Layer.METADATA,
    "audio": Layer.TEMPLATE,
    "canvas": Layer.TEMPLATE,
    "datalist": Layer.TEMPLATE,
    "defs": Layer.TEMPLATE,
    "desc": Layer.METADATA,
    "iframe": Layer.TEMPLATE,
    "metadata": Layer.METADATA,
    "noembed": Layer.TEMPLATE,
    "noframes": Layer.TEMPLATE,
    "noscript": Layer.TEMPLATE,
    "object": Layer.TEMPLATE,
    "rp": None,
    "script": Layer.SCRIPT,
    "style": None,
    "symbol": Layer.TEMPLATE,
    "template": Layer.TEMPLATE,
    "title": Layer.METADATA,
    "video": Layer.TEMPLATE,
}
"""Elements whose content a browser that runs scripts does not show, and the layer it is kept on.

None means that nobody looks for words there.
"""

_BLOCKS = (
    "address article aside body button caption center col colgroup dd details dialog dir div dl dt"
    " fieldset figcaption figure footer foreignObject form frameset h1 h2 h3 h4 h5 h6 head header"
    " hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search"
    " section select summary table tbody td textarea tfoot th thead tr ul xmp blockquote text"
)
_APART = "embed img input meter progress svg math"

EFFECTS = (
    dict.fromkeys(_BLOCKS.split(), Effect.BLOCK)
    | dict.fromkeys(_APART.split(), Effect.APART)
    | dict.fromkeys(HIDDEN, Effect.HIDDEN)
    | dict.fromkeys(INLINE_KINDS, Effect.PHRASE)
    | {"br": Effect.BREAK}
)
"""The effect of each element; those not named flow along in their line."""

_PROGRAM = late_pattern(
    r"(?i)\s*+(?:|module|(?:text|application)/(?:x-)?(?:java|ecma|j|live)script(?:[\d.]*)?)\s*+(?:;.*)?\Z"
)


def runs(script: Element) -> bool:
    """Say whether a script element holds a program, not data or a template."""
    return _PROGRAM.match(script.attr("type") or "") is not None
