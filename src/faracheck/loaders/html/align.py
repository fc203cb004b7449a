"""Character by character: where a text read from markup stands in it."""

from bisect import bisect_right
from collections.abc import Iterable

from faracheck.loaders.html.scan import Stretch


class Alignment:
    """Maps indices of a text to offsets in the markup that it was read from.

    Kept as stretches: from index `_indices[n]` on the text was copied from offset
    `_offsets[n]`, or, where `_behind[n]` is an offset, stands for all markup up to there.
    The first `skip` characters that were aligned are not part of the text asked about.
    """

    __slots__ = ("_behind", "_indices", "_offsets", "_skip")

    def __init__(self, skip: int = 0) -> None:
        self._skip = skip
        self._indices: list[int] = []
        self._offsets: list[int] = []
        self._behind: list[int | None] = []

    @classmethod
    def copied(cls, offset: int) -> "Alignment":
        """Return the alignment of a text that stands in the markup as it is."""
        alignment = cls()
        alignment.add(0, offset)
        return alignment

    @classmethod
    def standing_at(cls, offset: int) -> "Alignment":
        """Return the alignment of a text of which only the neighbourhood is known."""
        alignment = cls()
        alignment.add(0, offset, offset + 1)
        return alignment

    def add(self, index: int, offset: int, behind: int | None = None) -> None:
        """Say where the text stands from `index` on; indices grow."""
        self._indices.append(index)
        self._offsets.append(offset)
        self._behind.append(behind)

    def offset_of(self, index: int) -> int:
        """Return where the character at `index` begins in the markup."""
        at, further = self._find(index)
        return self._offsets[at] + (further if self._behind[at] is None else 0)

    def offset_behind(self, index: int) -> int:
        """Return where the markup goes on behind the character at `index`."""
        at, further = self._find(index)
        behind = self._behind[at]
        return self._offsets[at] + further + 1 if behind is None else behind

    def _find(self, index: int) -> tuple[int, int]:
        """Return the number of the stretch that holds a character, and how far inside."""
        index += self._skip
        at = max(bisect_right(self._indices, index) - 1, 0)
        return at, index - self._indices[at]


def align_all(stretches: Iterable[Stretch], skip: int = 0) -> Alignment:
    """Return where the text of the stretches stands, without its first `skip` characters."""
    alignment = Alignment(skip)
    index = 0
    for stretch in stretches:
        if stretch.text:
            copied = stretch.end - stretch.start == len(stretch.text)
            alignment.add(index, stretch.start, None if copied else stretch.end)
            index += len(stretch.text)
    return alignment


def align(data: str, stretches: Iterable[Stretch], skip: int = 0) -> Alignment | None:
    """Return where `data` stands among the stretches, None when they say something else.

    Comments and stray end tags are passed over; a start tag ends the matching, for what follows
    it is another element's text.
    """
    alignment = Alignment(skip)
    matched = 0
    for stretch in stretches:
        if matched >= len(data):
            break
        if stretch.opens:
            return None
        text = _as_read(stretch, data, matched)
        if not text:
            continue
        if not data.startswith(text[: len(data) - matched], matched):
            return None
        copied = stretch.end - stretch.start == len(text)
        alignment.add(matched, stretch.start, None if copied else stretch.end)
        matched += len(text)
    return alignment if matched >= len(data) else None


def _as_read(stretch: Stretch, data: str, index: int) -> str:
    """Return the stretch's text; a NUL is dropped or replaced, as the parser chose."""
    if stretch.text or stretch.end - stretch.start != 1:
        return stretch.text
    return "\ufffd" if data.startswith("\ufffd", index) else ""
