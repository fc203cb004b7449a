"""Phrases that lead to a contact, or away from one, and which of them head a block."""

from collections.abc import Iterator
from dataclasses import replace

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.document import Span
from faracheck.recognise.contact.lexicon import Lexicon, MarkKind
from faracheck.recognise.contact.page import Page
from faracheck.recognise.contact.phrases import whole_words
from faracheck.recognise.patterns import Pattern

_CLOSE = 32
_ROOM = 160
_DECORATION = " \t\xa0\u3000*_#>•·●▪■◆►–—-=~|[(\"“'«【（<:☎✉📞📧📩🖂\u200e\u200f"
_COLONS = frozenset(":：")
_DECORATION_BEHIND = " \t\xa0*_)"
_BREAK = late_pattern(r"(?:[.!?:;)\]>»”\"|•·–—…*。！？；：】）/]|\s{2,}|\t|\u3000)\s*$")
_COLON = late_pattern(r"[\s*_)\]】）]*(?:[:：]|[-–—|•](?=\s|$)|$)")
_BRACKET = late_pattern(r"\s*[(（\[][^()（）\[\]]{1,60}[)）\]]\s*(?:[:：]|$)")
_QUALIFIED = late_pattern(r"[\s,–—-]+(?P<words>[^:：.!?。！？@]|U\.S\.|U\.K\.){2,60}[:：]")
_EXPLICIT = late_pattern(r"[\s*_)\]】）]*[:：]")
_NAME = late_pattern(r"[\s*_]*[^\W\d_a-zà-öø-ÿα-ωа-яё]|[\s*_]*[+(＋\d]")
_SMALL_WORD = late_pattern(r"\b[a-zà-öø-ÿа-яё]")
_BARE = frozenset({MarkKind.BARE, MarkKind.PURPOSE})
_HEADS = frozenset(MarkKind) - {MarkKind.REQUEST}
_IN_ADDRESS = frozenset("@/._-")
_LINKS = frozenset({"for", "of", "the", "and", "in", "de", "für", "pour", "para", "du", "la"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase, or several that stand close together, and all that they announce."""

    span: Span
    kinds: frozenset[MarkKind]
    line: int
    phrases: int = 1

    @property
    def leads_away(self) -> bool:
        """Say whether what follows is meant for others than the press."""
        return MarkKind.ELSEWHERE in self.kinds and MarkKind.PRESS not in self.kinds


@dataclass(frozen=True, slots=True)
class Heading:
    """A mark that heads a block; the block begins at `start`, with what qualifies the mark."""

    mark: Mark
    start: int


def find_marks(page: Page, lexicon: Lexicon) -> list[Mark]:
    """Return the marks of the page in reading order, neighbours in one line made one."""
    joined: list[Mark] = []
    for mark in _phrases(page, lexicon):
        last = joined[-1] if joined else None
        if last and last.line == mark.line and _one_phrase(page.text, last.span.end, mark):
            span = Span(last.span.start, mark.span.end)
            joined[-1] = Mark(span, last.kinds | mark.kinds, mark.line, last.phrases + 1)
        else:
            joined.append(mark)
    return joined


def heading_of(page: Page, mark: Mark) -> Heading | None:
    """Return the mark as the heading of a block, or None where it stands in a sentence."""
    line = page.lines[mark.line].span
    if _closes_line(page.text[mark.span.end : line.end], mark):
        return Heading(replace(mark, span=Span(line.start, mark.span.end)), line.start)
    if not mark.kinds & _HEADS:
        return None
    before = page.text[max(line.start, mark.span.start - _ROOM) : mark.span.start]
    after = page.text[mark.span.end : min(line.end, mark.span.end + _ROOM)]
    closed = _COLON.match(after) is not None
    if mark.kinds <= _BARE and not (_EXPLICIT.match(after) or not before.strip(_DECORATION)):
        return None
    if not (closed or _introduces(page, mark, after)):
        return None
    if _begins(before, page.text[mark.span.start]):
        return Heading(mark, mark.span.start)
    # Words that name somebody may stand before a label, as in "Sarkand Media Contact".
    return Heading(mark, line.start) if closed and _names(before) else None


def _closes_line(after: str, mark: Mark) -> bool:
    """Say whether a request ends its line with a colon: "… or contact:", "… contact Vane:"."""
    if mark.leads_away or not mark.kinds & {MarkKind.CONTACT, MarkKind.REQUEST}:
        return False
    rest = after.strip(_DECORATION_BEHIND)
    return rest[-1:] in _COLONS and (len(rest) == 1 or (len(rest) < _ROOM and _names(rest[:-1])))


def _phrases(page: Page, lexicon: Lexicon) -> Iterator[Mark]:
    for span in _found(page, lexicon):
        number = page.number_at(span.start)
        if number is None or span.end > page.lines[number].span.end:
            continue
        kind = lexicon.mark_kind(page.document.quote(span))
        if _in_address(page.text, span):
            continue
        if whole_words(page.text, span) and not _announces_field(page.text, span, kind, lexicon):
            yield Mark(span, frozenset({kind}), number)


def _found(page: Page, lexicon: Lexicon) -> Iterator[Span]:
    """Yield every phrase near an address or number, and labels everywhere else."""
    at = 0
    for near in page.neighbourhoods():
        yield from _in_stretch(page, lexicon.labels_alone, Span(at, near.start))
        yield from _in_stretch(page, lexicon.marks, near)
        at = near.end
    yield from _in_stretch(page, lexicon.labels_alone, Span(at, page.end))


def _in_stretch(page: Page, pattern: Pattern, stretch: Span) -> Iterator[Span]:
    for match in pattern.finditer(page.document.quote(stretch)):
        yield Span(stretch.start + match.start(), stretch.start + match.end())


def _in_address(text: str, span: Span) -> bool:
    """Say whether the words are part of an e-mail address or of a link."""
    before = text[max(0, span.start - 2) : span.start]
    if before[-1:] == "." and _EXPLICIT.match(text, span.end):
        return False
    inside = before[-1:] in _IN_ADDRESS and (before[-1:] in "@/" or before[:1].isalnum())
    return (bool(before) and inside) or text[span.end : span.end + 1] in {"@", "_"}


def _announces_field(text: str, span: Span, kind: MarkKind, lexicon: Lexicon) -> bool:
    """Say whether the words go on to announce one line of a block: "Contact e-mail:"."""
    if kind is not MarkKind.CONTACT:
        return False
    found = lexicon.field_words.match(text[span.start : span.end + _CLOSE])
    return found is not None and found.end() > len(span)


def _one_phrase(text: str, end: int, mark: Mark) -> bool:
    """Say whether a mark goes on with the one that ended at `end`: "…, please contact"."""
    gap = text[end : mark.span.start]
    return len(gap) <= _CLOSE and not any(letter.isupper() or letter in ":：.;|@" for letter in gap)


def _begins(before: str, first: str) -> bool:
    """Say whether a label that begins with `first` stands apart from the words before it."""
    glued = bool(before) and not before[-1].isspace() and first.isupper()
    return not before.strip(_DECORATION) or bool(_BREAK.search(before)) or glued or _shouts(before)


def _shouts(before: str) -> bool:
    """Say whether the words before a label are in capitals or a date: a column of their own."""
    return (
        len(before.strip()) > 3
        and not _SMALL_WORD.search(before)
        and (before.isupper() or any(map(str.isdigit, before)))
    )


def _names(before: str) -> bool:
    """Say whether the words before a label name somebody: few, and capitalised."""
    words = before.strip(_DECORATION + ",").split()
    return 0 < len(words) <= 6 and all(
        not word[0].islower() or word.lower() in _LINKS for word in words
    )


def _introduces(page: Page, mark: Mark, after: str) -> bool:
    """Say whether a label without a colon is followed by a name, a number or a qualification."""
    if not mark.kinds & {MarkKind.PRESS, MarkKind.CONTACT}:
        return False
    if _BRACKET.match(after) or (
        (match := _QUALIFIED.match(after)) and len(match.group().split()) <= 9
    ):
        return True
    if mark.phrases > 1 or not _NAME.match(after):
        return False
    several = len(page.text[mark.span.start : mark.span.end].split()) > 1
    glued = not after[0].isspace()
    near = page.traced(Span(mark.span.end, mark.span.end + _ROOM)) or len(after.split()) <= 6
    return (several or glued) and near
