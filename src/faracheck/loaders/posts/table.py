"""CSV (RFC 4180, and as spreadsheets write it): each cell with its place.

The standard library's reader parts cells as this one does, but does not say where they stand.
"""

import re
from collections.abc import Iterator, Sequence

from faracheck.errors import LoadError
from faracheck.late import late_pattern
from faracheck.loaders._origin import Lines, Part
from faracheck.loaders.posts.vocabulary import is_body, is_variant
from faracheck.loaders.posts.written import Broken, Export, File, Item, Record, Written
from faracheck.model.document import Span

_DELIMITERS = ",;\t|"
_SAID = late_pattern(r"sep=([^\n])[ \t]*\n", re.IGNORECASE)
_QUOTED = late_pattern(r'"((?:[^"]++|"")*+)"')

Cell = Written
Row = tuple[int, list[Cell]]
"""Where a row begins, and its cells."""


class _Open(Exception):  # noqa: N818 - a sentence, not an error by name
    """A quotation that does not end, and where it begins."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


def read_table(text: str, name: str) -> Export:
    """Return the rows of a table by the names in its header; a row that does not fit is told.

    Raises:
        LoadError: it has no header, or a quotation in it does not end.
    """
    file = File(text, Lines(text), decoded)
    said = _SAID.match(text)
    begin = said.end() if said else 0
    delimiter = said[1] if said else _delimiter(text, begin)
    values: list[Item] = []
    try:
        rows = _rows(text, begin, delimiter)
        _, header = next(rows, (0, []))
        names = _column_names(header, name)
        for _, cells in rows:
            values.append(_record(names, cells))
    except _Open as error:
        line = file.place(error.at).line
        raise LoadError(
            f"it is no CSV: the quotation that begins on line {line} does not end",
            where=name,
            hint="export it anew",
        ) from error
    return Export(file, tuple(values), listed=True)


def decoded(text: str, span: Span) -> Iterator[Part]:
    """Yield the characters that a cell's stretch writes: a doubled quotation mark is one."""
    at = span.start
    quoted = span.start > 0 and text[span.start - 1] == '"'
    for found in re.finditer('""', text[span.start : span.end]) if quoted else ():
        start = span.start + found.start()
        yield text[at:start], Span(at, start)
        yield '"', Span(start, start + 2)
        at = start + 2
    yield text[at : span.end], Span(at, span.end)


def _record(names: Sequence[str], cells: Sequence[Cell]) -> Item:
    if len(cells) > len(names):
        return Broken(f"the row has {len(cells)} cells, the header {len(names)}")
    record: Record = {name: cell for name, cell in zip(names, cells, strict=False) if name}
    return record


def _column_names(header: Sequence[str], where: str) -> list[str]:
    """Return a name for each column; of two that share one, the later is numbered."""
    names: list[str] = []
    for found in header:
        name = " ".join(found.split())
        again = name in names
        if again and is_body(name):
            raise LoadError(f"two columns are called {name[:40]!r}", where=where)
        names.append(f"{name} ({names.count(name) + 1})" if again and name else name)
    if not any(names):
        raise LoadError("there is no header in it", where=where)
    return names


def _delimiter(text: str, begin: int) -> str:
    """Return what parts the cells: with it the header names a text, or most columns."""
    return max(_DELIMITERS, key=lambda it: _header_fits(text, begin, it))


def _header_fits(text: str, begin: int, delimiter: str) -> tuple[bool, int]:
    try:
        _, header = next(_rows(text, begin, delimiter), (0, []))
    except _Open:
        return False, 0
    return any(is_body(it) or is_variant(it) for it in header), len(header)


def _rows(text: str, at: int, delimiter: str) -> Iterator[Row]:
    """Yield the rows that are not blank."""
    bare = re.compile(f"[^{re.escape(delimiter)}\n]*+")
    while at < len(text):
        start = at
        cells: list[Cell] = []
        while True:
            cell, at = _cell(text, at, bare)
            cells.append(cell)
            if not text.startswith(delimiter, at):
                break
            at += len(delimiter)
        at += 1
        if any(cells):
            yield start, cells


def _cell(text: str, at: int, bare: re.Pattern[str]) -> tuple[Cell, int]:
    """Return the cell that begins at `at`, and where what follows it stands."""
    if not text.startswith('"', at):
        end = _end(bare, text, at)
        return Written.of(text[at:end], Span(at, end)), end
    found = _QUOTED.match(text, at)
    if found is None:
        raise _Open(at)
    end = _end(bare, text, found.end())
    if end > found.end():
        # As the standard library has it, what follows a quotation goes on the same cell.
        span = Span(at + 1, end)
        return Written.of("".join(part for part, _ in decoded(text, span)), span), end
    return Written.of(found[1].replace('""', '"'), Span(*found.span(1))), end


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
