"""Addresses and numbers that stand only in a link: behind "Email Marta" or "[email protected]"."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter
from urllib.parse import unquote

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.document import Document, Layer, Place, Span

_TARGET = late_pattern(r"\s*(?P<scheme>mailto|tel|callto|sms):(?P<value>[^?;]+)", re.IGNORECASE)
_PROTECTED = late_pattern(r"(?:.*/cdn-cgi/l/email-protection#)?(?P<code>(?:[0-9a-f]{2}){6,})")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link's text begins on the page, and the address or number that it leads to."""

    offset: int
    email: str | None = None
    phone: str | None = None


def find_targets(document: Document) -> list[Target]:
    """Return the addresses and numbers of links, beside the words that they belong to."""
    values = list(_values(document))
    spans = [block.span for block in document.blocks if block.layer is Layer.PAGE]
    if not values or not spans:
        return []
    targets = (
        Target(_offset(document, spans, place), email, phone) for place, email, phone in values
    )
    return sorted(targets, key=attrgetter("offset"))


def _values(document: Document) -> Iterator[tuple[Place, str | None, str | None]]:
    for block in document.blocks:
        if block.layer is not Layer.ATTRIBUTE:
            continue
        value = document.quote(block.span)
        email, phone = _email(value), _phone(value)
        if email or phone:
            yield document.places.place_of(block.span.start), email, phone


def _email(value: str) -> str | None:
    target, protected = _TARGET.match(value), _PROTECTED.fullmatch(value.strip())
    if protected:
        address = _revealed(bytes.fromhex(protected["code"]))
    elif target and target["scheme"].casefold() == "mailto":
        address = unquote(target["value"]).strip()
    else:
        return None
    # Few pages have such links, and what judges them is large.
    from faracheck.recognise.contact.emails import is_address  # noqa: PLC0415

    return address if is_address(address) else None


def _revealed(code: bytes) -> str:
    """Return the address that Cloudflare hides: each byte is masked with the first."""
    return bytes(byte ^ code[0] for byte in code[1:]).decode("utf-8", "replace")


def _phone(value: str) -> str | None:
    target = _TARGET.match(value)
    if target is None or target["scheme"].casefold() == "mailto":
        return None
    from faracheck.recognise.contact.phones import number_of  # noqa: PLC0415 - as above

    digits = re.sub(r"[^\d+]", "", unquote(target["value"]))
    number = number_of(digits, None if digits.startswith("+") else "US", unassigned=True)
    return number.digits if number else None


def _offset(document: Document, spans: list[Span], place: Place) -> int:
    """Return the first offset of the page that stands behind `place` in the file.

    In Markdown it is the last before it: there a link's words come first.
    """
    # Only the blocks that the search meets are asked where they stand: a page has thousands.
    number = bisect_right(spans, _key(place), key=lambda span: _start(document, span)) - 1
    if number < 0:
        return spans[0].start
    span = spans[number]
    inside = bisect_right(
        range(span.start, span.end),
        _key(place),
        key=lambda offset: _key(document.places.place_of(offset)),
    )
    if document.format == "markdown":
        return span.start + max(inside - 1, 0)
    if inside < len(span) or number + 1 == len(spans):
        return min(span.start + inside, span.end - 1)
    return spans[number + 1].start


def _start(document: Document, span: Span) -> tuple[int, int]:
    return _key(document.places.place_of(span.start))


def _key(place: Place) -> tuple[int, int]:
    return (place.line or 0, place.column or 0)
