"""Exports of posts (.json, .jsonl, .csv): each record is a draft of its own."""

from collections.abc import Iterator
from dataclasses import replace

from faracheck.errors import LoadError
from faracheck.model.document import Document, Medium, Source
from faracheck.model.limits import Limits
from faracheck.ports import LoadOptions, Part, Piece


class PostLoader:
    """Opens what social networks and their planners export; one met in a folder is passed over."""

    format = "posts"
    suffixes: tuple[str, ...] = (".json", ".jsonl", ".ndjson", ".csv")
    medium = Medium.SOCIAL
    only_named = "data: name it, or map it in the settings, and the posts in it are checked"

    def parts(self, source: Source, limits: Limits) -> Iterator[Piece]:
        """Yield the posts in the order of their records, each by the number of its record.

        Raises:
            LoadError: it cannot be read, or no post is known in it.
        """
        # A run that meets no posts does not wait for what reads them.
        from faracheck.loaders.posts.drafting import pieces_of  # noqa: PLC0415

        return pieces_of(source, limits.parts)

    def load(self, source: Source, options: LoadOptions) -> Document:
        """Return the first post; raise LoadError when there is none."""
        for piece in self.parts(source, options.limits):
            if isinstance(piece, Part) and piece.loader is not None:
                return replace(piece.loader.load(piece.source, options), source=source)
        raise LoadError("there is no post in it", where=source.name)


LOADER = PostLoader()
