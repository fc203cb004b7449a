"""Words in a file that its page does not show: metadata, comments, scripts, attributes."""

from collections.abc import Callable, Iterable, Iterator
from enum import Enum, auto
from functools import partial

from turbohtml import Comment, Document, Element, unescape

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders.html.align import Alignment, align_all
from faracheck.loaders.html.elements import HIDDEN
from faracheck.loaders.html.layout import Layout, Remark
from faracheck.loaders.html.scan import readable, words_in
from faracheck.model.document import Layer

FEWEST_WORDS = 4
"""Fewer words than these say nothing that this program looks for."""

_ATTRIBUTES = (
    "alt", "aria-description", "aria-label", "content", "label", "placeholder", "srcdoc",
    "summary", "title", "value",
)  # fmt: skip
# Several words are asked for: most values are one, and the selector passes them over faster.
_SELECTOR = ",".join(
    'meta[content*=" "]' if name == "content" else f'[{name}*=" "]' for name in _ATTRIBUTES
)
_TARGETS = (
    'a[href^="mailto:" i],a[href^="tel:" i],a[href^="callto:" i],a[href^="sms:" i],'
    'a[href*="/cdn-cgi/l/email-protection#"],[data-cfemail]'
)
_DATA_ATTRIBUTE = late_pattern(r"""data-[\w.:-]++\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")
_VALUE = late_pattern(r"""[^=]*=\s*["']?""")
_METADATA_SCRIPT = late_pattern(r"(?i)application/(?:ld\+)?json")
_TEMPLATE_SCRIPT = late_pattern(
    r"(?i)text/(?:html|ng-template|template|x-(?!(?:java|ecma|live)script))"
)
_COMMENT_OPENINGS = ("<!--", "<!", "<", "</")
_ORDER = (Layer.METADATA, Layer.TEMPLATE, Layer.SCRIPT, Layer.COMMENT, Layer.ATTRIBUTE)

Piece = tuple[int, int]


class Reading(Enum):
    """How the markup behind an aside is to be read."""

    COPIED = auto()
    """As it stands."""
    WORDS = auto()
    """With character references resolved."""
    MARKUP = auto()
    """With character references resolved and tags left out."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that are not shown, and how to find them in the markup when somebody asks.

    `lead` counts the characters of white space that were cut off before `text`.
    """

    layer: Layer
    text: str
    lead: int
    reading: Reading
    where: Callable[[str], Piece | None]

    def located(self, markup: str) -> Alignment:
        """Return where the words stand in the markup."""
        piece = self.where(markup)
        if piece is None:
            return Alignment.standing_at(0)
        if self.reading is Reading.COPIED:
            return Alignment.copied(piece[0] + self.lead)
        read = readable if self.reading is Reading.MARKUP else words_in
        return align_all(read(markup, *piece), self.lead)


def asides_of(tree: Document, layout: Layout, markup: str) -> list[Aside]:
    """Return the words of a page that are not shown, by layer, each in the file's order."""
    found = [
        *_contents(layout.hidden, markup),
        *_remarks(layout.remarks),
        *_attributes(tree),
        *_targets(tree),
        *_data_attributes(markup),
    ]
    return [aside for layer in _ORDER for aside in found if aside.layer is layer]


def _aside(
    layer: Layer, text: str, reading: Reading, where: Callable[[str], Piece | None]
) -> Iterator[Aside]:
    words = text.strip()
    if len(words.split(None, FEWEST_WORDS - 1)) == FEWEST_WORDS:
        yield Aside(layer, words, len(text) - len(text.lstrip()), reading, where)


def _contents(hidden: Iterable[Element], markup: str) -> Iterator[Aside]:
    """Yield what stands inside elements whose content is not shown."""
    for element in hidden:
        layer = _layer(element)
        piece = _inside(element, markup)
        if layer is None or piece is None:
            continue
        if element.tag == "script":
            text, reading = element.text, Reading.COPIED
        elif element.tag == "title":
            text, reading = element.text, Reading.WORDS
        else:
            reading = Reading.MARKUP
            text = "".join(stretch.text for stretch in readable(markup, *piece))
        yield from _aside(layer, text, reading, partial(_known, piece))


def _known(piece: Piece, markup: str) -> Piece:
    del markup
    return piece


def _layer(element: Element) -> Layer | None:
    layer = HIDDEN[element.tag]
    if layer is Layer.SCRIPT:
        kind = element.attr("type") or ""
        if _METADATA_SCRIPT.match(kind):
            return Layer.METADATA
        if _TEMPLATE_SCRIPT.match(kind):
            return Layer.TEMPLATE
    return layer


def _inside(element: Element, markup: str) -> Piece | None:
    location = element.source_location
    if location is None:
        return None
    end = location.end_tag.start_offset if location.end_tag else len(markup)
    return location.start_tag.end_offset, end


def _remarks(remarks: list[Remark]) -> Iterator[Aside]:
    """Yield the text of comments and processing instructions."""
    positions = _Positions(remarks)
    for number, remark in enumerate(remarks):
        data = remark.data
        marked_up = "<" in data or "&" in data
        reading = Reading.MARKUP if marked_up else Reading.COPIED
        text = "".join(s.text for s in readable(data, 0, len(data))) if marked_up else data
        yield from _aside(Layer.COMMENT, text, reading, partial(positions.find, number))


class _Positions:
    """Where the remarks of a page stand: looked up together, in their order, when asked."""

    def __init__(self, remarks: list[Remark]) -> None:
        self._remarks = remarks
        self._found: list[Piece | None] = []

    def find(self, number: int, markup: str) -> Piece | None:
        """Return the markup inside the remark of that number."""
        behind = 0
        for remark in self._remarks[len(self._found) :]:
            piece = _find(remark, markup, behind)
            self._found.append(piece)
            behind = piece[1] if piece else behind
        return self._found[number]


def _find(remark: Remark, markup: str, behind: int) -> Piece | None:
    if isinstance(remark, Comment):
        for opening in _COMMENT_OPENINGS:
            at = markup.find(opening + remark.data, behind)
            if at >= 0:
                return at + len(opening), at + len(opening) + len(remark.data)
        return None
    at = markup.find(f"<?{remark.target}", behind)
    at = markup.find(remark.data, at + 2 + len(remark.target)) if at >= 0 else -1
    return (at, at + len(remark.data)) if at >= 0 else None


def _attributes(tree: Document) -> Iterator[Aside]:
    """Yield the attributes that are written in words."""
    for element in tree.select(_SELECTOR):
        for name in _ATTRIBUTES:
            value = element.attr(name)
            if value is not None and " " in value and (name != "content" or element.tag == "meta"):
                layer = Layer.METADATA if element.tag == "meta" else Layer.ATTRIBUTE
                where = partial(value_span, element, name)
                yield from _aside(layer, value, Reading.WORDS, where)


def _targets(tree: Document) -> Iterator[Aside]:
    """Yield the addresses and numbers that links lead to: contacts are often only there."""
    for element in tree.select(_TARGETS):
        name = "data-cfemail" if element.attr("data-cfemail") else "href"
        value = (element.attr(name) or "").strip()
        if value:
            where = partial(value_span, element, name)
            yield Aside(Layer.ATTRIBUTE, value, 0, Reading.WORDS, where)


def value_span(element: Element, name: str, markup: str) -> Piece | None:
    """Return where the value of an attribute stands, its quotes left out."""
    location = element.source_location
    span = location.attrs.get(name) if location else None
    value = _VALUE.match(markup, span.start_offset, span.end_offset) if span else None
    if span is None or value is None:
        return None
    quoted = markup[span.end_offset - 1] in "\"'"
    return value.end(), span.end_offset - quoted


def _data_attributes(markup: str) -> Iterator[Aside]:
    """Yield the attributes that authors name themselves."""
    for found in _DATA_ATTRIBUTE.finditer(markup):
        group = 1 if found.group(1) is not None else 2
        value = found.group(group)
        if " " in value:
            piece = found.span(group)
            yield from _aside(
                Layer.ATTRIBUTE, unescape(value), Reading.WORDS, partial(_known, piece)
            )
