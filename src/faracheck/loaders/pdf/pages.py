"""The lines that the characters of a PDF's pages form, in the order in which they are read."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pypdfium2 as pdfium

from faracheck.errors import LoadError
from faracheck.frozen import dataclass
from faracheck.late import late_pattern
from faracheck.loaders.pdf.letters import HYPHENS, Box, Letters, around
from faracheck.model.document import Source
from faracheck.model.limits import Limits

GUTTER = 1.6
"""From this many times the type's size on, a gap in a line divides columns."""

_SMALLEST = 4.0
_SUSPECT = GUTTER * _SMALLEST / 2
"""Points between two strokes from which on there may be a gap, white space at their ends aside."""

_SPARSE = 0.58
"""How wide a character is, in sizes of its type, in a line that leaves no room for a gap."""

_LINE = late_pattern(rf"[^\r\n\x0c{HYPHENS}]+[{HYPHENS}]?")
_WORD = late_pattern(r"\S+")
_WIDE = late_pattern(r"\s\s|\t")
_HALVES = late_pattern("[\ud800-\udfff]")
_PAIR = late_pattern("[\ud800-\udbff][\udc00-\udfff]|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """Characters side by side: what they say, and the number of each on its page."""

    words: str
    page: int
    numbers: Sequence[int]
    box: Box
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its height and its lines in reading order."""

    number: int
    height: float
    lines: tuple[Line, ...]


def opened(source: Source, limits: Limits) -> "pdfium.PdfDocument":
    """Return the document.

    Raises:
        LoadError: it is damaged, encrypted, or has more pages than are read.
    """
    try:
        document = pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise LoadError(
                "it is encrypted", where=source.name, hint="save it without a password"
            ) from error
        raise LoadError("it is damaged: no PDF inside", where=source.name) from error
    limits.hold("pages", len(document), source.name)
    return document


def pages_of(document: "pdfium.PdfDocument", source: Source, limits: Limits) -> Iterator[Page]:
    """Yield the pages with their lines.

    Raises:
        LoadError: a page is damaged, or there are more characters than are read.
    """
    count = 0
    for number in range(1, len(document) + 1):
        try:
            letters = Letters(document, number)
        except pdfium.PdfiumError as error:
            raise LoadError(f"it is damaged: page {number}", where=source.name) from error
        count += len(letters.text)
        limits.hold("characters", count, source.name)
        rows = [_row(letters, number, *line.span()) for line in _LINE.finditer(letters.text)]
        height = float(letters.page.get_height())
        yield Page(number, height, tuple(_in_columns(rows)))
        letters.close()


def _row(letters: Letters, page: int, first: int, behind: int) -> list[Line]:
    """Return a line's pieces: more than one where a gap between columns divides it."""
    words = letters.text[first:behind]
    first += len(words) - len(words.lstrip())
    behind -= len(words) - len(words.rstrip())
    if first >= behind:
        return []
    boxes = letters.boxes(first, behind)
    line = _line(letters, page, range(first, behind), boxes)
    if not _may_be_divided(line, boxes):
        return [line]
    return [
        _line(letters, page, it, letters.boxes(it.start, it.stop))
        for it in _divided(letters, first, behind)
    ]


def _line(letters: Letters, page: int, stretch: range, boxes: Sequence[Box]) -> Line:
    words = letters.text[stretch.start : stretch.stop]
    if len(boxes) == 1:
        box, size = boxes[0], letters.size(stretch[0])
    else:
        # What is drawn without any height or width is in none of the boxes.
        box = around(boxes or (letters.box(stretch[0]), letters.box(stretch[-1])))
        size = _size(letters, stretch)
    numbers: Sequence[int] = stretch
    if words[-1] in HYPHENS:
        words = words[:-1] + "-"
    if not words.isascii() and _HALVES.search(words):
        found = [(it[0], stretch.start + it.start()) for it in _PAIR.finditer(words)]
        words = "".join(_whole(pair) for pair, _ in found)
        numbers = [number for _, number in found]
    return Line(words, page, numbers, box, size)


def _whole(pair: str) -> str:
    """Return the character of which the library has two halves; one half alone is U+FFFD."""
    return pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _may_be_divided(line: Line, boxes: Sequence[Box]) -> bool:
    """Say whether there may be a gap in a line: to measure each of its words costs much more."""
    sparse = line.box.right - line.box.left > _SPARSE * line.size * len(line.words)
    loose = any(it.left - one.right > _SUSPECT for one, it in pairwise(boxes))
    return sparse or loose or _WIDE.search(line.words) is not None


def _divided(letters: Letters, first: int, behind: int) -> Iterator[range]:
    """Yield the stretches of a line between the gaps of columns."""
    right: float | None = None
    end = start = first
    for word in _WORD.finditer(letters.text, first, behind):
        if right is not None and _is_gutter(letters, right, word.start()):
            yield range(start, end)
            start = word.start()
        end = word.end()
        right = letters.box(end - 1).right
    yield range(start, end)


def _is_gutter(letters: Letters, right: float, number: int) -> bool:
    """Say whether the gap before a character, from `right` on, lies between columns."""
    gap = letters.box(number).left - right
    return gap > GUTTER * _SMALLEST and gap > GUTTER * letters.size(number)


def _size(letters: Letters, stretch: range) -> float:
    """Return the size in which most letters of a stretch are set, or the one in between."""
    words = [it.span() for it in _WORD.finditer(letters.text, stretch.start, stretch.stop)]
    sizes = sorted((letters.size(start), end - start) for start, end in words)
    left = sum(count for _, count in sizes) // 2
    for size, count in sizes:
        left -= count
        if left < 0:
            return size
    return sizes[-1][0]


def _in_columns(rows: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """Yield the lines of rows; rows that share a gutter are read column by column."""
    waiting: list[Sequence[Line]] = []
    for row in rows:
        if len(row) == 2 and (not waiting or _share(waiting[-1], row)):
            waiting.append(row)
            continue
        yield from _columns(waiting)
        waiting = [row] if len(row) == 2 else []
        if not waiting:
            yield from row
    yield from _columns(waiting)


def _share(one: Sequence[Line], other: Sequence[Line]) -> bool:
    """Say whether the gaps of two rows lie one above the other."""
    left = max(one[0].box.right, other[0].box.right)
    return left < min(one[1].box.left, other[1].box.left)


def _columns(rows: Sequence[Sequence[Line]]) -> Iterator[Line]:
    if len(rows) < 3:
        for row in rows:
            yield from row
        return
    yield from (row[0] for row in rows)
    yield from (row[1] for row in rows)
