"""Archives (.zip): each file in one is an input of its own, and none is lost in silence."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from faracheck.errors import LoadError
from faracheck.extensions import collect
from faracheck.model.document import Document, Medium, Source
from faracheck.model.limits import Limits
from faracheck.ports import Loader, LoadOptions, Part, Piece


class ZipLoader:
    """Opens archives that were named; one met in a folder is passed over and listed."""

    format = "zip"
    suffixes: tuple[str, ...] = (".zip",)
    medium = Medium.UNKNOWN
    only_named = "archive: name it, and what is in it is checked"

    def parts(self, source: Source, limits: Limits) -> Iterator[Piece]:
        """Yield the files in their order in the archive, each by its path.

        Raises:
            LoadError: it is no archive, or has more entries than are looked at.
        """
        # A run that meets no archive does not wait for what unpacks them.
        from faracheck.loaders.zip.members import pieces_of  # noqa: PLC0415

        return pieces_of(source, limits)

    def load(self, source: Source, options: LoadOptions) -> Document:
        """Return the first draft in the archive; raise LoadError when there is none."""
        loaders = [it for it in collect("faracheck.loaders", "LOADER").values() if it is not self]
        read = {s: it for it in loaders if isinstance(it, Loader) for s in it.suffixes}
        for piece in self.parts(source, options.limits):
            if not isinstance(piece, Part):
                continue
            loader = read.get(PurePosixPath(piece.source.name).suffix.lower())
            if loader is not None:
                document = loader.load(piece.source, options)
                return replace(document, source=source, format=self.format, medium=self.medium)
        raise LoadError("there is no draft in it", where=source.name)


LOADER = ZipLoader()
