"""From paragraphs to a Document: the reading text, its places, and how each run is set."""

from bisect import bisect_right
from collections import Counter

from faracheck.errors import LoadError
from faracheck.frozen import dataclass
from faracheck.loaders._paper.looks import PaperAppearance
from faracheck.loaders._paper.paragraphs import Paragraph, Run, Stories
from faracheck.loaders._paper.setting import NOTHING
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
from faracheck.templates import find_constructs


@dataclass(frozen=True, slots=True)
class Piece:
    """A run in the reading text: where it begins, how it is set, and where it stands."""

    start: int
    run: Run
    paragraph: Paragraph
    heading: str


class PaperPlaces:
    """Places by paragraph and run: a page's number is the printer's business, not the file's."""

    def __init__(self, pieces: list[Piece]) -> None:
        self._pieces = pieces
        self._starts = [piece.start for piece in pieces]

    def place_of(self, offset: int) -> Place:
        """Return the paragraph and run of the character at `offset`, and the heading above."""
        if not self._pieces:
            return Place(inside={})
        piece = self._pieces[max(bisect_right(self._starts, offset) - 1, 0)]
        inside: dict[str, object] = dict(piece.paragraph.beside)
        if piece.paragraph.inside != "body":
            inside["in"] = piece.paragraph.inside
        inside |= {"paragraph": piece.paragraph.number, "run": piece.run.number}
        return Place(inside=inside | ({"under": piece.heading} if piece.heading else {}))

    def place_behind(self, offset: int) -> Place:
        """Return the place of the character itself: between two runs there is no other."""
        return self.place_of(offset)


def assembled(source: Source, form: str, medium: Medium, stories: Stories) -> Document:
    """Return the document: first header, body and notes, other margins, then what is unseen.

    Raise LoadError where a reader would meet no words at all.
    """
    desk = _Desk()
    for paragraph in stories.headers:
        desk.add(paragraph, Region.HEADER)
    for paragraph in stories.body:
        desk.add(paragraph, Region.MAIN)
    for region, paragraph in stories.margins:
        desk.add(paragraph, region)
    if not desk.blocks:
        raise LoadError(
            "there is no text in it", where=source.name, hint="words in pictures are not read"
        )
    shown = len(desk.text)
    for paragraph in stories.comments:
        desk.add(paragraph, Region.MAIN, Layer.COMMENT)
    for number, words in enumerate(stories.properties, start=1):
        aside = Paragraph(number, [Run(words, NOTHING, 1)], inside="properties")
        desk.add(aside, Region.MAIN, Layer.METADATA)
    text = desk.text
    return Document(
        source=source,
        format=form,
        medium=medium,
        text=text,
        blocks=tuple(desk.blocks),
        places=PaperPlaces(desk.pieces),
        appearance=PaperAppearance(desk.pieces, shown, _body_points(stories)),
        constructs=find_constructs(text[:shown]),
        title=stories.properties[0] if stories.properties else None,
    )


def _body_points(stories: Stories) -> float | None:
    """Return the size in which most of the body's characters are set, or None."""
    sizes: Counter[float] = Counter()
    for paragraph in stories.body:
        for run in paragraph.runs if not paragraph.heading else ():
            if run.setting.points is not None:
                sizes[run.setting.points] += len(run.text)
    return sizes.most_common(1)[0][0] if sizes else None


class _Desk:
    """Puts blocks one behind another, each on lines of its own."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.pieces: list[Piece] = []
        self.heading = ""

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def add(self, paragraph: Paragraph, region: Region, layer: Layer = Layer.PAGE) -> None:
        """Add a paragraph, or nothing where it holds no words."""
        whole = "".join(run.text for run in paragraph.runs)
        if not whole.strip():
            return
        if self.parts:
            self._append("\n")
        start = self.length
        for run in paragraph.runs:
            self.pieces.append(Piece(self.length, run, paragraph, self.heading))
            self._append(run.text)
        left, right = len(whole) - len(whole.lstrip()), len(whole.rstrip())
        span = Span(start + left, start + right)
        self.blocks.append(Block(span, _kind(paragraph), layer, region))
        if paragraph.heading and layer is Layer.PAGE:
            self.heading = " ".join(whole.split())

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _kind(paragraph: Paragraph) -> BlockKind:
    if paragraph.heading:
        return BlockKind.HEADING
    if paragraph.listed:
        return BlockKind.ITEM
    return BlockKind.CELL if paragraph.cell else BlockKind.PARAGRAPH
