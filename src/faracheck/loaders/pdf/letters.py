"""What the library says of the characters on a page: each question is a call, so few are asked.

Units are PDF points (1/72 inch), from the lower left corner of a page as it is shown: cut to its
crop box and turned (ISO 32000-2, 8.3 and 14.11.2).
"""

import ctypes
from collections.abc import Iterable
from math import hypot
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from faracheck.frozen import dataclass
from faracheck.late import late_pattern

HYPHENS = "\x02\ufffe"
"""What pdfium has for a hyphen at the end of a line, in place of the break."""

_UNKNOWN = "\ufffd"
_DOUBTFUL = late_pattern("[\0\ufffe]")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: "Box") -> bool:
        """Say whether the two share a place."""
        beside = self.left < other.right and other.left < self.right
        return beside and self.bottom < other.top and other.bottom < self.top


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around all of them."""
    sides = zip(*((it.left, it.bottom, it.right, it.top) for it in boxes), strict=True)
    left, bottom, right, top = sides
    return Box(min(left), min(bottom), max(right), max(top))


class Letters:
    """The characters of a page by their numbers; `text` has one for each, half pairs too.

    Raises:
        PdfiumError: the page is damaged.
    """

    def __init__(self, document: "pdfium.PdfDocument", page: int) -> None:
        self.page = document[page - 1]
        self._frame = Box(*self.page.get_bbox())
        self.turned: int = self.page.get_rotation() % 360
        self._text = self.page.get_textpage()
        self._handle = self._text.raw
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._at = [ctypes.byref(side) for side in self._sides]
        self._matrix = raw.FS_MATRIX()
        self._form = ctypes.byref(self._matrix)
        self.text = self._read()

    def close(self) -> None:
        """Let go of the page."""
        self._text.close()
        self.page.close()

    def box(self, number: int) -> Box:
        """Return the box of a character."""
        raw.FPDFText_GetCharBox(self._handle, number, *self._at)
        left, right, bottom, top = self._sides
        return self.shown(Box(left.value, bottom.value, right.value, top.value))

    def shown(self, box: Box) -> Box:
        """Return where a rectangle of the page's own space stands on the page as it is shown."""
        frame = self._frame
        if not self.turned and frame.left == frame.bottom == 0:
            return box
        left, right = box.left - frame.left, box.right - frame.left
        low, high = box.bottom - frame.bottom, box.top - frame.bottom
        width, height = frame.right - frame.left, frame.top - frame.bottom
        match self.turned:
            case 90:
                return Box(low, width - right, high, width - left)
            case 180:
                return Box(width - right, height - high, width - left, height - low)
            case 270:
                return Box(height - high, left, height - low, right)
            case _:
                return Box(left, low, right, high)

    def size(self, number: int) -> float:
        """Return the size of a character's type, as large as it is drawn."""
        size: float = raw.FPDFText_GetFontSize(self._handle, number)
        if raw.FPDFText_GetMatrix(self._handle, number, self._form):
            size *= hypot(self._matrix.c, self._matrix.d) or 1.0
        return size

    def boxes(self, first: int, behind: int) -> list[Box]:
        """Return the boxes of what is drawn in one stroke between two characters."""
        return [
            self._rectangle(at)
            for at in range(raw.FPDFText_CountRects(self._handle, first, behind - first))
        ]

    def form(self, number: int) -> tuple[float, float, float, float]:
        """Return how a character is stretched and turned (ISO 32000-2, 8.3.3: a, b, c, d)."""
        if not raw.FPDFText_GetMatrix(self._handle, number, self._form):
            return 1.0, 0.0, 0.0, 1.0
        return self._matrix.a, self._matrix.b, self._matrix.c, self._matrix.d

    def strokes(self, numbers: Iterable[int]) -> list[Any]:
        """Return the objects of the page that draw these characters, each once."""
        drawing = (raw.FPDFText_GetTextObject(self._handle, number) for number in numbers)
        return list({ctypes.addressof(it.contents): it for it in drawing if it}.values())

    def are_unpainted(self, numbers: Iterable[int]) -> bool:
        """Say whether these characters are set as ones that are never painted (9.3.6: mode 3)."""
        modes = {raw.FPDFTextObj_GetTextRenderMode(it) for it in self.strokes(numbers)}
        return modes == {raw.FPDF_TEXTRENDERMODE_INVISIBLE}

    def stand_in(self, numbers: Iterable[int]) -> int:
        """Return how long the longest text is that the file says in place of such a stroke."""
        return max((_actual_text(it) for it in self.strokes(numbers)), default=0)

    def _rectangle(self, at: int) -> Box:
        raw.FPDFText_GetRect(self._handle, at, *self._at)
        left, top, right, bottom = self._sides
        return self.shown(Box(left.value, bottom.value, right.value, top.value))

    def _read(self) -> str:
        """Return the characters; what nobody can tell is U+FFFD."""
        count = max(raw.FPDFText_CountChars(self._handle), 0)
        units = (ctypes.c_ushort * (2 * count + 2))()
        written = raw.FPDFText_GetText(self._handle, 0, count, units) - 1
        if written != count:
            return "".join(self._character(number) for number in range(count))
        text = bytes(units)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(text) != count:
            text = "".join(map(chr, units[:count]))
        doubtful = {it.start() for it in _DOUBTFUL.finditer(text)}
        if not doubtful:
            return text
        return "".join(
            self._character(number) if number in doubtful else it for number, it in enumerate(text)
        )

    def _character(self, number: int) -> str:
        code = raw.FPDFText_GetUnicode(self._handle, number)
        return chr(code) if 0 < code <= 0x10FFFF else _UNKNOWN


def _actual_text(stroke: Any) -> int:
    """Return how many characters the marks around an object say in its place (14.9.4)."""
    length = ctypes.c_ulong()
    longest = 0
    for at in range(raw.FPDFPageObj_CountMarks(stroke)):
        mark = raw.FPDFPageObj_GetMark(stroke, at)
        told = raw.FPDFPageObjMark_GetParamStringValue(
            mark, b"ActualText", None, 0, ctypes.byref(length)
        )
        if told:
            longest = max(longest, length.value // 2 - 1)
    return longest
