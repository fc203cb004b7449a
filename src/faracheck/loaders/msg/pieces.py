"""What stands in an Outlook message."""

from collections.abc import Iterator

from faracheck.errors import LoadError
from faracheck.loaders.eml.structure import pieces_in
from faracheck.loaders.msg.composing import composed
from faracheck.loaders.msg.storage import item_in
from faracheck.model.document import Source
from faracheck.model.limits import Limits
from faracheck.ports import Piece


def pieces_of(source: Source, limits: Limits) -> Iterator[Piece]:
    """Yield the forms of a message's text, the plain one first, then everything else in it.

    Raises:
        LoadError: it is no Outlook message, damaged, nested too deeply, or over a limit.
    """
    item = item_in(source, limits.containers)
    try:
        message = composed(item)
    except LoadError as error:
        raise LoadError(error.what, where=source.name, hint=error.hint) from error
    return pieces_in(message, source, limits)
