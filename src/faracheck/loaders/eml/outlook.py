"""Two worlds in one page: what Outlook on Windows shows of a message, and what all others show.

Outlook lays pages out with Word's engine. Conditional comments hide a passage from it, or show
it one that everybody else takes for a comment. The words of both worlds are read, and each
passage knows who is shown it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders._origin import Derived, Part
from faracheck.model.document import Span

FEWEST_WORDS = 4
"""A conditional comment with fewer words than these only lays the page out."""

_OPENING = late_pattern(r"(?i)<!(--)?\[if\s([^\]>]{1,200})\]")
_SHOWN_NEXT = late_pattern(r">\s{0,9}<!--\s{0,9}(?:--\s{0,9})?>|\s{0,9}-->")
_ENDIF = late_pattern(r"(?i)<!(?:--\s{0,9}<!)?\[endif\](?:--)?>")
_ENDIF_INSIDE = late_pattern(r"(?i)<!\[endif\]\Z")
_OUTLOOK = late_pattern(r"(?i)(?<!!)(?<!!\()\bmso\b")
_TAG = late_pattern(r"(?s)<[^>]{0,5000}>")
_STYLED = late_pattern(r"(?is)<(style|script|xml|title|head)\b.{0,50000}?</\1\s*>")


@dataclass(frozen=True, slots=True)
class Worlds:
    """A page that holds the words of both worlds, and where those of only one stand.

    The spans are of the author's text, sorted and apart.
    """

    page: Derived
    outlook_only: tuple[Span, ...] = ()
    others_only: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Passage:
    """A conditional passage: `whole` with its marks, `inside` without them.

    `comment` says that it stands inside a comment, which only Outlook looks into.
    """

    condition: str
    whole: Span
    inside: Span
    comment: bool


def worlds_of(markup: str) -> Worlds:
    """Return a page with the words that only Outlook is shown in their places."""
    page = Derived(markup, markup)
    found = list(_passages(markup)) if "[if" in markup.lower() else []
    only = [it for it in found if it.comment and _says_much(it, markup)]
    others = [it for it in found if not it.comment and _denies_outlook(it.condition)]
    return Worlds(
        page.assembled(_merged(markup, only)) if only else page,
        tuple(it.inside for it in only),
        tuple(_joined(it.inside for it in others)),
    )


def among(spans: Sequence[Span], stretch: Span) -> bool:
    """Say whether a stretch shares a character with one of `spans` (sorted, apart)."""
    at = bisect_left(spans, Span(stretch.end, 0))
    return at > 0 and spans[at - 1].meets(stretch)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans that are sorted by their start, those that overlap made one."""
    last: Span | None = None
    for span in spans:
        if last is not None and span.start <= last.end:
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _passages(markup: str) -> Iterator[_Passage]:
    """Yield the conditional passages of a page in order; one that never ends is none."""
    at = 0
    while opening := _OPENING.search(markup, at):
        condition, start, at = opening[2], opening.start(), opening.end()
        shown = _SHOWN_NEXT.match(markup, at)
        if shown is None and opening[1]:
            end = markup.find("-->", at)
            if end < 0:
                return
            closing = _ENDIF_INSIDE.search(markup, max(at, end - 9), end)
            inside = Span(min(at + 1, end), closing.start() if closing else end)
            yield _Passage(condition, Span(start, end + 3), inside, comment=True)
            at = end + 3
        else:
            at = shown.end() if shown else at + 1
            last = _ENDIF.search(markup, at)
            if last is None:
                return
            yield _Passage(
                condition, Span(start, last.end()), Span(at, last.start()), comment=False
            )


def _says_much(passage: _Passage, markup: str) -> bool:
    """Say whether a comment for Outlook holds words, and more than lay the page out."""
    inside = markup[passage.inside.start : passage.inside.end]
    words = _TAG.sub(" ", _STYLED.sub(" ", inside)).split()
    return _is_outlook(passage.condition) and len(words) >= FEWEST_WORDS


def _denies_outlook(condition: str) -> bool:
    return "mso" in condition.lower() and not _is_outlook(condition)


def _is_outlook(condition: str) -> bool:
    """Say whether Outlook meets a condition: it names its engine, and does not deny it."""
    return _OUTLOOK.search(condition) is not None


def _merged(markup: str, comments: Sequence[_Passage]) -> Iterator[Part]:
    """Yield the page with the marks of its comments left out."""
    at = 0
    for comment in comments:
        yield markup[at : comment.whole.start], Span(at, comment.whole.start)
        yield markup[comment.inside.start : comment.inside.end], comment.inside
        at = comment.whole.end
    yield markup[at:], Span(at, len(markup))
