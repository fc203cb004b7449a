"""E-mail messages (.eml): each form of the text, and each attachment, is a draft of its own."""

from collections.abc import Iterator

from faracheck.errors import LoadError
from faracheck.model.document import Document, Medium, Source
from faracheck.model.limits import Limits
from faracheck.ports import LoadOptions, Part, Piece


class MailLoader:
    """Opens messages as RFC 5322 and MIME (RFC 2045 to 2049) have them; nothing is run or fetched."""

    format = "email"
    suffixes: tuple[str, ...] = (".eml",)
    medium = Medium.EMAIL

    def parts(self, source: Source, limits: Limits) -> Iterator[Piece]:
        """Yield the forms of a message's text, the plain one first, then what is attached.

        Raises:
            LoadError: it is no message, nested too deeply, or over a limit.
        """
        # A run that meets no message does not wait for what reads messages.
        from faracheck.loaders.eml.structure import pieces_of  # noqa: PLC0415

        return pieces_of(source, limits)

    def load(self, source: Source, options: LoadOptions) -> Document:
        """Return the first form of the message's text; raise LoadError when there is none."""
        for piece in self.parts(source, options.limits):
            if isinstance(piece, Part) and piece.loader is not None:
                return piece.loader.load(piece.source, options)
        raise LoadError("there is no text in it", where=source.name)


LOADER = MailLoader()
