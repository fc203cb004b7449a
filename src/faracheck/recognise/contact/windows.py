"""How far a contact reaches: a block under its heading, a sentence, lines that stand together."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import Enum, auto
from itertools import islice, takewhile
from operator import attrgetter

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.model.document import BlockKind, Region, Span
from faracheck.recognise.contact.lexicon import Lexicon, MarkKind
from faracheck.recognise.contact.marks import Heading, Mark, heading_of
from faracheck.recognise.contact.page import Line, Page, is_prose
from faracheck.recognise.contact.phrases import key_of, whole_words
from faracheck.recognise.contact.sentences import sentence_around, sentence_end

_QUIET_BEFORE = 6
_QUIET_BETWEEN = 4
_MOST_MARKS = 8
_LINES_ABOVE = 4
_NEAR = 200
_SENTENCE = 400
_TAIL = 90
_HEADLINE_WORDS = 6
_STOPS = frozenset(".!?")
_SMALL = late_pattern(r"\s+[^\W\d_A-ZÀ-ÞА-Я]")
_ASKS = frozenset({MarkKind.CONTACT, MarkKind.REQUEST})
_DECORATION = " \t*_#>•–—-=~|([“'"


class Shape(Enum):
    """How a contact is set."""

    BLOCK = auto()
    SENTENCE = auto()
    CLUSTER = auto()


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of text in which a contact may stand, and what leads to it.

    `marks` are the phrases inside it that are no part of names; `kinds` is all they announce;
    `requests` stand inside a block and are no part of names either.
    """

    span: Span
    shape: Shape
    marks: tuple[Span, ...]
    kinds: frozenset[MarkKind]
    region: Region
    requests: tuple[Span, ...] = ()


def find_windows(page: Page, marks: list[Mark], lexicon: Lexicon) -> list[Window]:
    """Return where contacts may stand, in reading order; no two overlap."""
    headed = _with_bodies(page, _blocks(page, marks, lexicon), lexicon)
    blocks = [_asking(page, window, marks, lexicon) for window in headed]
    sentences = list(_sentences(page, marks, _Taken(blocks)))
    clusters = [
        replace(window, kinds=_kinds_inside(window.span, marks))
        for window in _clusters(page, _Taken([*blocks, *sentences]), lexicon)
    ]
    return sorted([*blocks, *sentences, *clusters], key=lambda window: window.span)


def _with_bodies(page: Page, windows: Iterable[Window], lexicon: Lexicon) -> Iterator[Window]:
    """Yield the blocks with the organization above "Media Relations Department"."""
    last = 0
    for window in windows:
        start = window.span.start
        number = page.number_at(start) or 0
        above = page.lines[number - 1] if number else None
        if above and window.kinds == {MarkKind.BARE} and last <= above.span.start:
            words = page.document.quote(above.span)
            body = any(key_of(word) in lexicon.words.organizations for word in words.split())
            same = above.block == page.lines[number].block
            if body and same and not _ends(page, above, page.lines[number], lexicon, found=True):
                start = above.span.start
        last = window.span.end
        yield replace(window, span=Span(start, last))


def _asking(page: Page, window: Window, marks: list[Mark], lexicon: Lexicon) -> Window:
    """Return a block with the requests inside it marked: "Contact Marta Quell at …"."""
    last = window.marks[-1].end
    inside = _marks_inside(Span(last, max(last, window.span.end)), marks)
    asks = (mark.span for mark in inside if mark.kinds & _ASKS)
    # "E-mail" and "Phone" may ask to do so, but here they say what stands in the line.
    requests = (ask for ask in asks if not lexicon.field_words.fullmatch(page.document.quote(ask)))
    return replace(window, requests=tuple(requests))


def _kinds_inside(span: Span, marks: list[Mark]) -> frozenset[MarkKind]:
    return frozenset(kind for mark in _marks_inside(span, marks) for kind in mark.kinds)


def _marks_inside(span: Span, marks: list[Mark]) -> Iterator[Mark]:
    first = bisect_left(marks, span.start, key=lambda mark: mark.span.start)
    return takewhile(lambda mark: mark.span.start < span.end, islice(marks, first, None))


class _Taken:
    """The stretches that windows already cover."""

    def __init__(self, windows: list[Window]) -> None:
        self._spans = sorted(window.span for window in windows)

    def meets(self, span: Span) -> bool:
        index = bisect_right(self._spans, span.end, key=attrgetter("start")) - 1
        return index >= 0 and span.start < self._spans[index].end

    def left_of(self, bounds: Span, offset: int) -> Span:
        """Return the part of `bounds` around `offset` that no window covers."""
        index = bisect_right(self._spans, offset, key=attrgetter("start"))
        start = self._spans[index - 1].end if index else bounds.start
        end = self._spans[index].start if index < len(self._spans) else bounds.end
        return Span(max(start, bounds.start), min(end, bounds.end))


def _blocks(page: Page, marks: list[Mark], lexicon: Lexicon) -> Iterator[Window]:
    """Yield the block under each heading; headings with nothing between them head one block."""
    headings = [
        replace(heading, mark=_with_purpose(heading, marks))
        for mark in marks
        if (heading := heading_of(page, mark))
    ]
    stops = [*(heading.start for heading in headings[1:]), page.end]
    away = [mark.span.start for mark in marks if _turns_away(page, mark)]
    open_: Window | None = None
    for heading, stop in zip(headings, stops, strict=False):
        if heading.mark.leads_away:
            continue
        turn = bisect_right(away, heading.mark.span.end)
        window = _block(page, heading, min([stop, *away[turn : turn + 1]]), lexicon)
        if open_ and _continues(page, open_, window):
            window = _joined(open_, window)
        elif open_:
            yield open_
        open_ = window
    if open_:
        yield open_


def _turns_away(page: Page, mark: Mark) -> bool:
    """Say whether a sentence begins here that is for others: "Passengers may call …"."""
    if not mark.leads_away:
        return False
    line = page.lines[mark.line].span
    begun = line.start == mark.span.start or (
        sentence_end(page.text, max(line.start, mark.span.start - _SENTENCE), mark.span.start)
        == mark.span.start
        and page.text[mark.span.start - 2 : mark.span.start - 1] in _STOPS
    )
    return begun and (mark.phrases > 1 or _SMALL.match(page.text, mark.span.end) is not None)


def _with_purpose(heading: Heading, marks: list[Mark]) -> Mark:
    """Return a heading's mark with what the words before it announce."""
    span = Span(heading.start, heading.mark.span.end)
    return replace(heading.mark, kinds=heading.mark.kinds | _kinds_inside(span, marks))


def _continues(page: Page, before: Window, window: Window) -> bool:
    """Say whether a block without address or number goes on under the next heading."""
    lines = page.text.count("\n", before.span.end, window.span.start)
    few = len(before.marks) < _MOST_MARKS
    return few and lines <= _QUIET_BEFORE and not page.traced(before.span)


def _joined(before: Window, window: Window) -> Window:
    return replace(
        window,
        span=Span(before.span.start, window.span.end),
        marks=(*before.marks, *window.marks),
        kinds=before.kinds | window.kinds,
    )


def _block(page: Page, heading: Heading, stop: int, lexicon: Lexicon) -> Window:
    mark = heading.mark
    line = page.lines[mark.line]
    end = _reach(page, mark, stop, lexicon)
    span = Span(heading.start, max(end, mark.span.end))
    return Window(span, Shape.BLOCK, (mark.span,), mark.kinds, line.region)


def _reach(page: Page, mark: Mark, stop: int, lexicon: Lexicon) -> int:
    """Return where the block under `mark` ends: behind its last address, number or name."""
    first = page.lines[mark.line]
    end = _useful_end(page, Span(mark.span.end, max(mark.span.end, min(first.span.end, stop))))
    found = page.traced(Span(mark.span.end, end))
    quiet, useful = 0, first
    for line in page.lines[mark.line + 1 :]:
        if line.span.start >= stop or _ends(page, line, first, lexicon, found=found):
            break
        piece = Span(line.span.start, min(line.span.end, stop))
        if page.traced(piece):
            end, found, quiet, useful = _useful_end(page, piece), True, 0, line
            continue
        quiet += 1
        if quiet > (_QUIET_BETWEEN if found else _QUIET_BEFORE):
            break
        if line.block == useful.block or (not found and quiet == 1):
            end = piece.end
    return end


def _ends(page: Page, line: Line, first: Line, lexicon: Lexicon, *, found: bool) -> bool:
    """Say whether a line no longer belongs to the block that begins in `first`."""
    words = page.document.quote(line.span)
    if line.region is not first.region or is_prose(words):
        return True
    headline = line.kind is BlockKind.HEADING and (found or len(words.split()) > _HEADLINE_WORDS)
    return headline or closes(words, lexicon)


def closes(words: str, lexicon: Lexicon) -> bool:
    """Say whether a line marks an end, releases the text, or begins what is not a contact."""
    if not any(map(str.isalnum, words)):
        return True
    bare = words.lstrip(_DECORATION)
    found = lexicon.ends.match(bare) or lexicon.release_lines.match(bare)
    return found is not None and whole_words(bare, Span(0, found.end()))


def _useful_end(page: Page, piece: Span) -> int:
    """Return where the part of a line ends that still belongs to a block."""
    at = page.trace_from(piece.start, piece.end)
    if at is None:
        return piece.start if is_prose(page.document.quote(piece)) else piece.end
    last = piece.start
    while at is not None and at - last <= _NEAR:
        boundary = sentence_end(page.text, last, at)
        if last > piece.start and boundary < at and is_prose(page.text[boundary:at]):
            return boundary
        last, at = at, page.trace_from(at + 1, piece.end)
    end = piece.end if at is None and piece.end - last <= _TAIL else last + _TAIL
    return min(piece.end, sentence_end(page.text, last, end))


def _sentences(page: Page, marks: list[Mark], taken: _Taken) -> Iterator[Window]:
    """Yield the sentences that hold a mark beside an address or a number."""
    open_: Window | None = None
    for mark in marks:
        if taken.meets(mark.span):
            continue
        if open_ and mark.span.start < open_.span.end:
            open_ = replace(open_, marks=(*open_.marks, mark.span), kinds=open_.kinds | mark.kinds)
            continue
        if open_ and open_.kinds != {MarkKind.PURPOSE}:
            yield open_
        bounds = page.block_of(page.lines[mark.line])
        open_ = _sentence(page, mark, taken.left_of(bounds, mark.span.start))
    if open_ and open_.kinds != {MarkKind.PURPOSE}:
        yield open_


def _sentence(page: Page, mark: Mark, bounds: Span) -> Window | None:
    line = page.lines[mark.line]
    if not page.traced(Span(mark.span.start - _SENTENCE, mark.span.end + _SENTENCE)):
        return None
    span = sentence_around(page.text, mark.span, bounds)
    if not page.traced(span):
        return None
    return Window(span, Shape.SENTENCE, (mark.span,), mark.kinds, line.region)


def _clusters(page: Page, taken: _Taken, lexicon: Lexicon) -> Iterator[Window]:
    """Yield lines with addresses or numbers that stand together without a label."""
    number = 0
    while number < len(page.lines):
        if not _loose(page, number, taken):
            number += 1
            continue
        first, last = _above(page, number, taken, lexicon), _below(page, number, taken, lexicon)
        span = Span(page.lines[first].span.start, page.lines[last].span.end)
        yield Window(span, Shape.CLUSTER, (), frozenset(), page.lines[number].region)
        number = last + 1


def _loose(page: Page, number: int, taken: _Taken) -> bool:
    """Say whether a line names an address or number outside prose and outside other windows."""
    span = page.lines[number].span
    at = page.trace_from(span.start, span.end)
    return at is not None and not taken.meets(span) and not is_prose(page.document.quote(span))


def _above(page: Page, number: int, taken: _Taken, lexicon: Lexicon) -> int:
    """Return the first of the short lines above a line that may belong to it."""
    first = number
    while first > max(0, number - _LINES_ABOVE):
        line, below = page.lines[first - 1], page.lines[first]
        words = page.document.quote(line.span)
        apart = line.block != below.block and len(words.split()) > _HEADLINE_WORDS
        if apart or taken.meets(line.span) or _ends(page, line, below, lexicon, found=True):
            break
        first -= 1
    return first


def _below(page: Page, number: int, taken: _Taken, lexicon: Lexicon) -> int:
    """Return the last line below that goes on with addresses and numbers."""
    last, quiet = number, 0
    for after in range(number + 1, len(page.lines)):
        line = page.lines[after]
        ends = _ends(page, line, page.lines[number], lexicon, found=True)
        if ends or taken.meets(line.span) or quiet > _QUIET_BETWEEN:
            break
        quiet += 1
        if page.traced(line.span):
            last, quiet = after, 0
        elif line.block == page.lines[last].block and last == after - 1:
            last = after
    return last
