"""From pages to a Document: paragraphs, their places by page and box, and what is painted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import inf

from faracheck.errors import LoadError
from faracheck.late import late_pattern
from faracheck.loaders.pdf.glyphs import Glyphs
from faracheck.loaders.pdf.letters import Box, around
from faracheck.loaders.pdf.looks import PdfAppearance
from faracheck.loaders.pdf.overprint import FARTHEST
from faracheck.loaders.pdf.pages import Line, Page, opened, pages_of
from faracheck.model.document import (
    Block,
    BlockKind,
    Document,
    Layer,
    Medium,
    Place,
    Region,
    Source,
    Span,
)
from faracheck.model.limits import Limits
from faracheck.templates import find_constructs

MARGIN = 0.08
"""The share of a page's height, at its foot, that belongs to running lines."""

LEADING = 1.0
"""How far apart lines of one paragraph may stand, in sizes of their type."""

SHARED, TOUCHING = 0.2, 2.0
"""The share of the narrower of two paragraphs that lies over the other; points they may touch."""

_DIGITS = 1
_STRIP = 10.0
_WHITE = late_pattern(r"[^\S ]")


class PdfPlaces:
    """Places by page and box in points, from the lower left corner."""

    def __init__(self, glyphs: Glyphs) -> None:
        self._glyphs = glyphs

    def place_of(self, offset: int) -> Place:
        """Return the page and the box of the character at `offset`."""
        glyph = self._glyphs.at(offset)
        if glyph is None:
            return Place(inside={})
        box = glyph.box
        sides = [round(it, _DIGITS) for it in (box.left, box.bottom, box.right, box.top)]
        return Place(inside={"page": glyph.page, "box": sides})

    def place_behind(self, offset: int) -> Place:
        """Return the place of the character itself."""
        return self.place_of(offset)


def assembled(source: Source, form: str, medium: Medium, limits: Limits) -> Document:
    """Return the document.

    Raises:
        LoadError: it is damaged, encrypted, over a limit, or has no text layer.
    """
    document = opened(source, limits)
    try:
        desk = _Desk(Glyphs(source))
        for page in pages_of(document, source, limits):
            for paragraph in _from_top(_paragraphs(page.lines)):
                desk.add(paragraph, _region(paragraph, page))
        title = str(document.get_metadata_value("Title") or "").strip()
    finally:
        document.close()
    if not desk.blocks:
        raise LoadError(
            "unreadable: no text layer",
            where=source.name,
            hint="pictures of text are not read; run a text recognition, or check the source",
        )
    shown = desk.length
    if title:
        desk.aside(title)
    text = "".join(desk.parts)
    return Document(
        source=source,
        format=form,
        medium=medium,
        text=text,
        blocks=tuple(desk.blocks),
        places=PdfPlaces(desk.glyphs),
        appearance=PdfAppearance(desk.glyphs, shown, desk.body_size),
        constructs=find_constructs(text[:shown]),
        title=title or None,
    )


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield lines that stand close to one another in type of one size."""
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and not _goes_on(paragraph[-1], line):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _from_top(paragraphs: Iterable[list[Line]]) -> list[list[Line]]:
    """Return the paragraphs of a page, each before those that it stands above.

    A file may draw them in any order: what is drawn first need not be met first.
    """
    placed: list[tuple[Box, list[Line]]] = []
    lowest: dict[int, float] = {}
    for paragraph in paragraphs:
        box = around(line.box for line in paragraph)
        edge = SHARED * (box.right - box.left)
        # A table has thousands of cells: most of them stand below all that is in their strips.
        within = _strips(box.left + edge, box.right - edge)
        late = any(box.bottom > lowest.get(strip, inf) for strip in within)
        below = (at for at, (other, _) in enumerate(placed) if _is_above(box, other))
        at = next(below, len(placed)) if late else len(placed)
        placed.insert(at, (box, paragraph))
        for strip in _strips(box.left, box.right):
            lowest[strip] = min(lowest.get(strip, inf), box.bottom)
    return [paragraph for _, paragraph in placed]


def _strips(left: float, right: float) -> range:
    """Return the upright strips of a page that lie between two distances from its left edge."""
    if not left <= right:
        return range(0)
    start, end = (min(max(side, -FARTHEST), FARTHEST) for side in (left, right))
    return range(int(start // _STRIP), int(end // _STRIP) + 1)


def _is_above(box: Box, other: Box) -> bool:
    """Say whether a box stands above another one, in the same column."""
    shared = min(box.right, other.right) - max(box.left, other.left)
    narrow = min(box.right - box.left, other.right - other.left)
    return shared > SHARED * narrow and box.bottom >= other.top - TOUCHING


def _goes_on(above: Line, line: Line) -> bool:
    size = max(above.size, line.size, 1.0)
    gap = above.box.bottom - line.box.top
    beside = line.box.left < above.box.right and above.box.left < line.box.right
    alike = abs(above.size - line.size) < 0.2 * size
    return beside and alike and -size < gap < LEADING * size


def _region(paragraph: Sequence[Line], page: Page) -> Region:
    """Say whether a paragraph is a running line at the foot of its page."""
    low = max(line.box.top for line in paragraph) < MARGIN * page.height
    return Region.FOOTER if low else Region.MAIN


class _Desk:
    """Puts paragraphs one behind another, each on a line of its own."""

    def __init__(self, glyphs: Glyphs) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.glyphs = glyphs
        self.sizes: Counter[float] = Counter()
        self.blocks: list[Block] = []

    @property
    def body_size(self) -> float:
        """The size, in points, in which most characters are set."""
        return self.sizes.most_common(1)[0][0]

    def add(self, paragraph: Sequence[Line], region: Region) -> None:
        """Add a paragraph; its lines are joined by a space, at a hyphen as they stand."""
        if self.parts:
            self._append("\n")
        start = self.length
        for number, line in enumerate(paragraph):
            if number:
                self._append("\n" if self.parts[-1].endswith("-") else " ")
            self.glyphs.add(line, self.length)
            self.sizes[round(line.size, 1)] += len(line.words)
            self._append(_WHITE.sub(" ", line.words))
        self.blocks.append(Block(Span(start, self.length), BlockKind.PARAGRAPH, Layer.PAGE, region))

    def aside(self, words: str) -> None:
        """Add what the file says of itself, which no reader of the pages sees."""
        self._append("\n")
        start = self.length
        self._append(words)
        self.blocks.append(Block(Span(start, self.length), layer=Layer.METADATA))

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
