"""What the tests of loaders share: a draft from words, and its blocks with their places."""

from faracheck.model.document import Document, Layer, Source, Span
from faracheck.ports import Loader, LoadOptions


def load(loader: Loader, content: str | bytes, name: str = "draft") -> Document:
    data = content if isinstance(content, bytes) else content.encode()
    return loader.load(Source(f"{name}{loader.suffixes[0]}", data), LoadOptions())


def words(document: Document, layer: Layer = Layer.PAGE) -> list[str]:
    return [document.quote(block.span) for block in document.blocks if block.layer is layer]


def place_of(document: Document, quotation: str) -> tuple[int | None, int | None]:
    place = document.places.place_of(document.text.index(quotation))
    return place.line, place.column


def place_behind(document: Document, quotation: str) -> tuple[int | None, int | None]:
    last = document.text.index(quotation) + len(quotation) - 1
    place = document.places.place_behind(last)
    return place.line, place.column


def span_of(document: Document, quotation: str) -> Span:
    start = document.text.index(quotation)
    return Span(start, start + len(quotation))
