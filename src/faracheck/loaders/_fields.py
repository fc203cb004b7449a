"""Drafts that are fields of a record, a post or an item of a feed: read, placed and put together."""

import html
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from itertools import accumulate

from faracheck.errors import LoadError
from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders._origin import Derived, Part
from faracheck.loaders.html.page import Draft, document_of
from faracheck.loaders.html.parsing import parse_markup
from faracheck.loaders.text import document_of as text_document_of
from faracheck.model.document import (
    BEGINNING,
    Appearance,
    Block,
    BlockKind,
    Construct,
    Document,
    Layer,
    Look,
    Place,
    Places,
    Span,
)

_MARKUP = late_pattern(
    r"<(?:!--|!\[CDATA\[|\?|/?[A-Za-z][A-Za-z0-9-]{0,40}(?:\s[^<>]{0,5000})?/?>)"
)
"""What makes a text HTML: a tag or a remark; `<name@paper.example>` and `<3` are neither."""

_ENTITY = late_pattern(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")


@dataclass(frozen=True)
class Excerpt(Derived):
    """A text derived from a stretch of the author's file that begins at `start`.

    Places are those in the file. The column of `start` is None where none is known, and so is
    its line.
    """

    start: Place = BEGINNING

    def place_of(self, offset: int) -> Place:
        """Return where the character at `offset` of the text stands in the file."""
        return self._told(super().place_of(offset))

    def place_behind(self, offset: int) -> Place:
        """Return the place just behind the character at `offset`."""
        return self._told(super().place_behind(offset))

    def assembled(self, parts: Iterable[Part]) -> "Excerpt":
        """Return the text that `parts` make, each taken from a span of this text."""
        made = super().assembled(parts)
        return Excerpt(made.text, made.author, made.origin, self.start)

    def _told(self, place: Place) -> Place:
        line, column = self.start.line, self.start.column
        below = (place.line or 1) - 1
        if column is not None:
            column = (place.column or 1) + (0 if below else column - 1)
        return Place(None if line is None else line + below, column)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record: its text, and `inside`, which names the record and the field."""

    text: Excerpt
    inside: Mapping[str, object]

    @property
    def has_markup(self) -> bool:
        """Say whether the text is HTML and not words alone."""
        return _MARKUP.search(self.text.text) is not None


@dataclass(frozen=True, slots=True)
class FieldPlaces:
    """Places in the file, with the record and the field."""

    places: Places
    inside: Mapping[str, object]

    def place_of(self, offset: int) -> Place:
        """Return the place of the character at `offset`."""
        return replace(self.places.place_of(offset), inside=self.inside)

    def place_behind(self, offset: int) -> Place:
        """Return the place just behind the character at `offset`."""
        return replace(self.places.place_behind(offset), inside=self.inside)


@dataclass(frozen=True)
class _Carried:
    """Places in a text that was itself derived from another: through both."""

    places: Places
    derived: Derived = field(repr=False)

    def place_of(self, offset: int) -> Place:
        """Return the place of the character at `offset`."""
        at = self._at(self.places.place_of(offset))
        return self.derived.place_of(min(at, len(self.derived.text) - 1))

    def place_behind(self, offset: int) -> Place:
        """Return the place just behind the character at `offset`."""
        return self.derived.place_behind(max(self._at(self.places.place_behind(offset)) - 1, 0))

    @cached_property
    def _starts(self) -> list[int]:
        lines = self.derived.text.split("\n")
        return list(accumulate((len(it) + 1 for it in lines), initial=0))

    def _at(self, place: Place) -> int:
        at = self._starts[(place.line or 1) - 1] + (place.column or 1) - 1
        return min(at, len(self.derived.text))


def read_field(given: Field, draft: Draft, *, markup: bool) -> Document | None:
    """Return a field as its reader meets it, or None where there are no words in it."""
    try:
        if markup:
            document = document_of(parse_markup(given.text.text), given.text, draft)
        else:
            plain = unescaped(given.text)
            document = text_document_of(plain.text, draft.source, draft.encoding)
            document = replace(document, places=_Carried(document.places, plain))
    except LoadError:
        return None
    if not any(block.layer is Layer.PAGE for block in document.blocks):
        return None
    places = FieldPlaces(document.places, given.inside)
    return replace(document, places=places, built_by=None, leads_to=None)


def unescaped(text: Derived) -> Derived:
    """Return plain text with its entities resolved, as exports write `&` in them."""
    if "&" not in text.text:
        return text
    return text.assembled(_resolved(text.text))


def _resolved(text: str) -> Iterator[Part]:
    at = 0
    for found in _ENTITY.finditer(text):
        yield text[at : found.start()], Span(at, found.start())
        yield html.unescape(found[0]).replace("\r", "\n"), Span(*found.span())
        at = found.end()
    yield text[at:], Span(at, len(text))


def page_only(document: Document) -> Document:
    """Return the document without the words that its page does not show."""
    page = tuple(it for it in document.blocks if it.layer is Layer.PAGE)
    end = page[-1].span.end
    constructs = tuple(it for it in document.constructs if it.span.end <= end)
    return replace(document, text=document.text[:end], blocks=page, constructs=constructs)


def as_kind(document: Document, kind: BlockKind) -> Document:
    """Return the document's page, all of it of one kind: a title, or words without headings."""
    page = page_only(document)
    return replace(page, blocks=tuple(replace(it, kind=kind) for it in page.blocks))


def unheaded(document: Document) -> Document:
    """Return the document without headings that only its shape would tell."""
    return replace(
        document,
        blocks=tuple(
            replace(it, kind=BlockKind.PARAGRAPH) if it.kind is BlockKind.HEADING else it
            for it in document.blocks
        ),
    )


def kept_from_sight(document: Document) -> Document:
    """Return the document as what stands behind a picture: no page, and seen by nobody."""
    page = as_kind(document, BlockKind.PARAGRAPH)
    blocks = tuple(replace(it, layer=Layer.ATTRIBUTE) for it in page.blocks)
    return replace(page, blocks=blocks, appearance=_OutOfSight())


@dataclass(frozen=True, slots=True)
class _OutOfSight:
    def look(self, span: Span) -> Look:
        del span
        return Look(visible=False, hidden_by="it stands in the alternative text of a picture")

    def unseen(self) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True)
class Folded:
    """What its reader has to open first: it is there, and not seen at once."""

    appearance: Appearance
    why: str

    def look(self, span: Span) -> Look:
        """Return how the text appears once it is open; whether it is opened is left to people."""
        look = self.appearance.look(span)
        return replace(look, visible=None, unsure=self.why) if look.visible else look

    def unseen(self) -> tuple[str, ...]:
        """Name what was not read and could change the surroundings' looks."""
        return self.appearance.unseen()


def joined(documents: Sequence[Document], draft: Draft, unseen: tuple[str, ...] = ()) -> Document:
    """Return one draft from its fields in reading order, apart by newlines.

    Only the last may have words that are not on the page, or stand behind such ones itself.
    `unseen` names what else belongs to the record and was not read.
    """
    starts = list(accumulate((len(it.text) + 1 for it in documents), initial=0))
    placed = tuple(zip(starts, documents, strict=False))
    return Document(
        source=draft.source,
        format=draft.format,
        medium=draft.medium,
        text="\n".join(it.text for it in documents),
        blocks=tuple(_moved(block, at) for at, it in placed for block in it.blocks),
        places=_JoinedPlaces(tuple(starts[:-1]), tuple(documents)),
        appearance=_JoinedAppearance(placed, unseen),
        encoding=draft.encoding,
        constructs=tuple(_shifted(it, at) for at, one in placed for it in one.constructs),
        origin=documents[0].places.place_of(0) if documents else BEGINNING,
    )


def _moved(block: Block, by: int) -> Block:
    return replace(block, span=Span(block.span.start + by, block.span.end + by))


def _shifted(construct: Construct, by: int) -> Construct:
    span = construct.span
    return replace(construct, span=Span(span.start + by, span.end + by))


@dataclass(frozen=True)
class _JoinedPlaces:
    starts: tuple[int, ...]
    documents: tuple[Document, ...] = field(repr=False)

    def place_of(self, offset: int) -> Place:
        """Return the place of the character at `offset`."""
        document, at = self._found(offset)
        if at >= len(document.text):
            return document.places.place_behind(len(document.text) - 1)
        return document.places.place_of(at)

    def place_behind(self, offset: int) -> Place:
        document, at = self._found(offset)
        return document.places.place_behind(min(at, len(document.text) - 1))

    def _found(self, offset: int) -> tuple[Document, int]:
        number = bisect_right(self.starts, offset) - 1
        return self.documents[number], offset - self.starts[number]


@dataclass(frozen=True)
class _JoinedAppearance:
    documents: tuple[tuple[int, Document], ...] = field(repr=False)
    apart: tuple[str, ...] = ()

    def look(self, span: Span) -> Look:
        """Return how the text of `span` appears: where it lies in two fields, the worse tells."""
        looks = [
            document.appearance.look(Span(max(span.start - at, 0), min(span.end - at, end)))
            for at, document in self.documents
            for end in [len(document.text)]
            if span.start < at + end and at < span.end
        ]
        return min(looks, key=_sight, default=Look())

    def unseen(self) -> tuple[str, ...]:
        """Name what was not read and could change the surroundings' looks."""
        read = (it for _, document in self.documents for it in document.appearance.unseen())
        return (*self.apart, *read)


def _sight(look: Look) -> int:
    return {False: 0, None: 1, True: 2}[look.visible]
