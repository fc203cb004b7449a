"""Documents for tests: a few lines of text, split at blank lines, everything visible."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from faracheck.model.document import (
    Block,
    BlockKind,
    Document,
    Layer,
    Look,
    Medium,
    Place,
    Region,
    Source,
    Span,
)


@dataclass(frozen=True, slots=True)
class PlainPlaces:
    """Places of a text that stands in its file as it is read."""

    text: str
    starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        lengths = accumulate(len(line) for line in self.text.splitlines(keepends=True))
        object.__setattr__(self, "starts", (0, *lengths))

    def place_of(self, offset: int) -> Place:
        line = bisect_right(self.starts, offset)
        return Place(line, offset - self.starts[line - 1] + 1)

    def place_behind(self, offset: int) -> Place:
        place = self.place_of(offset)
        assert place.column is not None
        return Place(place.line, place.column + 1)


@dataclass(frozen=True, slots=True)
class PlainAppearance:
    """Everything is seen, except the spans that a test hides."""

    hidden: tuple[Span, ...] = ()

    def look(self, span: Span) -> Look:
        if any(span.meets(hidden) for hidden in self.hidden):
            return Look(visible=False, hidden_by="a test")
        return Look()

    def unseen(self) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A block to be: its text, and what sets it apart from a plain paragraph."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    layer: Layer = Layer.PAGE
    region: Region = Region.MAIN


def document(
    text: str,
    *,
    language: str | None = None,
    medium: Medium = Medium.UNKNOWN,
    hidden: tuple[str, ...] = (),
) -> Document:
    """Return `text` as a document whose blocks are its stretches between blank lines.

    Line ends inside a block stay in the text, as in a plain text file. `hidden` are passages that
    a reader cannot see.
    """
    spans = tuple(_find(text, passage) for passage in hidden)
    return Document(
        source=Source("draft.txt", text.encode()),
        format="text",
        medium=medium,
        text=text,
        blocks=tuple(_paragraphs(text)),
        places=PlainPlaces(text),
        appearance=PlainAppearance(spans),
        language=language,
    )


def page(*pieces: Piece | str, places: Mapping[int, Place] | None = None) -> Document:
    """Return a document of the given blocks; those of other layers stand last, as always.

    `places` overrides where a block (by its number among `pieces`) begins in the file.
    """
    whole = [Piece(piece) if isinstance(piece, str) else piece for piece in pieces]
    order = sorted(range(len(whole)), key=lambda number: whole[number].layer is not Layer.PAGE)
    text, blocks, begins = "", [], {}
    for number in order:
        piece = whole[number]
        start = len(text)
        text += piece.text + "\n"
        blocks.append(
            Block(Span(start, start + len(piece.text)), piece.kind, piece.layer, piece.region)
        )
        if places and number in places:
            begins[start] = places[number]
    text = text.removesuffix("\n")
    return Document(
        source=Source("draft.html", text.encode()),
        format="html",
        medium=Medium.WEB,
        text=text,
        blocks=tuple(blocks),
        places=_MovedPlaces(PlainPlaces(text), begins),
        appearance=PlainAppearance(),
    )


@dataclass(frozen=True, slots=True)
class _MovedPlaces:
    """Plain places, but some blocks begin elsewhere."""

    plain: PlainPlaces
    begins: Mapping[int, Place]

    def place_of(self, offset: int) -> Place:
        before = [start for start in self.begins if start <= offset]
        if not before or "\n" in self.plain.text[max(before) : offset]:
            return self.plain.place_of(offset)
        begin = self.begins[max(before)]
        assert begin.column is not None
        return Place(begin.line, begin.column + offset - max(before))

    def place_behind(self, offset: int) -> Place:
        place = self.place_of(offset)
        assert place.column is not None
        return Place(place.line, place.column + 1)


def _paragraphs(text: str) -> Iterator[Block]:
    start: int | None = None
    offset = end = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            start = offset + len(line) - len(line.lstrip()) if start is None else start
            end = offset + len(line.rstrip())
        elif start is not None:
            yield Block(Span(start, end))
            start = None
        offset += len(line)
    if start is not None:
        yield Block(Span(start, end))


def _find(text: str, passage: str) -> Span:
    start = text.index(passage)
    return Span(start, start + len(passage))
