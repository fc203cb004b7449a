"""Outlook messages (.msg, .oft; extra `msg`): each form of the text and each attachment is a draft."""

from collections.abc import Iterator
from dataclasses import replace

from faracheck.errors import LoadError
from faracheck.model.document import Document, Medium, Source
from faracheck.model.limits import Limits
from faracheck.ports import LoadOptions, Part, Piece

INSTALL = "install what reads it: pip install 'faracheck[msg]'"


class OutlookLoader:
    """Opens messages as Outlook saves them, with the rooms that open a message of the Internet."""

    format = "msg"
    suffixes: tuple[str, ...] = (".msg", ".oft")
    medium = Medium.EMAIL
    extra = "msg"
    needs = "olefile"

    def parts(self, source: Source, limits: Limits) -> Iterator[Piece]:
        """Yield the forms of a message's text, the plain one first, then what is attached.

        Raises:
            LoadError: it is no Outlook message, damaged, over a limit, or nothing here reads it.
        """
        try:
            # Imported here: the library is an extra.
            from faracheck.loaders.msg.pieces import pieces_of  # noqa: PLC0415
        except ImportError as error:
            raise LoadError(
                "nothing here reads Outlook's messages", where=source.name, hint=INSTALL
            ) from error
        return pieces_of(source, limits)

    def load(self, source: Source, options: LoadOptions) -> Document:
        """Return the first form of the message's text; raise LoadError when there is none."""
        for piece in self.parts(source, options.limits):
            if isinstance(piece, Part) and piece.loader is not None:
                document = piece.loader.load(piece.source, options)
                return replace(document, source=source, format=self.format)
        raise LoadError("there is no text in it", where=source.name)


LOADER = OutlookLoader()
