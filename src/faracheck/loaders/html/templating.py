"""Template syntax in markup: what it wraps on the page, and remarks that are no draft at all.

Tags of a template may stand between elements, in attributes or in comments, and what they open
may wrap whole elements. So they are found in the markup itself and carried over to the text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from turbohtml import Comment, Document

from faracheck.late import late_pattern
from faracheck.loaders._cutting import Cut, comments_among, cut_out
from faracheck.loaders._origin import Derived, Part
from faracheck.loaders.html.layout import Remark
from faracheck.loaders.html.places import PagePlaces
from faracheck.loaders.html.runs import Runs
from faracheck.model.document import Construct, ConstructKind, Span
from faracheck.templates import find_constructs

_MARKS = {
    "{": ("{{", "{%", "{#", "{/*", "${"),
    "<": ("<%", "<?", "<mj-"),
    "%": ("%%",),
    "|": ("*|",),
    "[": ("[[",),
    "«": ("«",),
}
"""The marks that begin template syntax, by a character that most pages do not show at all."""

_MARKUP_OF_REMARKS = late_pattern(r"--|<\?(?:php\b)?|\?>")
_ENTITIES = {"<": "&lt;", ">": "&gt;"}
_LITERAL = ("script", "style", "pre", "code")


def may_be_template(text: str, tree: Document, remarks: Sequence[Remark]) -> bool:
    """Say whether a page shows marks of a template, or hides some between its elements."""
    return (
        is_marked(text)
        or any(not isinstance(remark, Comment) for remark in remarks)
        or any(remark.data.startswith(("#include", "?=", "?php")) for remark in remarks)
        or tree.find("mj-include") is not None
    )


def is_marked(text: str) -> bool:
    """Say whether a text holds marks that template languages use: quick, and often wrong."""
    return any(mark in text for sign, marks in _MARKS.items() if sign in text for mark in marks)


def constructs_in(tree: Document, markup: str) -> tuple[Construct, ...]:
    """Return the template syntax of the markup; scripts, styles and samples of code hold none."""
    return find_constructs(_without_code(tree, markup))


def without_comments(parsed: Derived, constructs: Sequence[Construct]) -> Derived | None:
    """Return the markup as the template leaves it, None when it leaves all as it stands.

    What it drops stands behind the page. Values that PHP prints are text: to a parser of HTML
    their tags would be remarks.
    """
    cut = cut_out(parsed.text, comments_among(constructs))
    values = [one.span for one in constructs if _is_printed_by_php(one)]
    if not cut.comments and not values:
        return None
    return cut.derived.assembled([*_with_values(cut), *as_comments(cut)])


def _is_printed_by_php(construct: Construct) -> bool:
    return construct.kind is ConstructKind.VARIABLE and construct.syntax == "php"


def _with_values(cut: Cut) -> Iterator[Part]:
    """Yield the markup that is shown, the angle brackets of printed values as entities."""
    shown = cut.derived.text[: cut.shown]
    values = [one.span for one in find_constructs(shown) if _is_printed_by_php(one)]
    at = 0
    for span in values:
        yield shown[at : span.start], Span(at, span.start)
        for place in range(span.start, span.end):
            yield _ENTITIES.get(shown[place], shown[place]), Span(place, place + 1)
        at = span.end
    yield shown[at:], Span(at, len(shown))


def as_comments(cut: Cut) -> Iterator[Part]:
    """Yield what was cut out of a text as comments of HTML, so that it is still known."""
    for block in cut.comments:
        yield "<!-- ", Span(block.span.start, block.span.start)
        # These could end the comment early, or hide its words; spaces keep every offset.
        remark = _MARKUP_OF_REMARKS.sub(
            lambda found: " " * len(found[0]), cut.derived.quote(block.span)
        )
        yield remark, block.span
        yield " -->", Span(block.span.end, block.span.end)


class Reach:
    """Carries spans of the author's file over to the reading text of its page."""

    def __init__(self, runs: Runs, places: PagePlaces) -> None:
        self._runs = runs
        self._places = places
        # Words are moved out of tables that cannot hold them, so the order may differ.
        self._order = sorted(range(len(runs.starts)), key=self._raw_start)
        self._raw_starts = [self._raw_start(number) for number in self._order]

    def text_in(self, span: Span) -> Span | None:
        """Return the reading text that stands in a span of the file, None for none at all."""
        first = bisect_right(self._raw_starts, span.start) - 1
        behind = bisect_left(self._raw_starts, span.end)
        if first < 0 or self._raw_end(self._order[first]) <= span.start:
            first += 1
        if first >= behind:
            return None
        ends = [self._part(self._order[at], span) for at in (first, behind - 1)]
        start, end = min(part.start for part in ends), max(part.end for part in ends)
        return Span(start, end) if start < end else None

    def near(self, offset: int) -> Span | None:
        """Return the first run behind an offset of the file, or the last run."""
        if not self._order:
            return None
        at = min(bisect_left(self._raw_starts, offset), len(self._order) - 1)
        number = self._order[at]
        return Span(self._runs.starts[number], self._runs.ends[number])

    def _part(self, number: int, span: Span) -> Span:
        """Return what of a run stands in a span of the file."""
        offsets = range(self._runs.starts[number], self._runs.ends[number])

        def raw(offset: int) -> int:
            return self._places.author_offset(number, offset)

        start = bisect_left(offsets, span.start, key=raw)
        end = bisect_left(offsets, span.end, key=raw)
        return Span(offsets.start + start, offsets.start + end)

    def _raw_start(self, number: int) -> int:
        return self._places.author_offset(number, self._runs.starts[number])

    def _raw_end(self, number: int) -> int:
        return self._places.author_offset(number, self._runs.ends[number] - 1) + 1


def carried(constructs: Sequence[Construct], reach: Reach) -> tuple[Construct, ...]:
    """Return the constructs of the file as they stand in, or around, the reading text.

    An include that shows nothing yet (an element, an instruction) is told at the words that
    follow it, or at the last ones.
    """
    found: list[Construct] = []
    for construct in constructs:
        span = reach.text_in(construct.span)
        if span is None and construct.kind is ConstructKind.INCLUDE:
            span = reach.near(construct.span.start)
        if span is not None:
            found.append(Construct(span, construct.kind, construct.syntax))
    return tuple(sorted(found, key=lambda construct: construct.span))


def _without_code(tree: Document, markup: str) -> str:
    """Return the markup with the content of scripts, styles and code blanked out."""
    parts: list[str] = []
    at = 0
    for element in tree.iter_elements(_LITERAL):
        location = element.source_location
        if location is None or location.end_tag is None:
            continue
        start, end = location.start_tag.end_offset, location.end_tag.start_offset
        if at <= start < end:
            parts += (markup[at:start], " " * (end - start))
            at = end
    return "".join([*parts, markup[at:]])
