"""A window read: its addresses, numbers and names, and whether they make a contact."""

from collections.abc import Iterator
from dataclasses import replace

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.document import Region, Span
from faracheck.model.reading import Contact, Words
from faracheck.recognise.contact.countries import find_countries
from faracheck.recognise.contact.emails import find_emails
from faracheck.recognise.contact.fields import Email, Field, Phone, Url
from faracheck.recognise.contact.lexicon import Lexicon, MarkKind
from faracheck.recognise.contact.page import Page, is_prose
from faracheck.recognise.contact.people import Names, read_names
from faracheck.recognise.contact.phones import Reader
from faracheck.recognise.contact.segments import Hole, cut
from faracheck.recognise.contact.windows import Shape, Window

_URL = late_pattern(r"(?:https?://|www\.)[^\s/<>\"'|,;，。；、）)]+(?P<path>/[^\s<>\"'|，。；]*)?")
_PIECES = late_pattern(r"[._+\-]")
_CALLS = frozenset(
    {MarkKind.PRESS, MarkKind.BARE, MarkKind.CONTACT, MarkKind.REQUEST, MarkKind.MENU}
)
_LABELS = frozenset({MarkKind.PRESS, MarkKind.BARE, MarkKind.CONTACT})
_FOR_PRESS = frozenset({MarkKind.PRESS, MarkKind.BARE})


@dataclass(frozen=True, slots=True)
class Found:
    """What a window holds, at offsets of its own text."""

    fields: tuple[Field, ...]
    names: Names

    @property
    def emails(self) -> tuple[Email, ...]:
        """The e-mail addresses."""
        return tuple(field for field in self.fields if isinstance(field, Email))

    @property
    def phones(self) -> tuple[Phone, ...]:
        """The telephone numbers, faxes left out."""
        return tuple(field for field in self.fields if isinstance(field, Phone) and not field.fax)


def read_window(page: Page, window: Window, lexicon: Lexicon) -> Contact | None:
    """Return the contact that stands in `window`, or None where it is none."""
    words = page.document.quote(window.span)
    fields = tuple(_fields(page, window, words, lexicon))
    found = Found(fields, _names(words, window, fields, lexicon))
    if not _is_contact(window, found, lexicon):
        return None
    span = _span(window, found)
    places = page.document.places
    return Contact(
        words=Words(
            page.document.quote(span),
            span,
            places.place_of(span.start),
            places.place_behind(span.end - 1),
        ),
        visible=page.document.appearance.look(span).visible,
        names=tuple(each.name for each in found.names.people),
        organizations=tuple(each.name for each in found.names.organizations),
        phones=tuple(dict.fromkeys(phone.number for phone in found.phones)),
        emails=tuple(_unlike(email.address for email in found.emails)),
    )


def _fields(page: Page, window: Window, words: str, lexicon: Lexicon) -> Iterator[Field]:
    """Yield the window's addresses and numbers, and those of links in it."""
    whole = Span(0, len(words))
    urls = [Url(Span(*match.span())) for match in _URL.finditer(words)]
    paths = [Span(*match.span("path")) for match in _URL.finditer(words) if match["path"]]
    unpathed = _blanked(words, paths)
    reader = Reader(unpathed, lexicon, tuple(find_countries(words, whole, lexicon)))
    phones = [*reader.find(whole), *reader.find_vanity(whole)]
    yield from phones
    yield from find_emails(_blanked(unpathed, [phone.span for phone in phones]), whole, lexicon)
    yield from urls
    yield from _linked(page, window, words)


def _linked(page: Page, window: Window, words: str) -> Iterator[Field]:
    """Yield what the links in the window lead to, at the ends of the lines they stand in."""
    for target in page.targets:
        at = target.offset - window.span.start
        if 0 <= at < len(words):
            newline = words.find("\n", at)
            end = Span(newline, newline) if newline >= 0 else Span(len(words), len(words))
            if target.email:
                yield Email(end, target.email)
            if target.phone:
                yield Phone(end, target.phone)


def _names(words: str, window: Window, fields: tuple[Field, ...], lexicon: Lexicon) -> Names:
    """Return whom the window names; in a sentence, whom its request is about."""
    marks = [_shifted(mark, window) for mark in window.marks]
    holes = [Hole(mark, heading=True) for mark in marks]
    holes += [Hole(_shifted(request, window)) for request in window.requests]
    holes += [Hole(field.span, entry=_answers(field)) for field in fields]
    emails = [field for field in fields if isinstance(field, Email)]
    entries = sum(hole.entry for hole in holes)
    segments = cut(words, Span(0, len(words)), holes, lexicon)
    # "Press Secretary" below a name is no request, but what its bearer is.
    below = words[: marks[0].start].endswith("\n") if marks else False
    if window.shape is not Shape.SENTENCE or (below and not is_prose(words)):
        return read_names(segments, entries, emails, lexicon)
    asked = [segment for segment in segments if segment.span.start >= marks[0].start]
    names = read_names(asked, entries, emails, lexicon)
    if names.people:
        return names
    # "Marta Quell can be reached at …"
    told = read_names([each for each in segments if each not in asked], 0, emails, lexicon)
    return replace(names, people=told.people, sure=True) if told.sure else names


def _is_contact(window: Window, found: Found, lexicon: Lexicon) -> bool:
    """Say whether the press is told here whom to ask, and how."""
    if MarkKind.ELSEWHERE in window.kinds and not window.kinds & _FOR_PRESS:
        return False
    if window.shape is Shape.CLUSTER:
        return _is_signature(window, found, lexicon)
    if not (found.emails or found.phones):
        labels = _LABELS if found.names.sure else {MarkKind.PRESS}
        labelled = window.shape is Shape.BLOCK and bool(window.kinds & labels)
        return labelled and bool(found.names.people) and window.region is Region.MAIN
    if window.shape is Shape.SENTENCE and not window.kinds & _CALLS:
        return False
    if _names_somebody(window, found) or _addresses_press(window, found):
        return True
    return window.region is Region.MAIN and _invites(window, found, lexicon)


def _addresses_press(window: Window, found: Found) -> bool:
    """Say whether the words are for the press; "press 1" behind a toll-free number are not."""
    bare = window.shape is Shape.SENTENCE and window.kinds == {MarkKind.BARE}
    return bool(window.kinds & _FOR_PRESS) and (not bare or _personal(found))


def _names_somebody(window: Window, found: Found) -> bool:
    """Say whether a person is named, beyond doubt where the words around are not a label."""
    asking = {MarkKind.REQUEST} if window.shape is Shape.BLOCK else set()
    labelled = window.kinds & (_LABELS | {MarkKind.PURPOSE} | asking)
    return found.names.sure or bool(found.names.people and labelled and _personal(found))


def _personal(found: Found) -> bool:
    """Say whether an address or a number is not a toll-free line."""
    return bool(found.emails) or any(not phone.free for phone in found.phones)


def _invites(window: Window, found: Found, lexicon: Lexicon) -> bool:
    """Say whether words without a person's name invite to ask for more."""
    if _has_desk(found, lexicon):
        return True
    if window.shape is Shape.SENTENCE:
        return MarkKind.PURPOSE in window.kinds and _personal(found)
    only_menu = window.kinds == {MarkKind.MENU}
    return _personal(found) and (not only_menu or bool(found.names.organizations))


def _is_signature(window: Window, found: Found, lexicon: Lexicon) -> bool:
    """Say whether lines without a label are a contact: a person or a desk, or both ways to ask."""
    if found.names.sure and (found.emails or found.phones):
        return True
    if window.region is not Region.MAIN:
        return False
    return _has_desk(found, lexicon) or bool(found.emails and found.phones and _personal(found))


def _has_desk(found: Found, lexicon: Lexicon) -> bool:
    """Say whether an address is a press office's."""
    pieces = (piece for email in found.emails for piece in _PIECES.split(email.mailbox))
    return any(piece in lexicon.desks for piece in pieces)


def _answers(field: Field) -> bool:
    return isinstance(field, Email) or (isinstance(field, Phone) and not field.fax)


def _shifted(span: Span, window: Window) -> Span:
    return Span(span.start - window.span.start, span.end - window.span.start)


def _span(window: Window, found: Found) -> Span:
    """Return where the contact stands: from its label to its last name, address or number."""
    people, bodies = found.names.people, found.names.organizations
    fields = [field for field in found.fields if not isinstance(field, Url)]
    parts = [each.span for each in (*fields, *people, *bodies)]
    marks = [_shifted(mark, window) for mark in window.marks]
    start = 0 if window.shape is Shape.BLOCK else min(part.start for part in (*parts, *marks))
    end = max(part.end for part in (*parts, *marks))
    return Span(window.span.start + start, window.span.start + end)


def _blanked(words: str, spans: list[Span]) -> str:
    """Return `words` with the characters of `spans` made spaces."""
    pieces, last = [], 0
    for span in sorted(spans):
        pieces += [words[last : span.start], " " * max(0, span.end - max(last, span.start))]
        last = max(last, span.end)
    return "".join([*pieces, words[last:]])


def _unlike(addresses: Iterator[str]) -> Iterator[str]:
    """Yield each address once, whatever the case of its letters."""
    seen = set()
    for address in addresses:
        if address.casefold() not in seen:
            seen.add(address.casefold())
            yield address
