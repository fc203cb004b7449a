"""The characters of a PDF's pages with their boxes, and the lines that they form.

Units are PDF points (1/72 inch), from the lower left corner of a page (ISO 32000-2, 8.3).
"""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import hypot
from statistics import median
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from faracheck.errors import LoadError
from faracheck.frozen import dataclass
from faracheck.model.document import Source
from faracheck.model.limits import Limits

GUTTER = 1.6
"""From this many times the type's size on, a gap in a line divides columns."""

_BREAKS = frozenset("\r\n\x0c")
_HYPHENS = frozenset("\x02\ufffe")
"""What pdfium has for a hyphen at the end of a line, in place of the break."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page."""

    left: float
    bottom: float
    right: float
    top: float

    def with_(self, other: "Box") -> "Box":
        """Return the smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: its number on the page, its box and its size in points."""

    character: str
    page: int
    number: int
    box: Box
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """Characters side by side, in order."""

    glyphs: tuple[Glyph, ...]
    box: Box
    size: float

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(glyph.character for glyph in self.glyphs)


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
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pdfium.PdfiumError as error:
            raise LoadError(f"it is damaged: page {number + 1}", where=source.name) from error
        glyphs = list(_glyphs(text, number + 1))
        count += len(glyphs)
        limits.hold("characters", count, source.name)
        lines = _in_columns([piece for line in _lines(glyphs) for piece in [_pieces(line)]])
        yield Page(number + 1, float(page.get_height()), tuple(lines))
        text.close()
        page.close()


def _glyphs(text: Any, page: int) -> Iterator[Glyph]:
    """Yield the characters of a page; what is asked of the library is asked a million times."""
    handle = text.raw
    sides = [ctypes.c_double() for _ in range(4)]
    at = [ctypes.byref(side) for side in sides]
    matrix = raw.FS_MATRIX()
    form = ctypes.byref(matrix)
    for number in range(raw.FPDFText_CountChars(handle)):
        code = raw.FPDFText_GetUnicode(handle, number)
        if not 0 < code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            continue
        raw.FPDFText_GetCharBox(handle, number, *at)
        left, right, bottom, top = sides
        size = raw.FPDFText_GetFontSize(handle, number)
        if raw.FPDFText_GetMatrix(handle, number, form):
            size *= hypot(matrix.c, matrix.d) or 1.0
        box = Box(left.value, bottom.value, right.value, top.value)
        yield Glyph(chr(code), page, number, box, size)


def _lines(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the lines as the file has them, which mostly is the order of reading."""
    line: list[Glyph] = []
    for glyph in glyphs:
        if glyph.character in _BREAKS or glyph.character in _HYPHENS:
            if line and glyph.character in _HYPHENS:
                line.append(replace(glyph, character="-"))
            if line:
                yield line
            line = []
        else:
            line.append(glyph)
    if line:
        yield line


def _pieces(line: Sequence[Glyph]) -> list[Line]:
    """Return a line's pieces: more than one where a gap between columns divides it."""
    pieces: list[list[Glyph]] = [[]]
    right: float | None = None
    for glyph in line:
        inked = not glyph.character.isspace()
        if inked and right is not None and glyph.box.left - right > GUTTER * max(glyph.size, 4.0):
            pieces.append([])
        pieces[-1].append(glyph)
        if inked:
            right = glyph.box.right
    return [made for piece in pieces if (made := _line(piece)) is not None]


def _line(glyphs: Sequence[Glyph]) -> Line | None:
    """Return a line without white space at its ends, or None where there is nothing else."""
    inked = [at for at, glyph in enumerate(glyphs) if not glyph.character.isspace()]
    if not inked:
        return None
    kept = tuple(glyphs[inked[0] : inked[-1] + 1])
    boxes = [glyphs[at].box for at in inked]
    box = Box(
        min(it.left for it in boxes),
        min(it.bottom for it in boxes),
        max(it.right for it in boxes),
        max(it.top for it in boxes),
    )
    return Line(kept, box, median(glyphs[at].size for at in inked))


def _in_columns(rows: list[list[Line]]) -> Iterator[Line]:
    """Yield the lines of rows; rows that share a gutter are read column by column."""
    waiting: list[list[Line]] = []
    for row in rows:
        if len(row) == 2 and (not waiting or _share(waiting[-1], row)):
            waiting.append(row)
            continue
        yield from _columns(waiting)
        waiting = [row] if len(row) == 2 else []
        if not waiting:
            yield from row
    yield from _columns(waiting)


def _share(one: list[Line], other: list[Line]) -> bool:
    """Say whether the gaps of two rows lie one above the other."""
    left = max(one[0].box.right, other[0].box.right)
    return left < min(one[1].box.left, other[1].box.left)


def _columns(rows: list[list[Line]]) -> Iterator[Line]:
    if len(rows) < 3:
        for row in rows:
            yield from row
        return
    yield from (row[0] for row in rows)
    yield from (row[1] for row in rows)
