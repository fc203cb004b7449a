"""Feeds (RSS, RSS 1.0, Atom): each item is a draft of its own."""

import re
from collections.abc import Iterator
from dataclasses import replace

from faracheck.errors import LoadError
from faracheck.late import late_pattern
from faracheck.loaders._bytes import encoding_by_shape
from faracheck.model.document import Document, Medium, Source
from faracheck.model.limits import Limits
from faracheck.ports import LoadOptions, Part, Piece

_ROOT = late_pattern(
    r"(?:[\s\ufeff]++|(?><\?.*?\?>)|(?><!--.*?-->)|(?><!DOCTYPE[^>\[]*+(?:\[.*?\])?\s*>))*+"
    r"<(?:[\w.-]{1,40}:)?(?:rss|feed|RDF)(?=[\s/>])",
    re.DOTALL,
)


class FeedLoader:
    """Opens feeds; nothing that they name is fetched, and no entity of their own is resolved."""

    format = "feed"
    suffixes: tuple[str, ...] = (".rss", ".atom", ".xml")
    medium = Medium.WEB
    ambiguous = frozenset({".xml"})

    def claims(self, head: bytes) -> bool:
        """Say whether a file of XML that begins like this is a feed."""
        encoding = encoding_by_shape(head) or "latin-1"
        return _ROOT.match(head.decode(encoding, "replace").removeprefix("ï»¿")) is not None

    def parts(self, source: Source, limits: Limits) -> Iterator[Piece]:
        """Yield the items in their order, each by its number.

        Raises:
            LoadError: it is no XML, or no feed.
        """
        # A run that meets no feed does not wait for what reads feeds.
        from faracheck.loaders.feeds.items import pieces_of  # noqa: PLC0415

        del limits  # what counts parts counts the items too
        return pieces_of(source)

    def load(self, source: Source, options: LoadOptions) -> Document:
        """Return the first item; raise LoadError when there is none."""
        for piece in self.parts(source, options.limits):
            if isinstance(piece, Part) and piece.loader is not None:
                return replace(piece.loader.load(piece.source, options), source=source)
        raise LoadError("there is no item in it", where=source.name)


LOADER = FeedLoader()
