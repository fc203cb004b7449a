"""Which words of a page the browser is asked about, told from a draft's reading text."""

from faracheck.errors import RenderError
from faracheck.late import late_pattern
from faracheck.model.document import Document, Layer, Span
from faracheck.render.painting import Sought

_WORD = late_pattern(r"[^\W_]+")


def sought_in(document: Document, span: Span) -> Sought:
    """Return the words of `span`, and which of the copies on the page they are.

    Raises:
        RenderError: there is no word in it.
    """
    words = tuple(_WORD.findall(document.quote(span)))
    wanted = "".join(words)
    if not wanted:
        raise RenderError("no word was asked about")
    shown = document.text[: _end_of_page(document)]
    letters = "".join(_WORD.findall(shown))
    own = len("".join(_WORD.findall(shown[: span.start])))
    starts = _occurrences(letters, wanted)
    if own not in starts:
        raise RenderError("its words are no part of the page, or overlap with others like them")
    return Sought(words, starts.index(own), len(starts))


def _end_of_page(document: Document) -> int:
    """Return where the text ends that stands on the page itself."""
    return max((b.span.end for b in document.blocks if b.layer is Layer.PAGE), default=0)


def _occurrences(text: str, wanted: str) -> list[int]:
    """Return where `wanted` stands in `text`, one place behind the other."""
    found = []
    at = text.find(wanted)
    while at >= 0:
        found.append(at)
        at = text.find(wanted, at + len(wanted))
    return found
