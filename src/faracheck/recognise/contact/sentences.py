"""Where sentences begin and end, as far as telling one contact from the next asks."""

from faracheck.late import late_pattern
from faracheck.model.document import Span

_BEFORE = 300
_BEHIND = 400
_END = late_pattern(
    r"[.!?][)\"”»]?\s+(?=[\"“«(¿¡]?[A-ZÀ-ÖØ-ÞΑ-ΩЀ-Я])"  # a capital goes on
    r"|[.؟!]\s+(?=[֐-ۿ])|[。！？]"  # writing without capitals
)
_ABBREVIATED = late_pattern(r"(?:^|[\s(,.])(?:[^\W\d_]|[A-ZÀ-ÞА-Я][a-zà-ÿа-я]{1,3}|tel|ext|no)$")


def sentence_end(text: str, start: int, end: int) -> int:
    """Return where the first sentence that ends inside the stretch ends, or `end`."""
    for match in _END.finditer(text, start, end):
        if match[0][0] != "." or not _ABBREVIATED.search(
            text[max(start, match.start() - 8) : match.start()]
        ):
            return match.end()
    return end


def sentence_around(text: str, inside: Span, bounds: Span) -> Span:
    """Return the sentence of `bounds` that holds the words `inside`."""
    begin = max(bounds.start, inside.start - _BEFORE)
    while (end := sentence_end(text, begin, inside.start)) < inside.start:
        begin = end
    return Span(begin, sentence_end(text, inside.end, min(bounds.end, inside.end + _BEHIND)))
